using System.CommandLine;
using Anju.Estate.Contracts;
using Anju.Kernel.Identity;

namespace Anju.Web;

/// <summary><c>anju import FILE</c>: the same import as on the page, for large files and scripts.</summary>
internal static class ImportCommand
{
    public static Command Make(Option<string> data)
    {
        var file = new Argument<string>("file") { Description = ".xlsx 房产资料" };
        var center = new Option<string?>("--center") { Description = "服务中心名称；只有一个时可省略" };
        var community = new Option<string>("--community") { Description = "小区名称；表中没有小区一列、而中心有几个小区时需要", DefaultValueFactory = _ => "" };
        var check = new Option<bool>("--check") { Description = "只检查，不存入" };
        var command = new Command("import", "导入房产资料（全部合格才存入）") { file, data, center, community, check };
        command.SetAction((parse, ct) => Run(parse.GetValue(data)!, parse.GetValue(file)!, parse.GetValue(center), parse.GetValue(community)!, parse.GetValue(check), ct));
        return command;
    }

    private static async Task<int> Run(string data, string file, string? centerName, string community, bool checkOnly, CancellationToken ct)
    {
        if (!File.Exists(file))
        {
            await Console.Error.WriteLineAsync($"没有找到文件 {file}");
            return 1;
        }

        await using var app = Commands.Build(data);
        await Server.Migrate(app, ct);
        await using var scope = app.Services.CreateAsyncScope();
        var centers = scope.ServiceProvider.GetRequiredService<ICenters>();
        if (await CenterOf(centers, centerName, ct) is not { } center)
        {
            await Console.Error.WriteLineAsync(await Which(centers, ct));
            return 1;
        }

        scope.ServiceProvider.GetRequiredService<CurrentUser>().Become(Actor.System(center));
        var import = scope.ServiceProvider.GetRequiredService<IAssetImport>();
        var summary = await import.Import(file, community, checkOnly, rows => Console.Write($"\r已处理 {rows} 行"), ct);
        Console.WriteLine();
        Console.WriteLine(summary.Sentence);
        foreach (var fault in summary.Faults.Take(50))
            Console.WriteLine($"  第 {fault.Row} 行 {fault.Column}：{fault.Reason}");
        if (summary.Faults.Count > 0)
            Mark(import, file, summary.Faults);
        return summary.IsClean ? 0 : 1;
    }

    /// <summary>Beside the file, never over it.</summary>
    private static void Mark(IAssetImport import, string file, IReadOnlyList<ImportFault> faults)
    {
        var copy = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(file))!, Path.GetFileNameWithoutExtension(file) + "-导入结果.xlsx");
        try
        {
            import.Mark(file, copy, faults);
            Console.WriteLine($"标注了原因的表格：{copy}");
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"无法写出标注了原因的表格 {copy}");
        }
    }

    private static async Task<string> Which(ICenters centers, CancellationToken ct)
    {
        var names = new List<string>();
        foreach (var center in await centers.All(ct))
            names.Add(await centers.NameOf(center, ct));
        return names.Count == 0 ? "还没有服务中心；请先执行 anju setup" : $"请用 --center 写明服务中心的名称：{string.Join('、', names)}";
    }

    private static async Task<CenterId?> CenterOf(ICenters centers, string? name, CancellationToken ct)
    {
        var all = await centers.All(ct);
        if (name is null)
            return all.Count == 1 ? all[0] : null;
        foreach (var center in all)
            if (await centers.NameOf(center, ct) == name)
                return center;
        return null;
    }
}
