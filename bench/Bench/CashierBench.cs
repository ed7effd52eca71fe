using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Anju.Billing.Domain;
using Anju.Estate.Contracts;
using Anju.Estate.Domain;
using Anju.Kernel;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Ledger;
using Anju.Ledger.Arrears;
using Anju.Ledger.Contracts;
using Anju.Ledger.Counter;
using Anju.Ledger.Domain;
using Anju.Ledger.Tills;

namespace Anju.Bench;

/// <summary>
/// The cashier's desk over years of bills: a house looked up with everything it owes, a page of the list of arrears, one payment with its receipt alone,
/// and sixteen cashiers at once. Bills are laid by bulk copy, runs as if they had been posted month by month.
/// </summary>
internal static class CashierBench
{
    private const int ItemsOfHouse = 4, Cashiers = 16, Chunk = 200_000;
    private static readonly TimeSpan Looking = TimeSpan.FromSeconds(10), Paying = TimeSpan.FromSeconds(15), Warm = TimeSpan.FromSeconds(3);

    private sealed record Laid(HouseId Id, BuildingId Building);

    public static async Task<int> Run(string[] options)
    {
        string? Option(string name) => Array.IndexOf(options, name) is >= 0 and var at && at + 1 < options.Length ? options[at + 1] : null;
        var db = Option("--db");
        var houses = int.Parse(Option("--houses") ?? "100000", CultureInfo.InvariantCulture);
        var months = int.Parse(Option("--months") ?? (db == "sqlite" ? "12" : "36"), CultureInfo.InvariantCulture);
        if (db is not ("sqlite" or "postgres") || houses is < 100 or > 1_000_000 || months is < 1 or > 120)
        {
            Console.Error.WriteLine("bench cashier --db sqlite|postgres [--houses 100000] [--months 36]");
            return 1;
        }

        var place = Directory.CreateTempSubdirectory("anju-cashier-").FullName;
        try
        {
            await using var stage = await BillingStage.Open(db == "postgres", place, new CenterId(Guid.CreateVersion7()));
            await stage.Found();
            var community = await stage.Lay("安居花园", houses, (_, _) => []);
            var laid = await stage.In((_, data) => data.Set<House>().AsNoTracking().OrderBy(h => h.Id).Take(houses).Select(h => new Laid(h.Id, h.BuildingId)).ToListAsync());
            await Bill(stage, community, laid, months);
            await stage.Analyze();
            await Measure(stage, db, laid, months);
            return 0;
        }
        finally
        {
            Directory.Delete(place, recursive: true);
        }
    }

    /// <summary>One posted run a month with four bills for each house, all of them open, and the accounts that go with them.</summary>
    private static async Task Bill(BillingStage stage, CommunityId community, List<Laid> laid, int months)
    {
        var today = DateOnly.FromDateTime(DateTime.UtcNow.AddHours(8));
        var first = new DateOnly(today.Year, today.Month, 1).AddMonths(1 - months);
        for (var m = 0; m < months; m++)
        {
            var (no, month) = (m + 1, first.AddMonths(m));
            await stage.In(async (_, db) =>
            {
                var run = new BillRun { No = no, Key = Guid.CreateVersion7(), Number = FormattableString.Invariant($"HS-{no:0000}"), CommunityId = community, Community = "安居花园", Month = month, Items = "1,2,3,4", Houses = laid.Count, StartedBy = "bench", StartedAt = DateTime.UtcNow };
                run.Go(BillRun.Finishing);
                if (run.Post(new CurrentUser(), DateTime.UtcNow.AddDays(30 * (m - months))) is { } refused)
                    throw new InvalidOperationException(refused.Message);
                db.Add(run);
                return await db.SaveChangesAsync();
            });
            await stage.In(async (_, db) =>
            {
                foreach (var some in laid.Select((h, i) => (h, i)).Chunk(Chunk / ItemsOfHouse))
                    await db.CopyAll(some.SelectMany(x => Enumerable.Range(1, ItemsOfHouse).Select(item => new Bill { Id = IdOf(no, x.i * ItemsOfHouse + item), HouseId = x.h.Id, ItemNo = item, Period = month.Year * 100 + month.Month, PriceNo = item, From = month, To = month.AddMonths(1).AddDays(-1), QuantityMilli = 96_320, AmountFen = Fen(item) })), default);
                return 0;
            });
        }

        await stage.In((_, db) => db.CopyAll(laid.Select(h => new Account { HouseId = h.Id, BuildingId = h.Building, OwedFen = months * Enumerable.Range(1, ItemsOfHouse).Sum(Fen), OldestPeriod = first.Year * 100 + first.Month, OldestDueOn = first.AddMonths(1) }), default));
    }

    private static long IdOf(int run, int line) => Anju.Billing.Domain.Bill.FirstOf(run) + line;

    private static long Fen(int item) => 27_451 / item;

    private static async Task Measure(BillingStage stage, string db, List<Laid> laid, int months)
    {
        var cashiers = Enumerable.Range(1, Cashiers).Select(n => new Actor(new StaffId(Guid.CreateVersion7()), $"收费员{n}", "收费员", stage.Center, new HashSet<string> { LedgerPermissions.Cash, LedgerPermissions.View })).ToArray();
        foreach (var cashier in cashiers)
            await stage.In(async (services, data) =>
            {
                Anju.People.PeopleSamples.Know(data, cashier.Id!.Value, cashier.Name);
                return (await services.GetRequiredService<UseCase<OpenTill.Command, TillId>>().Run(new() { RequestId = Guid.CreateVersion7(), Float = Money.Yuan(500) })).Problem is { } problem ? throw new InvalidOperationException(problem.Message) : 0;
            }, cashier);
        var random = new Random(20261123);
        var order = laid.OrderBy(_ => random.Next()).ToArray();
        var look = await Load.Run(1, Looking, (_, i) => Look(stage, cashiers[0], order[^(i % order.Length + 1)].Id), Warm);
        Console.WriteLine($"{db}: look up a house with {months * ItemsOfHouse} open items  {look}");
        var list = await Load.Run(1, Looking, (_, i) => List(stage, cashiers[0], i), Warm);
        Console.WriteLine($"{db}: a page of the arrears of {laid.Count} houses  {list}");
        var next = -1;
        Task<bool> Pay(int client, int i) => Take(stage, cashiers[client], order[Interlocked.Increment(ref next) % order.Length].Id);
        var alone = await Load.Run(1, Looking, Pay, Warm);
        Console.WriteLine($"{db}: one payment with receipt        {alone}");
        var many = await Load.Run(Cashiers, Paying, Pay, Warm);
        Console.WriteLine($"{db}: {Cashiers} cashiers                   {many}");
        Console.WriteLine(JsonSerializer.Serialize(new { db, houses = laid.Count, bills = (long)laid.Count * months * ItemsOfHouse, lookP99 = Math.Round(look.P99, 2), arrearsP99 = Math.Round(list.P99, 2), payP99 = Math.Round(alone.P99, 2), perSecond = Math.Round(many.PerSecond, 1), refused = look.Refused + list.Refused + alone.Refused + many.Refused }));
    }

    private static Task<bool> Look(BillingStage stage, Actor cashier, HouseId house) => stage.In(async (services, _) =>
        (await services.GetRequiredService<Query<CashierBoard.Query, CashierBoard.Board>>().Ask(new() { House = house.Value })).Value is { House.Charges.Count: > 0 }, cashier);

    /// <summary>The list as it opens, what is to be done today, and the oldest first, in turn.</summary>
    private static Task<bool> List(BillingStage stage, Actor cashier, int i) => stage.In(async (services, _) =>
        (await services.GetRequiredService<Query<ListArrears.Query, ListArrears.View>>().Ask(new() { Tab = i % 3 == 1 ? ArrearsTab.Today : ArrearsTab.All, Sort = i % 3 == 2 ? ArrearsSort.Age : null })).Value is { List.Items.Count: > 0 }, cashier);

    private static Task<bool> Take(BillingStage stage, Actor cashier, HouseId house) => stage.In(async (services, _) =>
        (await services.GetRequiredService<UseCase<TakePayment.Command, TakePayment.Taken>>().Run(new() { RequestId = Guid.CreateVersion7(), House = house, Amount = new(27_451), Tenders = [new() { Way = Way.Cash, Amount = new(27_451) }] })).Problem is null, cashier);
}
