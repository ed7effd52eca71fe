using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Casework.Contracts;
using Anju.Complaints.Board;
using Anju.Complaints.Domain;
using Anju.Estate.Contracts;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;

namespace Anju.Complaints.Indices;

/// <summary>Service quality as complaints tell it, computed from the records of a period; each figure opens its rows.</summary>
internal static class ComplaintIndices
{
    private const int PerMille = 1000, DaysOfYear = 365, MostPerMille = 2;

    [Permission(ComplaintsPermissions.View)]
    public sealed record Query : IndexPeriod;

    public sealed class Handler(AppDb db, IFollowUps followUps, IHouseholds households, Calendar calendar) : IndexHandler<Query>(calendar)
    {
        private readonly Calendar calendar = calendar;

        public override string Title => "投诉";
        public override int Order => 20;

        public override async Task<IndexSheet> Of(DateOnly from, DateOnly to, CancellationToken ct)
        {
            var rows = FormattableString.Invariant($"/complaints?tab=All&from={from:yyyy-MM-dd}&to={to:yyyy-MM-dd}&figure=");
            async Task<QualityIndex> Rate(string name, string meaning, ComplaintFigure of, ComplaintFigure all, decimal target, bool isCeiling = false) =>
                new(name, meaning, await Count(of, from, to, ct), await Count(all, from, to, ct), target, rows + of, rows + all, isCeiling);
            async Task<Apart> Aside(string name, ComplaintFigure figure) => new(name, await Count(figure, from, to, ct), rows + figure);
            var asked = await followUps.Figures("complaint", from, to, ct);
            return new(from, to,
            [
                await Rate("首次答复及时率", "一个工作日内首次答复 ÷ 期间应答复", ComplaintFigure.RepliedInTime, ComplaintFigure.ReplyDue, 100),
                await Rate("投诉处理及时率", "按时限处理完毕 ÷ 期间到期的有效投诉", ComplaintFigure.SolvedInTime, ComplaintFigure.SolveDue, 95),
                await Rate("投诉处理率", "已关闭 ÷ 期间到期的有效投诉", ComplaintFigure.ClosedOfDue, ComplaintFigure.SolveDue, 100),
                await Rate("重开率", "重开过的 ÷ 期间关闭的有效投诉", ComplaintFigure.Reopened, ComplaintFigure.Closed, 5, isCeiling: true),
                new("投诉回访率", "已回访 ÷ 期间应回访", asked.Answered, asked.Due, 100, $"{asked.Href}&state={FollowUpState.Answered}", asked.Href),
                new("投诉回访满意率", "满意与较满意 ÷ 已答复", asked.Satisfied + asked.FairlySatisfied, asked.Answered, 95, $"{asked.Href}&pleased=true", $"{asked.Href}&state={FollowUpState.Answered}"),
                await OfHouseholds(from, to, rows, ct),
            ],
            [
                await Aside("收到", ComplaintFigure.Received), await Aside("满月升为重大", ComplaintFigure.Aged), await Aside("无效", ComplaintFigure.Invalid), await Aside("并案", ComplaintFigure.Joined),
                await Aside("转报修", ComplaintFigure.Moved), await Aside("撤诉", ComplaintFigure.Withdrawn),
            ]);
        }

        /// <summary>Valid complaints per thousand households that are handed over, as if the period were a year.</summary>
        private async Task<QualityIndex> OfHouseholds(DateOnly from, DateOnly to, string rows, CancellationToken ct)
        {
            var valid = await Count(ComplaintFigure.Valid, from, to, ct);
            return new("有效投诉率", "期间有效投诉 ÷ 户数，折合每年", valid, await households.Count(ct), MostPerMille, rows + ComplaintFigure.Valid, "", IsCeiling: true)
            {
                Scale = (decimal)PerMille * DaysOfYear / (to.DayNumber - from.DayNumber + 1),
                Unit = "‰",
                Digits = 2,
                Cases = valid,
            };
        }

        private Task<int> Count(ComplaintFigure figure, DateOnly from, DateOnly to, CancellationToken ct) =>
            db.Set<Complaint>().Of(figure, calendar.StartOf(from), calendar.EndOf(to), calendar.Now).CountAsync(ct);
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapQuery<Query, IndexSheet>("/indices");
}
