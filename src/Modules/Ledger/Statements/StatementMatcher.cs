using Microsoft.EntityFrameworkCore;
using Anju.Kernel;
using Anju.Kernel.Data;
using Anju.Ledger.Domain;

namespace Anju.Ledger.Statements;

/// <summary>Payments entered at the desk whose money should stand in a statement.</summary>
internal static class TenderMatches
{
    /// <summary>Money that really moved: neither a part that a void took back on its day nor what took it back. A reversed payment did move, and so did its return.</summary>
    public static IQueryable<Tender> Moved(AppDb db) =>
        db.Set<Tender>().AsNoTracking().Where(t => t.No <= Tender.TakenBack && !(t.IsUndone && db.Set<Tender>().Any(u => u.PaymentId == t.PaymentId && u.No == t.No + Tender.TakenBack)));

    /// <summary>Matched to no line. Cash lies in the box, balance is no money.</summary>
    public static IQueryable<Tender> Free(AppDb db, DateOnly from, DateOnly to) =>
        Moved(db).Where(t => t.On >= from && t.On <= to && t.Way != Way.Cash && t.Way != Way.Balance && t.Fen != 0 && !db.Set<StatementLine>().Any(l => l.PaymentId == t.PaymentId && l.TenderNo == t.No));

    /// <summary>Neither matched nor explained.</summary>
    public static IQueryable<Tender> Unseen(AppDb db, DateOnly from, DateOnly to) =>
        Free(db, from, to).Where(t => !db.Set<TenderNote>().Any(n => n.PaymentId == t.PaymentId && n.TenderNo == t.No));
}

/// <summary>Finds for each line of a statement the payment it is: by its reference, else by day and amount where only one can be meant.</summary>
internal sealed class StatementMatcher(AppDb db)
{
    private const int Most = 50_000, Around = 3;

    /// <summary>Lines of these days against payments of these and the days around. Answers how many were matched.</summary>
    public async Task<int> Match(DateOnly from, DateOnly to, CancellationToken ct)
    {
        var lines = await db.Set<StatementLine>().AsTracking().Where(l => l.On >= from && l.On <= to && l.State == LineState.Open).OrderBy(l => l.On).ThenBy(l => l.Id).Take(Most).ToListAsync(ct);
        lines.AddRange(db.ChangeTracker.Entries<StatementLine>().Where(e => e.State == EntityState.Added && e.Entity.State == LineState.Open && e.Entity.On >= from && e.Entity.On <= to).Select(e => e.Entity).ToList());
        if (lines.Count == 0)
            return 0;
        var open = await TenderMatches.Unseen(db, from.AddDays(-Around), to.AddDays(Around)).OrderBy(t => t.On).ThenBy(t => t.PaymentId).ThenBy(t => t.No).Take(Most).ToListAsync(ct);
        var ways = await Ways(ct);
        return ByReference(lines, open, ways) + ByDayAndAmount(lines, open, ways);
    }

    private async Task<Dictionary<int, IReadOnlyList<Way>>> Ways(CancellationToken ct)
    {
        var ways = StatementSource.Shipped.ToDictionary(s => s.No, s => s.Takes);
        foreach (var source in await db.Set<StatementSource>().AsNoTracking().OrderBy(s => s.No).Take(50).ToListAsync(ct))
            ways[source.No] = source.Takes;
        return ways;
    }

    private static int ByReference(List<StatementLine> lines, List<Tender> open, Dictionary<int, IReadOnlyList<Way>> ways)
    {
        var found = 0;
        var byReference = open.Where(t => t.Reference.Length > 0).ToLookup(t => t.Reference, StringComparer.OrdinalIgnoreCase);
        foreach (var line in lines.Where(l => l.State == LineState.Open && l.Reference.Length > 0))
            if (byReference[line.Reference].FirstOrDefault(t => t.Fen == line.Fen && ways[line.SourceNo].Contains(t.Way) && open.Contains(t)) is { } tender)
            {
                line.Match(tender, "参考号");
                open.Remove(tender);
                found++;
            }

        return found;
    }

    /// <summary>Only where one line and one payment of that day, amount and way stand alone: two equal ones are for a person to tell apart.</summary>
    private static int ByDayAndAmount(List<StatementLine> lines, List<Tender> open, Dictionary<int, IReadOnlyList<Way>> ways)
    {
        var found = 0;
        foreach (var group in lines.Where(l => l.State == LineState.Open).GroupBy(l => (l.On, l.Fen)).Where(g => g.Count() == 1))
        {
            var line = group.Single();
            if (open.Where(t => t.On == line.On && t.Fen == line.Fen && ways[line.SourceNo].Contains(t.Way)).Take(2).ToList() is not [var only])
                continue;
            line.Match(only, "金额和日期");
            open.Remove(only);
            found++;
        }

        return found;
    }
}
