using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;

namespace Anju.Duties.Domain;

/// <summary>A day that is over and was judged; it is judged once.</summary>
internal sealed class FrozenDay : Centered, ILogRow
{
    public DayId Id { get; init; } = Kernel.Id.New<DayId>();
    public required DateOnly On { get; init; }
    public required DateTime At { get; init; }
    public required int Outcomes { get; init; }
    public required int Missed { get; init; }

    internal sealed class Table : IEntityTypeConfiguration<FrozenDay>
    {
        public void Configure(EntityTypeBuilder<FrozenDay> day)
        {
            day.ToTable("duties_days");
            day.HasIndex(d => d.On).IsUnique();
        }
    }
}

/// <summary>How a duty stood when its last day was over, with the version it was judged by and the records it was met by.</summary>
internal sealed class FrozenOutcome : Centered, ILogRow
{
    public const int MostLines = 12;

    public OutcomeId Id { get; init; } = Kernel.Id.New<OutcomeId>();

    /// <summary>The day it was decided for.</summary>
    public required DateOnly On { get; init; }
    public required Guid DutyKey { get; init; }
    public required int DutyNo { get; init; }
    public required string Clause { get; init; }
    public required string Post { get; init; }
    public required string Title { get; init; }

    /// <summary>Null when the post as a whole was bound.</summary>
    public StaffId? StaffId { get; init; }
    public required string Name { get; init; }
    public required DateOnly From { get; init; }
    public required DateOnly To { get; init; }
    public required DutyState State { get; init; }
    public required int Done { get; init; }
    public required int Need { get; init; }

    /// <summary>Ids of the lines of evidence, at most <see cref="MostLines"/>, one a line.</summary>
    public required string LineIds { get; init; }
    public required Guid Trigger { get; init; }

    /// <summary>Number of the record that started the limit.</summary>
    public required string TriggerNumber { get; init; }
    public required string Reason { get; init; }
    public required string ReasonBy { get; init; }
    public required string Deputy { get; init; }

    public Guid[] Lines => [.. LineIds.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Guid.Parse)];

    public static FrozenOutcome Of(in Outcome outcome, string name, string deputy) => new()
    {
        On = outcome.JudgedOn,
        DutyKey = outcome.Duty.Key,
        DutyNo = outcome.Duty.No,
        Clause = outcome.Duty.Clause,
        Post = outcome.Duty.Post,
        Title = outcome.Duty.Title,
        StaffId = outcome.Person,
        Name = name,
        From = outcome.Period.From,
        To = outcome.Period.To,
        State = outcome.State,
        Done = outcome.Done,
        Need = outcome.Need,
        LineIds = string.Join('\n', outcome.Lines.Take(MostLines).Select(l => l.Id)),
        Trigger = outcome.Trigger?.Id ?? default,
        TriggerNumber = outcome.Trigger?.Number ?? "",
        Reason = outcome.Reason,
        ReasonBy = outcome.ReasonBy,
        Deputy = deputy,
    };

    internal sealed class Table : IEntityTypeConfiguration<FrozenOutcome>
    {
        public void Configure(EntityTypeBuilder<FrozenOutcome> row)
        {
            row.ToTable("duties_outcomes");
            row.HasIndex(o => new { o.On, o.Post });
            row.HasIndex(o => new { o.DutyKey, o.On });
            row.Ignore(o => o.Lines);
            row.Property(o => o.Clause).HasMaxLength(20);
            row.Property(o => o.Post).HasMaxLength(30);
            row.Property(o => o.Title).HasMaxLength(100);
            row.Property(o => o.Name).HasMaxLength(60);
            row.Property(o => o.LineIds).HasMaxLength(FrozenOutcome.MostLines * 37);
            row.Property(o => o.TriggerNumber).HasMaxLength(40);
            row.Property(o => o.Reason).HasMaxLength(220);
            row.Property(o => o.ReasonBy).HasMaxLength(60);
            row.Property(o => o.Deputy).HasMaxLength(60);
        }
    }
}
