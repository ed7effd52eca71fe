using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Anju.Kernel.Data;
using Anju.Kernel.UseCases;

namespace Anju.Duties.Domain;

/// <summary>制度原文、设定值、重建、本中心自定.</summary>
internal enum DutySource { Rules, Configured, Reconstructed, Own }

/// <summary>One version of a duty. What is over is judged by the version that was in force then, so a version is never edited but ended and followed.</summary>
internal sealed class Duty : Centered
{
    private const int MostKinds = 12;

    public DutyId Id { get; init; } = Kernel.Id.New<DutyId>();

    /// <summary>The same for all versions.</summary>
    public required Guid Key { get; init; }
    public required int No { get; init; }
    public required string Clause { get; init; }
    public required string Post { get; init; }
    public required string Title { get; init; }

    /// <summary>When in the day it is usually done, <c>09:00-11:00</c>; guidance only.</summary>
    public string Slot { get; init; } = "";
    public required DutySource Source { get; init; }
    public required CadenceKind Cadence { get; init; }
    public int Count { get; init; } = 1;
    public int A { get; init; }
    public int B { get; init; }
    public int LateDays { get; init; }
    public LimitUnit Unit { get; init; }
    public string Trigger { get; init; } = "";

    /// <summary>One kind a line.</summary>
    public required string KindLines { get; init; }
    public Whose Whose { get; init; }
    public bool IsDeputyAllowed { get; init; } = true;
    public int MinAmount { get; init; }
    public bool NeedsAbout { get; init; }
    public int BackdatedDays { get; init; }
    public required DateOnly From { get; init; }

    /// <summary>The last day of this version; null while it is in force.</summary>
    public DateOnly? To { get; private set; }
    public string Reason { get; init; } = "";

    /// <summary>Why nobody is bound any more, and who said so; empty while a next version follows or it is in force.</summary>
    public string EndReason { get; private set; } = "";
    public string EndedBy { get; private set; } = "";
    public required string MadeBy { get; init; }
    public required DateTime MadeAt { get; init; }

    public string[] Kinds => KindLines.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public Cadence Rhythm => new(Cadence, Count, A, B, LateDays, Unit, Trigger);

    public bool IsInForce(DateOnly day) => From <= day && (To is null || To >= day);

    public DutyTerm Term() => new(Id.Value, Key, No, Clause, Post, Title, Rhythm, new(Kinds, Whose, IsDeputyAllowed, MinAmount, NeedsAbout, BackdatedDays), new(From, To ?? DateOnly.MaxValue));

    /// <summary>A problem beside the field that is wrong.</summary>
    public Problem? Fault()
    {
        if (Rhythm.Fault is { } fault)
            return Problem.Invalid(nameof(Cadence), fault);
        return Kinds.Length is 0 or > MostKinds ? Problem.Invalid("Kinds", $"请选择 1 到 {MostKinds} 种作为证据的记录") : null;
    }

    /// <summary>The day before its successor begins; a version that never held ends before it began.</summary>
    public void End(DateOnly last) => To = last < From ? From.AddDays(-1) : last;

    /// <summary>The last day it binds anybody.</summary>
    public void Close(DateOnly last, string reason, string by) => (To, EndReason, EndedBy) = (last, reason, by);

    internal sealed class Table : IEntityTypeConfiguration<Duty>
    {
        public void Configure(EntityTypeBuilder<Duty> duty)
        {
            duty.ToTable("duties_duties");
            duty.HasIndex(d => new { d.Key, d.No }).IsUnique();
            duty.Ignore(d => d.Kinds).Ignore(d => d.Rhythm);
            duty.Property(d => d.Clause).HasMaxLength(20);
            duty.Property(d => d.Post).HasMaxLength(30);
            duty.Property(d => d.Title).HasMaxLength(100);
            duty.Property(d => d.Slot).HasMaxLength(11);
            duty.Property(d => d.Trigger).HasMaxLength(40);
            duty.Property(d => d.KindLines).HasMaxLength(600);
            duty.Property(d => d.Reason).HasMaxLength(300);
            duty.Property(d => d.EndReason).HasMaxLength(300);
            duty.Property(d => d.EndedBy).HasMaxLength(60);
            duty.Property(d => d.MadeBy).HasMaxLength(60);
        }
    }
}
