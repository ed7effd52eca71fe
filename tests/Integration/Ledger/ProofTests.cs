using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Anju.Kernel.Data;
using Anju.Ledger.Contracts;
using Anju.Ledger.Domain;
using Anju.Ledger.Months;
using Xunit;
using static Anju.Integration.Ledger.LedgerUnderTest;

namespace Anju.Integration.Ledger;

/// <summary>The nightly proof is silent on a sound ledger and names each planted fault.</summary>
public class ProofTests
{
    private static async Task<MonthsUnderTest> Sound(Database database)
    {
        var months = await MonthsUnderTest.On(database, 2);
        var till = await months.Open();
        await months.Pay(300m);
        await months.Pay(100m, 1, "Card", "POS1");
        await months.Pay(50m, 1);
        await months.CloseTill(till, 350m);
        months.GoTo(2026, 12, 2);
        await months.Close(202611, "流水未到");
        return months;
    }

    private static async Task<IReadOnlyList<LedgerFinding>> Prove(MonthsUnderTest months)
    {
        await using var scope = months.Billing.AsSystem();
        return (await scope.ServiceProvider.GetRequiredService<ILedgerProof>().Prove(default)).Findings;
    }

    /// <summary>Does something no act would do.</summary>
    private static async Task Plant(MonthsUnderTest months, Func<AppDb, Task> fault)
    {
        await using var scope = months.Billing.AsSystem();
        await fault(scope.ServiceProvider.GetRequiredService<AppDb>());
    }

    private static async Task Found(MonthsUnderTest months, string rule, string words)
    {
        var findings = await Prove(months);
        Assert.True(findings.Any(f => f.Rule == rule && f.Words.Contains(words, StringComparison.Ordinal)), string.Join(" | ", findings));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("F-3b")]
    public async Task A_sound_ledger_has_no_findings(Database database) => Assert.Empty(await Prove(await Sound(database)));

    public static TheoryData<Database, string> Faults
    {
        get
        {
            var data = new TheoryData<Database, string>();
            foreach (var database in (Database[])[Database.Sqlite, Database.Postgres])
                foreach (var fault in (string[])["owed", "advance", "line", "charge", "posting", "number", "tender", "row", "closed", "orphan"])
                    data.Add(database, fault);
            return data;
        }
    }

    [Theory, MemberData(nameof(Faults)), Clause("F-3b")]
    public async Task Every_planted_fault_is_found(Database database, string fault)
    {
        var months = await Sound(database);
        var house = months.Billing.Houses[0];
        switch (fault)
        {
            case "owed":
                await Plant(months, db => db.Set<Account>().Where(a => a.HouseId == house).ExecuteUpdateAsync(s => s.SetProperty(a => a.OwedFen, a => a.OwedFen + 1)));
                await Found(months, "户账", "欠费：账户 0.01 元，逐笔相加 0.00 元");
                await Found(months, "总账", "账户欠费合计");
                break;
            case "advance":
                await Plant(months, db => db.Set<Account>().Where(a => a.HouseId == house).ExecuteUpdateAsync(s => s.SetProperty(a => a.AdvanceFen, a => a.AdvanceFen - 1)));
                await Found(months, "户账", "预存");
                break;
            case "line":
                await Plant(months, db => db.Set<LedgerLine>().Where(l => l.HouseId == house && l.No == 1).ExecuteDeleteAsync());
                await Found(months, "户账", "账目序号不连续：应有 2 条，实有 1 条");
                break;
            case "charge":
                await Plant(months, db => db.Set<LedgerLine>().Where(l => l.HouseId == house && l.No == 1).ExecuteUpdateAsync(s => s.SetProperty(l => l.ChargeId, 7L)));
                await Found(months, "户账", "不存在的费用");
                break;
            case "posting":
                await Plant(months, db => db.Set<Posting>().ExecuteUpdateAsync(s => s.SetProperty(p => p.Fen, p => p.Fen + 100)));
                await Found(months, "入账", "入账 550.02 元，账单合计 549.02 元");
                break;
            case "number":
                await Plant(months, db => db.Set<Receipt>().Where(r => r.Number == "SJ-2026-0002").ExecuteUpdateAsync(s => s.SetProperty(r => r.Number, "SJ-2026-0009")));
                Assert.Contains(await Prove(months), f => f.Rule == "票据断号" && f.Where == "SJ-2026-0002");
                break;
            case "tender":
                await Plant(months, db => db.Set<Tender>().Where(t => t.Reference == "POS1").ExecuteUpdateAsync(s => s.SetProperty(t => t.Fen, t => t.Fen - 1)));
                await Found(months, "收付与票据", "票据比收付多 0.01 元");
                break;
            case "row":
                await Plant(months, db => db.Set<MonthRow>().Where(r => r.Pot == Pot.Principal).ExecuteUpdateAsync(s => s.SetProperty(r => r.ReceivedFen, r => r.ReceivedFen + 1)));
                await Found(months, "关账", "自身不平");
                await Found(months, "关账", "发生额与账目不符");
                break;
            case "closed":
                await Plant(months, db => db.Set<LedgerLine>().Where(l => l.HouseId == house && l.No == 1).ExecuteUpdateAsync(s => s.SetProperty(l => l.On, new DateOnly(2026, 12, 1))));
                await Found(months, "关账", "发生额与账目不符");
                break;
            default:
                await Plant(months, db => db.Set<Account>().Where(a => a.HouseId == house).ExecuteDeleteAsync());
                await Found(months, "户账", "有账目却没有账户");
                break;
        }
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("F-3b")]
    public async Task What_the_proof_found_is_kept_for_the_page(Database database)
    {
        var months = await Sound(database);
        await Do(months.Finance, "proof/run", new { });
        await Plant(months, db => db.Set<Account>().ExecuteUpdateAsync(s => s.SetProperty(a => a.DepositFen, a => a.DepositFen + 5)));
        Assert.Equal(2, (await Do(months.Finance, "proof/run", new { }))["found"]!.GetValue<int>());
        var shown = await Get(months.Finance, "proof");
        Assert.Equal((2, 0, 2), (shown["runs"]![0]!["found"]!.GetValue<int>(), shown["runs"]![1]!["found"]!.GetValue<int>(), shown["findings"]!.AsArray().Count));
        Assert.Equal(System.Net.HttpStatusCode.Forbidden, (await Refused(months.Collector, "proof/run", new { })).Status);
    }
}
