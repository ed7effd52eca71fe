using Microsoft.EntityFrameworkCore;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.Jobs;
using Anju.Kernel.UseCases;
using Anju.Office.Domain;
using Anju.People.Contracts;

namespace Anju.Office.Remind;

/// <summary>Tells once of every task and opinion that has become late, and from eight in the morning of what the calendar asks (D-3a, D-4a, D-11, D-2a).</summary>
[Act("办公提醒")]
internal static class RemindOffice
{
    private const int MostAtOnce = 200, FromHour = 8;

    [Permission(OfficePermissions.Direct)]
    public sealed record Command;

    /// <summary>Answers of how many was told.</summary>
    public sealed class Handler(AppDb db, OfficeDue due, INotices notices, Calendar calendar) : IHandler<Command, int>
    {
        public async Task<Result<int>> Handle(Command command, CancellationToken ct) => await Tasks(ct) + await Opinions(ct) + (calendar.ToLocal(calendar.Now).Hour >= FromHour ? await Demands(ct) : 0);

        private async Task<int> Tasks(CancellationToken ct)
        {
            var now = calendar.Now;
            var late = await db.Set<WorkTask>().AsNoTracking().Where(t => t.OpenUntil < now && !db.Set<Reminder>().Any(r => r.TaskId == t.Id && r.DueAt == t.OpenUntil)).OrderBy(t => t.OpenUntil).ThenBy(t => t.Id).Take(MostAtOnce).ToListAsync(ct);
            foreach (var task in late)
            {
                Keep($"task:{task.Id.Value:N}:{task.OpenUntil.Ticks}", task.OpenUntil, task: task.Id);
                var text = $"任务超期：{task.Number} {Words.Short(task.Content)}（{task.DoerName}）";
                notices.Tell(task.GivenById is { } giver ? ((StaffId[])[task.DoerId, giver]).Distinct() : [task.DoerId], text, task.Href, urgent: true);
                await notices.TellHolders(OfficePermissions.Direct, text, task.Href, urgent: false, ct);
            }

            return late.Count;
        }

        private async Task<int> Opinions(CancellationToken ct)
        {
            var now = calendar.Now;
            var late = await db.Set<Opinion>().AsNoTracking().Where(o => o.OpenUntil < now && !db.Set<Reminder>().Any(r => r.OpinionId == o.Id && r.DueAt == o.OpenUntil)).OrderBy(o => o.OpenUntil).ThenBy(o => o.Id).Take(MostAtOnce).ToListAsync(ct);
            foreach (var opinion in late)
            {
                Keep($"opinion:{opinion.Id.Value:N}:{opinion.OpenUntil.Ticks}", opinion.OpenUntil, opinion: opinion.Id);
                await notices.TellHolders(OfficePermissions.Direct, $"意见超期未答复：{opinion.Number} {opinion.Topic}", opinion.Href, urgent: true, ct);
            }

            return late.Count;
        }

        private async Task<int> Demands(CancellationToken ct)
        {
            var demands = await due.Open(ct);
            var keys = demands.Select(d => d.Key).ToList();
            var told = keys.Count == 0 ? [] : await db.Set<Reminder>().Where(r => keys.Contains(r.What)).OrderBy(r => r.What).Take(keys.Count).Select(r => r.What).ToListAsync(ct);
            foreach (var demand in demands.Where(d => !told.Contains(d.Key)))
            {
                Keep(demand.Key, null);
                await notices.TellHolders(OfficePermissions.Direct, $"{demand.Title}：{demand.Words}", demand.Href, demand.IsLate, ct);
            }

            return demands.Count - told.Count;
        }

        private void Keep(string what, DateTime? due, WorkTaskId? task = null, OpinionId? opinion = null) =>
            db.Add(new Reminder { Id = Kernel.Id.New<ReminderId>(), What = what, TaskId = task, OpinionId = opinion, DueAt = due, ToldAt = calendar.Now });
    }
}

[Scheduled(Seconds = 300)]
internal sealed class RemindOfficeByClock(UseCase<RemindOffice.Command, int> remind) : IScheduledJob
{
    public Task Run(CancellationToken ct) => remind.Run(new(), ct);
}
