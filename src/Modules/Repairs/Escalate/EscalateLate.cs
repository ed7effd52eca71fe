using Microsoft.EntityFrameworkCore;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.People.Contracts;
using Anju.Repairs.Desk;
using Anju.Repairs.Domain;

namespace Anju.Repairs.Escalate;

/// <summary>Tells the director of every missed limit, once each; run every minute.</summary>
[Act("超时上报")]
internal static class EscalateLate
{
    private const int MostAtOnce = 200;

    [Permission(RepairsPermissions.Direct)]
    public sealed record Command;

    /// <summary>Answers how many misses were told.</summary>
    public sealed class Handler(AppDb db, RepairDesk desk, Procedures procedures, INotices notices, Calendar calendar) : IHandler<Command, int>
    {
        public async Task<Result<int>> Handle(Command command, CancellationToken ct)
        {
            var now = calendar.Now;
            var late = await db.Set<Repair>().Where(r => r.DueAt < now && !db.Set<LateNotice>().Any(n => n.RepairId == r.Id && n.DueAt == r.DueAt)).AsNoTracking()
                .OrderBy(r => r.DueAt).ThenBy(r => r.Id).Take(MostAtOnce).ToListAsync(ct);
            var told = 0;
            foreach (var repair in late)
            {
                var rule = (await procedures.Of(repair.ProcedureNo, ct)).Rules.Of(repair.Class);
                var wanted = rule.Escalate != Escalation.WhenFinishLate || repair.DueKind is DueKind.Finish or DueKind.Pause;
                db.Add(LateNotice.Of(repair, wanted, now));
                if (!wanted)
                    continue;
                told++;
                var text = $"{repair.Number} {repair.Title} {Words.Of(repair.DueKind)}超时（{Words.Of(repair.Class)}，{(repair.WorkerName.Length > 0 ? repair.WorkerName : "未派工")}）";
                await notices.TellHolders(RepairsPermissions.Direct, text, repair.Href, repair.IsUrgent, ct);
                desk.History(repair, $"{Words.Of(repair.DueKind)}时限 {calendar.ToLocal(repair.DueAt):MM-dd HH:mm} 已超，已报主任", "bad");
                desk.Tell(repair, "late");
            }

            return told;
        }
    }
}
