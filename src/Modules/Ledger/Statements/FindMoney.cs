using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Kernel;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;
using Anju.Ledger.Domain;
using Calendar = Anju.Kernel.Calendars.Calendar;

namespace Anju.Ledger.Statements;

/// <summary>钱扣了，到账了吗: by amount, day, reference or payer, in the statements and among the payments entered, on one page.</summary>
internal static class FindMoney
{
    private const int Most = 50, Days = 400, Around = 3;

    [Permission(LedgerPermissions.View)]
    public sealed record Query
    {
        /// <summary>Words with blanks between: an amount, a day, the rest of a reference or a payer.</summary>
        [StringLength(80, ErrorMessage = "最多 80 字")] public string? Q { get; set; }
    }

    /// <param name="Answer">What to tell whoever asks.</param>
    public sealed record View(string Answer, string Tone, IReadOnlyList<ShowStatements.Line> Lines, IReadOnlyList<ShowStatements.Paid> Payments, DateOnly? ImportedTo);

    private sealed record Sought(Money? Amount, DateOnly? Day, string Text)
    {
        public bool IsNothing => Amount is null && Day is null && Text.Length == 0;
    }

    internal sealed class Handler(AppDb db, Calendar calendar) : IQueryHandler<Query, View>
    {
        public async Task<Result<View>> Handle(Query query, CancellationToken ct)
        {
            var to = await db.Set<Statement>().MaxAsync(s => (DateOnly?)s.To, ct);
            var sought = Read(query.Q ?? "");
            if (sought.IsNothing)
                return new View("", "", [], [], to);
            var found = await Lines(sought).OrderByDescending(l => l.On).ThenBy(l => l.Id).Take(Most).ToListAsync(ct);
            var tenders = await Tenders(sought).OrderByDescending(t => t.On).ThenBy(t => t.PaymentId).ThenBy(t => t.No).Take(Most).ToListAsync(ct);
            var (lines, payments) = (await MoneySeen.Lines(db, found, ct), await MoneySeen.Payments(db, tenders, ct));
            var (answer, tone) = Said(lines, payments, to);
            return new View(answer, tone, lines, payments, to);
        }

        private static (string, string) Said(IReadOnlyList<ShowStatements.Line> lines, IReadOnlyList<ShowStatements.Paid> payments, DateOnly? to) =>
            lines is [{ Payment: { } paid } arrived, ..] ? ($"已到账并已入账：{arrived.On:MM-dd} {arrived.Source} {arrived.Amount} 元，{paid.Receipt} {paid.House}{Of(lines)}", "ok")
            : lines is [{ Why.Length: > 0 } told, ..] ? ($"已到账，已说明：{told.On:MM-dd} {told.Source} {told.Amount} 元，{told.Why}{Of(lines)}", "info")
            : lines.Count > 0 ? ($"已到账，还没有入账：{lines[0].On:MM-dd} {lines[0].Source} {lines[0].Amount} 元，请核对房号后收款{Of(lines)}", "warn")
            : payments.Count > 0 ? ($"已入账：{payments[0].Receipt} {payments[0].House} {payments[0].Amount} 元{(to is { } day && payments[0].On <= day ? "，流水中还没有找到" : "")}", payments.Any(p => p.Way is "现金" or "余额") || to is null ? "ok" : "info")
            : (to is { } last ? $"流水（导入到 {last:MM-dd}）和收款里都没有找到" : "还没有导入流水，收款里也没有找到", "bad");

        private static string Of(IReadOnlyList<ShowStatements.Line> lines) => lines.Count == 1 ? "" : $"（共 {lines.Count} 笔，这是最近一笔）";

        private IQueryable<StatementLine> Lines(Sought sought)
        {
            var since = calendar.Today.AddDays(-Days);
            var lines = db.Set<StatementLine>().Where(l => l.On >= since);
            if (sought.Amount is { Fen: var fen })
                lines = lines.Where(l => l.Fen == fen);
            if (sought.Day is { } day)
                lines = lines.Where(l => l.On >= day.AddDays(-Around) && l.On <= day.AddDays(Around));
            return sought.Text.Length == 0 ? lines : lines.Where(l => l.Reference.Contains(sought.Text) || l.Payer.Contains(sought.Text) || l.Note.Contains(sought.Text));
        }

        private IQueryable<Tender> Tenders(Sought sought)
        {
            var since = calendar.Today.AddDays(-Days);
            var tenders = TenderMatches.Moved(db).Where(t => t.On >= since && t.Way != Way.Balance);
            if (sought.Amount is { Fen: var fen })
                tenders = tenders.Where(t => t.Fen == fen);
            if (sought.Day is { } day)
                tenders = tenders.Where(t => t.On >= day.AddDays(-Around) && t.On <= day.AddDays(Around));
            return sought.Text.Length == 0 ? tenders : tenders.Where(t => t.Reference.Contains(sought.Text) || db.Set<Receipt>().Any(r => r.PaymentId == t.PaymentId && (r.Payer.Contains(sought.Text) || r.HouseNumber == sought.Text || r.Number == sought.Text)));
        }

        private Sought Read(string q)
        {
            (Money? Amount, DateOnly? Day, string Text) found = (null, null, "");
            foreach (var word in q.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
                if (found.Day is null && DateOnly.TryParseExact(word, ["yyyy-M-d", "yyyy/M/d"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                    found.Day = day;
                else if (found.Day is null && DateOnly.TryParseExact($"{calendar.Today.Year}-{word}", "yyyy-M-d", CultureInfo.InvariantCulture, DateTimeStyles.None, out var near))
                    found.Day = near > calendar.Today ? near.AddYears(-1) : near;
                else if (found.Amount is null && (word.Length <= 5 || word.Length <= 12 && word.Contains('.', StringComparison.Ordinal)) && Money.TryParse(word.TrimEnd('元'), out var amount) && amount > Money.Zero)
                    found.Amount = amount;
                else
                    found.Text = found.Text.Length == 0 ? word : $"{found.Text} {word}";
            return new(found.Amount, found.Day, found.Text);
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapQuery<Query, View>("/arrived");
}
