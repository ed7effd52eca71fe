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

/// <summary>Tells the director of every missed limit, and the general manager when it stays missed for days; once each. Run every minute.</summary>
[Act("投诉超时上报")]
internal static class EscalateLate
{
    private const int MostAtOnce = 200;

    [Permission(ComplaintsPermissions.Direct)]
    public sealed record Command;

    /// <summary>Answers how many misses were told.</summary>
    public sealed class Handler(AppDb db, ComplaintDesk desk, Procedures procedures, INotices notices, Calendar calendar) : IHandler<Command, int>
    {
        public async Task<Result<int>> Handle(Command command, CancellationToken ct)
        {
            var now = calendar.Now;
            var managerDays = (await procedures.Latest(ct)).Rules.ManagerAfterDays;
            return await Tell(1, now, ComplaintsPermissions.Direct, "已报主任", ct) + await Tell(2, now.AddDays(-managerDays), ComplaintsPermissions.Oversee, $"已超 {managerDays} 天，已报总经理", ct);
        }

        private async Task<int> Tell(int level, DateTime before, string permission, string words, CancellationToken ct)
        {
            var late = await db.Set<Complaint>().Where(c => c.DueAt < before && !db.Set<ComplaintLateNotice>().Any(n => n.ComplaintId == c.Id && n.DueAt == c.DueAt && n.Level == level)).AsNoTracking()
                .OrderBy(c => c.DueAt).ThenBy(c => c.Id).Take(MostAtOnce).ToListAsync(ct);
            foreach (var complaint in late)
            {
                db.Add(ComplaintLateNotice.Of(complaint, level, calendar.Now));
                var kind = complaint.ClassAt(calendar.Now);
                var text = $"投诉 {complaint.Number} {complaint.Title} {Words.Of(complaint.DueKind)}超时（{Words.Of(kind)}，{(complaint.HandlerName.Length > 0 ? complaint.HandlerName : "未交办")}）";
                await notices.TellHolders(permission, text, complaint.Href, kind == Contracts.ComplaintClass.Major, ct);
                desk.History(complaint, $"{Words.Of(complaint.DueKind)}时限 {calendar.ToLocal(complaint.DueAt):MM-dd HH:mm} {words}", "bad");
                desk.Tell(complaint, "late");
            }

            return late.Count;
        }
    }
}

/// <summary>Missed limits reach the director within a minute.</summary>
[Scheduled(Seconds = 60)]
internal sealed class EscalateLateComplaints(UseCase<EscalateLate.Command, int> escalate) : IScheduledJob
{
    public Task Run(CancellationToken ct) => escalate.Run(new(), ct);
}
