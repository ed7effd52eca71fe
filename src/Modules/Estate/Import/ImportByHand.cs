using Anju.Estate.Contracts;
using Anju.Kernel.UseCases;

namespace Anju.Estate.Import;

/// <summary>The import for the command line: the same use case.</summary>
internal sealed class ImportByHand(UseCase<ImportAssets.Command, ImportReport> useCase) : IAssetImport
{
    public async Task<ImportSummary> Import(string file, bool checkOnly, Action<int>? progress, CancellationToken ct)
    {
        var result = await useCase.Run(new() { Path = file, DryRun = checkOnly, Progress = progress }, ct);
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
}
