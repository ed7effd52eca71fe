using Microsoft.EntityFrameworkCore;
using Anju.Casework.Contracts;
using Anju.Complaints.Domain;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;

namespace Anju.Complaints.Oversight;

/// <summary>Complaints that are handled and of which department or user was not told, that nobody judged, or that are followed up and not closed (S-4.1.4a).</summary>
internal sealed class IncompleteComplaints(AppDb db, Calendar calendar) : IIncompleteRecords
{
    private const int DaysToJudge = 3, DaysToTell = 1, DaysToClose = 3;

    private static readonly ComplaintState[] Unjudged = [ComplaintState.Registered, ComplaintState.Acknowledged], Over = [ComplaintState.Withdrawn, ComplaintState.MovedToRepair, ComplaintState.Merged, ComplaintState.Explained, ComplaintState.Closed];

    public int Order => 20;
    public string Module => "投诉";
    public string Permission => ComplaintsPermissions.View;

    public async Task<IReadOnlyList<IncompleteRecord>> Of(DateTime since, int limit, CancellationToken ct)
    {
        var (judge, tell, close) = (calendar.Now.AddDays(-DaysToJudge), calendar.Now.AddDays(-DaysToTell), calendar.Now.AddDays(-DaysToClose));
        var all = db.Set<Complaint>().AsNoTracking().Where(c => c.ReceivedAt >= since && !Over.Contains(c.State));
        var unjudged = await all.Where(c => Unjudged.Contains(c.State) && c.ReceivedAt < judge).OrderBy(c => c.ReceivedAt).ThenBy(c => c.Id).Take(limit).ToListAsync(ct);
        var untold = await all.Where(c => c.HandledAt < tell && (c.DepartmentToldAt == null || c.UserToldAt == null)).OrderBy(c => c.HandledAt).ThenBy(c => c.Id).Take(limit).ToListAsync(ct);
        var unclosed = await all.Where(c => c.State == ComplaintState.FollowedUp && c.FollowedUpAt < close).OrderBy(c => c.FollowedUpAt).ThenBy(c => c.Id).Take(limit).ToListAsync(ct);
        return
        [
            .. unjudged.Select(c => Row(c, Lack.Field, "有效与等级的判定", c.ReceivedAt)),
            .. untold.Where(c => c.DepartmentToldAt is null).Select(c => Row(c, Lack.Field, "告知部门的记录", c.HandledAt!.Value)),
            .. untold.Where(c => c.UserToldAt is null).Select(c => Row(c, Lack.Field, "告知用户的记录", c.HandledAt!.Value)),
            .. unclosed.Select(c => Row(c, Lack.Close, "审核关闭", c.FollowedUpAt!.Value)),
        ];
    }

    private static IncompleteRecord Row(Complaint c, Lack lack, string what, DateTime since) => new(c.Subject, lack, what, c.Number, c.Title, c.Href, since, c.HandlerName);
}
