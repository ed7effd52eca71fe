using Microsoft.EntityFrameworkCore;
using Anju.Complaints.Desk;
using Anju.Complaints.Domain;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.Jobs;
using Anju.Kernel.UseCases;
using Anju.People.Contracts;

namespace Anju.Complaints.Escalate;

/// <summary>Only a valid complaint becomes 重大 by its age; one that nobody has judged for a month is laid before the director, once.</summary>
[Act("满月未判定上报")]
internal static class TellUnjudged
{
    private const int MostAtOnce = 200;

    [Permission(ComplaintsPermissions.Direct)]
    public sealed record Command;

    /// <summary>Answers how many were told.</summary>
    public sealed class Handler(AppDb db, ComplaintDesk desk, INotices notices, Calendar calendar) : IHandler<Command, int>
    {
        public async Task<Result<int>> Handle(Command command, CancellationToken ct)
        {
            var now = calendar.Now;
            var waiting = await db.Set<Complaint>().AsNoTracking()
                .Where(c => c.JudgeBy <= now && !db.Set<ComplaintLateNotice>().Any(n => n.ComplaintId == c.Id && n.DueAt == c.JudgeBy && n.Level == ComplaintLateNotice.Unjudged))
                .OrderBy(c => c.JudgeBy).ThenBy(c => c.Id).Take(MostAtOnce).ToListAsync(ct);
            foreach (var complaint in waiting)
            {
                db.Add(ComplaintLateNotice.Of(complaint, ComplaintLateNotice.Unjudged, now));
                await notices.TellHolders(ComplaintsPermissions.Direct, $"投诉 {complaint.Number} {complaint.Title} 收到满一个月，还没有判定是否有效", complaint.Href, urgent: true, ct);
                desk.History(complaint, "收到满一个月没有判定是否有效，已报主任", "bad");
                desk.Tell(complaint, "late");
            }

            return waiting.Count;
        }
    }
}

[Scheduled(Seconds = 300)]
internal sealed class TellUnjudgedComplaints(UseCase<TellUnjudged.Command, int> tell) : IScheduledJob
{
    public Task Run(CancellationToken ct) => tell.Run(new(), ct);
}
