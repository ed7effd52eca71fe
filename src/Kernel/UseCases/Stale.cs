using Microsoft.EntityFrameworkCore;
using Anju.Kernel.Audit;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;

namespace Anju.Kernel.UseCases;

/// <summary>Says who changed a record a moment ago, and what, when a second person saves over it.</summary>
public sealed class Stale(AppDb db, ActNames acts)
{
    /// <summary>Compares the version a form was shown with the record; a problem when somebody was faster.</summary>
    public async Task<Problem?> Check(Versioned record, int shown, CancellationToken ct)
    {
        if (record.Version == shown)
            return null;
        var entry = db.Entry(record);
        return await Explain(entry.Metadata.GetTableName()!, AuditDetail.Key(entry), ct);
    }

    internal async Task<Problem> Explain(DbUpdateConcurrencyException lost, CancellationToken ct)
    {
        var entry = lost.Entries[0];
        var (table, key) = (entry.Metadata.GetTableName()!, AuditDetail.Key(entry));
        db.ChangeTracker.Clear();
        return await Explain(table, key, ct);
    }

    private async Task<Problem> Explain(string table, string key, CancellationToken ct)
    {
        var last = await db.Set<AuditEntry>().AsNoTracking().Where(e => e.Table == table && e.Key == key)
            .OrderByDescending(e => e.Seq).Select(e => new { e.By, e.Act, e.At }).FirstOrDefaultAsync(ct);
        return Problem.Conflict(last is null
            ? "这条记录刚刚被别人改动，您填写的内容仍在，请核对后再保存"
            : $"{last.By}在 {last.At.AddHours(8):HH:mm:ss} 已办理“{acts.Of(last.Act)}”，您填写的内容仍在，请核对后再保存");
    }
}
