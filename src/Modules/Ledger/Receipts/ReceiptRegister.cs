using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using MiniExcelLibs.Attributes;
using MiniExcelLibs.OpenXml;
using Anju.Kernel;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.Sheets;
using Anju.Kernel.Text;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;
using Anju.Ledger.Contracts;
using Anju.Ledger.Domain;
using Calendar = Anju.Kernel.Calendars.Calendar;

namespace Anju.Ledger.Receipts;

/// <summary>票据登记簿 (F-2e): every receipt, void, reversal and refund, newest first.</summary>
internal static class ReceiptRegister
{
    public const int PageSize = 50, AtMost = 100_000;
    private const int Chunk = 2000;
    private static readonly string[] Columns = ["号码", "类别", "日期", "时间", "房号", "交款人", "金额", "方式", "收费员", "状态", "红字号码", "原因", "发票号", "打印次数"];

    [Permission(LedgerPermissions.View)]
    public sealed record Query
    {
        public DateOnly? From { get; set; }
        public DateOnly? To { get; set; }
        public Guid? Cashier { get; set; }
        public PaperOf? Kind { get; set; }
        public PaperState? State { get; set; }

        /// <summary>Number of paper or house.</summary>
        [StringLength(40, ErrorMessage = "查找的文字最多 40 字")] public string? Q { get; set; }
        public Guid? Payment { get; set; }
        public Guid? Till { get; set; }
        [Range(1, 100_000, ErrorMessage = "没有这一页")] public int? Page { get; set; }
    }

    public sealed record Row(ReceiptId Id, string Number, PaperOf Kind, PaperState State, string HouseNumber, string Payer, DateOnly On, DateTime At, string Cashier, Money Total, string Ways, string EndedBy, string EndedWhy, string Invoice, int Prints)
    {
        public string Href => $"/ledger/receipts/{Id.Value}";
    }

    public sealed record CashierName(Guid Id, string Name);

    /// <param name="Valid">Sum of the valid papers; voided and reversed ones do not count.</param>
    public sealed record View(ListPage<Row> Rows, Money Valid, int Voids, int Reversals, IReadOnlyList<CashierName> Cashiers);

    internal sealed class Handler(ReceiptSearch search, AppDb db) : IQueryHandler<Query, View>
    {
        public async Task<Result<View>> Handle(Query query, CancellationToken ct)
        {
            var (page, found) = (query.Page ?? 1, search.Of(query));
            var sums = await found.GroupBy(r => r.State).Select(g => new { State = g.Key, Count = g.Count(), Fen = g.Sum(r => r.TotalFen) }).OrderBy(g => g.State).Take(5).ToListAsync(ct);
            var papers = await (query.Payment is null && query.Till is null ? found.OrderByDescending(r => r.On).ThenByDescending(r => r.Number) : found.OrderByDescending(r => r.Number)).Skip((page - 1) * PageSize).Take(PageSize).ToListAsync(ct);
            var cashiers = await db.Set<Till>().Select(t => new { t.CashierId, t.Cashier }).Distinct().OrderBy(t => t.Cashier).ThenBy(t => t.CashierId).Take(100).ToListAsync(ct);
            int CountOf(PaperState state) => sums.Where(s => s.State == state).Sum(s => s.Count);
            return new View(new(await search.Rows(papers, ct), sums.Sum(s => s.Count), page, PageSize), new(sums.Where(s => s.State == PaperState.Valid).Sum(s => s.Fen)), CountOf(PaperState.Void), CountOf(PaperState.Reversed),
                [.. cashiers.Select(c => new CashierName(c.CashierId.Value, c.Cashier))]);
        }
    }

    /// <summary>The filter, and papers as rows with their ways of payment.</summary>
    internal sealed class ReceiptSearch(AppDb db, CurrentUser user)
    {
        public IQueryable<Receipt> Of(Query query)
        {
            var found = db.Set<Receipt>().AsNoTracking();
            if (query.From is { } from)
                found = found.Where(r => r.On >= from);
            if (query.To is { } to)
                found = found.Where(r => r.On <= to);
            if (query.Cashier is { } cashier && new StaffId(cashier) is var staff)
                found = found.Where(r => r.CashierId == staff);
            if (query.Kind is { } kind)
                found = found.Where(r => r.Kind == kind);
            if (query.State is { } state)
                found = found.Where(r => r.State == state);
            if (query.Payment is { } payment)
                found = found.Where(r => r.PaymentId == payment);
            if (query.Till is { } box && new TillId(box) is var till)
                found = found.Where(r => r.TillId == till);
            if (query.Q?.Trim() is { Length: > 0 } words)
                found = found.Where(r => r.HouseNumber == words || r.Number == words || r.Number.EndsWith("-" + words));
            if (user.Actor.Zone is { } zone && !user.May(LedgerPermissions.Cash))
            {
                var own = zone.Select(b => new Anju.Estate.Contracts.BuildingId(b)).ToArray();
                found = found.Where(r => db.Set<Account>().Any(a => a.HouseId == r.HouseId && own.Contains(a.BuildingId)));
            }

            return found;
        }

        public async Task<IReadOnlyList<Row>> Rows(IReadOnlyList<Receipt> papers, CancellationToken ct)
        {
            var payments = papers.Select(p => p.PaymentId).Distinct().ToArray();
            return With(papers, await Tenders(payments).ToListAsync(ct));
        }

        /// <summary>All rows of a filter, some thousand at a time, so that a year of them needs no memory.</summary>
        public IEnumerable<Row> Stream(Query query)
        {
            var (rest, last) = (AtMost, ((DateOnly On, string Number)?)null);
            while (rest > 0)
            {
                var from = Of(query);
                if (last is { } mark)
                    from = from.Where(r => r.On < mark.On || r.On == mark.On && string.Compare(r.Number, mark.Number) < 0);
                var papers = from.OrderByDescending(r => r.On).ThenByDescending(r => r.Number).Take(Math.Min(Chunk, rest)).ToList();
                var payments = papers.Select(p => p.PaymentId).Distinct().ToArray();
                foreach (var row in With(papers, Tenders(payments).ToList()))
                    yield return row;
                if (papers.Count < Chunk)
                    yield break;
                (rest, last) = (rest - papers.Count, (papers[^1].On, papers[^1].Number));
            }
        }

        private IQueryable<Tender> Tenders(Guid[] payments) => db.Set<Tender>().AsNoTracking().Where(t => payments.Contains(t.PaymentId) && t.No <= Tender.TakenBack).OrderBy(t => t.PaymentId).ThenBy(t => t.No).Take(20 * Chunk);

        private static List<Row> With(IReadOnlyList<Receipt> papers, List<Tender> tenders)
        {
            var ways = tenders.ToLookup(t => t.PaymentId);
            return [.. papers.Select(p => new Row(p.Id, p.Number, p.Kind, p.State, p.HouseNumber, Mask.Name(p.Payer), p.On, p.At, p.Cashier, p.Total, string.Join("、", ways[p.PaymentId].Select(t => Words.Of(t.Way)).Distinct()), p.EndedBy, p.EndedWhy, p.Invoice, p.Prints))];
        }
    }

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapQuery<Query, View>("/receipts");
        api.MapGet("/receipts.xlsx", Export).WithName("Ledger.ExportReceipts").Needs(LedgerPermissions.View);
    }

    private static async Task<IResult> Export([AsParameters] Query query, Query<Query, View> check, ReceiptSearch search, Calendar calendar, CancellationToken ct)
    {
        if ((await check.Ask(query, ct)).Problem is { } problem)     // the same permission and the same sentences as the list
            return problem.ToHttp();
        return await SheetDownload.Answer(search.Stream(query).Select(r => Cells(r, calendar)), $"票据登记簿-{calendar.Today:yyyyMMdd}.xlsx", ct, "票据登记簿", Layout);
    }

    private static readonly OpenXmlConfiguration Layout = new() { DynamicColumns = [.. Columns.Select((name, i) => new DynamicExcelColumn(name) { Index = i, Width = name is "原因" ? 32 : 15 })], FastMode = true };

    private static Dictionary<string, object> Cells(Row row, Calendar calendar)
    {
        object[] cells =
        [
            row.Number, Words.Of(row.Kind), row.On.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), calendar.ToLocal(row.At).ToString("HH:mm", CultureInfo.InvariantCulture), row.HouseNumber, row.Payer, row.Total.ToYuan(),
            row.Ways, row.Cashier, Words.Of(row.State), row.EndedBy, row.EndedWhy, row.Invoice, row.Prints,
        ];
        return Columns.Zip(cells).ToDictionary(c => c.First, c => c.Second);
    }
}
