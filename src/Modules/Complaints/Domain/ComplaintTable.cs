using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Anju.Complaints.Domain;

internal sealed class ComplaintTable : IEntityTypeConfiguration<Complaint>
{
    public void Configure(EntityTypeBuilder<Complaint> complaint)
    {
        complaint.ToTable("complaints_cases");
        complaint.HasIndex(c => c.Number).IsUnique();
        complaint.HasIndex(c => new { c.Lane, c.DueAt, c.Id });                     // a column of the board, late first
        complaint.HasIndex(c => new { c.DueAt, c.Id });                             // everything open, late first; the badge in the menu
        complaint.HasIndex(c => new { c.HouseId, c.DueAt });                        // open complaints of a house
        complaint.HasIndex(c => new { c.ReceivedAt, c.Id });                        // the register by day
        complaint.HasIndex(c => new { c.SolveDueAt, c.State, c.Validity, c.SolveVerdict });     // indices: what was due in a period, counted without a look at the rows
        complaint.HasIndex(c => new { c.ReplyDueAt, c.State, c.ReplyVerdict });
        complaint.HasIndex(c => new { c.EndedAt, c.State, c.Validity, c.Round });
        complaint.HasIndex(c => new { c.ReceivedAt, c.State, c.Validity, c.AgedFrom, c.MajorFrom });
        complaint.HasIndex(c => new { c.MajorFrom, c.Id });                         // whose month is over
        complaint.HasIndex(c => new { c.JudgeBy, c.Id });                           // whom nobody judged for a month
        complaint.HasIndex(c => new { c.HandlerId, c.DueAt });
        complaint.HasIndex(c => c.MainId);
        foreach (var (name, length) in Lengths)
            complaint.Property(name).HasMaxLength(length);
        foreach (var name in Computed)
            complaint.Ignore(name);
    }

    private static readonly (string Name, int Length)[] Lengths =
    [
        (nameof(Complaint.Number), 40), (nameof(Complaint.HouseNumber), 60), (nameof(Complaint.BuildingName), 60), (nameof(Complaint.Place), 100), (nameof(Complaint.Content), 1000),
        (nameof(Complaint.Demand), 500), (nameof(Complaint.ValidityReason), 500), (nameof(Complaint.Department), 60), (nameof(Complaint.BlamedName), 60),
        (nameof(Complaint.ComplainantName), 60), (nameof(Complaint.ComplainantPhone), 40), (nameof(Complaint.Channel), 20), (nameof(Complaint.OriginKind), 20),
        (nameof(Complaint.OriginNumber), 40), (nameof(Complaint.Original), 1000), (nameof(Complaint.RegisteredBy), 60), (nameof(Complaint.AcknowledgedBy), 60), (nameof(Complaint.Reply), 500), (nameof(Complaint.JudgedBy), 60),
        (nameof(Complaint.HandlerName), 60), (nameof(Complaint.Finding), 1000), (nameof(Complaint.Plan), 500), (nameof(Complaint.Measure), 1000), (nameof(Complaint.HandledBy), 60), (nameof(Complaint.Result), 1000),
        (nameof(Complaint.DepartmentTold), 60), (nameof(Complaint.UserTold), 60), (nameof(Complaint.FollowedUpBy), 60), (nameof(Complaint.Review), 500),
        (nameof(Complaint.EndedBy), 60), (nameof(Complaint.EndReason), 600), (nameof(Complaint.RepairNumber), 40), (nameof(Complaint.ChangedBy), 60),
    ];

    private static readonly string[] Computed =
    [
        nameof(Complaint.Subject), nameof(Complaint.Href), nameof(Complaint.Where), nameof(Complaint.Title), nameof(Complaint.HasEnded), nameof(Complaint.IsSolved), nameof(Complaint.BothTold),
        nameof(Complaint.NextDue),
    ];
}

internal sealed class AgreementTable : IEntityTypeConfiguration<ComplaintAgreement>
{
    public void Configure(EntityTypeBuilder<ComplaintAgreement> agreement)
    {
        agreement.ToTable("complaints_agreements");
        agreement.HasIndex(a => new { a.ComplaintId, a.No }).IsUnique();
        agreement.Property(a => a.Reason).HasMaxLength(500);
        agreement.Property(a => a.By).HasMaxLength(60);
    }
}

internal sealed class TellingTable : IEntityTypeConfiguration<ComplaintTelling>
{
    public void Configure(EntityTypeBuilder<ComplaintTelling> telling)
    {
        telling.ToTable("complaints_tellings");
        telling.HasIndex(t => new { t.ComplaintId, t.No }).IsUnique();
        telling.Property(t => t.To).HasMaxLength(60);
        telling.Property(t => t.Words).HasMaxLength(1000);
        telling.Property(t => t.Answer).HasMaxLength(500);
        telling.Property(t => t.By).HasMaxLength(60);
    }
}

internal sealed class RoundTable : IEntityTypeConfiguration<ComplaintRound>
{
    public void Configure(EntityTypeBuilder<ComplaintRound> round)
    {
        round.ToTable("complaints_rounds");
        round.HasIndex(r => new { r.ComplaintId, r.No }).IsUnique();
        round.Property(r => r.Finding).HasMaxLength(1000);
        round.Property(r => r.Result).HasMaxLength(1000);
        round.Property(r => r.Reason).HasMaxLength(600);
    }
}

internal sealed class LateNoticeTable : IEntityTypeConfiguration<ComplaintLateNotice>
{
    public void Configure(EntityTypeBuilder<ComplaintLateNotice> notice)
    {
        notice.ToTable("complaints_late_notices");
        notice.HasIndex(n => new { n.ComplaintId, n.DueAt, n.Level }).IsUnique();
    }
}
