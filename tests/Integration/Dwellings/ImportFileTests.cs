using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Anju.Estate.Domain;
using Anju.Kernel.Data;
using Xunit;

namespace Anju.Integration.Dwellings;

/// <summary>Files that are no asset sheet at all, and an import that does not come to its end.</summary>
public class ImportFileTests
{
    private static byte[] Zip(params (string Name, byte[] Bytes)[] parts)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, bytes) in parts)
            {
                using var part = zip.CreateEntry(name).Open();
                part.Write(bytes);
            }

        return file.ToArray();
    }

    /// <summary>300 MB of spaces inside 300 kB.</summary>
    private static byte[] Bomb()
    {
        using var file = new MemoryStream();
        file.Write(Sheets.With(Sheets.Row()));
        using (var zip = new ZipArchive(file, ZipArchiveMode.Update, leaveOpen: true))
        {
            zip.GetEntry("xl/worksheets/sheet1.xml")!.Delete();
            using var part = zip.CreateEntry("xl/worksheets/sheet1.xml").Open();
            part.Write("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>"u8);
            var spaces = new byte[1024 * 1024];
            Array.Fill(spaces, (byte)' ');
            for (var i = 0; i < 300; i++)
                part.Write(spaces);
            part.Write("</sheetData></worksheet>"u8);
        }

        return file.ToArray();
    }

    /// <summary>The same, but the archive's list says that it is small.</summary>
    private static byte[] LyingBomb()
    {
        var bytes = Bomb();
        for (var i = 0; i + 46 < bytes.Length; i++)
            if (bytes.AsSpan(i, 4).SequenceEqual("PK\x01\x02"u8) && BitConverter.ToUInt32(bytes, i + 24) > 200_000_000)
                BitConverter.TryWriteBytes(bytes.AsSpan(i + 24, 4), 5000);
        return bytes;
    }

    private static byte[] Locked()
    {
        var bytes = new byte[8192];
        new byte[] { 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1 }.CopyTo(bytes, 0);
        Encoding.Unicode.GetBytes("EncryptedPackage").CopyTo(bytes, 1024);
        return bytes;
    }

    public static TheoryData<string, string> WrongFiles => new()
    {
        { "text", "这不是可读的 .xlsx 文件" }, { "empty", "请上传一个不超过 12 MB" }, { "cut", "这不是可读的 .xlsx 文件" }, { "zip", "这不是可读的 .xlsx 文件" },
        { "locked", "文件设有密码" }, { "macros", "文件含有宏" }, { "macro type", "文件含有宏" }, { "bomb", "文件解压后太大" }, { "lying bomb", "" }, { "large", "请上传一个不超过 12 MB" },
        { "broken xml", "这不是可读的 .xlsx 文件" }, { "entities", "这不是可读的 .xlsx 文件" }, { "random", "这不是可读的 .xlsx 文件" }, { "wrong index", "这不是可读的 .xlsx 文件" },
    };

    private static byte[] Make(string kind) => kind switch
    {
        "text" => Encoding.UTF8.GetBytes("小区,楼号,单元,房间\n安居花园,5,1,101\n"),
        "empty" => [],
        "cut" => Sheets.With(Sheets.Row())[..400],
        "zip" => Zip(("readme.txt", "hello"u8.ToArray())),
        "locked" => Locked(),
        "macros" => Sheets.Of([Sheets.Header, Sheets.Row()], ("xl/vbaProject.bin", "code")),
        "macro type" => Sheets.Of([Sheets.Header, Sheets.Row()], ("[Content_Types].xml", Sheets.Types("application/vnd.ms-excel.sheet.macroEnabled.main+xml"))),
        "bomb" => Bomb(),
        "lying bomb" => LyingBomb(),
        "large" => new byte[60 * 1024 * 1024],
        "broken xml" => Replaced("<worksheet><sheetData><row><c>"),
        "entities" => Replaced("<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;\">]><worksheet><sheetData><row><c t=\"inlineStr\"><is><t>&b;</t></is></c></row></sheetData></worksheet>"),
        "wrong index" => Replaced("<worksheet><sheetData><row><c t=\"s\"><v>99</v></c></row></sheetData></worksheet>"),
        _ => [.. "PK\x03\x04"u8, .. Enumerable.Range(0, 5000).Select(i => (byte)(i * 7919 >> 3))],
    };

    private static byte[] Replaced(string sheet)
    {
        using var file = new MemoryStream();
        file.Write(Sheets.With(Sheets.Row()));
        using (var zip = new ZipArchive(file, ZipArchiveMode.Update, leaveOpen: true))
        {
            zip.GetEntry("xl/worksheets/sheet1.xml")!.Delete();
            Sheets.Part(zip, "xl/worksheets/sheet1.xml", sheet);
        }

        return file.ToArray();
    }

    [Theory, MemberData(nameof(WrongFiles)), Clause("A-3a")]
    public async Task A_file_of_the_wrong_kind_is_refused_with_a_sentence(string kind, string sentence)
    {
        var estate = await Estate.On(Database.Sqlite);
        var (clerk, file) = (estate.Clerk("estate.import"), Make(kind));
        var before = await estate.Center.Ask(db => db.Set<House>().CountAsync());
        foreach (var act in (string[])["import", "import-faults.xlsx"])
        {
            using var answer = await clerk.Upload(act, file, dryRun: false);
            Assert.InRange((int)answer.StatusCode, 200, 499);
            var body = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
            var said = body["refusal"]?.GetValue<string>() ?? body["errors"]!["file"]![0]!.GetValue<string>();
            Assert.StartsWith(sentence, said, StringComparison.Ordinal);
        }

        Assert.Equal(before, await estate.Center.Ask(db => db.Set<House>().CountAsync()));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("A-3a")]
    public async Task An_import_that_breaks_or_is_given_up_in_the_middle_leaves_nothing(Database database)
    {
        var estate = await Estate.On(database);
        var file = Sheets.Of(Enumerable.Range(0, 3000).Select(i => Sheets.Row(("楼号", (50 + i / 100).ToString(System.Globalization.CultureInfo.InvariantCulture)),
            ("房间", (101 + i % 100).ToString(System.Globalization.CultureInfo.InvariantCulture)), ("姓名", "何示例"))).Prepend(Sheets.Header));
        var before = await Stored(estate);
        foreach (var broken in (bool[])[true, false])
        {
            using var giveUp = new CancellationTokenSource();
            var saves = new AfterSaves(3, broken ? null : giveUp);
            await using var host = estate.Center.Installation.WithWebHostBuilder(b => b.ConfigureTestServices(s => s.ConfigureDbContext<AppDb>(o => o.AddInterceptors(saves))));
            using var client = host.CreateClient();
            client.DefaultRequestHeaders.Add(CenterUnderTest.Header, estate.Clerk("estate.import").DefaultRequestHeaders.GetValues(CenterUnderTest.Header));
            try
            {
                using var answer = await client.Upload("import", file, dryRun: false, ct: giveUp.Token);
                Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
                Assert.True(broken);
            }
            catch (OperationCanceledException)
            {
                Assert.False(broken);
            }

            Assert.True(saves.Seen >= 3);
            Assert.Equal(before, await Stored(estate));
        }

        Assert.Empty((await estate.Clerk("estate.import").Import(file))["faults"]!.AsArray());
        Assert.Equal(before + 3000, await Stored(estate));
    }

    private static Task<int> Stored(Estate estate) => estate.Center.Ask(db => db.Set<House>().CountAsync());

    /// <summary>The cable is pulled, or the browser closed, after some batches are already in the database.</summary>
    private sealed class AfterSaves(int most, CancellationTokenSource? giveUp) : SaveChangesInterceptor
    {
        public int Seen { get; private set; }

        public override ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            if (eventData.Context!.ChangeTracker.Entries<House>().Any() && ++Seen >= most)
            {
                if (giveUp is null)
                    throw new InvalidOperationException("The cable was pulled.");
                giveUp.Cancel();
                return Wait(result, cancellationToken);
            }

            return base.SavingChangesAsync(eventData, result, cancellationToken);
        }

        private static async ValueTask<InterceptionResult<int>> Wait(InterceptionResult<int> result, CancellationToken ct)
        {
            await Task.Delay(TimeSpan.FromSeconds(10), ct);
            return result;
        }
    }
}
