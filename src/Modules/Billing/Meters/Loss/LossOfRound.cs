using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Billing.Meters.Domain;
using Anju.Billing.Meters.Read;
using Anju.Estate.Contracts;
using Anju.Kernel;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;

namespace Anju.Billing.Meters.Loss;

/// <summary>Each total meter of a round against the meters behind it: what is between them is loss, or for all to share (domain 3.9).</summary>
internal static class LossOfRound
{
    [Permission(MetersPermissions.View)]
    public sealed record Query
    {
        public RoundId Id { get; set; }
    }

    /// <param name="Missing">Meters behind it without a reading in the period; the loss then holds their usage too.</param>
    public sealed record Row(MeterId Meter, string Number, string Place, int Behind, int Missing, decimal Total, decimal Houses, decimal Shared, bool IsRead)
    {
        public decimal Loss => Total - Houses - Shared;

        /// <summary>Percent of the total; null when nothing passed.</summary>
        public decimal? Rate => Total == 0 ? null : decimal.Round(100 * Loss / Total, 1);
    }

    /// <param name="Loose">Meters of houses that hang behind no total meter.</param>
    public sealed record View(Round Round, IReadOnlyList<Row> Rows, int Loose);

    public sealed class Handler(AppDb db, MeterSums sums) : IQueryHandler<Query, View>
    {
        public async Task<Result<View>> Handle(Query query, CancellationToken ct)
        {
            if (await db.Set<Round>().SingleOrDefaultAsync(r => r.Id == query.Id, ct) is not { } round)
                return Problem.NotFound("没有这轮抄表");
            var meters = await sums.Of(round, ct);
            var behind = meters.Values.Where(m => m.Parent is not null).ToLookup(m => m.Parent!.Value);
            return new View(round, [.. meters.Values.Where(m => m.Use == MeterUse.Total).OrderBy(m => Meter.WalkOf(m.Place), StringComparer.Ordinal).ThenBy(m => m.Number, StringComparer.Ordinal).Select(m => Of(m, behind[m.Id]))],
                meters.Values.Count(m => m.Use == MeterUse.House && m.Parent is null));
        }

        private static Row Of(MeterSum total, IEnumerable<MeterSum> behind)
        {
            var all = behind.ToList();
            decimal Sum(Func<MeterSum, bool> of) => all.Where(of).Sum(m => m.Micro) / 1_000_000m;
            return new(total.Id, total.Number, total.Place, all.Count, all.Count(m => !m.IsRead), total.Micro / 1_000_000m, Sum(m => m.Use != MeterUse.Shared), Sum(m => m.Use == MeterUse.Shared), total.IsRead);
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapQuery<Query, View>("/loss");
}

/// <summary>Usage of one place in the period of a round, meters that were replaced in it included.</summary>
internal sealed record MeterSum(MeterId Id, string Number, string Place, MeterUse Use, MeterId? Parent, HouseId? House, long Micro, bool IsRead);

/// <summary>Sums all meters that a round passes, in two statements for any number of them.</summary>
internal sealed class MeterSums(AppDb db)
{
    public async Task<IReadOnlyDictionary<MeterId, MeterSum>> Of(Round round, CancellationToken ct)
    {
        var (kind, from, to, community, building) = (round.Kind, round.From, round.To, round.CommunityId, round.BuildingId);
        var meters = db.Set<Meter>().AsNoTracking().Where(m => m.Kind == kind && m.CommunityId == community && m.InstalledOn <= to && (m.RemovedOn == null || m.RemovedOn >= from));
        if (building is not null)
            meters = meters.Where(m => m.BuildingId == building);
        var all = await meters.OrderBy(m => m.Id).Take(RoundMeters.Most).ToDictionaryAsync(m => m.Id, ct);
        var used = await meters.Join(db.Set<Reading>().Where(r => r.Kind == kind && r.CountsOn >= from && r.CountsOn <= to && r.ReplacedByNo == null && r.Way != ReadingWay.Start), m => m.Id, r => r.MeterId, (m, r) => r)
            .GroupBy(r => r.MeterId).Select(g => new { Id = g.Key, Micro = g.Sum(r => r.Micro) }).ToDictionaryAsync(g => g.Id, g => g.Micro, ct);
        var next = all.Values.Where(m => m.FollowsId is not null).ToDictionary(m => m.FollowsId!.Value, m => m.Id);
        MeterId Newest(MeterId id) => next.TryGetValue(id, out var newer) && newer != id ? Newest(newer) : id;
        return all.Values.GroupBy(m => Newest(m.Id)).Where(g => all.ContainsKey(g.Key)).ToDictionary(g => g.Key, g => Sum(all[g.Key], [.. g], used));
    }

    private static MeterSum Sum(Meter newest, Meter[] line, Dictionary<MeterId, long> used) =>
        new(newest.Id, newest.Number, newest.Place, newest.Use, newest.ParentId, newest.HouseId, line.Sum(m => used.GetValueOrDefault(m.Id)), line.Any(m => used.ContainsKey(m.Id)));
}

/// <summary>按建筑面积 / 按户.</summary>
internal enum ShareBy { Area, Household }

/// <summary>公摊: the loss of a total meter, or an amount of money, divided among the houses behind it; the parts add up exactly.</summary>
internal static class ShareLoss
{
    private const decimal Most = 100_000_000m;

    [Permission(MetersPermissions.View)]
    public sealed record Query
    {
        public RoundId Id { get; set; }
        public MeterId Meter { get; set; }
        public ShareBy? By { get; set; }

        /// <summary>Money to divide, in yuan; without it only the quantity is divided.</summary>
        public decimal? Amount { get; set; }
    }

    public sealed record Share(HouseId House, string Number, decimal Area, decimal Quantity, Money Amount);

    public sealed record View(Round Round, string Number, string Place, ShareBy By, decimal Quantity, Money Amount, IReadOnlyList<Share> Shares);

    public sealed class Handler(AppDb db, MeterSums sums, IHouses houses) : IQueryHandler<Query, View>
    {
        public async Task<Result<View>> Handle(Query query, CancellationToken ct)
        {
            if (await db.Set<Round>().SingleOrDefaultAsync(r => r.Id == query.Id, ct) is not { } round)
                return Problem.NotFound("没有这轮抄表");
            var meters = await sums.Of(round, ct);
            if (!meters.TryGetValue(query.Meter, out var total) || total.Use != MeterUse.Total)
                return Problem.NotFound("本轮没有这块总表");
            if (query.Amount is { } amount && (amount is < 0 or > Most || amount * 100 % 1 != 0))
                return Problem.Invalid(nameof(query.Amount), "金额应在 0 至 1 亿之间，最多两位小数");
            var behind = meters.Values.Where(m => m.Parent == total.Id).ToList();
            var loss = total.Micro - behind.Where(m => m.Use != MeterUse.Shared).Sum(m => m.Micro);
            var cards = (await houses.Find([.. behind.Where(m => m.House is not null).Select(m => m.House!.Value).Distinct()], ct)).Values.OrderBy(h => Meter.WalkOf(h.Number), StringComparer.Ordinal).ToList();
            if (cards.Count == 0)
                return Problem.Invalid(nameof(query.Meter), "这块总表后面没有户表，无从分摊");
            var by = query.By ?? ShareBy.Area;
            var weights = cards.Select(h => by == ShareBy.Area ? h.GrossArea : 1m).ToList();
            var (milli, fen) = (loss / 1000, (long)((query.Amount ?? 0) * 100));
            var (quantities, amounts) = (Domain.Shares.Split(milli, weights), Domain.Shares.Split(fen, weights));
            return new View(round, total.Number, total.Place, by, milli / 1000m, new Money(fen), [.. cards.Select((h, i) => new Share(h.Id, h.Number, h.GrossArea, quantities[i] / 1000m, new Money(amounts[i])))]);
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapQuery<Query, View>("/share-loss");
}
