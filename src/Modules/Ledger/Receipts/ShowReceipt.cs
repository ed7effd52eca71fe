using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Billing.Contracts;
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
using Anju.Ledger.Counter;
using Anju.Ledger.Domain;
using Anju.Ledger.Keeping;
using Anju.Ledger.Months;

namespace Anju.Ledger.Receipts;

/// <summary>One paper: what it was for, how the money came, what became of it (F-2e). The payer is masked; in full he stands on the paper only.</summary>
internal static class ShowReceipt
{
    private const int MostLines = 2000, HistoryShown = 50;

    [Permission(LedgerPermissions.View)]
    public sealed record Query
    {
        public Guid Id { get; set; }
    }

    /// <summary>Item and period of what was paid; <see cref="Item"/> says 违约金, 预存 or 押金 where it was that.</summary>
    public sealed record Line(string Item, string Period, Money Amount);

    public sealed record WayLine(Way Way, Money Amount, Money Given, string Reference);

    /// <param name="Others">How many other papers came with the same payment.</param>
    /// <param name="CanVoid">Made today by the reader, in a box that is still open.</param>
    public sealed record View(ReceiptId Id, string Number, PaperOf Kind, PaperState State, HouseId House, string HouseNumber, string Payer, DateOnly On, DateTime At, TillId Till, string Cashier, Money Total,
        IReadOnlyList<Line> Lines, IReadOnlyList<WayLine> Ways, Guid Payment, int Others, string Remark, string Reverses, Guid? ReversesId, string EndedBy, string EndedWhy, DateTime? EndedAt, int Prints, string Invoice, bool CanVoid, IReadOnlyList<TimelineLine> History)
    {
        public string Href => $"/ledger/receipts/{Id.Value}";

        /// <summary>Of the paper and of what came with it; only for those who see the center's money.</summary>
        public IReadOnlyList<FileCard> Scans { get; init; } = [];

        /// <summary>找零 of the whole payment.</summary>
        public Money Change => Ways.Where(w => w.Way == Way.Cash && w.Given > Money.Zero).Sum(w => w.Given - w.Amount);
    }

    internal sealed class Handler(ReceiptReader reader) : IQueryHandler<Query, View>
    {
        public Task<Result<View>> Handle(Query query, CancellationToken ct) => reader.Read(new(query.Id), masked: true, ct);
    }

    /// <summary>Reads a paper, with the payer masked or, for print, in full.</summary>
    internal sealed class ReceiptReader(AppDb db, IBills bills, ITimeline timeline, IFiles files, CurrentUser user, Calendar calendar)
    {
        public async Task<Result<View>> Read(ReceiptId id, bool masked, CancellationToken ct)
        {
            if (await db.Set<Receipt>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, ct) is not { } paper || !await IsSeen(paper, ct))
                return Problem.NotFound("没有这张票据");
            var lines = await db.Set<LedgerLine>().AsNoTracking().Where(l => l.HouseId == paper.HouseId && l.No >= paper.FirstLine && l.No <= paper.LastLine).OrderBy(l => l.No).Take(MostLines).ToListAsync(ct);
            var ways = await db.Set<Tender>().AsNoTracking().Where(t => t.PaymentId == paper.PaymentId && t.No <= Tender.TakenBack).OrderBy(t => t.No).Take(20).ToListAsync(ct);
            var reverses = paper.Reverses is { } red ? await db.Set<Receipt>().AsNoTracking().Where(r => r.Id == red).Select(r => r.Number).FirstOrDefaultAsync(ct) : null;
            var others = await db.Set<Receipt>().CountAsync(r => r.PaymentId == paper.PaymentId, ct) - 1;
            var canVoid = paper is { State: PaperState.Valid } && paper.Kind != PaperOf.Reversal && paper.CashierId == user.Id && paper.On == calendar.Today && user.May(LedgerPermissions.Cash)
                && await db.Set<Till>().AnyAsync(t => t.Id == paper.TillId && t.ClosedAt == null, ct);
            return Of(paper, masked ? Mask.Name(paper.Payer) : paper.Payer, lines, await Names(ct), ways, others) with
            {
                Reverses = reverses ?? "",
                ReversesId = paper.Reverses?.Value,
                CanVoid = canVoid,
                Scans = masked && user.May(MonthsPermissions.View) ? await files.Of(AttachScans.SubjectOf(paper.Id), ct) : [],
                History = masked ? await timeline.Of(new Subject("receipt", paper.Id.Value), HistoryShown, ct) : [],
            };
        }

        /// <summary>All papers of the kind of one that came with its payment, for print; a fixed number of statements.</summary>
        public async Task<List<View>> OfPayment(ReceiptId one, CancellationToken ct)
        {
            var papers = await TogetherWith(db.Set<Receipt>().AsNoTracking(), one, ct);
            if (papers.Count == 0)
                return [];
            var payment = papers[0].PaymentId;
            var (houses, ids) = (papers.Select(p => p.HouseId).ToArray(), papers.Select(p => p.Id.Value).ToArray());
            var lines = (await db.Set<LedgerLine>().AsNoTracking().Where(l => houses.Contains(l.HouseId) && ids.Contains(l.PaperId)).OrderBy(l => l.HouseId).ThenBy(l => l.No).Take(MostLines * 10).ToListAsync(ct)).ToLookup(l => l.PaperId);
            var ways = await db.Set<Tender>().AsNoTracking().Where(t => t.PaymentId == payment && t.No <= Tender.TakenBack).OrderBy(t => t.No).Take(20).ToListAsync(ct);
            var names = await Names(ct);
            return papers.ConvertAll(p => Of(p, p.Payer, [.. lines[p.Id.Value]], names, ways, papers.Count - 1));
        }

        /// <summary>The papers of its kind that came with the payment of one, in the order of their numbers; none when there is no such paper.</summary>
        public static async Task<List<Receipt>> TogetherWith(IQueryable<Receipt> receipts, ReceiptId one, CancellationToken ct) =>
            await receipts.Where(r => r.Id == one).Select(r => new { r.PaymentId, r.Kind }).SingleOrDefaultAsync(ct) is { } of ? await receipts.Where(r => r.PaymentId == of.PaymentId && r.Kind == of.Kind).OrderBy(r => r.Number).Take(TakeBatch.Most).ToListAsync(ct) : [];

        private static View Of(Receipt paper, string payer, IReadOnlyList<LedgerLine> lines, IReadOnlyDictionary<int, string> items, IReadOnlyList<Tender> ways, int others) =>
            new(paper.Id, paper.Number, paper.Kind, paper.State, paper.HouseId, paper.HouseNumber, payer, paper.On, paper.At, paper.TillId, paper.Cashier, paper.Total,
                Lines(lines, items), [.. ways.Select(w => new WayLine(w.Way, w.Amount, new(w.GivenFen), w.Reference))], paper.PaymentId, others, paper.Remark, "", null,
                paper.EndedBy, paper.EndedWhy, paper.EndedAt, paper.Prints, paper.Invoice, false, []);

        private async Task<IReadOnlyDictionary<int, string>> Names(CancellationToken ct) => (await bills.Items(ct)).ToDictionary(i => i.No, i => i.Name);

        /// <summary>Whoever has a zone sees the papers of its houses; whoever takes money sees all.</summary>
        private async Task<bool> IsSeen(Receipt paper, CancellationToken ct)
        {
            if (user.Actor.Zone is not { } zone || user.May(LedgerPermissions.Cash))
                return true;
            var building = await db.Set<Account>().AsNoTracking().Where(a => a.HouseId == paper.HouseId).Select(a => (BuildingId?)a.BuildingId).FirstOrDefaultAsync(ct);
            return building is { } there && zone.Contains(there.Value);
        }

        private static IReadOnlyList<Line> Lines(IReadOnlyList<LedgerLine> lines, IReadOnlyDictionary<int, string> names) =>
            [.. lines.Where(l => l.Kind is LineKind.Paid or LineKind.LatePaid or LineKind.Advance or LineKind.Deposit).GroupBy(l => (l.Kind, l.ItemNo)).OrderBy(g => g.Key.Kind == LineKind.Paid ? 0 : 1).ThenBy(g => g.Min(l => l.No))
                .Select(g => new Line(Title(g.Key.Kind, names.GetValueOrDefault(g.Key.ItemNo, "")), Span([.. g.Select(l => l.Period).Where(p => p != 0).Distinct().Order()]), new(g.Sum(l => l.Fen)))).Where(l => l.Amount != Money.Zero)];

        private static string Title(LineKind kind, string item) => kind switch { LineKind.Paid => item, LineKind.LatePaid => $"{item}违约金", LineKind.Advance => "预存余额", _ => "押金" };

        private static string Span(List<int> periods) => periods.Count switch { 0 => "", 1 => Words.Period(periods[0]), _ => $"{Words.Period(periods[0])} 至 {Words.Period(periods[^1])}" };
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapQuery<Query, View>("/receipt");
}

/// <summary>The paper as it is printed, with the payer in full; only for who hands it out.</summary>
internal static class PaperReceipt
{
    [Permission(LedgerPermissions.Cash)]
    public sealed record Query
    {
        public Guid Id { get; set; }
    }

    internal sealed class Handler(ShowReceipt.ReceiptReader reader) : IQueryHandler<Query, ShowReceipt.View>
    {
        public Task<Result<ShowReceipt.View>> Handle(Query query, CancellationToken ct) => reader.Read(new(query.Id), masked: false, ct);
    }
}

/// <summary>All receipts of one payment as they are printed, in the order of their numbers.</summary>
internal static class PaperPayment
{
    [Permission(LedgerPermissions.Cash)]
    public sealed record Query
    {
        /// <summary>One of them.</summary>
        public Guid Id { get; set; }
    }

    internal sealed class Handler(ShowReceipt.ReceiptReader reader) : IQueryHandler<Query, IReadOnlyList<ShowReceipt.View>>
    {
        public async Task<Result<IReadOnlyList<ShowReceipt.View>>> Handle(Query query, CancellationToken ct) =>
            await reader.OfPayment(new(query.Id), ct) is { Count: > 0 } papers ? papers : Problem.NotFound("没有这张票据");
    }
}
