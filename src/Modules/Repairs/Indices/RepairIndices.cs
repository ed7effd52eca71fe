using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Casework.Contracts;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;
using Anju.Repairs.Contracts;
using Anju.Repairs.Domain;

namespace Anju.Repairs.Indices;

/// <summary>Service quality of repairs, computed from the orders of a period; each figure opens its rows. Fewer than five cases are shown as counts.</summary>
internal static class RepairIndices
{
    public const int FewestForRate = 5;

    [Permission(RepairsPermissions.View)]
    public sealed record Query
    {
        /// <summary>Days of registration, both included; the last 30 days when empty.</summary>
        public DateOnly? From { get; set; }
        public DateOnly? To { get; set; }
    }

    /// <param name="Rows">Opens what was counted.</param>
    public sealed record Index(string Name, string Meaning, int Numerator, int Denominator, decimal Target, string Rows);

    public sealed record Sheet(DateOnly From, DateOnly To, IReadOnlyList<Index> Indices);

    public sealed class Handler(AppDb db, IFollowUps followUps, Calendar calendar) : IQueryHandler<Query, Sheet>
    {
        public async Task<Result<Sheet>> Handle(Query query, CancellationToken ct)
        {
            var (to, from) = (query.To ?? calendar.Today, query.From ?? (query.To ?? calendar.Today).AddDays(-29));
            if (from > to || to.DayNumber - from.DayNumber > 366)
                return Problem.Invalid(nameof(Query.From), "期间应从早到晚，且不超过一年");
            var (start, end) = (calendar.StartOf(from), calendar.EndOf(to));
            var groups = await db.Set<Repair>().Where(r => r.RegisteredAt >= start && r.RegisteredAt <= end && r.State != RepairState.Cancelled)
                .GroupBy(r => new { r.Class, r.FinishVerdict, IsRework = r.ReworkOf != null, r.ArriveVerdict, Finished = r.FinishedAt != null })
                .Select(g => new { g.Key.Class, g.Key.FinishVerdict, g.Key.IsRework, g.Key.ArriveVerdict, g.Key.Finished, Count = g.Count() }).Take(500).ToListAsync(ct);
            var asked = await followUps.Figures("repair", from, to, ct);
            var rows = $"/repairs?tab=All&from={from:yyyy-MM-dd}&to={to:yyyy-MM-dd}";
            var small = groups.Where(g => g.Class is RepairClass.Minor or RepairClass.Urgent or RepairClass.Emergency).ToList();
            return new Sheet(from, to,
            [
                new("零修急修及时率", "按时完工 ÷ 已判定的零修、急修", small.Where(g => g.FinishVerdict == Verdict.InTime).Sum(g => g.Count), small.Where(g => g.FinishVerdict != null).Sum(g => g.Count), 98, rows),
                new("到场及时率", "按时到场 ÷ 已判定到场", groups.Where(g => g.ArriveVerdict == Verdict.InTime).Sum(g => g.Count), groups.Where(g => g.ArriveVerdict != null).Sum(g => g.Count), 98, rows),
                new("返修率", "同户同项质保期内再修 ÷ 已完工", groups.Where(g => g.IsRework).Sum(g => g.Count), groups.Where(g => g.Finished).Sum(g => g.Count), 5, rows),
                new("回访率", "已回访 ÷ 应回访（按应回访日）", asked.Answered, asked.Due, 100, asked.Href),
                new("维修满意率", "满意与较满意 ÷ 已答复", asked.Satisfied + asked.FairlySatisfied, asked.Answered, 95, asked.Href),
            ]);
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapQuery<Query, Sheet>("/indices");
}
