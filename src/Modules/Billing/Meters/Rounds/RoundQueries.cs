using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Billing.Meters.Domain;
using Anju.Billing.Meters.Read;
using Anju.Estate.Contracts;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;

namespace Anju.Billing.Meters.Rounds;

/// <summary>Rounds, the newest first, with how far each is; and what a new one can be opened for.</summary>
internal static class ListRounds
{
    [Permission(MetersPermissions.View)]
    public sealed record Query
    {
        public MeterKind? Kind { get; set; }
        public RoundState? State { get; set; }
        [Range(1, 10_000, ErrorMessage = "没有这一页")] public int? Page { get; set; }
    }

    public sealed record Row(RoundId Id, string Number, MeterKind Kind, string Community, string Building, string Period, RoundState State, int Meters, int Read, int Estimated, string OpenedBy, DateTime? ClosedAt, string ClosedBy)
    {
        public int Missing => Meters - Read - Estimated;
    }

    public sealed class Handler(AppDb db) : IQueryHandler<Query, ListPage<Row>>
    {
        private const int Size = 30;

        public async Task<Result<ListPage<Row>>> Handle(Query query, CancellationToken ct)
        {
            var rounds = db.Set<Round>().AsQueryable();
            if (query.Kind is { } kind)
                rounds = rounds.Where(r => r.Kind == kind);
            if (query.State is { } state)
                rounds = rounds.Where(r => r.State == state);
            var page = query.Page ?? 1;
            var found = await rounds.OrderByDescending(r => r.From).ThenBy(r => r.Kind).ThenByDescending(r => r.Id).Skip((page - 1) * Size).Take(Size).ToListAsync(ct);
            var open = await Counts(found.Where(r => r.State == RoundState.Open).Select(r => (RoundId?)r.Id).ToArray(), ct);
            return new ListPage<Row>([.. found.Select(r => open.GetValueOrDefault(r.Id) is var live && r.State == RoundState.Open
                    ? Of(r, live.Meters, live.Read, live.Estimated) : Of(r, r.Meters, r.Read, r.Estimated))], await rounds.CountAsync(ct), page, Size);
        }

        private static Row Of(Round r, int meters, int read, int estimated) => new(r.Id, r.Number, r.Kind, r.CommunityName, r.BuildingName, r.Period, r.State, meters, read, estimated, r.OpenedBy, r.ClosedAt, r.ClosedBy);

        /// <summary>Of open rounds, counted now: one statement for the meters, one for the readings.</summary>
        private async Task<Dictionary<RoundId, (int Meters, int Read, int Estimated)>> Counts(RoundId?[] rounds, CancellationToken ct)
        {
            if (rounds.Length == 0)
                return [];
            var meters = await db.Set<Round>().Where(r => rounds.Contains(r.Id)).OrderBy(r => r.Id).Select(r => new
            {
                r.Id,
                Count = db.Set<Meter>().Count(m => m.Kind == r.Kind && m.CommunityId == r.CommunityId && (r.BuildingId == null || m.BuildingId == r.BuildingId) && m.InstalledOn <= r.To && (m.RemovedOn == null || m.RemovedOn > r.To)),
            }).Take(Size).ToDictionaryAsync(x => x.Id, x => x.Count, ct);
            var read = await db.Set<Reading>().Where(r => rounds.Contains(r.RoundId) && r.ReplacedByNo == null).GroupBy(r => new { r.RoundId, IsEstimate = r.Way == ReadingWay.Estimate })
                .Select(g => new { g.Key.RoundId, g.Key.IsEstimate, Count = g.Count() }).ToListAsync(ct);
            return meters.ToDictionary(m => m.Key, m => (m.Value, read.Where(r => r.RoundId == m.Key && !r.IsEstimate).Sum(r => r.Count), read.Where(r => r.RoundId == m.Key && r.IsEstimate).Sum(r => r.Count)));
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapQuery<Query, ListPage<Row>>("/rounds");
}

/// <summary>What of a round the entry page shows.</summary>
internal enum RoundTab { All, Missing, Doubtful, Estimated }

/// <summary>The rows of a round as a reader walks past them: what the meter showed last, what is usual, what was read now (F-2c).</summary>
internal static class ShowRound
{
    public const int PageSize = 200;

    [Permission(MetersPermissions.View)]
    public sealed record Query
    {
        public RoundId Id { get; set; }
        public Guid? Building { get; set; }
        public RoundTab? Tab { get; set; }
        [Range(1, 1000, ErrorMessage = "没有这一页")] public int? Page { get; set; }
    }

    /// <param name="Before">What the reading of this round follows, in thousandths.</param>
    /// <param name="Usual">What is usual until today, in millionths.</param>
    public sealed record Row(MeterId Meter, string Place, MeterUse Use, string Number, string Location, int Digits, long MultiplierMilli, long Before, DateOnly BeforeOn, bool BeforeIsEstimate, long BaseMilli, long SettledMicro, long? Usual, Reading? Now);

    public sealed record Part(Guid? Building, string Name, int Meters, int Read);

    public sealed record View(Round Round, IReadOnlyList<Part> Parts, RoundCount Count, ListPage<Row> Rows, IReadOnlyList<ReadingFile> Files);

    public sealed class Handler(AppDb db, ReadingDesk desk, CurrentUser user, Calendar calendar) : IQueryHandler<Query, View>
    {
        public async Task<Result<View>> Handle(Query query, CancellationToken ct)
        {
            if (await db.Set<Round>().SingleOrDefaultAsync(r => r.Id == query.Id, ct) is not { } round)
                return Problem.NotFound("没有这轮抄表");
            var parts = await Parts(round, ct);
            var count = await RoundCounts.Of(db, round, ct);
            var page = query.Page ?? 1;
            var meters = Narrow(db.Set<Meter>().Of(round).InZone(user), query);
            var total = await meters.CountAsync(ct);
            var shown = await meters.Walked().Skip((page - 1) * PageSize).Take(PageSize).Select(m => m.Id).ToListAsync(ct);
            var tails = await desk.Tails(db.Set<Meter>().Where(m => shown.Contains(m.Id)), round.Id, ct);
            return new View(round, parts, count, new([.. shown.Where(tails.ContainsKey).Select(id => Of(tails[id], round))], total, page, PageSize),
                await db.Set<ReadingFile>().Where(f => f.RoundId == round.Id).OrderByDescending(f => f.At).ThenBy(f => f.Id).Take(10).ToListAsync(ct));
        }

        private IQueryable<Meter> Narrow(IQueryable<Meter> meters, Query query)
        {
            if (query.Building is { } building)
                meters = building == Guid.Empty ? meters.Where(m => m.BuildingId == null) : meters.Where(m => m.BuildingId == new BuildingId(building));
            var read = db.Set<Reading>().Of(query.Id);
            return query.Tab switch
            {
                RoundTab.Missing => meters.Where(m => !read.Any(r => r.MeterId == m.Id)),
                RoundTab.Doubtful => meters.Where(m => read.Any(r => r.MeterId == m.Id && r.Abnormal != "" && r.CheckedBy == "")),
                RoundTab.Estimated => meters.Where(m => read.Any(r => r.MeterId == m.Id && r.Way == ReadingWay.Estimate)),
                _ => meters,
            };
        }

        private async Task<IReadOnlyList<Part>> Parts(Round round, CancellationToken ct)
        {
            var meters = db.Set<Meter>().Of(round).InZone(user);
            var parts = await meters.GroupBy(m => new { m.BuildingId, m.BuildingName }).Select(g => new { g.Key.BuildingId, g.Key.BuildingName, Count = g.Count() }).ToListAsync(ct);
            var read = await meters.Join(db.Set<Reading>().Of(round.Id), m => m.Id, r => r.MeterId, (m, r) => m).GroupBy(m => m.BuildingId).Select(g => new { Building = g.Key, Count = g.Count() }).ToListAsync(ct);
            return [.. parts.OrderBy(p => p.BuildingId is null).ThenBy(p => Meter.WalkOf(p.BuildingName), StringComparer.Ordinal)
                .Select(p => new Part(p.BuildingId?.Value, p.BuildingId is null ? "公共" : p.BuildingName, p.Count, read.Find(r => r.Building == p.BuildingId)?.Count ?? 0))];
        }

        private Row Of(Tail tail, Round round)
        {
            var (m, before, day) = (tail.Meter, tail.FollowsIn(round.Id), calendar.Today < round.To ? calendar.Today : round.To);
            var settles = before.Way == ReadingWay.Estimate;
            return new(m.Id, m.Place, m.Use, m.Number, m.Location, m.Digits, m.MultiplierMilli, before.Milli, before.On, settles, settles ? before.RealMilli : before.Milli,
                settles ? before.EstimatedMicro : 0, before.DailyMicro is { } daily ? daily * Math.Max(1, day.DayNumber - before.RealOn.DayNumber) : null, tail.Of(round.Id));
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapQuery<Query, View>("/round");
}

/// <summary>Where meters of a kind hang: what a round can be opened for.</summary>
internal static class RoundPlaces
{
    [Permission(MetersPermissions.View)]
    public sealed record Query;

    private const int Most = 200;

    public sealed record Place(CommunityId Community, string CommunityName);

    public sealed class Handler(AppDb db) : IQueryHandler<Query, IReadOnlyList<Place>>
    {
        public async Task<Result<IReadOnlyList<Place>>> Handle(Query query, CancellationToken ct) =>
            new([.. (await db.Set<Meter>().Where(m => m.RemovedOn == null).Select(m => new { m.CommunityId, m.CommunityName }).Distinct().OrderBy(p => p.CommunityName).ThenBy(p => p.CommunityId).Take(Most).ToListAsync(ct))
                .Select(p => new Place(p.CommunityId, p.CommunityName))], null);
    }
}
