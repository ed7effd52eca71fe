using Microsoft.AspNetCore.Http;
using MiniExcelLibs;
using MiniExcelLibs.OpenXml;

namespace Anju.Kernel.Sheets;

/// <summary>Workbooks of any length with flat memory: written row by row to a file that goes away when it has been sent, or when writing fails.</summary>
public static class SheetDownload
{
    private const string Excel = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <param name="sheets">Rows, or sheets by name.</param>
    /// <param name="name">Of the file, with its ending.</param>
    public static async Task<IResult> Answer(object sheets, string name, CancellationToken ct, string sheet = "Sheet1", OpenXmlConfiguration? layout = null) =>
        TypedResults.File(await Write(sheets, ct, sheet, layout), Excel, name);

    /// <summary>The same for whoever sends it otherwise; stands at its beginning, and disposing it removes it.</summary>
    public static async Task<FileStream> Write(object sheets, CancellationToken ct, string sheet = "Sheet1", OpenXmlConfiguration? layout = null)
    {
        var file = new FileStream(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 81920, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        try
        {
            await file.SaveAsAsync(sheets, sheetName: sheet, configuration: layout, cancellationToken: ct);
            file.Position = 0;
            return file;
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }
}
