using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Anju.Kernel;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.People.Contracts;

namespace Anju.People.Domain;

/// <summary>A certificate of special work (M-4a). It holds on a day only when it has begun, has not run out and its re-examination is not overdue.</summary>
internal sealed class Certificate : ICompanyWide, ICounted
{
    public const int LongestYears = 30;

    private Certificate() { }                                // EF Core

    public CertificateId Id { get; private init; }
    public StaffId StaffId { get; private init; }
    public CertificateKind Kind { get; private init; }
    public string Number { get; private init; } = "";
    public string? IssuedBy { get; private init; }
    public DateOnly From { get; private init; }

    /// <summary>Last valid day.</summary>
    public DateOnly To { get; private set; }

    /// <summary>Last day for the next re-examination (复审); null when none is left before the end.</summary>
    public DateOnly? NextReviewOn { get; private set; }
    public DateTime? VoidedAt { get; private set; }
    public string? VoidReason { get; private set; }
    public int Version { get; private set; } = 1;

    /// <summary>The day after which work is refused: the earlier of end and re-examination.</summary>
    public DateOnly DueOn => NextReviewOn is { } review && review < To ? review : To;

    public bool Holds(DateOnly on) => VoidedAt is null && From <= on && on <= DueOn;

    public static Result<Certificate> Of(StaffId staff, CertificateKind kind, string number, string? issuedBy, DateOnly from, DateOnly to, DateOnly? nextReview)
    {
        if (Dates(from, to, nextReview) is { } wrong)
            return wrong;
        return new Certificate
        {
            Id = Kernel.Id.New<CertificateId>(),
            StaffId = staff,
            Kind = kind,
            Number = number.ToUpperInvariant(),
            IssuedBy = string.IsNullOrEmpty(issuedBy) ? null : issuedBy,
            From = from,
            To = to,
            NextReviewOn = nextReview,
        };
    }

    /// <summary>A passed re-examination moves the next one, and sometimes the end.</summary>
    public Problem? Reviewed(DateOnly to, DateOnly? nextReview, DateOnly today)
    {
        if (VoidedAt is not null)
            return Problem.Conflict("这本证书已经作废");
        if (to < To)
            return Problem.Invalid("To", "复审不会缩短有效期，填错请作废后重新登记");
        if (Dates(From, to, nextReview) is { } wrong)
            return wrong;
        if ((nextReview ?? to) <= today)
            return Problem.Invalid("NextReviewOn", "下次复审日期应在今天之后");
        (To, NextReviewOn) = (to, nextReview);
        Version++;
        return null;
    }

    public Problem? Void(string reason, DateTime now)
    {
        if (VoidedAt is not null)
            return Problem.Conflict("这本证书已经作废");
        (VoidedAt, VoidReason) = (now, reason);
        Version++;
        return null;
    }

    private static Problem? Dates(DateOnly from, DateOnly to, DateOnly? nextReview) =>
        to <= from ? Problem.Invalid("To", "有效期截止应在开始之后")
        : to > from.AddYears(LongestYears) ? Problem.Invalid("To", "有效期太长，请核对证书上的日期")
        : nextReview <= from ? Problem.Invalid("NextReviewOn", "下次复审应在发证之后")
        : nextReview > to ? Problem.Invalid("NextReviewOn", "下次复审不应晚于有效期截止")
        : null;

    internal sealed class Table : IEntityTypeConfiguration<Certificate>
    {
        public void Configure(EntityTypeBuilder<Certificate> certificate)
        {
            certificate.ToTable("people_certificates");
            certificate.Property(c => c.Id).ValueGeneratedNever();
            certificate.HasIndex(c => c.StaffId);
            certificate.HasIndex(c => new { c.Kind, c.Number }).IsUnique().HasFilter("\"VoidedAt\" IS NULL");
            certificate.Property(c => c.Number).HasMaxLength(40);
            certificate.Property(c => c.IssuedBy).HasMaxLength(60);
            certificate.Property(c => c.VoidReason).HasMaxLength(200);
            certificate.Property(c => c.Version).IsConcurrencyToken();
        }
    }
}

/// <summary>This center has been told of this due day at this distance; told once.</summary>
internal sealed class CertificateAlarmGiven : Centered, ILogRow
{
    public required CertificateId CertificateId { get; init; }
    public required DateOnly DueOn { get; init; }

    /// <summary>90, 60, 30 days before, or 0 when it has run out.</summary>
    public required int Days { get; init; }
    public required DateTime At { get; init; }

    internal sealed class Table : IEntityTypeConfiguration<CertificateAlarmGiven>
    {
        public void Configure(EntityTypeBuilder<CertificateAlarmGiven> given) =>
            given.ToTable("people_certificate_alarms").HasKey(g => new { g.CertificateId, g.DueOn, g.Days });
    }
}
