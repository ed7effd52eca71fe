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

/// <summary>A first draft, or the draft of a change to the plan that runs (D-3b, D-3c).</summary>
[Act("起草年度计划")]
internal static class BeginYearPlan
{
    [Permission(OfficePermissions.Direct)]
    public sealed record Command : IRepeatable
    {
        public Guid RequestId { get; set; } = Guid.CreateVersion7();
        public int Year { get; set; }
    }

    public sealed class Handler(AppDb db, PlanDesk desk, ITimeline timeline, Events events, Calendar calendar) : IHandler<Command, PlanMoved>
    {
        public async Task<Result<PlanMoved>> Handle(Command command, CancellationToken ct)
        {
            var year = calendar.Today.Year;
            if (command.Year < year || command.Year > year + 1)
                return Problem.Invalid(nameof(command.Year), $"只能编 {year} 年或 {year + 1} 年的计划");
            var versions = await db.Set<YearPlan>().Where(p => p.Year == command.Year).OrderByDescending(p => p.No).Take(100).ToListAsync(ct);
            if (versions.Find(p => p.IsPending) is { } pending)
                return Problem.Conflict($"{pending.Number} 还是“{Words.Of(pending.State)}”，先办完再起草新的一版");
            var from = versions.Find(p => p.State == PlanState.Running);
            var plan = YearPlan.Begin(command.Year, versions.Count == 0 ? 1 : versions[0].No + 1, from?.Lines ?? [], desk.Doer);
            db.Add(plan);
            timeline.Add(plan.Subject, from is null ? "起草" : $"在 {from.Number} 的基础上起草变更", "info", number: plan.Number, href: plan.Href);
            events.Tell("office", "{}");
            return new PlanMoved(plan.Id, plan.Number, plan.State, plan.Version);
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, PlanMoved>("/plans/begin", made => YearPlan.HrefOf(made.Id));
}

/// <summary>One line as a form sends it.</summary>
internal sealed record LineInput
{
    /// <summary>Of a line that was there before.</summary>
    public Guid? Key { get; set; }

    [StringLength(200, ErrorMessage = "目标最多 200 字")] public string Goal { get; set; } = "";
    [Required(ErrorMessage = "请写任务"), StringLength(500, ErrorMessage = "任务最多 500 字")] public string Task { get; set; } = "";
    [Required(ErrorMessage = "请选择责任人")] public StaffId? Owner { get; set; }
    [Required(ErrorMessage = "请填写完成日期")] public DateOnly? DueOn { get; set; }
    [StringLength(200, ErrorMessage = "衡量标准最多 200 字")] public string Measure { get; set; } = "";
}

/// <summary>The whole draft as it is now: goal, task, owner, due, measure (D-3b).</summary>
[Act("编写年度计划")]
internal static class WriteYearPlan
{
    [Permission(OfficePermissions.Direct)]
    public sealed record Command : OnPlan
    {
        [StringLength(500, ErrorMessage = "变更说明最多 500 字")] public string Change { get; set; } = "";
        [MaxLength(YearPlan.MostLines, ErrorMessage = "一份计划最多 120 项")] public List<LineInput> Lines { get; set; } = [];
    }

    public sealed class Handler(PlanDesk desk, IStaff staff) : IHandler<Command, PlanMoved>
    {
        public Task<Result<PlanMoved>> Handle(Command command, CancellationToken ct) => desk.Do(command, async (plan, doer, _) =>
        {
            var written = await Lines(command.Lines, plan, ct);
            return written.Problem ?? plan.Write(written.Value!, command.Change, doer);
        }, plan => $"保存草稿，共 {plan.Lines.Count} 项{(plan.Change.Length > 0 ? $"；{plan.Change}" : "")}", "info", ct);

        private async Task<Result<List<PlanLine>>> Lines(List<LineInput> inputs, YearPlan plan, CancellationToken ct)
        {
            var people = (await staff.All(ct)).ToDictionary(s => s.Id, s => s.Name);
            var (lines, errors, keys) = (new List<PlanLine>(), new Dictionary<string, string[]>(), plan.Lines.Select(l => l.Key).ToHashSet());
            for (var i = 0; i < inputs.Count; i++)
            {
                var input = inputs[i];
                if (input.Owner is not { } owner || !people.TryGetValue(owner, out var name))
                    errors[$"Lines[{i}].Owner"] = [$"第 {i + 1} 项的责任人不在岗，请重新选择"];
                else
                    lines.Add(new(input.Key is { } key && keys.Remove(key) ? key : Guid.CreateVersion7(), input.Goal, input.Task, owner.Value, name, input.DueOn!.Value, input.Measure));
            }

            return errors.Count > 0 ? Problem.Invalid(errors) : lines.OrderBy(l => l.DueOn).ToList();
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, PlanMoved>("/plans/write");
}
