using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Anju.Billing.Meters.Domain;
using Anju.Billing.Meters.Read;
using Anju.Billing.Meters.Register;
using Anju.Billing.Meters.Rounds;
using Anju.Estate.Contracts;
using Anju.Kernel.Data;
using Anju.Kernel.Demo;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;

namespace Anju.Billing.Meters;

/// <summary>
/// Water and electricity of one community: four months of readings, laid in bulk while the past is lived; rounds, estimates
/// and a replacement go by their acts. One register begins again, some doors stay shut, the newest round is half read.
/// </summary>
internal sealed class MetersDemo(IControls controls, IHouses houses) : IDemoPart
{
    private const string Community = "安居花园";
    private const int Months = 3, ReadingDay = 20, Seed = 20261128, ShutEvery = 83, DoubtfulAt = 11, ReplacedAt = 30;
    private const string StillToRead = "5栋", Turning = "2栋";

    public int Order => 70;

    public Task Lay(DemoWorld world, CancellationToken ct) => Task.CompletedTask;

    public async Task Live(DemoWorld world, DateOnly day, CancellationToken ct)
    {
        if (world.Center != DemoWorld.MainCenter || !world.Staff.ContainsKey("shoufei"))
            return;
        var newest = new DateOnly(world.Today.Year, world.Today.Month, 1).AddMonths(world.Today.Day < ReadingDay ? -1 : 0);
        var first = newest.AddMonths(-Months);
        if (!await world.Ask(db => db.Set<Meter>().AnyAsync(ct)))
            await Hang(world, first.AddMonths(-1).AddDays(ReadingDay - 1), ct);
        for (var month = first; month <= newest && month.AddDays(ReadingDay - 1) <= day; month = month.AddMonths(1))
        {
            if (month == newest.AddMonths(-1))
                await Replace(world, month.AddDays(ReadingDay - 6), ct);
            foreach (var kind in (MeterKind[])[MeterKind.Water, MeterKind.Electricity])
                await Read(world, kind, month, isNewest: month == newest, ct);
        }
    }

    /// <summary>Every house behind the boxes of the community gets its meters, every building its totals.</summary>
    private async Task Hang(DemoWorld world, DateOnly on, CancellationToken ct)
    {
        var fed = new List<HouseId>();
        foreach (var box in (await world.Ask(_ => controls.All(ct))).Where(c => c.Name.EndsWith("总配电箱", StringComparison.Ordinal)))
            fed.AddRange((await world.Ask(_ => controls.FedBy(box.Id, 5_000, ct))).Select(h => h.Id));
        var cards = (await world.Ask(_ => houses.Find([.. fed.Distinct()], ct))).Values.Where(h => h.CommunityName == Community).OrderBy(h => Meter.WalkOf(h.Number), StringComparer.Ordinal).ToList();
        var random = new Random(Seed);
        var reader = new Reader(null, "普换施工队", world.Moment(on, 16, 0));
        await world.Write((db, _) =>
        {
            var serial = 0;
            foreach (var building in cards.GroupBy(h => h.Building))
                foreach (var kind in (MeterKind[])[MeterKind.Water, MeterKind.Electricity])
                    foreach (var (meter, start) in Of([.. building], kind, on, random, ref serial))
                        db.AddRange(meter, ReadingChain.Begin(meter.Facts, on, start, reader));
            return Task.CompletedTask;
        }, ct);
    }

    private static List<(Meter, long)> Of(HouseCard[] cards, MeterKind kind, DateOnly on, Random random, ref int serial)
    {
        var (water, at) = (kind == MeterKind.Water, cards[0]);
        var place = new MeterPlace(at.Community, at.CommunityName, at.Building, at.BuildingName, null, $"{at.BuildingName}{(water ? "给水总表" : "电总表")}");
        var total = Meter.Install(new(kind, $"{(water ? "ZS" : "ZD")}{++serial:000}", 6, water ? 1 : 40), MeterUse.Total, place, water ? "地下一层水泵房" : "地下一层配电室", on, null);
        var made = new List<(Meter, long)> { (total, 0) };
        if (!water)
            made.Add((Meter.Install(new(kind, $"GD{serial:000}", 6, 1), MeterUse.Shared, place with { Name = $"{at.BuildingName}电梯、楼道" }, "地下一层配电室", on, total.Id), 0));
        foreach (var house in cards)
        {
            made.Add((Meter.Install(new(kind, $"{(water ? "S" : "D")}26{++serial:00000}", 5, 1), MeterUse.House, new(house.Community, house.CommunityName, house.Building, house.BuildingName, house.Id, house.Number), water ? "管道井" : "强电井", on, total.Id), random.Next(0, 60) * 1000L));
        }

        if (!water && at.BuildingName == Turning)
            made[^1] = (made[^1].Item1, 99_700_000L);
        return made;
    }

    private static async Task Replace(DemoWorld world, DateOnly on, CancellationToken ct)
    {
        if (await world.Ask(db => db.Set<Replacement>().AnyAsync(ct)))
            return;
        var meter = await world.Ask(db => db.Set<Meter>().AsNoTracking().Where(m => m.Kind == MeterKind.Water && m.Use == MeterUse.House).OrderBy(m => m.Walk).ThenBy(m => m.Id).Skip(ReplacedAt).FirstOrDefaultAsync(ct));
        if (meter is null || await world.Ask(db => db.Lasts(db.Set<Meter>().Where(m => m.Id == meter.Id)).SingleAsync(ct)) is not { } last)
            return;
        await world.Run<ReplaceMeter.Command, ReplaceMeter.Replaced>(world.Staff["shoufei"], world.Moment(on, 15, 10), new()
        {
            Id = meter.Id,
            OldEnd = MeterWords.Register(last.Milli + 6_000),
            Number = meter.Number + "A",
            Digits = 5,
            NewStart = "0",
            Reason = "表盘不走，住户报修后更换",
            ApprovedBy = world.Staff["zhuren"].Id,
        }, ct);
    }

    private static async Task Read(DemoWorld world, MeterKind kind, DateOnly month, bool isNewest, CancellationToken ct)
    {
        if (await world.Ask(db => db.Set<Round>().AnyAsync(r => r.Kind == kind && r.From == month && r.State != RoundState.Open || r.Kind == kind && r.From == month && isNewest, ct)))
            return;
        var (collector, reader) = (world.Staff["shoufei"], world.Staff[kind == MeterKind.Water ? "guanjia" : "diangong"]);
        var day = month.AddDays(ReadingDay - 1);
        var community = await world.Ask(db => db.Set<Meter>().OrderBy(m => m.Id).Select(m => m.CommunityId).FirstAsync(ct));
        var opened = await world.Run<OpenRound.Command, OpenRound.Opened>(collector, world.Moment(day, 8, 40), new() { Kind = kind, Community = community, Period = $"{month:yyyy-MM}" }, ct);
        if (opened.Value is not { } made)
            return;
        var isHalf = isNewest && kind == MeterKind.Water;
        await world.Write(async (db, services) =>
        {
            var round = await db.Set<Round>().AsNoTracking().SingleAsync(r => r.Id == made.Id, ct);
            var tails = await services.GetRequiredService<ReadingDesk>().Tails(db.Set<Meter>().AsNoTracking().Of(round), round.Id, ct);
            await db.InsertAll(Readings(tails, round, isHalf, new(reader.Id, reader.Name, world.Moment(day, 17, 20))), ct);
        }, ct);
        if (isHalf)
            return;
        await world.Run<EstimateReadings.Command, EstimateReadings.Estimated>(collector, world.Moment(day.AddDays(1), 9, 30), new() { Round = made.Id, Reason = "两次上门家中无人，表在户内" }, ct);
        await world.Run<CloseRound.Command, Done>(collector, world.Moment(day.AddDays(1), 16, 30), new() { Id = made.Id, AcceptMissing = true }, ct);
        if (!isNewest)
            await world.Run<PublishRound.Command, Done>(world.Staff["zhuren"], world.Moment(day.AddDays(3), 10, 0), new() { Id = made.Id }, ct);
    }

    /// <summary>Each house uses what is usual for it, a little more or less; what totals show is the sum and a loss.</summary>
    private static List<Reading> Readings(IReadOnlyDictionary<MeterId, Tail> tails, Round round, bool isHalf, Reader reader)
    {
        var (made, behind, index) = (new List<Reading>(), new Dictionary<MeterId, long>(), 0);
        foreach (var tail in tails.Values.Where(t => t.Meter.Use != MeterUse.Total).OrderBy(t => t.Meter.Walk, StringComparer.Ordinal))
        {
            var (random, meter) = (new Random(HashCode(tail.Meter.Walk) ^ round.From.DayNumber), tail.Meter);
            var usual = new Random(HashCode(meter.Walk)).Next(50, 100) * (meter.Kind == MeterKind.Water ? 0.16 : 2.4) * (meter.Use == MeterUse.Shared ? 12 : 1);
            var days = Math.Min(31, round.From.DayNumber + ReadingDay - 1 - tail.Last.RealOn.DayNumber);   // a new meter has hung only some of them
            var used = (long)(usual * days / 31 * (0.8 + 0.4 * random.NextDouble()));
            if (isHalf && index == DoubtfulAt)
                used *= 8;
            if (meter.ParentId is { } parent)
                behind[parent] = behind.GetValueOrDefault(parent) + used;
            if ((index++ + 7 * round.From.Month) % ShutEvery == 0 || isHalf && meter.BuildingName == StillToRead)
                continue;
            Take(tail, used);
        }

        foreach (var total in tails.Values.Where(t => t.Meter.Use == MeterUse.Total && !(isHalf && t.Meter.BuildingName == StillToRead)))
            Take(total, behind.GetValueOrDefault(total.Meter.Id) * 1035 / 1000 / (total.Meter.MultiplierMilli / 1000));
        return made;

        void Take(Tail tail, long used)
        {
            var from = tail.Last.Way == ReadingWay.Estimate ? tail.Last.RealMilli + tail.Last.EstimatedMicro / tail.Meter.MultiplierMilli : tail.Last.Milli;
            var value = from + used * 1000;
            var on = round.From.AddDays(ReadingDay - 1);
            var report = new Report(ReadingWay.Read, round.Id, on, round.CountsOn(on), value % tail.Meter.Facts.Turn, value >= tail.Meter.Facts.Turn, !isHalf, "", ReadingSource.Hand);
            if (ReadingChain.Follow(tail.Meter.Facts, tail.Last, report, tail.Last.No + 1, reader).Value is { } reading)
                made.Add(reading);
        }
    }

    /// <summary>The same on every machine and in every run.</summary>
    private static int HashCode(string text) => text.Aggregate(17, (hash, c) => unchecked(hash * 31 + c)) & 0x7fffffff;
}
