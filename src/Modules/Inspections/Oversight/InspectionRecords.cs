using Microsoft.EntityFrameworkCore;
using Anju.Casework.Contracts;
using Anju.Inspections.Domain;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;

namespace Anju.Inspections.Oversight;

/// <summary>检查记录, as it is checked by the director (S-3.1); his own by somebody else.</summary>
internal sealed class InspectionRecords(AppDb db, CurrentUser user) : IRecords
{
    public string Kind => "inspection";
    public string Title => "检查记录";
    public string Prefix => "JC";

    public async Task<RecordCard?> Find(Guid id, CancellationToken ct)
    {
        var key = new InspectionId(id);
        return Card(user.May(InspectionsPermissions.View) ? await db.Set<Inspection>().AsNoTracking().SingleOrDefaultAsync(i => i.Id == key, ct) : null);
    }

    public async Task<RecordCard?> Find(string number, CancellationToken ct) => Card(user.May(InspectionsPermissions.View) ? await db.Set<Inspection>().AsNoTracking().SingleOrDefaultAsync(i => i.Number == number, ct) : null);

    private static RecordCard? Card(Inspection? i) => i is null ? null : new(i.Subject, i.Number, i.Title, i.Href, i.InspectorId);
}

/// <summary>不合格项: checked by the director (S-3.1), and the cause of a new version of a rule (D-2c).</summary>
internal sealed class NonconformityRecords(AppDb db, CurrentUser user) : IRecords
{
    public string Kind => "nonconformity";
    public string Title => "不合格项";
    public string Prefix => "ZG";

    public async Task<RecordCard?> Find(Guid id, CancellationToken ct)
    {
        var key = new NonconformityId(id);
        return Card(await Seen().SingleOrDefaultAsync(n => n.Id == key, ct));
    }

    public async Task<RecordCard?> Find(string number, CancellationToken ct) => Card(await Seen().SingleOrDefaultAsync(n => n.Number == number, ct));

    public async Task<IReadOnlyList<RecordCard>> Causes(int limit, CancellationToken ct) => !user.May(InspectionsPermissions.View) ? []
        : [.. (await Seen().OrderByDescending(n => n.RaisedAt).ThenByDescending(n => n.Id).Take(limit).ToListAsync(ct)).Select(n => Card(n)!)];

    private IQueryable<Nonconformity> Seen()
    {
        var (all, me) = (db.Set<Nonconformity>().AsNoTracking(), user.Id ?? default);
        return user.May(InspectionsPermissions.View) ? all : all.Where(n => n.ResponsibleId == me);
    }

    private static RecordCard? Card(Nonconformity? n) => n is null ? null : new(n.Subject, n.Number, $"{n.Place} {n.Item}", n.Href, n.CorrectedById);
}

/// <summary>违章, as it is checked by the director (S-3.1); a breach of conduct tells no more than that.</summary>
internal sealed class ViolationRecords(AppDb db, CurrentUser user) : IRecords
{
    public string Kind => "violation";
    public string Title => "违章";
    public string Prefix => "WZ";

    public async Task<RecordCard?> Find(Guid id, CancellationToken ct)
    {
        var key = new ViolationId(id);
        return Card(await db.Set<Violation>().AsNoTracking().SingleOrDefaultAsync(v => v.Id == key, ct));
    }

    public async Task<RecordCard?> Find(string number, CancellationToken ct) => Card(await db.Set<Violation>().AsNoTracking().SingleOrDefaultAsync(v => v.Number == number, ct));

    private RecordCard? Card(Violation? v) => v is null || !user.May(v.IsConduct ? InspectionsPermissions.Conduct : InspectionsPermissions.Violations) ? null
        : new(v.Subject, v.Number, v.IsConduct ? "员工违纪" : $"{v.Place} {v.Kind}", v.Href, null);
}

/// <summary>突发事件, as it is checked by the director (S-3.1).</summary>
internal sealed class EmergencyRecords(AppDb db, CurrentUser user) : IRecords
{
    public string Kind => "emergency";
    public string Title => "突发事件";
    public string Prefix => "TF";

    public async Task<RecordCard?> Find(Guid id, CancellationToken ct)
    {
        var key = new EmergencyId(id);
        return Card(user.May(InspectionsPermissions.Alarm) ? await db.Set<Emergency>().AsNoTracking().SingleOrDefaultAsync(e => e.Id == key, ct) : null);
    }

    public async Task<RecordCard?> Find(string number, CancellationToken ct) => Card(user.May(InspectionsPermissions.Alarm) ? await db.Set<Emergency>().AsNoTracking().SingleOrDefaultAsync(e => e.Number == number, ct) : null);

    private static RecordCard? Card(Emergency? e) => e is null ? null : new(e.Subject, e.Number, $"{e.Kind} {e.Place}".Trim(), e.Href, null);
}
