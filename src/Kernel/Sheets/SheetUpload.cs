using Microsoft.AspNetCore.Http;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;

namespace Anju.Kernel.Sheets;

/// <summary>A file that somebody uploads for import: one, not too long, kept in a temporary place for as long as it is read.</summary>
public static class SheetUpload
{
    /// <summary>The field that sentences about the file stand beside.</summary>
    public const string Field = "file";
    public const long Longest = 12 * 1024 * 1024;

    /// <summary>Of a request with one file in a form; refuses what is none.</summary>
    /// <param name="kinds">What may come, in words, e.g. <c>.xlsx</c>.</param>
    /// <param name="use">Gets the path of the copy, the file and the form.</param>
    public static async Task<IResult> With(HttpRequest request, string kinds, Func<string, IFormFile, IFormCollection, Task<IResult>> use, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (!request.HasFormContentType)
            return Problem.Invalid(Field, $"请上传 {kinds} 文件").ToHttp();
        IFormCollection form;
        try
        {
            form = await request.ReadFormAsync(ct);
        }
        catch (InvalidDataException)
        {
            return Problem.Invalid(Field, "上传的内容无法读取").ToHttp();
        }

        return form.Files is [{ Length: > 0 and <= Longest } file] ? await Stored(file, path => use(path, file, form), ct) : Problem.Invalid(Field, Sentence(kinds)).ToHttp();
    }

    /// <summary>What is said when there is no file, or one too long.</summary>
    public static string Sentence(string kinds) => $"请上传一个不超过 12 MB 的 {kinds} 文件";

    public static async Task<T> Stored<T>(IFormFile upload, Func<string, Task<T>> use, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(upload);
        ArgumentNullException.ThrowIfNull(use);
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            await using (var file = File.Create(path))
                await upload.CopyToAsync(file, ct);
            return await use(path);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
