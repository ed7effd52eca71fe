using Microsoft.EntityFrameworkCore;
using Anju.Casework.Contracts;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Office.Domain;
using Anju.Office.Opinions;
using Anju.Office.Tasks;

namespace Anju.Office.Oversight;

/// <summary>意见建议: an opinion may be the cause of a new version of a rule (D-2c).</summary>
internal sealed class OpinionRecords(AppDb db, CurrentUser user) : IRecords
{
    public string Kind => "opinion";
    public string Title => "意见建议";
    public string Prefix => "YJ";

    public async Task<RecordCard?> Find(Guid id, CancellationToken ct)
    {
        var key = new OpinionId(id);
        return Card(await db.Set<Opinion>().AsNoTracking().SingleOrDefaultAsync(o => o.Id == key, ct));
    }

    public async Task<RecordCard?> Find(string number, CancellationToken ct) => Card(await db.Set<Opinion>().AsNoTracking().SingleOrDefaultAsync(o => o.Number == number, ct));

    public async Task<IReadOnlyList<RecordCard>> Causes(int limit, CancellationToken ct) => !user.May(OfficePermissions.View) ? []
        : [.. (await db.Set<Opinion>().AsNoTracking().OrderByDescending(o => o.At).ThenByDescending(o => o.Id).Take(limit).ToListAsync(ct)).Select(o => Card(o)!)];

    private RecordCard? Card(Opinion? o) => o is null || !user.May(OfficePermissions.Work) || !ListOpinions.MaySee(o, user) ? null : new(o.Subject, o.Number, o.Topic, o.Href, null);
}

/// <summary>A task, as it is checked by the director (S-3.1).</summary>
internal sealed class TaskRecords(AppDb db, CurrentUser user) : IRecords
{
    public string Kind => "task";
    public string Title => "临时任务";
    public string Prefix => "RW";

    public async Task<RecordCard?> Find(Guid id, CancellationToken ct)
    {
        var key = new WorkTaskId(id);
        return Card(await ListTasks.Seen(db.Set<WorkTask>().AsNoTracking(), user).SingleOrDefaultAsync(t => t.Id == key, ct));
    }

    public async Task<RecordCard?> Find(string number, CancellationToken ct) => Card(await ListTasks.Seen(db.Set<WorkTask>().AsNoTracking(), user).SingleOrDefaultAsync(t => t.Number == number, ct));

    private static RecordCard? Card(WorkTask? t) => t is null ? null : new(t.Subject, t.Number, t.Content, t.Href, t.DoerId);
}
