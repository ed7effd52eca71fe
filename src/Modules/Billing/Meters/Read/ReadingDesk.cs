using Microsoft.EntityFrameworkCore;
using Anju.Billing.Domain;
using Anju.Billing.Meters.Domain;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;

namespace Anju.Billing.Meters.Read;

/// <summary>A meter with the end of its log.</summary>
/// <param name="Before">The reading before the last; only where the last belongs to the round that is asked about.</param>
internal sealed record Tail(Meter Meter, Reading Last, Reading? Before)
{
    /// <summary>What a reading of this round follows: a correction follows what the corrected one followed.</summary>
    public Reading FollowsIn(RoundId round) => Last.RoundId == round && Before is { } before ? before : Last;

    public Reading? Of(RoundId round) => Last.RoundId == round ? Last : null;
}

/// <summary>Which meters a round passes, and how their logs end.</summary>
internal static class RoundMeters
{
    /// <summary>More than any community has of one kind.</summary>
    public const int Most = 50_000;

    public static IQueryable<Meter> Of(this IQueryable<Meter> meters, Round round)
    {
        var (kind, community, building, to) = (round.Kind, round.CommunityId, round.BuildingId, round.To);
        meters = meters.Where(m => m.Kind == kind && m.CommunityId == community && m.InstalledOn <= to && (m.RemovedOn == null || m.RemovedOn > to));
        return building is null ? meters : meters.Where(m => m.BuildingId == building);
    }

    /// <summary>Readings of the round that nobody has corrected.</summary>
    public static IQueryable<Reading> Of(this IQueryable<Reading> readings, RoundId round) => readings.Where(r => r.RoundId == round && r.ReplacedByNo == null);

    /// <summary>The zone (责任区) of readers: meters of its buildings; meters of a whole community belong to everybody.</summary>
    public static IQueryable<Meter> InZone(this IQueryable<Meter> meters, CurrentUser user)
    {
        if (user.Actor.Zone is not { } zone)
            return meters;
        var buildings = zone.Select(z => (Estate.Contracts.BuildingId?)new Estate.Contracts.BuildingId(z)).ToArray();
        return meters.Where(m => m.BuildingId == null || buildings.Contains(m.BuildingId));
    }

    /// <summary>In the order in which a reader walks.</summary>
    public static IOrderedQueryable<Meter> Walked(this IQueryable<Meter> meters) => meters.OrderBy(m => m.Use).ThenBy(m => m.Walk).ThenBy(m => m.Number).ThenBy(m => m.Id);

    /// <summary>The last line of each log. A living reading always bears the highest number of its meter.</summary>
    public static IQueryable<Reading> Lasts(this AppDb db, IQueryable<Meter> meters) =>
        from m in meters
        join r in db.Set<Reading>() on m.Id equals r.MeterId
        where r.No == db.Set<Reading>().Where(x => x.MeterId == m.Id).Max(x => x.No)
        orderby m.Id
        select r;

    /// <summary>What stood before the last lines that belong to this round.</summary>
    public static IQueryable<Reading> Befores(this AppDb db, RoundId round) =>
        from r in db.Set<Reading>().Of(round)
        join p in db.Set<Reading>() on new { r.MeterId, No = r.PreviousNo } equals new { p.MeterId, p.No }
        orderby p.MeterId
        select p;
}

/// <summary>Fetches logs for whoever writes into them, in as many statements for ten thousand meters as for one.</summary>
internal sealed class ReadingDesk(AppDb db, IEnumerable<IBilledUsage> billed, CurrentUser user, Calendar calendar)
{
    public Reader Reader => new(user.Id, user.Name, calendar.Now);

    /// <param name="meters">A filter; every one of its meters has a first reading.</param>
    public async Task<IReadOnlyDictionary<MeterId, Tail>> Tails(IQueryable<Meter> meters, RoundId? round, CancellationToken ct)
    {
        var found = await meters.OrderBy(m => m.Id).Take(RoundMeters.Most).ToListAsync(ct);
        var lasts = await db.Lasts(meters).Take(RoundMeters.Most).ToDictionaryAsync(r => r.MeterId, ct);
        var befores = round is { } asked && lasts.Values.Any(l => l.RoundId == asked)
            ? await Befores(asked, found, ct) : [];
        return found.Where(m => lasts.ContainsKey(m.Id)).ToDictionary(m => m.Id, m => new Tail(m, lasts[m.Id], befores.GetValueOrDefault(m.Id)));
    }

    private async Task<Dictionary<MeterId, Reading>> Befores(RoundId round, List<Meter> meters, CancellationToken ct)
    {
        var rows = db.Befores(round).AsNoTracking();
        if (meters is [var only])
            rows = rows.Where(r => r.MeterId == only.Id);
        return await rows.Take(RoundMeters.Most).ToDictionaryAsync(r => r.MeterId, ct);
    }

    /// <summary>Of these readings, the meters whose usage stands on a bill.</summary>
    public async Task<IReadOnlySet<MeterId>> OnBills(IReadOnlyCollection<Tail> tails, CancellationToken ct)
    {
        var found = new HashSet<MeterId>();
        foreach (var of in tails.Where(t => t.Meter.HouseId is not null).GroupBy(t => (t.Meter.Kind, t.Last.CountsOn)))
            foreach (var book in billed)
            {
                var houses = await book.Billed(MeterWords.Item(of.Key.Kind), of.Key.CountsOn, [.. of.Select(t => t.Meter.HouseId!.Value.Value).Distinct()], ct);
                found.UnionWith(of.Where(t => houses.Contains(t.Meter.HouseId!.Value.Value)).Select(t => t.Meter.Id));
            }

        return found;
    }
}
