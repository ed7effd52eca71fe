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

/// <summary>Service quality of repairs, computed from the orders of a period; each figure opens its rows.</summary>
internal static class RepairIndices
{
    [Permission(RepairsPermissions.View)]
    public sealed record Query : IndexPeriod;

    public sealed class Handler(AppDb db, IFollowUps followUps, Calendar calendar) : IndexHandler<Query>(calendar)
    {
        private readonly Calendar calendar = calendar;

        public override string Title => "报修";
        public override int Order => 10;

        public override async Task<IndexSheet> Of(DateOnly from, DateOnly to, CancellationToken ct)
        {
            var rows = FormattableString.Invariant($"/repairs?tab=All&from={from:yyyy-MM-dd}&to={to:yyyy-MM-dd}&figure=");
            async Task<QualityIndex> Rate(string name, string meaning, RepairFigure of, RepairFigure all, decimal target, bool isCeiling = false) =>
                new(name, meaning, await Count(of, from, to, ct), await Count(all, from, to, ct), target, rows + of, rows + all, isCeiling);
            var asked = await followUps.Figures("repair", from, to, ct);
            return new(from, to,
            [
                await Rate("零修急修及时率", "按时完工 ÷ 期间到期的应急、急修、小修", RepairFigure.FinishedInTime, RepairFigure.FinishDue, 98),
                await Rate("到场及时率", "按时到场 ÷ 期间应到场", RepairFigure.ArrivedInTime, RepairFigure.ArriveDue, 98),
                await Rate("维修质量合格率", "一次验收合格 ÷ 已验收", RepairFigure.PassedFirst, RepairFigure.Confirmed, 98),
                await Rate("返修率", "重开或同户同项保修期内再修 ÷ 已完工", RepairFigure.Again, RepairFigure.Finished, 5, isCeiling: true),
                new("回访率", "已回访 ÷ 期间应回访", asked.Answered, asked.Due, 100, $"{asked.Href}&state={FollowUpState.Answered}", asked.Href),
                new("维修满意率", "满意与较满意 ÷ 已答复", asked.Satisfied + asked.FairlySatisfied, asked.Answered, 95, $"{asked.Href}&pleased=true", $"{asked.Href}&state={FollowUpState.Answered}"),
            ], [new("取消", await Count(RepairFigure.Cancelled, from, to, ct), rows + RepairFigure.Cancelled)]);
        }

        private Task<int> Count(RepairFigure figure, DateOnly from, DateOnly to, CancellationToken ct) =>
            db.Set<Repair>().Of(figure, calendar.StartOf(from), calendar.EndOf(to), calendar.Now).CountAsync(ct);
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapQuery<Query, IndexSheet>("/indices");
}
