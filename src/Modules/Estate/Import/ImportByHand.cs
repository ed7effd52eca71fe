using Anju.Estate.Contracts;

namespace Anju.Estate.Import;

/// <summary>The import for the command line: the same check, the same storing, the same marked copy.</summary>
internal sealed class ImportByHand(ImportFile import) : IAssetImport
{
    public async Task<ImportSummary> Import(string file, string community, bool checkOnly, Action<int>? progress, CancellationToken ct)
    {
        var result = await import.Run(file, Path.GetFileName(file), community, checkOnly, progress is null ? null : at => progress(at.Rows), ct);
        if (result.Problem is { } problem)
            return new(false, problem.Message, []);
        var report = result.Value!;
        return new(report.IsClean, report switch
        {
            { Refusal: { } refusal } => refusal,
            { IsClean: false } => $"{report.Rows} 行中有错 {report.Faults.Count} 处，没有存入任何内容",
            _ => $"{(checkOnly ? "检查通过" : "已导入")} {report.Rows} 行：新房屋 {report.NewHouses} 户，已有房屋 {report.KnownHouses} 户，住户 {report.NewPeople} 人",
        }, [.. report.Faults.Select(f => new ImportFault(f.Row, f.Column, f.Reason))]);
    }

    public void Mark(string file, string copy, IReadOnlyList<ImportFault> faults)
    {
        using var original = File.OpenRead(file);
        using var target = File.Create(copy);
        ReturnedSheet.Write(original, target, [.. faults.Select(f => new RowFault(f.Row, f.Column, f.Reason))]);
    }
}
