using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Anju.Office.Domain;

/// <summary>Lengths of several strings at once.</summary>
internal static class Lengths
{
    public static void Most<T>(this EntityTypeBuilder<T> row, int length, params string[] names) where T : class
    {
        foreach (var name in names)
            row.Property(name).HasMaxLength(length);
    }
}

internal sealed class WorkTaskTable : IEntityTypeConfiguration<WorkTask>
{
    public void Configure(EntityTypeBuilder<WorkTask> row)
    {
        row.ToTable("office_tasks");
        row.HasIndex(t => t.Number).IsUnique();
        row.HasIndex(t => new { t.OpenUntil, t.Id });
        row.HasIndex(t => new { t.DoerId, t.OpenUntil });
        row.HasIndex(t => new { t.GivenOn, t.Id });
        row.HasIndex(t => t.MeetingId);
        row.Most(40, nameof(WorkTask.Number), nameof(WorkTask.MeetingNumber));
        row.Most(60, nameof(WorkTask.GivenBy), nameof(WorkTask.GivenPost), nameof(WorkTask.DoerName));
        row.Most(500, nameof(WorkTask.Content), nameof(WorkTask.Progress), nameof(WorkTask.EndReason));
        row.Most(1000, nameof(WorkTask.Result));
        row.Ignore(t => t.Subject).Ignore(t => t.Href).Ignore(t => t.WasLate);
    }
}

internal sealed class YearPlanTable : IEntityTypeConfiguration<YearPlan>
{
    public void Configure(EntityTypeBuilder<YearPlan> row)
    {
        row.ToTable("office_year_plans");
        row.HasIndex(p => new { p.Year, p.No }).IsUnique();
        row.Most(60, nameof(YearPlan.WrittenBy), nameof(YearPlan.SubmittedBy), nameof(YearPlan.ApprovedBy));
        row.Most(600, nameof(YearPlan.Change), nameof(YearPlan.Remark));
        row.Most(1400, nameof(YearPlan.Authors));
        row.Most(300_000, nameof(YearPlan.Body));
        row.Ignore(p => p.Lines).Ignore(p => p.Number).Ignore(p => p.Href).Ignore(p => p.Subject).Ignore(p => p.IsPending);
    }
}

internal sealed class MonthPlanTable : IEntityTypeConfiguration<MonthPlan>
{
    public void Configure(EntityTypeBuilder<MonthPlan> row)
    {
        row.ToTable("office_month_plans");
        row.HasIndex(p => p.Month).IsUnique();
        row.Most(60, nameof(MonthPlan.MadeBy));
        row.Most(40, nameof(MonthPlan.YearPlanNumber));
        row.Ignore(p => p.Number).Ignore(p => p.Href).Ignore(p => p.Subject);
    }
}

internal sealed class MonthItemTable : IEntityTypeConfiguration<MonthItem>
{
    public void Configure(EntityTypeBuilder<MonthItem> row)
    {
        row.ToTable("office_month_items");
        row.HasIndex(i => new { i.MonthPlanId, i.No }).IsUnique();
        row.Most(60, nameof(MonthItem.OwnerName), nameof(MonthItem.AddedBy));
        row.Most(200, nameof(MonthItem.Goal), nameof(MonthItem.Measure));
        row.Most(500, nameof(MonthItem.Task), nameof(MonthItem.Reason));
    }
}

internal sealed class MeetingTable : IEntityTypeConfiguration<Meeting>
{
    public void Configure(EntityTypeBuilder<Meeting> row)
    {
        row.ToTable("office_meetings");
        row.HasIndex(m => m.Number).IsUnique();
        row.HasIndex(m => new { m.Kind, m.Month });
        row.HasIndex(m => new { m.HeldAt, m.Id });
        row.Most(40, nameof(Meeting.Number));
        row.Most(60, nameof(Meeting.ChairName), nameof(Meeting.WriterName), nameof(Meeting.ApprovedBy));
        row.Most(100, nameof(Meeting.Title), nameof(Meeting.Place));
        row.Most(400_000, nameof(Meeting.Body));
        row.Ignore(m => m.Minutes).Ignore(m => m.Subject).Ignore(m => m.Href);
    }
}

internal sealed class AttendeeTable : IEntityTypeConfiguration<Attendee>
{
    public void Configure(EntityTypeBuilder<Attendee> row)
    {
        row.ToTable("office_attendees");
        row.HasIndex(a => new { a.MeetingId, a.StaffId }).IsUnique();
        row.Most(60, nameof(Attendee.Name), nameof(Attendee.Post));
        row.Most(200, nameof(Attendee.Reason));
    }
}

internal sealed class TargetSheetTable : IEntityTypeConfiguration<TargetSheet>
{
    public void Configure(EntityTypeBuilder<TargetSheet> row)
    {
        row.ToTable("office_targets");
        row.HasIndex(t => new { t.Year, t.No }).IsUnique();
        row.Most(60, nameof(TargetSheet.SetBy), nameof(TargetSheet.SignedBy));
        row.Most(40_000, nameof(TargetSheet.Body));
        row.Ignore(t => t.Lines).Ignore(t => t.Number);
    }
}

internal sealed class YearSummaryTable : IEntityTypeConfiguration<YearSummary>
{
    public void Configure(EntityTypeBuilder<YearSummary> row)
    {
        row.ToTable("office_year_summaries");
        row.HasIndex(s => s.Year).IsUnique();
        row.Most(60, nameof(YearSummary.WrittenBy), nameof(YearSummary.ReceivedBy));
        row.Most(600, nameof(YearSummary.Remark));
        row.Most(4000, nameof(YearSummary.Text));
        row.Most(40_000, nameof(YearSummary.Body));
        row.Ignore(s => s.Subject).Ignore(s => s.Href).Ignore(s => s.Figures);
    }
}

internal sealed class OpinionTable : IEntityTypeConfiguration<Opinion>
{
    public void Configure(EntityTypeBuilder<Opinion> row)
    {
        row.ToTable("office_opinions");
        row.HasIndex(o => o.Number).IsUnique();
        row.HasIndex(o => new { o.OpenUntil, o.Id });
        row.HasIndex(o => new { o.At, o.Id });
        row.Most(40, nameof(Opinion.Number), nameof(Opinion.Channel));
        row.Most(60, nameof(Opinion.By), nameof(Opinion.AnsweredBy), nameof(Opinion.Zone));
        row.Most(100, nameof(Opinion.Topic));
        row.Most(1000, nameof(Opinion.Content), nameof(Opinion.Answer));
        row.Ignore(o => o.Subject).Ignore(o => o.Href);
    }
}

internal sealed class OfficeRulesTable : IEntityTypeConfiguration<OfficeRules>
{
    public void Configure(EntityTypeBuilder<OfficeRules> row)
    {
        row.ToTable("office_rules");
        row.HasIndex(r => r.No).IsUnique();
        row.Most(60, nameof(OfficeRules.By));
    }
}

internal sealed class ReminderTable : IEntityTypeConfiguration<Reminder>
{
    public void Configure(EntityTypeBuilder<Reminder> row)
    {
        row.ToTable("office_reminders");
        row.HasIndex(r => r.What).IsUnique();
        row.HasIndex(r => new { r.TaskId, r.DueAt });
        row.HasIndex(r => new { r.OpinionId, r.DueAt });
        row.Most(80, nameof(Reminder.What));
    }
}
