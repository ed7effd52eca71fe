using Microsoft.EntityFrameworkCore;
using Anju.Casework.Contracts;
using Anju.Inspections.Domain;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;

namespace Anju.Inspections.Oversight;

/// <summary>Records with failed items and no photo, nonconformities without a responsible or a verification, emergencies without their end or report (S-4.1.4a).</summary>
internal sealed class IncompleteInspections(AppDb db, IFiles files, Calendar calendar) : IIncompleteRecords
{
    private const int DaysToVerify = 3;

    public int Order => 40;
    public string Module => "检查";
    public string Permission => InspectionsPermissions.View;

    public async Task<IReadOnlyList<IncompleteRecord>> Of(DateTime since, int limit, CancellationToken ct)
    {
        var (yesterday, verify, over) = (calendar.Now.AddDays(-1), calendar.Now.AddDays(-DaysToVerify), Nonconformity.Over);
        var failed = await db.Set<Inspection>().AsNoTracking().Where(i => i.StartedAt >= since && i.Failed > 0).OrderBy(i => i.StartedAt).ThenBy(i => i.Id).Take(limit * 4).ToListAsync(ct);
        var shown = await files.Of("inspection", [.. failed.Select(i => i.Id.Value)], ct);
        var open = db.Set<Nonconformity>().AsNoTracking().Where(n => n.RaisedAt >= since && n.OpenUntil < over);
        var nobody = await open.Where(n => n.ResponsibleId == null && n.RaisedAt < yesterday).OrderBy(n => n.RaisedAt).ThenBy(n => n.Id).Take(limit).ToListAsync(ct);
        var unseen = await open.Where(n => n.State == NonconformityState.Corrected && n.CorrectedAt < verify).OrderBy(n => n.CorrectedAt).ThenBy(n => n.Id).Take(limit).ToListAsync(ct);
        return
        [
            .. failed.Where(i => !shown.ContainsKey(i.Id.Value)).Take(limit).Select(i => new IncompleteRecord(i.Subject, Lack.Photo, "不合格项照片", i.Number, i.Title, i.Href, i.StartedAt, i.InspectorName)),
            .. nobody.Select(n => Row(n, Lack.Field, "责任人", n.RaisedAt, n.RaisedBy)), .. unseen.Select(n => Row(n, Lack.Close, "验证", n.CorrectedAt!.Value, n.CorrectedBy)),
        ];
    }

    private static IncompleteRecord Row(Nonconformity n, Lack lack, string what, DateTime since, string who) => new(n.Subject, lack, what, n.Number, $"{n.Place} {n.Item}", n.Href, since, who);
}

/// <summary>Violations without a photo or without an explanation to whom they concern; conduct of staff is left out (S-4.1.4a, D-8b).</summary>
internal sealed class IncompleteViolations(AppDb db, IFiles files, Calendar calendar) : IIncompleteRecords
{
    public int Order => 42;
    public string Module => "违章";
    public string Permission => InspectionsPermissions.Violations;

    public async Task<IReadOnlyList<IncompleteRecord>> Of(DateTime since, int limit, CancellationToken ct)
    {
        var yesterday = calendar.Now.AddDays(-1);
        var found = await db.Set<Violation>().AsNoTracking().Where(v => !v.IsConduct && v.State != ViolationState.Void && v.FoundAt >= since && v.FoundAt < yesterday).OrderBy(v => v.FoundAt).ThenBy(v => v.Id).Take(limit * 4).ToListAsync(ct);
        var shown = await files.Of("violation", [.. found.Select(v => v.Id.Value)], ct);
        return
        [
            .. found.Where(v => !shown.ContainsKey(v.Id.Value)).Take(limit).Select(v => Row(v, Lack.Photo, "现场照片")),
            .. found.Where(v => v.Explanations == 0).Take(limit).Select(v => Row(v, Lack.Field, "向违章人解释的记录")),
        ];
    }

    private static IncompleteRecord Row(Violation v, Lack lack, string what) => new(v.Subject, lack, what, v.Number, $"{v.Place} {v.Kind}", v.Href, v.FoundAt, v.FoundBy);
}

/// <summary>Emergencies that go on since yesterday, and those that ended without 《重大事件报告》 (S-4.1.4a, S-4.2.1).</summary>
internal sealed class IncompleteEmergencies(AppDb db, Calendar calendar) : IIncompleteRecords
{
    public int Order => 44;
    public string Module => "突发事件";
    public string Permission => InspectionsPermissions.Alarm;

    public async Task<IReadOnlyList<IncompleteRecord>> Of(DateTime since, int limit, CancellationToken ct)
    {
        var yesterday = calendar.Now.AddDays(-1);
        var found = await db.Set<Emergency>().AsNoTracking().Where(e => e.OpenedAt >= since && e.OpenedAt < yesterday).OrderBy(e => e.OpenedAt).ThenBy(e => e.Id).Take(limit).ToListAsync(ct);
        return
        [
            .. found.Where(e => e.ClosedAt is null).Select(e => Row(e, Lack.Close, "结束并总结", e.OpenedAt)),
            .. found.Where(e => e.ClosedAt is not null && e.Missing.Count > 0).Select(e => Row(e, Lack.Field, $"报告：{string.Join('、', e.Missing)}", e.ClosedAt!.Value)),
        ];
    }

    private static IncompleteRecord Row(Emergency e, Lack lack, string what, DateTime since) => new(e.Subject, lack, what, e.Number, $"{e.Kind} {e.Place}".Trim(), e.Href, since, e.OpenedBy);
}
