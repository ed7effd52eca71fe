using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Kernel;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;
using Anju.Ledger.Contracts;
using Anju.Ledger.Domain;

namespace Anju.Ledger.Tills;

/// <summary>Days of boxes, the newest first; a cashier sees her own, finance and director all.</summary>
internal static class ListTills
{
    private const int PageSize = 31;

    [Permission(LedgerPermissions.View)]
    public sealed record Query
    {
        public DateOnly? From { get; set; }
        public DateOnly? To { get; set; }

        /// <summary>Only those not closed yet, or only those with a difference.</summary>
        public bool? Open { get; set; }
        public bool? Difference { get; set; }
        [Range(1, 100_000, ErrorMessage = "没有这一页")] public int? Page { get; set; }
    }

    /// <param name="Received">By valid papers, refunds taken off.</param>
    /// <param name="IsLate">Of an earlier day and still open.</param>
    public sealed record Row(TillId Id, string Cashier, DateOnly On, DateTime OpenedAt, DateTime? ClosedAt, Money Float, int Papers, Money Received, Money Expected, Money Counted, Money Handed, string HandedTo, string BankSlip, string DifferenceWhy, bool IsLate)
    {
        public Money Difference => ClosedAt is null ? Money.Zero : Counted - Expected;
        public string Href => $"/ledger/tills/{Id.Value}";
    }

    internal sealed class Handler(AppDb db, CurrentUser user, Calendar calendar) : IQueryHandler<Query, ListPage<Row>>
    {
        public async Task<Result<ListPage<Row>>> Handle(Query query, CancellationToken ct)
        {
            var (page, found, me) = (query.Page ?? 1, db.Set<Till>().AsNoTracking(), user.Id);
            if (!TillRights.SeesAll(user))
                found = found.Where(t => t.CashierId == me);
            if (query.From is { } from)
                found = found.Where(t => t.On >= from);
            if (query.To is { } to)
                found = found.Where(t => t.On <= to);
            if (query.Open == true)
                found = found.Where(t => t.ClosedAt == null);
            if (query.Difference == true)
                found = found.Where(t => t.ClosedAt != null && t.CountedFen != t.ExpectedFen);
            var total = await found.CountAsync(ct);
            var tills = await found.OrderByDescending(t => t.On).ThenBy(t => t.Cashier).ThenBy(t => t.Id).Skip((page - 1) * PageSize).Take(PageSize).ToListAsync(ct);
            var ids = tills.Select(t => t.Id).ToArray();
            var sums = (await db.Set<Receipt>().Where(r => ids.Contains(r.TillId) && r.State != PaperState.Void).GroupBy(r => r.TillId).Select(g => new { Till = g.Key, Count = g.Count(), Fen = g.Sum(r => r.TotalFen) }).OrderBy(g => g.Till).Take(PageSize).ToListAsync(ct))
                .ToDictionary(g => g.Till);
            return new ListPage<Row>([.. tills.Select(t => new Row(t.Id, t.Cashier, t.On, t.OpenedAt, t.ClosedAt, t.Float, sums.GetValueOrDefault(t.Id)?.Count ?? 0, new(sums.GetValueOrDefault(t.Id)?.Fen ?? 0), t.Expected, t.CountedCash, new(t.HandedFen), t.HandedTo, t.BankSlip, t.DifferenceWhy,
                t.IsOpen && t.On < calendar.Today))], total, page, PageSize);
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapQuery<Query, ListPage<Row>>("/tills");
}

/// <summary>Boxes that colleagues closed today and that nobody has taken over yet, with what was left in them.</summary>
internal static class LeftBoxes
{
    private const int Most = 50;

    [Permission(LedgerPermissions.Cash)]
    public sealed record Query;

    public sealed record Row(string Cashier, Money Left);

    internal sealed class Handler(LeftToday left, CurrentUser user) : IQueryHandler<Query, IReadOnlyList<Row>>
    {
        public async Task<Result<IReadOnlyList<Row>>> Handle(Query query, CancellationToken ct) => (await left.Of(user.Id, Most, ct)).ToList();
    }

    internal sealed class LeftToday(AppDb db, Calendar calendar)
    {
        public async Task<IReadOnlyList<Row>> Of(StaffId? me, int most, CancellationToken ct)
        {
            var today = calendar.Today;
            var tills = await db.Set<Till>().AsNoTracking().Where(t => t.On == today && t.CashierId != me).OrderBy(t => t.Cashier).ThenBy(t => t.Id).Take(2 * most).ToListAsync(ct);
            var taken = tills.Select(t => t.TakenFrom).ToHashSet();
            return [.. tills.Where(t => !t.IsOpen && !taken.Contains(t.Cashier)).Take(most).Select(t => new Row(t.Cashier, new(t.CountedFen - t.HandedFen)))];
        }
    }
}
