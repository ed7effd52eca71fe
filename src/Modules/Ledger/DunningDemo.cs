using Microsoft.EntityFrameworkCore;
using Anju.Estate.Contracts;
using Anju.Kernel;
using Anju.Kernel.Calendars;
using Anju.Kernel.Demo;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Ledger.Arrears;
using Anju.Ledger.Contracts;
using Anju.Ledger.Domain;
using Anju.Ledger.Dunning;
using Anju.Ledger.Letters;

namespace Anju.Ledger;

/// <summary>
/// Debtors of the demo, dunned by the real acts: the housekeeper calls and visits, some promise and keep it, some break
/// it, one disputes, one pays by instalments. Whether a promise is kept the payments of the collector decide.
/// </summary>
internal sealed class DunningDemo : IDemoPart
{
    private const int ADay = 6, BeforeAnju = 92, ServiceFee = 1, Debtors = 24;
    private const long FirstCharge = 1_000_001;

    /// <summary>After the collector's day.</summary>
    public int Order => 82;

    /// <summary>What some houses owed before the center worked with Anju: one to eight months of the service fee, carried over as charges of the desk.</summary>
    public Task Lay(DemoWorld world, CancellationToken ct) => world.Center != DemoWorld.MainCenter ? Task.CompletedTask : world.Write(async (db, services) =>
    {
        var (history, calendar) = ((IHouseHistory)services.GetService(typeof(IHouseHistory))!, (Calendar)services.GetService(typeof(Calendar))!);
        var (on, terms, id) = (world.Today.AddDays(-BeforeAnju), FeeTerms.None(ServiceFee), FirstCharge);
        foreach (var community in (await history.Communities(ct)).Take(1))
            foreach (var (house, n) in (await history.Next(community.Id, "", Debtors * 3, ct)).Where((h, i) => i % 3 == 0 && h.HandedOverOn is not null).Select((h, n) => (h, n)))
            {
                var periods = Enumerable.Range(0, 1 + n % 8).Select(m => on.AddMonths(-1 - m)).Select(d => d.Year * 100 + d.Month).Order().ToList();
                var fen = Money.Of(house.GrossCenti / 100m, 2.85m).Fen;
                db.AddRange(periods.Select(period => new Charge { Id = id++, HouseId = house.Id, BuildingId = house.Building, ItemNo = ServiceFee, Period = period, AmountFen = fen, On = on, Why = "系统启用前的欠费结转", By = "何例敏" }));
                db.Add(new Account { HouseId = house.Id, BuildingId = house.Building, OwedFen = fen * periods.Count, OldestPeriod = periods[0], OldestDueOn = terms.DueOn(periods[0], calendar) });
            }
    }, ct);

    public async Task Live(DemoWorld world, DateOnly day, CancellationToken ct)
    {
        if (world.Center != DemoWorld.MainCenter || day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || day >= world.Today || !world.Staff.TryGetValue("guanjia", out var keeper) || !world.Staff.TryGetValue("zhuren", out var director))
            return;
        var owing = await world.Ask(db => ArrearsRows.Sorted(ArrearsRows.Of(db, new ListArrears.Query { Tab = ArrearsTab.Today }, day, null, new()), new ListArrears.Query { Tab = ArrearsTab.Today }, day).Take(60).ToListAsync(ct));
        foreach (var (row, n) in owing.Where(r => keeper.Zone is not { } zone || zone.Contains(r.Building.Value)).Take(Math.Min(ADay, (owing.Count + 1) / 2)).Select((r, n) => (r, n)))    // some are left for whoever looks at the demo
            await Dun(world, keeper, row, day, n, ct);
        await Unusual(world, keeper, director, owing, day, ct);
    }

    /// <summary>One contact: what is said follows from day and turn, so that every demo tells the same.</summary>
    private static async Task Dun(DemoWorld world, Actor keeper, ArrearsRow row, DateOnly day, int n, CancellationToken ct)
    {
        var (kind, at) = ((day.DayNumber + n) % 5, world.Moment(day, 9, 30 + n * 9));
        var ladder = new Ladder(Ladder.Default);
        var stage = ladder.Next(row.Stage, row.OldestDueOn, day);
        var command = new RecordDunning.Command { RequestId = Guid.CreateVersion7(), House = row.House, Stage = stage, Way = stage >= 2 ? DunningWay.Visit : DunningWay.Phone, Reached = ReachedWho.Owner, NextOn = day.AddDays(12), NextWhat = "再次联系" };
        if (kind == 0)
            command = command with { Reached = ReachedWho.Nobody, Words = "无人接听，信箱留通知", NextOn = day.AddDays(4) };
        else if (kind is 1 or 2)
            command = command with { Why = UnpaidWhy.Forgot, Words = "答应尽快来付", PromiseOn = day.AddDays(6), Promise = row.Due, NextOn = null, NextWhat = "" };
        else if (kind == 3)
            command = command with { Reached = ReachedWho.Family, Why = UnpaidWhy.Away, Words = "业主在外地，家属转告" };
        else
            command = command with { Why = UnpaidWhy.Service, Words = "反映楼道照明常坏，已转报修" };
        await world.Run<RecordDunning.Command, RecordDunning.Recorded>(keeper, at, command, ct);
    }

    /// <summary>A dispute on the eighth working week's Tuesday, an instalment plan the day after, a handful of letters each month.</summary>
    private static async Task Unusual(DemoWorld world, Actor keeper, Actor director, List<ArrearsRow> owing, DateOnly day, CancellationToken ct)
    {
        var ago = world.Today.DayNumber - day.DayNumber;
        if (ago is >= 16 and <= 18 && owing.FirstOrDefault(r => r is { IsHeld: false, PlanOn: null }) is { } disputed && !await world.Ask(db => db.Set<Dispute>().AnyAsync(ct)))
            await world.Run<RaiseDispute.Command, DisputeId>(keeper, world.Moment(day, 14, 10), new() { RequestId = Guid.CreateVersion7(), House = disputed.House, Words = "认为漏水维修未完成，暂不缴费" }, ct);
        if (ago is >= 12 and <= 14 && owing.Skip(1).FirstOrDefault(r => r is { IsHeld: false, PlanOn: null, DueFen: > 20_000 }) is { } poor && !await world.Ask(db => db.Set<InstalmentPlan>().AnyAsync(ct)))
            await world.Run<AgreePlan.Command, PlanId>(director, world.Moment(day, 15, 0), new()
            {
                RequestId = Guid.CreateVersion7(),
                House = poor.House,
                Why = "业主住院，暂时困难",
                Parts = [new() { DueOn = day.AddDays(20), Amount = new(poor.DueFen / 3) }, new() { DueOn = day.AddDays(50), Amount = new(poor.DueFen / 3) }, new() { DueOn = day.AddDays(80), Amount = new(poor.DueFen - poor.DueFen / 3 * 2) }],
            }, ct);
        var isFirst = ago <= 3 && !await world.Ask(db => db.Set<DunningLetter>().AnyAsync(ct));    // a short past has its letters too
        if ((isFirst || day.Day is >= 24 and <= 26) && (isFirst ? owing.Take(3) : owing.Where(r => r.Stage >= 1).Take(8)).Select(r => r.House).ToList() is { Count: > 0 } houses)
        {
            var issued = await world.Run<IssueLetters.Command, IssueLetters.Issued>(director, world.Moment(day, 16, 0), new() { RequestId = Guid.CreateVersion7(), Houses = houses, Stage = 2, SkipWhy = isFirst ? "欠费已久，直接发通知" : "" }, ct);
            if (issued.Value is { } made && ago > 3)
                await world.Run<DeliverLetters.Command, DeliverLetters.Delivered>(director, world.Moment(day, 17, 0), new() { RequestId = Guid.CreateVersion7(), Way = Delivery.Mailbox, Letters = await world.Ask(db => db.Set<DunningLetter>().Where(l => l.BatchId == made.Batch).OrderBy(l => l.No).Select(l => l.Id).Take(20).ToListAsync(ct)) }, ct);
        }
    }
}
