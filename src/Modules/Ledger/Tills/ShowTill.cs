using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Billing.Contracts;
using Anju.Kernel;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;
using Anju.Ledger.Contracts;
using Anju.Ledger.Domain;

namespace Anju.Ledger.Tills;

/// <summary>《收款日报表》 of one box and day: papers, ways, items, refunds, deposits, cash, difference. Every figure leads to its papers.</summary>
internal static class ShowTill
{
    private const int MostPapers = 20_000, Chunk = 500, MostLines = 200_000;

    [Permission(LedgerPermissions.View)]
    public sealed record Query
    {
        public Guid Id { get; set; }
    }

    /// <summary>Papers of one kind: how many, from the first number to the last, how many voided.</summary>
    public sealed record Series(PaperOf Kind, int Count, string First, string Last, int Voids, Money Valid);

    public sealed record WayLine(Way Way, Money In, Money Out)
    {
        public Money Net => In - Out;
    }

    public sealed record ItemLine(string Item, Money Principal, Money Late)
    {
        public Money Total => Principal + Late;
    }

    public sealed record Ended(ReceiptId Id, string Number, string HouseNumber, Money Total, PaperState State, string Why)
    {
        public string Href => $"/ledger/receipts/{Id.Value}";
    }

    /// <param name="Cash">Cash received less cash paid out; with the float it is what must lie in the box.</param>
    public sealed record View(Till Till, IReadOnlyList<Series> Papers, IReadOnlyList<WayLine> Ways, IReadOnlyList<ItemLine> Items, IReadOnlyList<Ended> EndedPapers, Money Refunds, Money DepositsIn, Money DepositsOut, Money Cash, bool IsMine)
    {
        public Money Expected => Till.IsOpen ? Till.Float + Cash : Till.Expected;

        /// <summary>Money of the day by way, without what houses paid from their own balance.</summary>
        public Money Received => Ways.Where(w => w.Way != Way.Balance).Sum(w => w.Net);
        public Money ByItem => Items.Sum(i => i.Total);
    }

    internal sealed class Handler(AppDb db, IBills bills, CurrentUser user) : IQueryHandler<Query, View>
    {
        public async Task<Result<View>> Handle(Query query, CancellationToken ct)
        {
            var id = new TillId(query.Id);
            if (await db.Set<Till>().SingleOrDefaultAsync(t => t.Id == id, ct) is not { } till)
                return Problem.NotFound("没有这个班次");
            if (!TillRights.SeesAll(user) && till.CashierId != user.Id)
                return Problem.Forbidden("只能看自己的收款日报");
            var papers = await db.Set<Receipt>().Where(r => r.TillId == id).OrderBy(r => r.At).ThenBy(r => r.Number).Take(MostPapers).ToListAsync(ct);
            var tenders = await db.Set<Tender>().Where(t => t.TillId == id).GroupBy(t => t.Way).Select(g => new { Way = g.Key, In = g.Sum(t => t.Fen > 0 ? t.Fen : 0), Out = g.Sum(t => t.Fen < 0 ? -t.Fen : 0) }).OrderBy(g => g.Way).Take(10).ToListAsync(ct);
            var lines = await Lines(papers, till.On, ct);
            var names = (await bills.Items(ct)).ToDictionary(i => i.No, i => i.Name);
            var series = papers.GroupBy(p => p.Kind).OrderBy(g => g.Key).Select(g => new Series(g.Key, g.Count(), g.MinBy(NumberOf)!.Number, g.MaxBy(NumberOf)!.Number, g.Count(p => p.State == PaperState.Void), new(g.Where(p => p.State != PaperState.Void).Sum(p => p.TotalFen))));
            return new View(till, [.. series], [.. tenders.Select(t => new WayLine(t.Way, new(t.In), new(t.Out)))], Items(lines, names),
                [.. papers.Where(p => p.State != PaperState.Valid).Select(p => new Ended(p.Id, p.Number, p.HouseNumber, p.Total, p.State, p.EndedWhy))],
                new(papers.Where(p => p.Kind is PaperOf.Refund or PaperOf.Reversal && p.State == PaperState.Valid).Sum(p => -p.TotalFen)),
                new(lines.Where(l => l.Kind == LineKind.Deposit && l.Fen > 0).Sum(l => l.Fen)), new(lines.Where(l => l.Kind == LineKind.Deposit && l.Fen < 0).Sum(l => -l.Fen)),
                new(tenders.Where(t => t.Way == Way.Cash).Sum(t => t.In - t.Out)), till.CashierId == user.Id);
        }

        private static int NumberOf(Receipt paper) => int.Parse(paper.Number.AsSpan(paper.Number.LastIndexOf('-') + 1), System.Globalization.CultureInfo.InvariantCulture);

        /// <summary>All lines that stand on papers of the box; what a void took back is among them.</summary>
        private async Task<List<LedgerLine>> Lines(List<Receipt> papers, DateOnly on, CancellationToken ct)
        {
            var lines = new List<LedgerLine>();
            foreach (var some in papers.Select(p => p.Id.Value).Chunk(Chunk))
                lines.AddRange(await db.Set<LedgerLine>().Where(l => l.On == on && some.Contains(l.PaperId)).OrderBy(l => l.Kind).ThenBy(l => l.HouseId).ThenBy(l => l.No).Take(MostLines).ToListAsync(ct));
            return lines;
        }

        private static List<ItemLine> Items(List<LedgerLine> lines, Dictionary<int, string> names)
        {
            var items = lines.Where(l => l.Kind is LineKind.Paid or LineKind.LatePaid).GroupBy(l => l.ItemNo).OrderBy(g => g.Key)
                .Select(g => new ItemLine(names.GetValueOrDefault(g.Key, "其他"), new(g.Where(l => l.Kind == LineKind.Paid).Sum(l => l.Fen)), new(g.Where(l => l.Kind == LineKind.LatePaid).Sum(l => l.Fen)))).ToList();
            void Also(string title, LineKind kind)
            {
                if (lines.Where(l => l.Kind == kind).Sum(l => l.Fen) is not 0 and var fen)
                    items.Add(new(title, new(fen), Money.Zero));
            }

            Also("预存（减去用余额支付的）", LineKind.Advance);
            Also("押金（收减退）", LineKind.Deposit);
            return [.. items.Where(i => i.Principal != Money.Zero || i.Late != Money.Zero)];
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapQuery<Query, View>("/till");
}

/// <summary>Who sees other people's boxes: whoever checks, approves or signs for money.</summary>
internal static class TillRights
{
    public static bool SeesAll(CurrentUser user) => user.May(LedgerPermissions.Check) || user.May(LedgerPermissions.Approve) || user.May(LedgerPermissions.ApproveLarge) || user.May(LedgerPermissions.Confirm);
}
