using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Kernel;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.Text;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;
using Anju.Ledger.Contracts;
using Anju.Ledger.Domain;
using Anju.Ledger.Months;

namespace Anju.Ledger.Statements;

/// <summary>Statements of a month against the payments entered at the desk: what is open on either side, what is matched, what was explained.</summary>
internal static class ShowStatements
{
    public const int Size = 50;
    private const int PairDays = 31, MostPairs = 50;

    public enum Tab { Lines, Payments, Matched, Explained }

    [Permission(MonthsPermissions.View)]
    public sealed record Query
    {
        /// <summary>Year and month; this month when empty.</summary>
        [StringLength(7)] public string? Month { get; set; }
        public Tab? Tab { get; set; }

        /// <summary>A line whose payment is sought.</summary>
        public Guid? Line { get; set; }
        [Range(1, 10_000, ErrorMessage = "没有这一页")] public int? Page { get; set; }
    }

    public sealed record Line(StatementLineId Id, string Source, DateOnly On, Money Amount, string Reference, string Payer, string Note, string Why, string By, Paid? Payment);

    /// <summary>A payment as entered at the desk.</summary>
    public sealed record Paid(Guid Payment, int Tender, DateOnly On, string Way, Money Amount, string Reference, string Receipt, string House, string Href, string Payer);

    public sealed record File(string Source, string Name, DateOnly From, DateOnly To, int Lines, int Known, DateTime At, string By);

    public sealed record View(int Month, Tab Tab, IReadOnlyDictionary<Tab, int> Counts, ListPage<Line> Lines, ListPage<Paid> Payments, IReadOnlyList<File> Files, Money In, Money Matched)
    {
        /// <summary>The line whose payment is sought, and payments of its amount that no line has yet, the nearest day first.</summary>
        public Pairing? Sought { get; init; }
    }

    public sealed record Pairing(Line Line, IReadOnlyList<Paid> Payments);

    internal sealed class Handler(AppDb db, Calendar calendar) : IQueryHandler<Query, View>
    {
        public async Task<Result<View>> Handle(Query query, CancellationToken ct)
        {
            var month = Ym.Of(calendar.Today);
            if (query.Month is { Length: > 0 } text && !(int.TryParse(text.Replace("-", "", StringComparison.Ordinal), out month) && Ym.IsOne(month)))
                return Problem.Invalid(nameof(Query.Month), "月份应为 年-月，如 2026-11");
            var (from, to, page, tab) = (Ym.First(month), Ym.Last(month), query.Page ?? 1, query.Tab ?? Tab.Lines);
            var sums = await db.Set<StatementLine>().Where(l => l.On >= from && l.On <= to).GroupBy(l => l.State).Select(g => new { State = g.Key, Count = g.Count(), Fen = g.Sum(l => l.Fen) }).OrderBy(g => g.State).Take(5).ToListAsync(ct);
            int Count(LineState state) => sums.Where(s => s.State == state).Sum(s => s.Count);
            var unseen = TenderMatches.Unseen(db, from, to);
            var counts = new Dictionary<Tab, int> { [Tab.Lines] = Count(LineState.Open), [Tab.Payments] = await unseen.CountAsync(ct), [Tab.Matched] = Count(LineState.Matched), [Tab.Explained] = Count(LineState.Explained) };
            var state = tab == Tab.Matched ? LineState.Matched : tab == Tab.Explained ? LineState.Explained : LineState.Open;
            var lines = tab == Tab.Payments ? [] : await db.Set<StatementLine>().Where(l => l.On >= from && l.On <= to && l.State == state).OrderByDescending(l => l.On).ThenBy(l => l.Id).Skip((page - 1) * Size).Take(Size).ToListAsync(ct);
            var tenders = tab == Tab.Payments ? await unseen.OrderByDescending(t => t.On).ThenBy(t => t.PaymentId).ThenBy(t => t.No).Skip((page - 1) * Size).Take(Size).ToListAsync(ct) : [];
            var files = await db.Set<Statement>().OrderByDescending(s => s.ImportedAt).ThenBy(s => s.Id).Take(12).ToListAsync(ct);
            return new View(month, tab, counts, new(await MoneySeen.Lines(db, lines, ct), tab == Tab.Payments ? 0 : counts[tab], page, Size), new(await MoneySeen.Payments(db, tenders, ct), counts[Tab.Payments], page, Size),
                [.. files.Select(s => new File(s.Source, s.Name, s.From, s.To, s.Lines, s.Known, s.ImportedAt, s.By))], new(sums.Sum(s => s.Fen)), new(sums.Where(s => s.State == LineState.Matched).Sum(s => s.Fen)))
            { Sought = query.Line is { } id ? await Pair(new(id), ct) : null };
        }

        private async Task<Pairing?> Pair(StatementLineId id, CancellationToken ct)
        {
            if (await db.Set<StatementLine>().SingleOrDefaultAsync(l => l.Id == id && l.State == LineState.Open, ct) is not { } line)
                return null;
            var free = await TenderMatches.Free(db, line.On.AddDays(-PairDays), line.On.AddDays(PairDays)).Where(t => t.Fen == line.Fen).OrderBy(t => t.On).ThenBy(t => t.PaymentId).ThenBy(t => t.No).Take(MostPairs).ToListAsync(ct);
            var paid = await MoneySeen.Payments(db, free, ct);
            return new((await MoneySeen.Lines(db, [line], ct))[0], [.. paid.OrderBy(p => Math.Abs(p.On.DayNumber - line.On.DayNumber))]);
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapQuery<Query, View>("/statements");
}

/// <summary>Lines with their payments and payments with their papers, as pages show them.</summary>
internal static class MoneySeen
{
    public static async Task<IReadOnlyList<ShowStatements.Line>> Lines(AppDb db, IReadOnlyList<StatementLine> lines, CancellationToken ct)
    {
        var ids = lines.Where(l => l.PaymentId is not null).Select(l => l.PaymentId!.Value).Distinct().ToArray();
        var tenders = ids.Length == 0 ? [] : await db.Set<Tender>().AsNoTracking().Where(t => ids.Contains(t.PaymentId)).OrderBy(t => t.PaymentId).ThenBy(t => t.No).Take(1000).ToListAsync(ct);
        var paid = (await Payments(db, tenders, ct)).ToDictionary(p => (p.Payment, p.Tender));
        return [.. lines.Select(l => new ShowStatements.Line(l.Id, l.Source, l.On, l.Amount, l.Reference, Mask.Name(l.Payer), l.Note, l.Why, l.By, l.PaymentId is { } id ? paid.GetValueOrDefault((id, l.TenderNo)) : null))];
    }

    public static async Task<IReadOnlyList<ShowStatements.Paid>> Payments(AppDb db, IReadOnlyList<Tender> tenders, CancellationToken ct)
    {
        var ids = tenders.Select(t => t.PaymentId).Distinct().ToArray();
        var papers = ids.Length == 0 ? [] : await db.Set<Receipt>().AsNoTracking().Where(r => ids.Contains(r.PaymentId)).OrderBy(r => r.PaymentId).ThenBy(r => r.Number).Take(5000).Select(r => new { r.Id, r.PaymentId, r.Number, r.HouseNumber, r.Payer }).ToListAsync(ct);
        var byPayment = papers.ToLookup(r => r.PaymentId);
        return [.. tenders.Select(t => byPayment[t.PaymentId].ToList() is { Count: > 0 } of
            ? new ShowStatements.Paid(t.PaymentId, t.No, t.On, Words.Of(t.Way), t.Amount, t.Reference, of.Count == 1 ? of[0].Number : $"{of[0].Number} 等 {of.Count} 张", of.Count == 1 ? of[0].HouseNumber : $"{of.Count} 户", $"/ledger/receipts/{of[0].Id.Value}", Mask.Name(of[0].Payer))
            : new(t.PaymentId, t.No, t.On, Words.Of(t.Way), t.Amount, t.Reference, "", "", "/ledger/receipts", ""))];
    }
}
