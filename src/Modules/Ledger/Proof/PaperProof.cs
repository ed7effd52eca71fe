using Microsoft.EntityFrameworkCore;
using Anju.Kernel;
using Anju.Kernel.Data;
using Anju.Ledger.Domain;
using Anju.Ledger.Months;

namespace Anju.Ledger.Proof;

/// <summary>No number of a paper is missing; the money of every payment is what its papers say.</summary>
internal sealed class PaperProof(AppDb db)
{
    private const int MostGaps = 20, Most = 20_000_000;

    public async Task<int> Prove(Findings found, CancellationToken ct)
    {
        var papers = 0;
        foreach (var kind in Enum.GetValues<PaperOf>())
            papers += await Numbers(kind, found, ct);
        await Money(found, ct);
        return papers;
    }

    private async Task<int> Numbers(PaperOf kind, Findings found, CancellationToken ct)
    {
        var (count, series, next) = (0, "", 1);
        var numbers = db.Set<Receipt>().AsNoTracking().Where(r => r.Kind == kind).OrderBy(r => r.Number.Substring(0, 7)).ThenBy(r => r.Number.Length).ThenBy(r => r.Number).Select(r => r.Number).Take(Most).AsAsyncEnumerable();
        await foreach (var number in numbers.WithCancellation(ct))
        {
            count++;
            var (of, serial) = (number[..number.LastIndexOf('-')], MonthPapers.Serial(number));
            if (of != series)
                (series, next) = (of, 1);
            for (; next < serial && next < serial + MostGaps; next++)
                found.Add("票据断号", $"{series}-{next:0000}", $"{Words.Of(kind)}缺号", "/ledger/receipts");
            next = serial + 1;
        }

        return count;
    }

    /// <summary>A void has taken its money back; whatever else was received or paid out stands on papers to the fen.</summary>
    private async Task Money(Findings found, CancellationToken ct)
    {
        var wrong = await db.Set<Receipt>().AsNoTracking().Where(r => r.State != PaperState.Void).Select(r => new { r.PaymentId, Fen = r.TotalFen }).Concat(db.Set<Tender>().AsNoTracking().Select(t => new { t.PaymentId, Fen = -t.Fen }))
            .GroupBy(x => x.PaymentId).Select(g => new { Payment = g.Key, Fen = g.Sum(x => x.Fen) }).Where(g => g.Fen != 0).OrderBy(g => g.Payment).Take(50).ToListAsync(ct);
        foreach (var payment in wrong)
        {
            var paper = await db.Set<Receipt>().AsNoTracking().Where(r => r.PaymentId == payment.Payment).OrderBy(r => r.Number).FirstOrDefaultAsync(ct);
            found.Add("收付与票据", paper?.Number ?? payment.Payment.ToString(), $"票据比收付{(payment.Fen > 0 ? "多" : "少")} {new Money(Math.Abs(payment.Fen))} 元", paper?.Href ?? "");
        }
    }
}

/// <summary>Closed months: each opens with what the one before closed with, adds up by itself, and is still what the facts of its days say.</summary>
internal sealed class MonthProof(AppDb db, MonthBook book, MonthFacts facts)
{
    public async Task<int> Prove(Findings found, CancellationToken ct)
    {
        var (before, last) = (new Dictionary<RowKey, long>(), (int?)null);
        var months = (await book.Closed(ct)).OrderBy(m => m.Month).ToList();
        foreach (var month in months)
        {
            var rows = await db.Set<MonthRow>().AsNoTracking().Where(r => r.Month == month.Month).OrderBy(r => r.Pot).ThenBy(r => r.BuildingId).ThenBy(r => r.ItemNo).ThenBy(r => r.Period).ThenBy(r => r.Belongs).Take(5_000_000).ToListAsync(ct);
            var (where, href) = (Ym.Text(month.Month), MonthReport.HrefOf(month.Month));
            if (last is { } m && Ym.Next(m) != month.Month)
                found.Add("关账", where, "它前面有没关账的月份", href);
            if (rows.Count != month.Rows || rows.Where(r => r.Pot == Pot.Principal).Sum(r => r.ClosingFen) != month.OwedFen)
                found.Add("关账", where, $"关账时 {month.Rows} 行、欠费 {month.Owed} 元，现在 {rows.Count} 行、{new Money(rows.Where(r => r.Pot == Pot.Principal).Sum(r => r.ClosingFen))} 元", href);
            if (rows.Where(r => r.OpeningFen + r.NewFen - r.ReceivedFen - r.WaivedFen + r.AdjustedFen != r.ClosingFen).ToList() is { Count: > 0 } odd)
                found.Add("关账", where, $"{odd.Count} 行自身不平", href);
            if (Differ(rows.ToDictionary(r => r.Key, r => r.OpeningFen), before) is { Length: > 0 } opening)
                found.Add("关账", where, $"期初与上月期末不符：{opening}", href);
            if (Differ(rows.ToDictionary(r => r.Key, r => r.Rolled.Moves.Net), (await facts.Between(Ym.First(month.Month), Ym.Last(month.Month), ct)).ToDictionary(f => f.Key, f => f.Value.Net)) is { Length: > 0 } moved)
                found.Add("关账", where, $"发生额与账目不符：{moved}", href);
            (before, last) = (rows.Where(r => r.ClosingFen != 0).ToDictionary(r => r.Key, r => r.ClosingFen), month.Month);
        }

        return months.Count;
    }

    private static string Differ(Dictionary<RowKey, long> kept, Dictionary<RowKey, long> should)
    {
        var wrong = kept.Keys.Union(should.Keys).Where(k => kept.GetValueOrDefault(k) != should.GetValueOrDefault(k)).ToList();
        return wrong.Count == 0 ? "" : $"{wrong.Count} 行，合计差 {new Money(wrong.Sum(k => kept.GetValueOrDefault(k) - should.GetValueOrDefault(k)))} 元";
    }
}
