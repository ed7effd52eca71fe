using Anju.Casework.Contracts;
using Anju.Complaints.Desk;
using Anju.Complaints.Domain;
using Anju.Kernel.UseCases;
using Anju.People.Contracts;

namespace Anju.Complaints.Complete;

/// <summary>Opens a complaint again, whoever says so: the director, or the user in the follow-up.</summary>
internal sealed class Reopening(ComplaintDesk desk, IFollowUps followUps, INotices notices)
{
    public async Task<Result<Moved>> Do(Complaint complaint, string reason, Grade? grade, CancellationToken ct)
    {
        if (complaint.OpenAgain(grade, reason, desk.Doer) is { } refused)
            return refused;
        await followUps.Withdraw(complaint.Subject, "投诉已重开", ct);
        await notices.TellHolders(ComplaintsPermissions.Direct, $"投诉 {complaint.Number} {complaint.Title} 重开：{reason}", complaint.Href, urgent: true, ct);
        if (complaint.HandlerId is { } handler)
            notices.Tell([handler], $"您承办的投诉 {complaint.Number} 重开：{reason}", complaint.Href);
        return await desk.Settle(complaint, ComplaintAct.Reopen, $"第 {complaint.Round} 次办理，重开：{reason}", "bad", ct);
    }
}
