using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Casework.Contracts;
using Anju.Estate.Contracts;
using Anju.Kernel;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;
using Anju.Ledger.Contracts;
using Anju.Ledger.Domain;

namespace Anju.Ledger.Requests;

/// <summary>Applications about money, those that wait first.</summary>
internal static class ListRequests
{
    private const int Size = 50;

    [Permission(LedgerPermissions.View)]
    public sealed record Query
    {
        /// <summary>Those that wait for somebody when empty.</summary>
        public RequestState? State { get; set; }
        public bool All { get; set; }
        public RequestKind? Kind { get; set; }
        public HouseId? House { get; set; }
        [Range(1, 100_000)] public int? Page { get; set; }
    }

    public sealed record Row(RequestId Id, string Number, RequestKind Kind, string HouseNumber, Money Amount, string Reason, RequestState State, string ProposedBy, DateTime ProposedAt, string Href);

    /// <param name="Waiting">How many wait, by state.</param>
    public sealed record View(ListPage<Row> Rows, Money Sum, IReadOnlyDictionary<RequestState, int> Waiting);

    internal sealed class Handler(AppDb db, CurrentUser user) : IQueryHandler<Query, View>
    {
        public async Task<Result<View>> Handle(Query query, CancellationToken ct)
        {
            var seen = Seen(db.Set<MoneyRequest>(), user);
            var waiting = await seen.Where(r => r.State <= RequestState.Approved).GroupBy(r => r.State).Select(g => new { g.Key, Count = g.Count() }).OrderBy(g => g.Key).Take(10).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
            var rows = seen.Where(r => query.Kind == null || r.Kind == query.Kind);
            if (query.House is { } house)
                rows = rows.Where(r => r.HouseId == house);
            rows = query.State is { } state ? rows.Where(r => r.State == state) : query.All ? rows : rows.Where(r => r.State <= RequestState.Approved);
            var sums = await rows.GroupBy(_ => 1).Select(g => new { Count = g.Count(), Fen = g.Sum(r => r.AmountFen) }).SingleOrDefaultAsync(ct);
            var page = query.Page ?? 1;
            var found = await rows.OrderByDescending(r => r.ProposedAt).ThenByDescending(r => r.Number).Skip((page - 1) * Size).Take(Size).ToListAsync(ct);
            return new View(new([.. found.Select(r => new Row(r.Id, r.Number, r.Kind, r.HouseNumber, r.Amount, r.Reason, r.State, r.ProposedBy, r.ProposedAt, r.Href))], sums?.Count ?? 0, page, Size), new(sums?.Fen ?? 0), waiting);
        }
    }

    /// <summary>A housekeeper sees the requests of the own zone.</summary>
    public static IQueryable<MoneyRequest> Seen(IQueryable<MoneyRequest> all, CurrentUser user)
    {
        if (user.Actor.Zone is not { } zone || user.May(LedgerPermissions.Cash))
            return all;
        var buildings = zone.Select(z => new BuildingId(z)).ToArray();
        return all.Where(r => buildings.Contains(r.BuildingId));
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapQuery<Query, View>("/requests");
}

/// <summary>One application with its lines and everybody's word: 《费用减免审批单》.</summary>
internal static class ShowRequest
{
    [Permission(LedgerPermissions.View)]
    public sealed record Query { public RequestId Id { get; set; } }

    public sealed record Line(long Charge, string Item, int Period, Money Principal, Money Late, string Href);

    /// <param name="Receipt">Number of the paper to be reversed, or of the deposit's receipt.</param>
    /// <param name="Ways">Ways in which the money came, so that it goes back by one of them; empty when unknown.</param>
    public sealed record View(RequestId Id, string Number, RequestKind Kind, HouseId House, string HouseNumber, Money Amount, Money Kept, string Reason, string Proof, RequestState State, bool IsMine,
        string ProposedBy, DateTime ProposedAt, string CheckedBy, string CheckWords, DateTime? CheckedAt, string ApprovedBy, string ApproveWords, DateTime? ApprovedAt, DateTime? EndedAt, string Paper,
        IReadOnlyList<Line> Lines, string Receipt, string ReceiptHref, IReadOnlyList<Way> Ways, Money Limit, IReadOnlyList<TimelineLine> History)
    {
        public bool IsPaidOut => Kind is RequestKind.Refund or RequestKind.Reversal or RequestKind.DepositReturn;
    }

    internal sealed class Handler(AppDb db, CurrentUser user, ITimeline timeline) : IQueryHandler<Query, View>
    {
        public async Task<Result<View>> Handle(Query query, CancellationToken ct)
        {
            if (await ListRequests.Seen(db.Set<MoneyRequest>(), user).SingleOrDefaultAsync(r => r.Id == query.Id, ct) is not { } r)
                return Problem.NotFound("没有这份申请");
            var lines = await db.Set<RequestLine>().Where(l => l.RequestId == r.Id).OrderByDescending(l => l.Period).ThenBy(l => l.ChargeId).Take(200).ToListAsync(ct);
            var deposit = r.DepositId is { } id ? await db.Set<Deposit>().SingleAsync(d => d.Id == id, ct) : null;
            var paper = (r.ReceiptId ?? deposit?.ReceiptId) is { } about ? await db.Set<Receipt>().SingleAsync(x => x.Id == about, ct) : null;
            var ways = paper is not null ? await db.Set<Tender>().Where(t => t.PaymentId == paper.PaymentId && t.Fen > 0).Select(t => t.Way).Distinct().OrderBy(w => w).Take(5).ToListAsync(ct)
                : await db.Set<Receipt>().Where(x => x.HouseId == r.HouseId && x.State == PaperState.Valid && x.Kind == PaperOf.Receipt).Join(db.Set<Tender>(), x => x.PaymentId, t => t.PaymentId, (_, t) => t.Way).Distinct().OrderBy(w => w).Take(5).ToListAsync(ct);
            var rules = await db.Set<LedgerRules>().SingleOrDefaultAsync(x => x.Id == LedgerRules.Only, ct) ?? new();
            return new View(r.Id, r.Number, r.Kind, r.HouseId, r.HouseNumber, r.Amount, r.Kept, r.Reason, r.Proof, r.State, r.ProposedById is not null && r.ProposedById == user.Id,
                r.ProposedBy, r.ProposedAt, r.CheckedBy, r.CheckWords, r.CheckedAt, r.ApprovedBy, r.ApproveWords, r.ApprovedAt, r.EndedAt, r.Paper,
                [.. lines.Select(l => new Line(l.ChargeId, l.Item, l.Period, new(l.PrincipalFen), new(l.LateFen), l.ChargeId >= Anju.Billing.Contracts.IBills.FirstId ? $"/billing/bills/{l.ChargeId}" : Charge.HrefOf(l.ChargeId)))],
                paper?.Number ?? "", deposit?.Href ?? paper?.Href ?? "", [.. ways.Where(w => w != Way.Balance)], rules.DirectorLimit, await timeline.Of(new Subject("money-request", r.Id.Value), 30, ct));
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapQuery<Query, View>("/request");
}
