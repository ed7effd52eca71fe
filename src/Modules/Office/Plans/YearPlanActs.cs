using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;
using Anju.Office.Domain;

namespace Anju.Office.Plans;

/// <summary>The director's acts on a year plan: hand in, take back, begin to run, discard.</summary>
[Act("办理年度计划")]
internal static class ActOnYearPlan
{
    [Permission(OfficePermissions.Direct)]
    public sealed record Command : OnPlan
    {
        public PlanAct Act { get; set; }
        [StringLength(500, ErrorMessage = "最多 500 字")] public string Words { get; set; } = "";
    }

    public sealed class Handler(PlanDesk desk) : IHandler<Command, PlanMoved>
    {
        public async Task<Result<PlanMoved>> Handle(Command command, CancellationToken ct) =>
            command.Act is not (PlanAct.Submit or PlanAct.Recall or PlanAct.Run or PlanAct.Discard) ? Problem.NotFound("没有这项办理")
            : await desk.Do(command, (plan, doer, _) => Take(plan, command, doer, ct), plan => command.Act switch
            {
                PlanAct.Submit => $"提交总经理，共 {plan.Lines.Count} 项",
                PlanAct.Discard => $"作废：{command.Words}",
                _ => PlanSteps.Of(command.Act).Name,
            }, command.Act switch { PlanAct.Run => "ok", PlanAct.Discard => "mute", _ => "info" }, ct);

        private async Task<Problem?> Take(YearPlan plan, Command command, Doer doer, CancellationToken ct)
        {
            switch (command.Act)
            {
                case PlanAct.Submit:
                    if (plan.Submit(doer) is { } refused)
                        return refused;
                    desk.Note(OfficeEvidence.PlanSubmitted, plan, $"提交 {plan.Year} 年度计划");
                    await desk.Tell(OfficePermissions.Approve, plan, $"待批准（{plan.Lines.Count} 项）", ct);
                    return null;
                case PlanAct.Recall:
                    return plan.Recall(doer);
                case PlanAct.Run:
                    return plan.Run(await desk.Running(plan.Year, ct), doer);
                default:
                    return command.Words.Length == 0 ? Problem.Invalid(nameof(command.Words), "请写作废的原因") : plan.Discard(command.Words, doer);
            }
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, PlanMoved>("/plans/act");
}

/// <summary>The general manager approves or gives back; never who wrote it, never the director (D-3c).</summary>
[Act("审批年度计划")]
internal static class JudgeYearPlan
{
    [Permission(OfficePermissions.Approve)]
    public sealed record Command : OnPlan
    {
        public PlanAct Act { get; set; }
        [StringLength(500, ErrorMessage = "意见最多 500 字")] public string Words { get; set; } = "";
    }

    public sealed class Handler(PlanDesk desk) : IHandler<Command, PlanMoved>
    {
        public async Task<Result<PlanMoved>> Handle(Command command, CancellationToken ct) =>
            command.Act is not (PlanAct.Approve or PlanAct.Return) ? Problem.NotFound("没有这项办理")
            : await desk.Do(command, async (plan, doer, _) =>
            {
                if (command.Act == PlanAct.Return && command.Words.Length == 0)
                    return Problem.Invalid(nameof(command.Words), "退回要写明意见");
                if ((command.Act == PlanAct.Approve ? plan.Approve(doer) : plan.Return(command.Words, doer)) is { } refused)
                    return refused;
                if (command.Act == PlanAct.Approve)
                    desk.Note(OfficeEvidence.PlanApproved, plan, $"批准 {plan.Year} 年度计划");
                await desk.Tell(OfficePermissions.Direct, plan, command.Act == PlanAct.Approve ? "已批准，可以开始执行" : $"被退回：{command.Words}", ct);
                return null;
            }, _ => command.Act == PlanAct.Approve ? $"批准{(command.Words.Length > 0 ? $"：{command.Words}" : "")}" : $"退回修改：{command.Words}", command.Act == PlanAct.Approve ? "ok" : "bad", ct);
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, PlanMoved>("/plans/judge");
}
