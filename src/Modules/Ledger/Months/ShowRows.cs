using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Anju.Billing.Contracts;
using Anju.Estate.Contracts;
using Anju.Kernel;
using Anju.Kernel.Calendars;
using Anju.Kernel.Identity;
using Anju.Kernel.Sheets;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;
using Anju.Ledger.Domain;

namespace Anju.Ledger.Months;

/// <summary>The records behind a figure of a report or a trial: lines, runs, open charges by house, papers, tenders.</summary>
internal static class ShowRows
{
    public const int Size = 50;

    [Permission(MonthsPermissions.View)]
    public sealed record Query
    {
        /// <summary>Year and month; else from and to.</summary>
        [StringLength(7)] public string? Month { get; set; }
        public DateOnly? From { get; set; }
        public DateOnly? To { get; set; }
        public Pot? Pot { get; set; }

        /// <summary>new, receivable, received, waived, adjusted, open, papers, tenders.</summary>
        [StringLength(20)] public string? What { get; set; }

        /// <summary>now, old or later: whose month's receivable.</summary>
        [StringLength(10)] public string? Belongs { get; set; }

        /// <summary>Also what came for the month in months before it.</summary>
        public bool? Whole { get; set; }

        /// <summary>First month of the age, or later.</summary>
        [StringLength(10)] public string? Age { get; set; }
        public int? Item { get; set; }

        /// <summary>One building or, with commas between, the buildings of a zone.</summary>
        [StringLength(20_000, ErrorMessage = "楼栋太多")] public string? Building { get; set; }

        /// <summary>Whose papers.</summary>
        public Guid? Cashier { get; set; }
        public MoneyOf? Whose { get; set; }
        public PaperOf? Kind { get; set; }
        public PaperState? State { get; set; }
        public Way? Way { get; set; }
        [Range(1, 100_000, ErrorMessage = "没有这一页")] public int? Page { get; set; }
    }

    public sealed record View(string Title, DateOnly From, DateOnly To, int Total, int Page, Money Sum)
    {
        internal SheetTable Table { get; init; } = new(0, "", [], [], []);

        /// <summary>Whether the rows can be had as a workbook.</summary>
        public bool HasLines { get; init; }
    }

    internal sealed class Handler(RowFilters filters, LineRows lines, PostedRows posted, OpenRows open, PaperRows papers, Calendar calendar) : IQueryHandler<Query, View>
    {
        public async Task<Result<View>> Handle(Query query, CancellationToken ct)
        {
            if (Days(query, calendar.Today) is not { } days)
                return Problem.Invalid(nameof(Query.Month), "月份应为 年-月，如 2026-11");
            var filter = await filters.Of(query, days.From, days.To, ct);
            return query.What switch
            {
                "papers" => await papers.Papers(filter, ct),
                "tenders" => await papers.Tenders(filter, ct),
                "open" => await open.Of(filter, ct),
                "new" or "receivable" when filter.Pot == Pot.Principal => await posted.Of(filter, ct),
                "received" when filter.Pot == Pot.Agency => await papers.PassedOn(filter, ct),
                "new" or "received" or "waived" or "adjusted" => await lines.Of(filter, ct),
                _ => Problem.NotFound("没有这样的明细"),
            };
        }
    }

    private static (DateOnly From, DateOnly To)? Days(Query query, DateOnly today)
    {
        if (query.Month is { Length: > 0 } text)
            return int.TryParse(text.Replace("-", "", StringComparison.Ordinal), out var month) && Ym.IsOne(month) ? (Ym.First(month), Ym.Last(month)) : null;
        var to = query.To ?? today;
        return query.From is { } from && from <= to && from.Year >= 2000 ? (from, to) : (new(to.Year, to.Month, 1), to);
    }

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapQuery<Query, View>("/months/rows");
        api.MapGet("/months/rows.xlsx", Export).WithName("Ledger.ExportRows").Needs(MonthsPermissions.View);
    }

    /// <summary>All lines behind a figure, streamed.</summary>
    private static async Task<IResult> Export(string? month, DateOnly? from, DateOnly? to, Pot? pot, string? what, string? belongs, bool? whole, int? item, string? building, MoneyOf? whose, Query<Query, View> check, RowFilters filters, LineRows lines, Calendar calendar, CancellationToken ct)
    {
        var query = new Query { Month = month, From = from, To = to, Pot = pot, What = what, Belongs = belongs, Whole = whole, Item = item, Building = building, Whose = whose };
        var found = await check.Ask(query, ct);              // the same permission and the same sentences as the page
        if (found.Value is not { HasLines: true })
            return (found.Problem ?? Problem.NotFound("这些明细没有可导出的账目")).ToHttp();
        var days = Days(query, calendar.Today)!.Value;
        return await SheetDownload.Answer(lines.All(await filters.Of(query, days.From, days.To, ct), ct), $"账目明细-{days.From:yyyy-MM-dd}-{days.To:yyyy-MM-dd}.xlsx", ct);
    }
}

/// <summary>What was asked for, with what is needed to answer: which items, which runs belong to the month.</summary>
/// <param name="Items">Only these; null for all.</param>
/// <param name="Buildings">Only these; null for all.</param>
/// <param name="Runs">Runs posted in the month, for what belongs to it.</param>
internal sealed record RowFilter(ShowRows.Query Query, DateOnly From, DateOnly To, Pot Pot, int[]? Items, BuildingId[]? Buildings, long[] Runs, SumNames Names)
{
    public int Month => Ym.Of(To);
    public int Page => Query.Page ?? 1;
    public int Skip => (Page - 1) * ShowRows.Size;
}

internal sealed class RowFilters(IBills bills, MonthSums sums, Trial.TrialTotals totals)
{
    public async Task<RowFilter> Of(ShowRows.Query query, DateOnly from, DateOnly to, CancellationToken ct)
    {
        var pot = query.Pot ?? Pot.Principal;
        int[]? items = query.Item is { } one ? [one] : null;
        if (items is null && (query.Whose is not null || pot == Pot.Agency))
            items = [.. (await bills.Items(ct)).Where(i => pot == Pot.Agency || query.Whose == MoneyOf.Agency ? i.Whose == MoneyOf.Agency : i.Whose != MoneyOf.Agency).Select(i => i.No)];
        long[] runs = query.Belongs is "now" or "old" ? [.. (await sums.RunsOf(Ym.Of(to), ct)).Select(r => (long)r)] : [];
        return new(query, from, to, pot, items, Buildings(query.Building), runs, await totals.Names(ct));
    }

    private static BuildingId[]? Buildings(string? text) => string.IsNullOrEmpty(text) ? null : [.. text.Split(',').Where(b => Guid.TryParse(b, out _)).Select(b => new BuildingId(Guid.Parse(b)))];
}
