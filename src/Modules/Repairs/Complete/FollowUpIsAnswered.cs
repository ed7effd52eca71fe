using Anju.Casework.Contracts;
using Anju.Kernel.UseCases;
using Anju.People.Contracts;
using Anju.Repairs.Case;
using Anju.Repairs.Contracts;
using Anju.Repairs.Desk;
using Anju.Repairs.Domain;

namespace Anju.Repairs.Complete;

/// <summary>The owner was asked again: dissatisfied opens the order once more, anything else ends it (S-4.1.3e).</summary>
internal sealed class FollowUpIsAnswered(RepairDesk desk, Procedures procedures, Reopening reopening, ITimeline timeline, INotices notices) : IOn<FollowUpAnswered>
{
    public async Task Handle(FollowUpAnswered happened, CancellationToken ct)
    {
        if (happened.Subject.Kind != "repair" || await desk.Load(new RepairId(happened.Subject.Id), ct) is not { } repair)
            return;
        if (happened.Grade == Grade.Dissatisfied)
            await Reopen(repair, happened, ct);
        else
            await End(repair, happened, ct);
    }

    private async Task Reopen(Repair repair, FollowUpAnswered happened, CancellationToken ct)
    {
        var reopened = await reopening.Do(repair, $"回访不满意：{happened.Words}", Grade.Dissatisfied, ct);
        if (reopened.Problem is not { } why)
            return;
        timeline.Add(repair.Subject, $"回访不满意：{happened.Words}；{why.Message}", "bad", repair.HouseId?.Value, repair.Number, repair.Href);
        await notices.TellHolders(RepairsPermissions.Direct, $"{repair.Number} 回访不满意：{happened.Words}；{why.Message}", repair.Href, urgent: false, ct);
    }

    private async Task End(Repair repair, FollowUpAnswered happened, CancellationToken ct)
    {
        var doer = desk.Doer;
        var tries = (await procedures.Of(repair.ProcedureNo, ct)).Rules.TriesToClose;
        if (repair.Answered(happened.Grade, doer) is not null)
            return;                                          // reopened or answered meanwhile: the follow-up keeps its own record
        repair.CloseIt(tries, doer);
        var words = happened.Grade == Grade.Satisfied ? "满意" : "较满意";
        await desk.Settle(repair, RepairAct.FollowUp, $"回访{words}{(happened.Words.Length > 0 ? "：" + happened.Words : "")}，关闭", "ok", ct);
    }
}
