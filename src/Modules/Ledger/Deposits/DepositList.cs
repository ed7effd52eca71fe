using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Casework.Contracts;
using Anju.Estate.Contracts;
using Anju.Kernel;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.Text;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;
using Anju.Ledger.Contracts;
using Anju.Ledger.Domain;

namespace Anju.Ledger.Deposits;

/// <summary>押金台账 with the roll-forward of a span of days: held before + received − returned − kept = held after, to the fen.</summary>
internal static class ListDeposits
{
    private const int Size = 50;

    [Permission(LedgerPermissions.View)]
    public sealed record Query
    {
        /// <summary>First and last day of the roll-forward; this month when empty.</summary>
        public DateOnly? From { get; set; }
        public DateOnly? To { get; set; }

        /// <summary>Ended ones too.</summary>
        public bool All { get; set; }
        public HouseId? House { get; set; }
        [Range(1, 100_000)] public int? Page { get; set; }
    }

    public sealed record Row(DepositId Id, string Number, string HouseNumber, string Item, string Payer, Money Amount, DateOnly On, string For, DateOnly? ReleasedOn, Money Returned, Money Kept, DateOnly? EndedOn, string Href);

    public sealed record Roll(DateOnly From, DateOnly To, Money Opening, Money Received, Money Returned, Money Kept)
    {
        public Money Closing => Opening + Received - Returned - Kept;
    }

    public sealed record View(ListPage<Row> Rows, Roll Roll, Money Held);

    internal sealed class Handler(AppDb db, Calendar calendar) : IQueryHandler<Query, View>
    {
        public async Task<Result<View>> Handle(Query query, CancellationToken ct)
        {
            var (from, to) = (query.From ?? calendar.MonthStart(calendar.Today), query.To ?? calendar.Today);
            if (to < from)
                return Problem.Invalid(nameof(Query.To), "结束日期不能早于开始日期");
            var all = query.House is { } house ? db.Set<Deposit>().Where(d => d.HouseId == house) : db.Set<Deposit>();
            var seen = query.All ? all : all.Where(d => d.EndedOn == null);
            var page = query.Page ?? 1;
            var rows = await seen.OrderByDescending(d => d.On).ThenByDescending(d => d.Number).Skip((page - 1) * Size).Take(Size).ToListAsync(ct);
            return new View(new([.. rows.Select(Of)], await seen.CountAsync(ct), page, Size), await Roll(all, from, to, ct), new(await all.Where(d => d.EndedOn == null).SumAsync(d => d.Fen, ct)));
        }

        /// <summary>A deposit whose receipt was undone was received and given back.</summary>
        private static async Task<Roll> Roll(IQueryable<Deposit> all, DateOnly from, DateOnly to, CancellationToken ct)
        {
            var opening = await all.Where(d => d.On < from && (d.EndedOn == null || d.EndedOn >= from)).SumAsync(d => d.Fen, ct);
            var received = await all.Where(d => d.On >= from && d.On <= to).SumAsync(d => d.Fen, ct);
            var ended = await all.Where(d => d.EndedOn >= from && d.EndedOn <= to).GroupBy(_ => 1).Select(g => new { All = g.Sum(d => d.Fen), Kept = g.Sum(d => d.KeptFen) }).SingleOrDefaultAsync(ct);
            return new(from, to, new(opening), new(received), new((ended?.All ?? 0) - (ended?.Kept ?? 0)), new(ended?.Kept ?? 0));
        }
    }

    public static Row Of(Deposit d) => new(d.Id, d.Number, d.HouseNumber, d.Item, Mask.Name(d.Payer), d.Amount, d.On, d.For, d.ReleasedOn, d.Returned, d.Kept, d.EndedOn, d.Href);

    public static void Map(IEndpointRouteBuilder api) => api.MapQuery<Query, View>("/deposits");
}

/// <summary>One deposit with its history.</summary>
internal static class ShowDeposit
{
    [Permission(LedgerPermissions.View)]
    public sealed record Query { public DepositId Id { get; set; } }

    public sealed record View(ListDeposits.Row Deposit, HouseId House, string ReceiptHref, string ReleasedBy, string ReleaseWords, string Request, string RequestHref, RequestState? RequestState, IReadOnlyList<TimelineLine> History);

    internal sealed class Handler(AppDb db, ITimeline timeline) : IQueryHandler<Query, View>
    {
        public async Task<Result<View>> Handle(Query query, CancellationToken ct)
        {
            if (await db.Set<Deposit>().SingleOrDefaultAsync(d => d.Id == query.Id, ct) is not { } d)
                return Problem.NotFound("没有这笔押金");
            var request = await db.Set<MoneyRequest>().Where(r => r.DepositId == d.Id).OrderByDescending(r => r.ProposedAt).ThenBy(r => r.Number).FirstOrDefaultAsync(ct);
            return new View(ListDeposits.Of(d), d.HouseId, $"/ledger/receipts/{d.ReceiptId.Value}", d.ReleasedBy, d.ReleaseWords, request?.Number ?? "", request?.Href ?? "", request?.State, await timeline.Of(new Subject("deposit", d.Id.Value), 30, ct));
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapQuery<Query, View>("/deposit");
}
