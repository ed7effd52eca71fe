using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Anju.Integration.Dwellings;

/// <summary><c>anju import</c> as an administrator types it, in a process of its own.</summary>
public class ImportCommandTests
{
    private static readonly string Folder = Path.Combine(Path.GetTempPath(), $"anju-import-{Guid.CreateVersion7():N}");

    private static async Task<(int Code, string Said)> Anju(params string[] words)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath is { } dotnet && Path.GetFileNameWithoutExtension(dotnet) == "dotnet" ? dotnet : "dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Folder };
        foreach (var word in (string[])[typeof(Program).Assembly.Location, .. words, "--data", Folder])
            start.ArgumentList.Add(word);
        start.Environment["Logging__LogLevel__Default"] = "Error";
        using var process = Process.Start(start)!;
        var (said, complained) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await said + await complained);
    }

    private static long Count(string table)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(Folder, "center.db")};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var count = connection.CreateCommand();
        count.CommandText = $"SELECT COUNT(*) FROM {table}";
        return (long)count.ExecuteScalar()!;
    }

    [Fact, Clause("A-3a")]
    public async Task The_command_says_what_it_found_marks_the_bad_copy_and_ends_with_a_code()
    {
        Directory.CreateDirectory(Folder);
        try
        {
            Assert.Equal((1, "没有找到文件 房屋.xlsx"), await Anju("import", "房屋.xlsx") is var missing ? (missing.Code, missing.Said.Trim()) : default);
            var (good, bad) = (Path.Combine(Folder, "好.xlsx"), Path.Combine(Folder, "坏.xlsx"));
            await File.WriteAllBytesAsync(good, Sheets.With(Sheets.Row(("姓名", "钱示例"))));
            await File.WriteAllBytesAsync(bad, Sheets.With(Sheets.Row(("建筑面积", 0))));
            Assert.Contains("还没有服务中心", (await Anju("import", good)).Said, StringComparison.Ordinal);
            using (var connection = new SqliteConnection($"Data Source={Path.Combine(Folder, "center.db")};Pooling=False"))
            {
                connection.Open();
                using var found = connection.CreateCommand();
                found.CommandText = "INSERT INTO estate_companies (Id, Name) VALUES (randomblob(16), '示例公司'); INSERT INTO estate_centers (Id, CompanyId, Name, Phone) SELECT randomblob(16), Id, '示例中心', '' FROM estate_companies";
                found.ExecuteNonQuery();
            }

            var refused = await Anju("import", bad);
            Assert.True(refused.Code == 1, refused.Said);
            Assert.Contains("1 行中有错 1 处，没有存入任何内容", refused.Said, StringComparison.Ordinal);
            Assert.Contains("第 2 行 建筑面积：面积应大于 0", refused.Said, StringComparison.Ordinal);
            var copy = Path.Combine(Folder, "坏-导入结果.xlsx");
            Assert.Contains(copy, refused.Said, StringComparison.Ordinal);
            Assert.StartsWith("第 2 行 建筑面积：", Sheets.Cells(await File.ReadAllBytesAsync(copy))["A2"], StringComparison.Ordinal);
            var look = await Anju("import", good, "--check");
            Assert.Equal((0, 0L), (look.Code, Count("estate_houses")));
            Assert.Contains("检查通过 1 行：新房屋 1 户", look.Said, StringComparison.Ordinal);
            var stored = await Anju("import", good, "--center", "示例中心");
            Assert.True(stored.Code == 0 && stored.Said.Contains("已导入 1 行：新房屋 1 户", StringComparison.Ordinal), stored.Said);
            Assert.Equal((1L, 1L), (Count("estate_houses"), Count("estate_people")));
            Assert.Contains("请用 --center 写明服务中心的名称：示例中心", (await Anju("import", good, "--center", "别家")).Said, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(Folder, recursive: true);
        }
    }
}
