using Microsoft.EntityFrameworkCore;
using Anju.Inspections.Domain;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.Jobs;
using Anju.Kernel.UseCases;
using Anju.People.Contracts;

namespace Anju.Inspections.Escalate;

/// <summary>Tells of every correction that was not made in time, and of every violation whose 24 hours are running out; once each (S-4.1.2f, D-8c).</summary>
[Act("检查逾期提醒")]
internal static class TellLate
{
    private const int MostAtOnce = 200;

    /// <summary>So long before the 24 hours are over the director hears that nobody has stopped or reported it.</summary>
    private static readonly TimeSpan Ahead = TimeSpan.FromHours(4);

    [Permission(InspectionsPermissions.Direct)]
    public sealed record Command;

    /// <summary>Answers of how many was told.</summary>
    public sealed class Handler(AppDb db, INotices notices, Calendar calendar) : IHandler<Command, int>
    {
        public async Task<Result<int>> Handle(Command command, CancellationToken ct) => await Corrections(ct) + await Violations(ct);

        private async Task<int> Corrections(CancellationToken ct)
        {
            var now = calendar.Now;
            var late = await db.Set<Nonconformity>().AsNoTracking().Where(n => n.OpenUntil < now && n.State != NonconformityState.Corrected && !db.Set<LateNotice>().Any(t => t.NonconformityId == n.Id && t.DueAt == n.OpenUntil))
                .OrderBy(n => n.OpenUntil).ThenBy(n => n.Id).Take(MostAtOnce).ToListAsync(ct);
            foreach (var found in late)
            {
                Keep(found.OpenUntil, nonconformity: found.Id);
                var text = $"整改超期：{found.Number} {found.Place} {found.Item}（{(found.ResponsibleName.Length > 0 ? found.ResponsibleName : "未定责任人")}）";
                if (found.ResponsibleId is { } who)
                    notices.Tell([who], text, found.Href, found.Severity == Severity.Serious);
                await notices.TellHolders(InspectionsPermissions.Direct, text, found.Href, found.Severity == Severity.Serious, ct);
            }

            return late.Count;
        }

        private async Task<int> Violations(CancellationToken ct)
        {
            var soon = calendar.Now + Ahead;
            var running = await db.Set<Violation>().AsNoTracking().Where(v => v.OpenUntil < soon && v.StoppedAt == null && v.ReportedAt == null && !db.Set<LateNotice>().Any(t => t.ViolationId == v.Id && t.DueAt == v.OpenUntil))
                .OrderBy(v => v.OpenUntil).ThenBy(v => v.Id).Take(MostAtOnce).ToListAsync(ct);
            foreach (var found in running)
            {
                Keep(found.OpenUntil, violation: found.Id);
                await notices.TellHolders(found.IsConduct ? InspectionsPermissions.Conduct : InspectionsPermissions.Direct,
                    $"{found.Number} {found.Place} {found.Kind} 尚未制止，{calendar.ToLocal(found.OpenUntil):MM-dd HH:mm} 前须制止或上报", found.Href, urgent: true, ct);
            }

            return running.Count;
        }

        private void Keep(DateTime due, NonconformityId? nonconformity = null, ViolationId? violation = null) =>
            db.Add(new LateNotice { Id = Kernel.Id.New<LateNoticeId>(), NonconformityId = nonconformity, ViolationId = violation, DueAt = due, ToldAt = calendar.Now });
    }
}

[Scheduled(Seconds = 60)]
internal sealed class TellLateInspections(UseCase<TellLate.Command, int> tell) : IScheduledJob
{
    public Task Run(CancellationToken ct) => tell.Run(new(), ct);
}
