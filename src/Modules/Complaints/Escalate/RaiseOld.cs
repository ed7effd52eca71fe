using Microsoft.EntityFrameworkCore;
using Anju.Complaints.Desk;
using Anju.Complaints.Domain;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.Jobs;
using Anju.Kernel.UseCases;

namespace Anju.Complaints.Escalate;

/// <summary>A valid complaint that was not solved for a month becomes 重大. Pages show it from the moment the month is over; this writes it down and tells.</summary>
[Act("满月投诉升为重大")]
internal static class RaiseOld
{
    private const int MostAtOnce = 200;

    [Permission(ComplaintsPermissions.Direct)]
    public sealed record Command;

    /// <summary>Answers how many became major.</summary>
    public sealed class Handler(AppDb db, ComplaintDesk desk, Calendar calendar) : IHandler<Command, int>
    {
        public async Task<Result<int>> Handle(Command command, CancellationToken ct)
        {
            var now = calendar.Now;
            var old = await db.Set<Complaint>().Where(c => c.MajorFrom <= now).OrderBy(c => c.MajorFrom).ThenBy(c => c.Id).Take(MostAtOnce).ToListAsync(ct);
            var raised = 0;
            foreach (var complaint in old)
                if (await desk.Age(complaint, ct))
                {
                    raised++;
                    desk.Tell(complaint, "major");
                }

            return raised;
        }
    }
}

[Scheduled(Seconds = 300)]
internal sealed class RaiseOldComplaints(UseCase<RaiseOld.Command, int> raise) : IScheduledJob
{
    public Task Run(CancellationToken ct) => raise.Run(new(), ct);
}
