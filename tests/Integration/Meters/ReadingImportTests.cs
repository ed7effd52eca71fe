using System.Net;
using Microsoft.EntityFrameworkCore;
using Anju.Billing.Meters.Domain;
using Anju.Integration.Dwellings;
using Xunit;

namespace Anju.Integration.Meters;

/// <summary>A sheet of readings goes in whole or not at all, and is kept (F-2c).</summary>
public class ReadingImportTests
{
    private static readonly object?[] Header = ["位置", "表号", "本次读数", "抄表日期", "翻表", "备注"];

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("F-2c")]
    public async Task The_template_of_a_round_holds_its_meters_and_comes_back_filled(Database database)
    {
        var meters = await MetersUnderTest.On(database);
        await meters.Register(0, "W1");
        await meters.Register(1, "W2", start: "99990");
        var round = await meters.Open();
        var template = Sheets.Cells(await meters.Clerk.GetByteArrayAsync(new Uri($"/api/billing/rounds/{round}/template.xlsx", UriKind.Relative)));
        Assert.Equal(("表号", "W1", "100", "W2", "99990"), (template["C1"], template["C2"], template["F2"], template["C3"], template["F3"]));

        var file = Sheets.Of([Header, ["", "W1", 112, "2026-11-19", null, null], ["", "W2", "00012", null, "是", "表井积水"]]);
        var dry = (await meters.Clerk.Send(round, file, dryRun: true)).Body;
        Assert.Equal((2, 2, 0), (dry["rows"]!.GetValue<int>(), dry["new"]!.GetValue<int>(), dry["missing"]!.GetValue<int>()));
        Assert.Equal(0, await meters.Center.Ask(db => db.Set<ReadingFile>().CountAsync()));
        Assert.True((await meters.Clerk.Send(round, file)).Body["isClean"]!.GetValue<bool>());
        Assert.Equal([12m, 22m], (await meters.Usages(new(2026, 11, 1), new(2026, 11, 30), "water", meters.Houses[0], meters.Houses[1])).OrderBy(u => u.Quantity).Select(u => u.Quantity));

        var kept = await meters.Center.Ask(db => db.Set<ReadingFile>().SingleAsync());
        Assert.Equal((2, 2, "王芳", "十一月水表.xlsx"), (kept.Rows, kept.Stored, kept.By, kept.Name));
        Assert.Equal(file, await meters.Clerk.GetByteArrayAsync(new Uri($"/api/billing/reading-files/{kept.Id}.xlsx", UriKind.Relative)));
        Assert.Equal(2, (await meters.Clerk.Send(round, file)).Body["same"]!.GetValue<int>());
        Assert.Equal(1, await meters.Center.Ask(db => db.Set<ReadingFile>().CountAsync()));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("F-2c")]
    public async Task Of_a_file_with_one_bad_row_nothing_is_stored_and_every_bad_row_says_why(Database database)
    {
        var meters = await MetersUnderTest.On(database);
        await meters.Register(0, "W1");
        await meters.Register(1, "W2");
        var round = await meters.Open();
        var report = (await meters.Clerk.Send(round, Sheets.Of([Header, ["", "W1", 112], ["", "W2", "160d"], ["", "X9", 5], ["", "W1", 113], ["", "W2", "=1+1"], ["", null, 7]]))).Body;
        Assert.Equal(["第 3 行 本次读数 “160d”不是读数，只填数字", "第 4 行 表号 本轮没有表号 X9", "第 5 行 表号 与第 2 行重复", "第 6 行 本次读数 是公式，请改成数值再导入", "第 7 行 表号 缺少表号"],
            report["faults"]!.AsArray().Select(f => $"第 {f!["row"]} 行 {f["column"]} {f["reason"]}"));
        var low = (await meters.Clerk.Send(round, Sheets.Of([Header, ["", "W1", 90], ["", "W2", 120, "2026-02-30"]]))).Body;
        Assert.Equal(["读数 90 小于上次 100；请核对，确已翻表的在“翻表”列填“是”", "没有 2026-02-30 这一天"], low["faults"]!.AsArray().Select(f => f!["reason"]!.GetValue<string>()));
        Assert.Contains("没有找到表头", (await meters.Clerk.Send(round, Sheets.Of([["房号", "数"], ["1", 2]]))).Body["refusal"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Contains("不是可读的 .xlsx", (await meters.Clerk.Send(round, "no sheet"u8.ToArray())).Body["refusal"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal((2, 0), (await meters.Center.Ask(db => db.Set<Reading>().CountAsync()), await meters.Center.Ask(db => db.Set<ReadingFile>().CountAsync())));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("F-2c")]
    public async Task A_second_file_corrects_what_is_not_billed(Database database)
    {
        var meters = await MetersUnderTest.On(database);
        await meters.Register(0, "W1");
        await meters.Register(1, "W2");
        var round = await meters.Open();
        await meters.Clerk.Send(round, Sheets.Of([Header, ["", "W1", 190], ["", "W2", 110]]));
        Assert.Equal(1, (await meters.Clerk.Send(round, Sheets.Of([Header, ["", "W1", 109], ["", "W2", 110]]))).Body["corrected"]!.GetValue<int>());
        Assert.Equal(9m, (await meters.Usages(new(2026, 11, 1), new(2026, 11, 30), "water", meters.Houses[0])).Single().Quantity);
        meters.Billed.Add(meters.Houses[0].Value);
        Assert.Contains("已出账", (await meters.Clerk.Send(round, Sheets.Of([Header, ["", "W1", 108]]))).Body["faults"]![0]!["reason"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await meters.Head.Send(round, Sheets.Of([Header, ["", "W1", 108]]))).Status);
    }
}
