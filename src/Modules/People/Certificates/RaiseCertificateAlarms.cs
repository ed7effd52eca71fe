using Microsoft.EntityFrameworkCore;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.People.Domain;

using Anju.People.Contracts;

namespace Anju.People.Certificates;

/// <summary>Tells keeper and holder of certificates that come to their day: once at 90, 60 and 30 days, and once when over (M-4a).</summary>
[Act("证书到期提醒")]
internal static class RaiseCertificateAlarms
{
    private const int Most = 500;

    [Permission(PeoplePermissions.Certificates)]
    public sealed record Command;

    /// <summary>The number of alarms given.</summary>
    public sealed class Handler(AppDb db, INotices notices, IStaff staff, Calendar calendar) : IHandler<Command, int>
    {
        public async Task<Result<int>> Handle(Command command, CancellationToken ct)
        {
            var today = calendar.Today;
            var mine = db.Set<Appointment>().Where(a => a.To == null || a.To >= today).Select(a => a.StaffId);
            var near = await db.Set<Certificate>().AsNoTracking().Where(c => c.VoidedAt == null && mine.Contains(c.StaffId))
                .Join(db.Set<StaffMember>().Where(s => s.LeftOn == null), c => c.StaffId, s => s.Id, (c, s) => new { Paper = c, s.Name })
                .OrderBy(x => x.Paper.To).ThenBy(x => x.Paper.Id).Take(Most).ToListAsync(ct);
            var ids = near.Select(n => n.Paper.Id).ToList();
            var given = (await db.Set<CertificateAlarmGiven>().AsNoTracking().Where(g => ids.Contains(g.CertificateId)).ToListAsync(ct))
                .Select(g => (g.CertificateId, g.DueOn, g.Days)).ToHashSet();
            var keepers = (await staff.WhoMay(PeoplePermissions.Certificates, ct)).Select(s => s.Id).ToList();
            var count = 0;
            foreach (var (paper, name) in near.Select(n => (n.Paper, n.Name)))
            {
                if (Nearness.Step(paper, today) is not { } step || !given.Add((paper.Id, paper.DueOn, step)))
                    continue;
                db.Add(new CertificateAlarmGiven { CertificateId = paper.Id, DueOn = paper.DueOn, Days = step, At = calendar.Now });
                notices.Tell([.. keepers, paper.StaffId], Text(paper, name, today), "/people/certificates", urgent: step == 0);
                count++;
            }

            return count;
        }

        private static string Text(Certificate paper, string name, DateOnly today)
        {
            var left = paper.DueOn.DayNumber - today.DayNumber;
            var what = paper.DueOn == paper.To ? "到期" : "应复审";
            return left < 0 ? $"{name}的{Words.Of(paper.Kind)}证已过期（{paper.DueOn:yyyy-MM-dd}），不能再派相应工作"
                : $"{name}的{Words.Of(paper.Kind)}证将于 {paper.DueOn:yyyy-MM-dd} {what}，还有 {left} 天";
        }
    }
}

/// <summary>The daily job of one center; its scope must act as the system in that center.</summary>
internal sealed class CertificateAlarm(UseCase<RaiseCertificateAlarms.Command, int> raise)
{
    public async Task Run(CancellationToken ct) => await raise.Run(new(), ct);
}
