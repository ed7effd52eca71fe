using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Anju.Casework.Contracts;
using Anju.Estate.Contracts;
using Anju.Kernel;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.Text;
using Anju.Kernel.UseCases;
using Anju.Ledger.Books;
using Anju.Ledger.Domain;

namespace Anju.Ledger.Counter;

/// <summary>Where the cashier's box stands; only an open one of today takes money.</summary>
internal enum BoxState { None, Open, Yesterday, Closed }

/// <summary>The receipt that a request has made already: a double click and the back button are led to it.</summary>
internal static class PaperOfRequest
{
    [Permission(LedgerPermissions.Cash)]
    public sealed record Query
    {
        public Guid Request { get; set; }
    }

    internal sealed class Handler(AppDb db, CurrentUser user) : IQueryHandler<Query, Guid?>
    {
        public async Task<Result<Guid?>> Handle(Query query, CancellationToken ct)
        {
            var me = user.Id;
            return (await db.Set<Receipt>().Where(r => r.PaymentId == query.Request && r.CashierId == me).OrderBy(r => r.Number).Select(r => new { r.Id }).FirstOrDefaultAsync(ct))?.Id.Value;
        }
    }
}

/// <summary>Everything the cashier's desk shows: the box, what was found, the house with what it owes today.</summary>
internal static class CashierBoard
{
    private const int HitsShown = 8, LinesShown = 6;

    [Permission(LedgerPermissions.Cash)]
    public sealed record Query
    {
        public Guid? House { get; set; }
        [StringLength(60, ErrorMessage = "查找的文字最多 60 字")] public string? Q { get; set; }
    }

    /// <param name="Papers">Papers of today's box and the money that came with them.</param>
    public sealed record Box(BoxState State, Till? Till, int Papers, Money Received);

    public sealed record PeriodOf(int Period, IReadOnlyList<OpenCharge> Charges);

    /// <param name="Charges">What is open, the oldest first.</param>
    public sealed record HouseView(HouseCard Card, string Owner, string Phone, IReadOnlyList<OpenCharge> Charges, Money Advance, Money Deposit, IReadOnlyList<TimelineLine> History)
    {
        public IEnumerable<PeriodOf> Periods => Charges.GroupBy(c => c.Period).OrderBy(g => g.Key).Select(g => new PeriodOf(g.Key, [.. g]));
    }

    public sealed record Board(DateOnly Today, Box Box, IReadOnlyList<HouseHit> Hits, HouseView? House, bool IsLateFirst);

    internal sealed class Handler(AppDb db, BookShelf shelf, Cashier cashier, IHouses houses, ITimeline timeline, CurrentUser user, Calendar calendar) : IQueryHandler<Query, Board>
    {
        public async Task<Result<Board>> Handle(Query query, CancellationToken ct)
        {
            var hits = query.House is null && query.Q is { Length: > 0 } words ? await houses.Search(words.Trim(), HitsShown, ct) : [];
            var house = query.House is { } asked ? new HouseId(asked) : Only(hits, query.Q);
            return new Board(calendar.Today, await BoxOf(ct), hits, house is { } found ? await House(found, ct) : null, (await cashier.Rules(ct)).IsLateFirst);
        }

        /// <summary>The one house that was meant: the only hit, or the one whose number is exactly what was typed.</summary>
        private static HouseId? Only(IReadOnlyList<HouseHit> hits, string? words) =>
            hits is [var only] ? only.Id : hits.Where(h => string.Equals(h.Number, words?.Trim(), StringComparison.OrdinalIgnoreCase)).ToList() is [var exact] ? exact.Id : null;

        private async Task<Box> BoxOf(CancellationToken ct)
        {
            var me = user.Id;
            var till = await db.Set<Till>().Where(t => t.CashierId == me).OrderByDescending(t => t.On).FirstOrDefaultAsync(ct);
            var state = till switch
            {
                { IsOpen: true } => till.On == calendar.Today ? BoxState.Open : BoxState.Yesterday,
                not null when till.On == calendar.Today => BoxState.Closed,
                _ => BoxState.None,
            };
            if (state is BoxState.None)
                return new(state, null, 0, default);
            var sums = await db.Set<Receipt>().Where(r => r.TillId == till!.Id && r.State == PaperState.Valid).GroupBy(r => 1).Select(g => new { Count = g.Count(), Fen = g.Sum(r => r.TotalFen) }).OrderBy(g => g.Count).FirstOrDefaultAsync(ct);
            return new(state, till, sums?.Count ?? 0, new(sums?.Fen ?? 0));
        }

        private async Task<HouseView?> House(HouseId id, CancellationToken ct)
        {
            if (await houses.Find(id, ct) is not { } card)
                return null;
            var today = calendar.Today;
            var book = await shelf.At(id, today, ct);
            var owner = (await houses.Contacts(id, ct)).FirstOrDefault(c => c.Relation == RelationKind.Owner);
            var open = (book?.Charges ?? []).Where(c => c.PrincipalFen > 0 || c.LateAt(today) > 0).OrderBy(c => c.Period).ThenBy(c => c.ItemNo).ThenBy(c => c.Id).ToList();
            return new(card, Mask.Name(owner?.Name), Mask.Phone(owner?.Phone), open, book?.Account.Advance ?? default, book?.Account.Deposit ?? default, await timeline.OfHouse(id.Value, LinesShown, ct));
        }
    }
}
