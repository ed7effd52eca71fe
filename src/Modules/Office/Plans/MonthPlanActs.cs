using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Casework.Contracts;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;
using Anju.Office.Domain;
using Anju.People.Contracts;

namespace Anju.Office.Plans;

/// <summary>What stands in a month plan now.</summary>
internal sealed record MonthMade(DateOnly Month, int Items, int Added);

/// <summary>The items of the year plan that are due in the month, and what the month before left undone (D-3d). Taken again, it adds what has come since.</summary>
[Act("编制月度计划")]
internal static class DeriveMonthPlan
{
    [Permission(OfficePermissions.Direct)]
    public sealed record Command : IRepeatable
    {
        public Guid RequestId { get; set; } = Guid.CreateVersion7();

        /// <summary>Any day of the month.</summary>
        public DateOnly Month { get; set; }
    }

    public sealed class Handler(AppDb db, PlanDesk desk, ITimeline timeline, IEvidence evidence, Events events, Calendar calendar) : IHandler<Command, MonthMade>
    {
        public async Task<Result<MonthMade>> Handle(Command command, CancellationToken ct)
        {
            var (month, running) = (calendar.MonthStart(command.Month), calendar.MonthStart(calendar.Today));
            if (month != running && month != running.AddMonths(1))
                return Problem.Invalid(nameof(command.Month), "只能编本月或下月的计划");
            var year = await desk.Running(month.Year, ct);
            var plan = await db.Set<MonthPlan>().SingleOrDefaultAsync(p => p.Month == month, ct);
            if (plan is null)
            {
                var derived = MonthPlan.Derive(month, year, desk.Doer);
                if (derived.Problem is { } early)
                    return early;
                db.Add(plan = derived.Value!);
            }
            else if (plan.ReviewedAt is not null)
                return Problem.Conflict("这个月已经开会总结，不能再改计划");
            else if (plan.Follow(year) is { } refused)
                return refused;
            var added = await Fill(plan, year!, ct);
            if (added.Problem is { } full)
                return full;
            timeline.Add(plan.Subject, $"按 {plan.YearPlanNumber} 编制，新增 {added.Value} 项，共 {plan.Items} 项", "info", number: plan.Number, href: plan.Href);
            evidence.Note(new(OfficeEvidence.MonthPlan, plan.Subject, plan.Number, $"{month.Year} 年 {month.Month} 月工作计划，{plan.Items} 项", plan.Href, calendar.Now) { Amount = plan.Items });
            events.Tell("office", "{}");
            return new MonthMade(month, plan.Items, added.Value);
        }

        private async Task<Result<int>> Fill(MonthPlan plan, YearPlan year, CancellationToken ct)
        {
            var (month, before) = (plan.Month, plan.Month.AddMonths(-1));
            var there = await db.Set<MonthItem>().Where(i => i.MonthPlanId == plan.Id).OrderBy(i => i.No).Take(MonthPlan.MostItems).ToListAsync(ct);
            var (keys, tasks) = (there.Select(i => i.YearKey).ToHashSet(), there.Where(i => i.YearKey is null).Select(i => i.Task).ToHashSet());
            var left = await db.Set<MonthItem>().AsNoTracking().Where(i => i.State == ItemState.NotDone && db.Set<MonthPlan>().Any(p => p.Id == i.MonthPlanId && p.Month == before)).OrderBy(i => i.No).Take(MonthPlan.MostItems).ToListAsync(ct);
            var wanted = year.Lines.Where(l => l.DueOn.Year == month.Year && l.DueOn.Month == month.Month).Select(l => (Origin: ItemOrigin.YearPlan, Line: l))
                .Concat(left.Select(i => (i.YearKey is null ? ItemOrigin.Extra : ItemOrigin.CarriedOver, new PlanLine(i.YearKey ?? default, i.Goal, i.Task, i.OwnerId.Value, i.OwnerName, calendar.MonthEnd(month), i.Measure))));
            var added = 0;
            foreach (var (origin, line) in wanted)
            {
                if (origin == ItemOrigin.Extra ? !tasks.Add(line.Task) : !keys.Add(line.Key))
                    continue;
                var item = plan.Add(origin, line, desk.Doer);
                if (item.Problem is { } full)
                    return full;
                db.Add(item.Value!);
                added++;
            }

            return added;
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, MonthMade>("/plans/month");
}

/// <summary>What is not tied to the year plan stands in the month as 计划外 (D-3d).</summary>
[Act("增加计划外事项")]
internal static class AddMonthItem
{
    [Permission(OfficePermissions.Direct)]
    public sealed record Command : IRepeatable
    {
        public Guid RequestId { get; set; } = Guid.CreateVersion7();
        public DateOnly Month { get; set; }
        [StringLength(200, ErrorMessage = "目标最多 200 字")] public string Goal { get; set; } = "";
        [Required(ErrorMessage = "请写任务"), StringLength(500, ErrorMessage = "任务最多 500 字")] public string Task { get; set; } = "";
        [Required(ErrorMessage = "请选择责任人")] public StaffId? Owner { get; set; }
        [Required(ErrorMessage = "请填写完成日期")] public DateOnly? DueOn { get; set; }
        [StringLength(200, ErrorMessage = "衡量标准最多 200 字")] public string Measure { get; set; } = "";
    }

    public sealed class Handler(AppDb db, PlanDesk desk, IStaff staff, ITimeline timeline, Events events, Calendar calendar) : IHandler<Command, MonthMade>
    {
        public async Task<Result<MonthMade>> Handle(Command command, CancellationToken ct)
        {
            var month = calendar.MonthStart(command.Month);
            if (await db.Set<MonthPlan>().SingleOrDefaultAsync(p => p.Month == month, ct) is not { } plan)
                return Problem.Conflict("这个月还没有月度计划，先由年度计划编制");
            if (command.Owner is not { } id || await staff.Find(id, ct) is not { } owner)
                return Problem.Invalid(nameof(command.Owner), "没有这位员工，请重新选择");
            if (calendar.MonthStart(command.DueOn!.Value) != month)
                return Problem.Invalid(nameof(command.DueOn), "完成日期要在这个月之内");
            var item = plan.Add(ItemOrigin.Extra, new(default, command.Goal, command.Task, owner.Id.Value, owner.Name, command.DueOn.Value, command.Measure), desk.Doer);
            if (item.Problem is { } refused)
                return refused;
            db.Add(item.Value!);
            timeline.Add(plan.Subject, $"计划外：{command.Task}（{owner.Name}）", "hold", number: plan.Number, href: plan.Href);
            events.Tell("office", "{}");
            return new MonthMade(month, plan.Items, 1);
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, MonthMade>("/plans/extra");
}

/// <summary>A month plan with its items, and the tasks that were given in the month as extra (D-11).</summary>
internal static class ShowMonthPlan
{
    public const int MostTasks = 200;

    [Permission(OfficePermissions.Work)]
    public sealed record Query
    {
        /// <summary>Any day of the month; this month when empty.</summary>
        public DateOnly? Month { get; set; }
    }

    public sealed record TaskRow(WorkTaskId Id, string Number, string Content, string GivenBy, string DoerName, TaskState State, DateTime DueAt);

    public sealed record MeetingRow(MeetingId Id, string Number, DateTime HeldAt, Timeliness Timeliness);

    /// <param name="Year">The year plan that runs; null when none is approved and running.</param>
    /// <param name="Tasks">计划外 by tasks; of them all when the reader may see them, else his own.</param>
    public sealed record View(DateOnly Month, MonthPlan? Plan, IReadOnlyList<MonthItem> Items, IReadOnlyList<TaskRow> Tasks, IReadOnlyList<MeetingRow> Meetings, YearPlanId? Year, string YearNumber, bool MayDerive);

    public sealed class Handler(AppDb db, CurrentUser user, Calendar calendar) : IQueryHandler<Query, View>
    {
        public async Task<Result<View>> Handle(Query query, CancellationToken ct)
        {
            var (month, running) = (calendar.MonthStart(query.Month ?? calendar.Today), calendar.MonthStart(calendar.Today));
            var (end, plan) = (calendar.MonthEnd(month), await db.Set<MonthPlan>().SingleOrDefaultAsync(p => p.Month == month, ct));
            var items = plan is null ? [] : await db.Set<MonthItem>().Where(i => i.MonthPlanId == plan.Id).OrderBy(i => i.No).Take(MonthPlan.MostItems).ToListAsync(ct);
            var tasks = await Tasks.ListTasks.Seen(db.Set<WorkTask>(), user).Where(t => t.GivenOn >= month && t.GivenOn <= end && t.State != TaskState.Cancelled).OrderBy(t => t.GivenAt).ThenBy(t => t.Id).Take(MostTasks)
                .Select(t => new TaskRow(t.Id, t.Number, t.Content, t.GivenBy, t.DoerName, t.State, t.DueAt)).ToListAsync(ct);
            var meetings = await db.Set<Meeting>().Where(m => m.Kind == MeetingKind.MonthEnd && m.Month == month).OrderBy(m => m.HeldAt).ThenBy(m => m.Id).Take(10).Select(m => new MeetingRow(m.Id, m.Number, m.HeldAt, m.Timeliness)).ToListAsync(ct);
            var year = await db.Set<YearPlan>().Where(p => p.Year == month.Year && p.State == PlanState.Running).OrderByDescending(p => p.No).Select(p => new { p.Id, p.No }).FirstOrDefaultAsync(ct);
            return new View(month, plan, items, tasks, meetings, year?.Id, year is null ? "" : $"ND-{month.Year} V{year.No}",
                user.May(OfficePermissions.Direct) && year is not null && plan?.ReviewedAt is null && (month == running || month == running.AddMonths(1)));
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapQuery<Query, View>("/plans/month");
}
