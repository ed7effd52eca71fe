using Anju.Casework.Contracts;
using Anju.Complaints.Contracts;
using Anju.Complaints.Desk;
using Anju.Complaints.Domain;
using Anju.Kernel.UseCases;
using Anju.People.Contracts;

namespace Anju.Complaints.Complete;

/// <summary>The user was asked again: dissatisfied opens the complaint once more, anything else lays it before the director to close (S-4.1.3e).</summary>
internal sealed class FollowUpIsAnswered(ComplaintDesk desk, Reopening reopening, INotices notices) : IOn<FollowUpAnswered>, IOn<FollowUpUnreached>
{
    public async Task Handle(FollowUpAnswered happened, CancellationToken ct)
    {
        if (await Of(happened.Subject, ct) is not { } complaint)
            return;
        var problem = happened.Grade == Grade.Dissatisfied
            ? (await reopening.Do(complaint, $"回访不满意：{happened.Words}", Grade.Dissatisfied, ct)).Problem
            : await Accept(complaint, happened, ct);
        if (problem is null)
            return;
        desk.History(complaint, $"回访{Words.Of(happened.Grade)}；{problem.Message}", "bad");       // the answer keeps its own record; the case is looked at by the director
        await notices.TellHolders(ComplaintsPermissions.Direct, $"{complaint.Number} 回访{Words.Of(happened.Grade)}；{problem.Message}", complaint.Href, urgent: false, ct);
    }

    public async Task Handle(FollowUpUnreached happened, CancellationToken ct)
    {
        if (await Of(happened.Subject, ct) is not { HasEnded: false } complaint)
            return;
        await notices.TellHolders(ComplaintsPermissions.Direct, $"投诉 {complaint.Number} {complaint.Title} 三次未联系上用户，请安排再次回访", complaint.Href, urgent: false, ct);
        desk.Tell(complaint, "unreached");
    }

    private async Task<Problem?> Accept(Complaint complaint, FollowUpAnswered happened, CancellationToken ct)
    {
        if (complaint.Answered(happened.Grade, happened.AskedById, happened.AskedBy, happened.At, desk.Doer) is { } refused)
            return refused;
        await notices.TellHolders(ComplaintsPermissions.Direct, $"投诉 {complaint.Number} {complaint.Title} 回访{Words.Of(happened.Grade)}，请审核关闭", complaint.Href, urgent: false, ct);
        await desk.Settle(complaint, ComplaintAct.FollowUp, $"回访{Words.Of(happened.Grade)}{(happened.Words.Length > 0 ? "：" + happened.Words : "")}，待审核关闭", "ok", ct);
        return null;
    }

    private async Task<Complaint?> Of(Subject subject, CancellationToken ct) => subject.Kind == "complaint" ? await desk.Load(new ComplaintId(subject.Id), ct) : null;
}
