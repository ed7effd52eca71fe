using System.Net;
using CsCheck;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Anju.Integration.Billing;
using Anju.Ledger.Contracts;
using Anju.Ledger.Domain;
using Xunit;
using static Anju.Integration.Ledger.LedgerUnderTest;

namespace Anju.Integration.Ledger;

/// <summary>Opening + new − received − waived ± adjusted = closing, at any past day, per house and in total, to the fen.</summary>
public class TrialTests
{
    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("F-3b")]
    public async Task The_trial_of_any_days_balances_and_keeps_advances_deposits_and_late_charges_apart(Database database)
    {
        var months = await MonthsUnderTest.On(database, 2);
        await months.Open();
        await months.Pay(300m);
        await months.Post(1, b => b.Waive(b.Charges[0], 1000, 0, Guid.CreateVersion7()));
        await months.Post(1, b => b.Adjust(b.Charges[0], -451, Guid.CreateVersion7()));
        await months.Post(1, b => b.Deposit(200_000, Guid.CreateVersion7()));
        MonthsUnderTest.Balances(await months.Trial());
        var fees = await months.Line("费用");
        Assert.Equal((0m, 549.02m, 274.51m, 10m, -4.51m, 260m), (Yuan(fees, "opening"), Yuan(fees, "new"), Yuan(fees, "received"), Yuan(fees, "waived"), Yuan(fees, "adjusted"), Yuan(fees, "closing")));
        Assert.Equal((25.49m, 2000m), (Yuan(await months.Line("预存"), "closing"), Yuan(await months.Line("押金"), "closing")));
        months.GoTo(2026, 11, 26);
        var yesterday = await months.Line("费用", "?from=2026-11-01&to=2026-11-24");
        Assert.Equal((0m, 0m), (Yuan(yesterday, "new"), Yuan(yesterday, "closing")));
        Assert.Equal(260m, Yuan(await months.Line("费用", "?from=2026-11-26&to=2026-11-26"), "opening"));
        var house = await months.Trial($"?house={months.Billing.Houses[1].Value}&from=2026-11-01");
        MonthsUnderTest.Balances(house);
        Assert.Equal(260m, Yuan(house, "proved"));
        Assert.Equal("不能试算将来的日子", (await Asked(months, "?to=2026-12-31")).Sentence);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("F-3b")]
    public async Task Only_those_who_answer_for_the_month_see_the_sums_of_the_center(Database database)
    {
        var months = await MonthsUnderTest.On(database, 1);
        using var answer = await months.Ledger.Keeper.GetAsync(new Uri("/api/ledger/trial", UriKind.Relative));
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    private static async Task<(HttpStatusCode Status, string Sentence)> Asked(MonthsUnderTest months, string query)
    {
        using var answer = await months.Collector.GetAsync(new Uri("/api/ledger/trial" + query, UriKind.Relative));
        var body = System.Text.Json.Nodes.JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        return (answer.StatusCode, body["errors"]!.AsObject().First().Value![0]!.GetValue<string>());
    }

    /// <param name="Kind">0 pay, 1 void the last payment, 2 waive, 3 adjust, 4 deposit, 5 next day, 6 end of month: bill, close.</param>
    private sealed record Step(int Kind, int House, int Fen);

    private static readonly Gen<Step[]> World = Gen.Select(Gen.Frequency((6, Gen.Const(0)), (2, Gen.Const(1)), (2, Gen.Const(2)), (2, Gen.Const(3)), (1, Gen.Const(4)), (2, Gen.Const(5)), (2, Gen.Const(6))), Gen.Int[0, 2], Gen.Int[1, 60_000], (kind, house, fen) => new Step(kind, house, fen)).Array[24];

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("F-2g", "F-3b")]
    public async Task After_every_step_of_random_months_the_trial_balances_per_house_and_in_total(Database database)
    {
        await World.SampleAsync(async steps =>
        {
            var months = await MonthsUnderTest.On(database, 3);
            var (till, cash, last) = (await months.Open(), 0m, (Guid?)null);
            foreach (var step in steps)
            {
                switch (step.Kind)
                {
                    case 0:
                        var (status, taken) = await BillingUnderTest.Try(months.Collector, "/api/ledger/payments/take", new { requestId = Guid.CreateVersion7(), house = months.Billing.Houses[step.House].Value, amount = step.Fen / 100m, tenders = new[] { new { way = "Cash", amount = step.Fen / 100m } } });
                        (cash, last) = status == HttpStatusCode.OK ? (cash + step.Fen / 100m, taken!["receipt"]!.GetValue<Guid>()) : (cash, last);
                        break;
                    case 1 when last is { } receipt:
                        if ((await BillingUnderTest.Try(months.Collector, "/api/ledger/receipts/void", new { receipt, why = "开错", hasAllCopies = true })) is { Status: HttpStatusCode.OK })
                            cash -= await Paid(months, receipt);
                        last = null;
                        break;
                    case 2:
                        await months.Post(step.House, b => b.Waive(b.Charges[^1], Math.Min(step.Fen, Math.Max(b.Charges[^1].PrincipalFen, 0)), 0, Guid.CreateVersion7()));
                        break;
                    case 3:
                        await months.Post(step.House, b => b.Adjust(b.Charges[0], step.Fen % 2 == 0 ? step.Fen : -Math.Min(step.Fen, b.Charges[0].AmountFen + b.Charges[0].AdjustedFen - b.Charges[0].WaivedFen), Guid.CreateVersion7()));
                        break;
                    case 4:
                        await months.Post(step.House, b => b.Deposit(step.Fen, Guid.CreateVersion7()));
                        break;
                    case 5 or 6:
                        await months.CloseTill(till, cash);
                        if (step.Kind == 5)
                            months.Billing.Now = months.Billing.Now.AddDays(1);
                        else
                            await EndMonth(months);
                        (till, cash, last) = (await months.Open(), 0m, null);
                        break;
                }

                await Balanced(months);
            }

            await using var scope = months.Billing.AsSystem();
            Assert.Empty((await scope.ServiceProvider.GetRequiredService<ILedgerProof>().Prove(default)).Findings);
        }, iter: 3, threads: 1);
    }

    private static async Task<decimal> Paid(MonthsUnderTest months, Guid receipt) => (await months.Billing.Center.Ask(db => db.Set<Receipt>().SingleAsync(r => r.Id == new ReceiptId(receipt)))).Total.ToYuan();

    /// <summary>Past the last day; the month before is closed where one is over, and the running one is billed.</summary>
    private static async Task EndMonth(MonthsUnderTest months)
    {
        var day = DateOnly.FromDateTime(months.Billing.Now);
        var next = new DateOnly(day.Year, day.Month, 1).AddMonths(1);
        months.GoTo(next.Year, next.Month, 2);
        while ((await Get(months.Collector, "months"))["next"]!.GetValue<int>() is var open && open < next.Year * 100 + next.Month)
            await months.Close(open);
        await months.Ledger.Bill($"{next:yyyy-MM}");
    }

    private static async Task Balanced(MonthsUnderTest months)
    {
        var from = $"?from={DateOnly.FromDateTime(months.Billing.Now).AddDays(-40):yyyy-MM-dd}";
        var total = await months.Trial(from);
        MonthsUnderTest.Balances(total);
        MonthsUnderTest.Balances(await months.Trial());
        var sums = new Dictionary<string, decimal>();
        foreach (var house in months.Billing.Houses)
        {
            var trial = await months.Trial($"{from}&house={house.Value}");
            MonthsUnderTest.Balances(trial);
            foreach (var line in trial["lines"]!.AsArray())
                sums[line!["pot"]!.GetValue<string>()] = sums.GetValueOrDefault(line["pot"]!.GetValue<string>()) + Yuan(line, "closing");
        }

        foreach (var line in total["lines"]!.AsArray())
            Assert.Equal(sums[line!["pot"]!.GetValue<string>()], Yuan(line, "closing"));
    }
}
