using Microsoft.AspNetCore.Routing;
using Anju.Billing.Contracts;
using Anju.Estate.Contracts;
using Anju.Kernel;
using Anju.Kernel.Calendars;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;
using Anju.Ledger.Books;
using Anju.Ledger.Domain;
using Anju.Ledger.Months;

namespace Anju.Ledger.Trial;

/// <summary>
/// 试算平衡: opening + new − received − waived ± adjusted = closing, of any days that have been, in total by item and by
/// building, or of one house; advances, deposits and agency money apart.
/// </summary>
internal static class ShowTrial
{
    [Permission(MonthsPermissions.View)]
    public sealed record Query
    {
        /// <summary>First day; the first of the month of the last day when empty.</summary>
        public DateOnly? From { get; set; }

        /// <summary>Last day; today when empty.</summary>
        public DateOnly? To { get; set; }

        /// <summary>Only this house.</summary>
        public HouseId? House { get; set; }
    }

    /// <summary>The equation of one pot.</summary>
    public sealed record Line(string Pot, Money Opening, Money New, Money Received, Money Waived, Money Adjusted, Money Closing);

    /// <param name="Proved">Closing principal and late charge added up anew charge by charge (one house) or account by account (today, in total); null where the sum cannot be taken another way.</param>
    public sealed record View(DateOnly From, DateOnly To, string House, IReadOnlyList<Line> Lines, Money? Proved, bool IsBalanced)
    {
        internal IReadOnlyList<SheetTable> Tables { get; init; } = [];
    }

    internal sealed class Handler(TrialTotals totals, TrialOfHouse ofHouse, Calendar calendar) : IQueryHandler<Query, View>
    {
        public async Task<Result<View>> Handle(Query query, CancellationToken ct)
        {
            var to = query.To ?? calendar.Today;
            var from = query.From ?? calendar.MonthStart(to);
            if (to > calendar.Today)
                return Problem.Invalid(nameof(Query.To), "不能试算将来的日子");
            if (from > to || from.Year < 2000)
                return Problem.Invalid(nameof(Query.From), "开始日期应在结束日期之前");
            return query.House is { } house ? await ofHouse.Of(house, from, to, ct) : await totals.Of(from, to, ct);
        }
    }

    public static IReadOnlyList<Line> Lines(IReadOnlyList<Rolled> rows) =>
        [.. Enum.GetValues<Pot>().Select(pot => Of(pot, RollTables.Sum(rows.Where(r => r.Key.Pot == pot))))];

    private static Line Of(Pot pot, long[] s) => new(MonthWords.Of(pot), new(s[0]), new(s[1]), new(s[2]), new(s[3]), new(s[4]), new(s[5]));

    public static void Map(IEndpointRouteBuilder api) => api.MapQuery<Query, View>("/trial");
}
