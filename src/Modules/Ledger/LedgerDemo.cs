using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Anju.Estate.Contracts;
using Anju.Kernel;
using Anju.Kernel.Demo;
using Anju.Kernel.Identity;
using Anju.Ledger.Contracts;
using Anju.Ledger.Counter;
using Anju.Ledger.Domain;
using Anju.Ledger.Receipts;
using Anju.Ledger.Tills;

namespace Anju.Ledger;

/// <summary>
/// The collector's past days: a box every day but Sunday, opened, filled at the counter and closed by the real acts. Most
/// houses pay, nearly half of them by the bank's collection on the tenth; some pay late, some a part, a few never.
/// Today's box is left to whoever signs in.
/// </summary>
internal sealed class LedgerDemo(IHouseHistory history) : IDemoPart
{
    /// <summary>Enough to give a deposit back in cash on any day.</summary>
    private const long FloatFen = 200_000;
    private const long AheadFen = 50_000;
    private Dictionary<HouseId, (int Habit, int PayDay, bool IsShop)>? habits;

    public int Order => 80;

    public Task Lay(DemoWorld world, CancellationToken ct) => world.Center != DemoWorld.MainCenter ? Task.CompletedTask : world.Write((db, services) => Requests.RequestsDemo.Terms(db, services, world.Today, ct), ct);

    public async Task Live(DemoWorld world, DateOnly day, CancellationToken ct)
    {
        if (world.Center != DemoWorld.MainCenter || day >= world.Today || day.DayOfWeek == DayOfWeek.Sunday || !world.Staff.TryGetValue("shoufei", out var collector))
            return;
        habits ??= await Habits(ct);
        if (await world.Act<OpenTill.Command, TillId>(collector, world.Moment(day, 8, 20), new() { RequestId = Guid.CreateVersion7(), Float = new(FloatFen) }, ct) is not { } till)
            return;
        var owing = await world.Ask(db => db.Set<Account>().AsNoTracking().Where(a => a.OwedFen > 0).OrderBy(a => a.HouseId).Take(5000).Select(a => new Owing(a.HouseId, a.OwedFen, a.OldestPeriod)).ToListAsync(ct));
        var days = new DayOf(world, collector, day, new Random(day.DayNumber));
        await Ahead(days, ct);
        await AtCounter(days, owing, ct);
        await new Requests.RequestsDemo(world, collector, day).Live([.. habits.Keys.Take(60)], ct);
        if (day.Day == 10 || day.Day == 11 && day.DayOfWeek == DayOfWeek.Monday)
            await Together(days, "银行托收", "TS", [.. owing.Where(o => habits.TryGetValue(o.House, out var h) && h is { IsShop: false, Habit: < 45 })], ct);
        if (day.Day == 15 || day.Day == 16 && day.DayOfWeek == DayOfWeek.Monday)
            await Together(days, "安居商业管理公司（演示）", "ZZ", [.. owing.Where(o => habits.TryGetValue(o.House, out var h) && h is { IsShop: true, Habit: < 60 })], ct);
        await Close(world, collector, day, till, ct);
    }

    private sealed record Owing(HouseId House, long Fen, int Oldest);

    private sealed record DayOf(DemoWorld World, Actor Collector, DateOnly Day, Random Random)
    {
        public int Done { get; set; }

        /// <summary>The next visitor's moment, within the hours of the counter.</summary>
        public DateTime Next()
        {
            var minute = 8 * 60 + 40 + Math.Min(Done++ * 7, 8 * 60);
            return World.Moment(Day, minute / 60, minute % 60);
        }
    }

    /// <summary>Somebody pays ahead every day, whether bills are out or not.</summary>
    private async Task Ahead(DayOf today, CancellationToken ct)
    {
        var careful = habits!.Where(h => h.Value.Habit is >= 45 and < 78).Select(h => h.Key).ToList();
        if (careful.Count > 0)
            await today.World.Run<TakePayment.Command, TakePayment.Taken>(today.Collector, today.Next(), new() { RequestId = Guid.CreateVersion7(), House = careful[today.Day.DayNumber * 37 % careful.Count], Advance = new(AheadFen), Remark = "预存", Tenders = [Tender(today, AheadFen)] }, ct);
    }

    private async Task AtCounter(DayOf today, List<Owing> owing, CancellationToken ct)
    {
        foreach (var house in owing)
        {
            if (!habits!.TryGetValue(house.House, out var habit) || Amount(habit, house, today.Day) is not (> 0 and var fen))
                continue;
            var taken = (await today.World.Run<TakePayment.Command, TakePayment.Taken>(today.Collector, today.Next(), new() { RequestId = Guid.CreateVersion7(), House = house.House, Amount = new(fen), Tenders = [Tender(today, fen)] }, ct)).Value;
            if (taken is not null && today.Random.Next(90) == 0)
                await today.World.Run<VoidReceipt.Command, Kernel.UseCases.Done>(today.Collector, today.Next(), new() { Receipt = taken.Receipt, Why = "开错房号，全联次收回重开", HasAllCopies = true }, ct);
        }
    }

    /// <summary>What somebody of this habit brings on this day, in fen.</summary>
    private static long Amount((int Habit, int PayDay, bool IsShop) habit, Owing house, DateOnly day)
    {
        if (day.Day < habit.PayDay || house.Oldest != 0 && new DateOnly(house.Oldest / 100, house.Oldest % 100, 1) < day.AddMonths(-8))
            return 0;                                            // who has owed for so long does not come by himself
        var isOld = house.Oldest != 0 && new DateOnly(house.Oldest / 100, house.Oldest % 100, 1) <= new DateOnly(day.Year, day.Month, 1).AddMonths(-2);
        return habit switch
        {
            { IsShop: true, Habit: < 60 } or { Habit: < 45 } => 0,
            { Habit: < 78 } => habit.Habit == 77 ? house.Fen * 3 : house.Fen,       // some pay ahead
            { Habit: < 90 } => isOld ? house.Fen : 0,
            { Habit: < 96 } => day.Day == habit.PayDay && house.Fen > 20_000 ? house.Fen / 2 / 10_000 * 10_000 : 0,
            _ => 0,
        };
    }

    private static TenderPart Tender(DayOf today, long fen)
    {
        var reference = string.Create(CultureInfo.InvariantCulture, $"{today.Day:yyyyMMdd}{today.Done:000}");
        return today.Random.Next(10) switch
        {
            < 3 => new() { Way = Way.Cash, Amount = new(fen), Given = new((fen + 9_999) / 10_000 * 10_000) },
            < 7 => new() { Way = Way.Code, Amount = new(fen), Reference = "WX" + reference },
            < 9 => new() { Way = Way.Card, Amount = new(fen), Reference = "POS" + reference },
            _ => new() { Way = Way.Transfer, Amount = new(fen), Reference = "ZZ" + reference },
        };
    }

    private static async Task Together(DayOf today, string payer, string mark, List<Owing> houses, CancellationToken ct)
    {
        foreach (var (no, some) in houses.Chunk(TakeBatch.Most).Index())
            await today.World.Run<TakeBatch.Command, TakeBatch.Taken>(today.Collector, today.World.Moment(today.Day, 16, 40 + no), new()
            {
                RequestId = Guid.CreateVersion7(),
                Payer = payer,
                Houses = [.. some.Select(h => new TakeBatch.Part { House = h.House, Amount = new(h.Fen) })],
                Tenders = [new() { Way = Way.Transfer, Amount = new(some.Sum(h => h.Fen)), Reference = string.Create(CultureInfo.InvariantCulture, $"{mark}{today.Day:yyyyMMdd}-{no + 1}") }],
            }, ct);
    }

    private static async Task Close(DemoWorld world, Actor collector, DateOnly day, TillId till, CancellationToken ct)
    {
        var expected = FloatFen + await world.Ask(db => db.Set<Tender>().Where(t => t.TillId == till && t.Way == Way.Cash).SumAsync(t => t.Fen, ct));
        var counted = day.Day == 13 ? expected - 50 : expected;
        var (pieces, rest) = (new List<int>(), counted);
        foreach (var note in Till.Denominations)
        {
            pieces.Add((int)(rest / note));
            rest %= note;
        }

        var handed = Math.Max(0, counted - FloatFen);
        await world.Run<CloseTill.Command, CloseTill.Closed>(collector, world.Moment(day, 17, 20), new()
        {
            Till = till,
            Pieces = pieces,
            Why = counted == expected ? "" : "找零尾差，已报财务",
            Handed = new(handed),
            HandedTo = handed == 0 ? "" : "示范银行营业部",
            BankSlip = handed == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"XJ{day:yyyyMMdd}"),
        }, ct);
    }

    /// <summary>Each house keeps its habit, whatever ids this demo gave.</summary>
    private async Task<Dictionary<HouseId, (int, int, bool)>> Habits(CancellationToken ct)
    {
        var known = new Dictionary<HouseId, (int, int, bool)>();
        foreach (var community in await history.Communities(ct))
            for (var (after, more) = ("", true); more;)
            {
                var houses = await history.Next(community.Id, after, 1000, ct);
                foreach (var house in houses)
                {
                    var hash = (community.Name + house.Number).Aggregate(2166136261u, (h, c) => (h ^ c) * 16777619u);
                    known[house.Id] = ((int)(hash % 100), 4 + (int)(hash / 100 % 20), house.Use == HouseUse.Shop);
                }

                (after, more) = (houses.Count > 0 ? houses[^1].Number : after, houses.Count == 1000);
            }

        return known;
    }
}
