using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using MiniExcelLibs;
using Anju.Ledger.Contracts;
using Anju.Ledger.Domain;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static Anju.Integration.Ledger.LedgerUnderTest;

namespace Anju.Integration.Ledger;

/// <summary>What houses owed before Anju came is brought in by a sheet, whole or not at all, once.</summary>
public class OpeningTests
{
    private static Dictionary<string, object?> Row(string house, string item, object? month, object? amount, string? why = null) =>
        new() { ["小区"] = null, ["房号"] = house, ["收费项目"] = item, ["账期"] = month, ["金额"] = amount, ["依据"] = why };

    private static async Task<(HttpStatusCode Status, JsonNode Body)> Import(HttpClient who, bool dryRun, params Dictionary<string, object?>[] rows)
    {
        using var book = new MemoryStream();
        await book.SaveAsAsync(rows);
        using var form = new MultipartFormDataContent { { new ByteArrayContent(book.ToArray()), "file", "期初.xlsx" }, { new StringContent(dryRun ? "true" : "false"), "dryRun" } };
        using var answer = await who.PostAsync(new Uri("/api/ledger/charges/import", UriKind.Relative), form);
        return (answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync())!);
    }

    private static string[] Faults(JsonNode body) => [.. body["faults"]!.AsArray().Select(f => f!.GetValue<string>())];

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("F-2b", "A-6a")]
    public async Task A_clean_sheet_is_owed_by_its_houses_and_the_same_sheet_never_comes_twice(Database database)
    {
        var ledger = await LedgerUnderTest.On(database, 3);
        var item = (await Get(ledger.Cashier, $"account?house={ledger.House.Value}"))["rows"]![0]!["item"]!.GetValue<string>();
        var rows = new[] { Row("3-1-101", item, "2025-06", 300.5m, "旧系统 12 页"), Row("3-1-101", item, "2025年7月", "274.51"), Row("3-1-103", item, 202507d, 100d), Row("3-1-102", item, "2025-06", null) };
        var (_, tried) = await Import(ledger.Cashier, dryRun: true, rows);
        Assert.Equal((3, 2, 675.01m, false), (tried["rows"]!.GetValue<int>(), tried["houses"]!.GetValue<int>(), Yuan(tried, "total"), tried["isKept"]!.GetValue<bool>()));
        Assert.Equal(0, await ledger.Billing.Center.Ask(db => db.Set<Charge>().CountAsync()));
        var (status, kept) = await Import(ledger.Cashier, dryRun: false, rows);
        Assert.Equal((HttpStatusCode.OK, true), (status, kept["isKept"]!.GetValue<bool>()));
        var open = (await ledger.Account())["rows"]!.AsArray().Where(r => r!["period"]!.GetValue<int>() < 202600).Select(r => (Period: r!["period"]!.GetValue<int>(), Open: Yuan(r!, "open"))).Order();
        Assert.Equal([(202506, 300.5m), (202507, 274.51m)], open);
        Assert.Equal(2, (await Get(ledger.Keeper, "arrears"))["list"]!["total"]!.GetValue<int>());
        Assert.Equal([$"第 2 行：{item} 2025-06 已有应收 300.50 元", $"第 3 行：{item} 2025-07 已有应收 274.51 元", $"第 4 行：{item} 2025-07 已有应收 100.00 元"], Faults((await Import(ledger.Cashier, dryRun: false, rows)).Body));
        Assert.Equal(3, await ledger.Billing.Center.Ask(db => db.Set<Charge>().CountAsync()));
        await using var scope = ledger.Billing.AsSystem();
        Assert.Empty((await scope.ServiceProvider.GetRequiredService<ILedgerProof>().Prove(default)).Findings);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("F-2b")]
    public async Task One_bad_row_keeps_the_whole_sheet_out_and_every_bad_row_says_why(Database database)
    {
        var ledger = await LedgerUnderTest.On(database, 2);
        var item = (await Get(ledger.Cashier, $"account?house={ledger.House.Value}"))["rows"]![0]!["item"]!.GetValue<string>();
        var (_, body) = await Import(ledger.Cashier, dryRun: false, Row("3-1-101", item, "2025-06", 1m), Row("9-9-999", item, "2025-06", 1m), Row("3-1-101", "没有的", "2025-06", 1m), Row("3-1-101", item, "2026-13", 1m), Row("3-1-101", item, "2027-01", 1m),
            Row("3-1-101", item, "2025-08", -5m), Row("3-1-101", item, "2025-08", "1.005"), Row("3-1-101", item, "2025-08", "很多"), Row("3-1-101", item, "2026-11", 1m), Row("3-1-102", item, "2025-06", 1m), Row("3-1-102", item, "2025-06", 2m));
        Assert.Equal(["没有房号“9-9-999”", "没有收费项目“没有的”", "账期“2026-13”应为 年-月，如 2025-06，不晚于本月", "账期“2027-01”应为 年-月，如 2025-06，不晚于本月", "金额“-5”应大于 0，最多两位小数，不超过 1,000,000 元", "金额“1.005”应大于 0，最多两位小数，不超过 1,000,000 元",
            "金额“很多”应大于 0，最多两位小数，不超过 1,000,000 元", "与第 11 行是同一户同一项目同一账期", $"{item} 2026-11 已有应收 274.51 元"], Faults(body).Select(f => f.Split('：', 2)[1]));
        Assert.Equal(0, await ledger.Billing.Center.Ask(db => db.Set<Charge>().CountAsync()));
        Assert.Equal(HttpStatusCode.Forbidden, (await Import(ledger.Keeper, dryRun: true, Row("3-1-101", item, "2025-06", 1m))).Status);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("F-2b")]
    public async Task The_template_lists_every_house_and_comes_back_empty_without_harm(Database database)
    {
        var ledger = await LedgerUnderTest.On(database, 3);
        using var book = new MemoryStream(await ledger.Cashier.GetByteArrayAsync(new Uri("/api/ledger/charges/template.xlsx", UriKind.Relative)));
        Assert.Equal(["3-1-101", "3-1-102", "3-1-103"], book.Query(useHeaderRow: true).Cast<IDictionary<string, object>>().Select(r => (string)r["房号"]));
        using var form = new MultipartFormDataContent { { new ByteArrayContent(book.ToArray()), "file", "期初.xlsx" } };
        using var answer = await ledger.Cashier.PostAsync(new Uri("/api/ledger/charges/import", UriKind.Relative), form);
        Assert.Equal("表头下面没有填写金额", JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["errors"]!["file"]![0]!.GetValue<string>());
    }
}
