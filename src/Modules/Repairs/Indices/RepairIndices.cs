using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Casework.Contracts;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;
using Anju.Repairs.Board;
using Anju.Repairs.Domain;

namespace Anju.Repairs.Indices;

/// <summary>Service quality of repairs, computed from the orders of a period; each figure opens its rows. Fewer than five cases are shown as counts.</summary>
internal static class RepairIndices
{
    public const int FewestForRate = 5;

    [Permission(RepairsPermissions.View)]
    public sealed record Query
    {
        /// <summary>Days, both included; the last 30 days when empty.</summary>
        public DateOnly? From { get; set; }
        public DateOnly? To { get; set; }
    }

    /// <param name="Of">Opens the rows of the numerator.</param>
    /// <param name="All">Opens the rows of the denominator.</param>
    /// <param name="IsCeiling">The target must not be passed; otherwise it must be reached.</param>
    public sealed record Index(string Name, string Meaning, int Numerator, int Denominator, decimal Target, string Of, string All, bool IsCeiling = false);

    /// <param name="Cancelled">Shown apart, so that no rate hides them.</param>
    public sealed record Sheet(DateOnly From, DateOnly To, IReadOnlyList<Index> Indices, int Cancelled, string CancelledRows);

    public sealed class Handler(AppDb db, IFollowUps followUps, Calendar calendar) : IQueryHandler<Query, Sheet>
    {
        public async Task<Result<Sheet>> Handle(Query query, CancellationToken ct)
        {
            var (to, from) = (query.To ?? calendar.Today, query.From ?? (query.To ?? calendar.Today).AddDays(-29));
            if (from > to || to.DayNumber - from.DayNumber > 366)
                return Problem.Invalid(nameof(Query.From), "期间应从早到晚，且不超过一年");
            var rows = FormattableString.Invariant($"/repairs?tab=All&from={from:yyyy-MM-dd}&to={to:yyyy-MM-dd}&figure=");
            async Task<Index> Rate(string name, string meaning, RepairFigure of, RepairFigure all, decimal target, bool isCeiling = false) =>
                new(name, meaning, await Count(of, from, to, ct), await Count(all, from, to, ct), target, rows + of, rows + all, isCeiling);
            var asked = await followUps.Figures("repair", from, to, ct);
            return new Sheet(from, to,
            [
                await Rate("零修急修及时率", "按时完工 ÷ 期间到期的应急、急修、小修", RepairFigure.FinishedInTime, RepairFigure.FinishDue, 98),
                await Rate("到场及时率", "按时到场 ÷ 期间应到场", RepairFigure.ArrivedInTime, RepairFigure.ArriveDue, 98),
                await Rate("维修质量合格率", "一次验收合格 ÷ 已验收", RepairFigure.PassedFirst, RepairFigure.Confirmed, 98),
                await Rate("返修率", "重开或同户同项保修期内再修 ÷ 已完工", RepairFigure.Again, RepairFigure.Finished, 5, isCeiling: true),
                new("回访率", "已回访 ÷ 期间应回访", asked.Answered, asked.Due, 100, $"{asked.Href}&state={FollowUpState.Answered}", asked.Href),
                new("维修满意率", "满意与较满意 ÷ 已答复", asked.Satisfied + asked.FairlySatisfied, asked.Answered, 95, $"{asked.Href}&pleased=true", $"{asked.Href}&state={FollowUpState.Answered}"),
            ], await Count(RepairFigure.Cancelled, from, to, ct), rows + RepairFigure.Cancelled);
        }

        private Task<int> Count(RepairFigure figure, DateOnly from, DateOnly to, CancellationToken ct) =>
            db.Set<Repair>().Of(figure, calendar.StartOf(from), calendar.EndOf(to), calendar.Now).CountAsync(ct);
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapQuery<Query, Sheet>("/indices");
}
