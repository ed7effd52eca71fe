using Anju.Casework.Contracts;
using Anju.Estate.Contracts;
using Anju.Kernel;
using Anju.Kernel.Data;
using Anju.Kernel.UseCases;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Anju.Inspections.Domain;

internal readonly record struct EmergencyId(Guid Value) : ITypedId<EmergencyId>;
internal readonly record struct AffectedHouseId(Guid Value) : ITypedId<AffectedHouseId>;

/// <summary>The columns of 《重大事件报告》 as they are written by hand.</summary>
internal sealed record EmergencyReport(DateTime? HappenedAt, string Place, string Persons, string Facts, string Loss, string ReportedTo, DateTime? ReportedAt, string FollowUp);

/// <summary>突发事件 (S-4.2.1): opened with one tap, on top of every page until it is closed with a review. What was done stands on its timeline.</summary>
internal sealed class Emergency : Versioned
{
    private const int MostDaysBefore = 30;

    private Emergency() { }                                  // EF Core

    public EmergencyId Id { get; private init; }
    public string Number { get; private init; } = "";
    public string Kind { get; private init; } = "";
    public string Place { get; private set; } = "";
    public DateTime OpenedAt { get; private init; }
    public string OpenedBy { get; private init; } = "";
    public int Measures { get; private set; }

    /// <summary>The valve or circuit that was shut, and the houses that hang on it.</summary>
    public string Control { get; private set; } = "";
    public int Houses { get; private set; }
    public DateTime? ToldAt { get; private set; }

    /// <summary>What 《重大事件报告》 asks for besides place, measures and review; written while it goes on, completed afterwards.</summary>
    public DateTime? HappenedAt { get; private set; }
    public string Persons { get; private set; } = "";
    public string Facts { get; private set; } = "";
    public string Loss { get; private set; } = "";
    public string ReportedTo { get; private set; } = "";
    public DateTime? ReportedAt { get; private set; }
    public string FollowUp { get; private set; } = "";
    public string ReportBy { get; private set; } = "";
    public string Cause { get; private set; } = "";
    public string Review { get; private set; } = "";
    public DateTime? ClosedAt { get; private set; }
    public string ClosedBy { get; private set; } = "";

    public Subject Subject => new("emergency", Id.Value);
    public string Href => HrefOf(Id);
    public static string HrefOf(EmergencyId id) => $"/inspections/emergencies/{id.Value}";

    public static Emergency Open(string number, string kind, string place, Doer doer) =>
        new() { Id = Kernel.Id.New<EmergencyId>(), Number = number, Kind = kind, Place = place, OpenedAt = doer.At, OpenedBy = doer.Name };

    public Problem? Measure(string place)
    {
        if (Over() is { } refused)
            return refused;
        Measures++;
        if (place.Length > 0)
            Place = place;
        return null;
    }

    public Problem? Affect(string control, int added)
    {
        if (Over() is { } refused)
            return refused;
        (Control, Houses) = (control, Houses + added);
        return null;
    }

    /// <param name="houses">How many are told now.</param>
    public Problem? Tell(int houses, DateTime at)
    {
        if ((Over() ?? (Houses == 0 ? Problem.Conflict("先从阀门回路查出受影响的住户") : houses == 0 ? Problem.Conflict($"受影响的 {Houses} 户都已通知；要再发一次，请选“再次通知全部”") : null)) is { } refused)
            return refused;
        ToldAt = at;
        return null;
    }

    public Problem? Close(string cause, string review, Doer doer)
    {
        if ((Over() ?? (Measures == 0 ? Problem.Conflict("还没有登记处置措施，不能结束") : null)) is { } refused)
            return refused;
        (Cause, Review, ClosedAt, ClosedBy) = (cause, review, doer.At, doer.Name);
        return null;
    }

    /// <summary>The columns of the report that are still empty, in the words of the form.</summary>
    public IReadOnlyList<string> Missing =>
    [
        .. new (string Text, string Name)[] { (Place, "地点"), (Persons, "涉及人员"), (Facts, "事件经过"), (Loss, "损失情况"), (ReportedTo, "报告对象"), (FollowUp, "后续处理") }
            .Where(f => f.Text.Length == 0).Select(f => f.Name),
    ];

    /// <summary>Writes the report; it may also be completed after the end, when losses are known. An untrue time is refused beside its field.</summary>
    public Problem? Write(EmergencyReport report, Doer doer)
    {
        var errors = new Dictionary<string, string[]>();
        if (report.HappenedAt > OpenedAt)
            errors[nameof(HappenedAt)] = ["发生时间不能晚于登记时间"];
        if (report.HappenedAt < OpenedAt.AddDays(-MostDaysBefore))
            errors[nameof(HappenedAt)] = [$"发生时间早于登记 {MostDaysBefore} 天以上，请核对"];
        if (report.ReportedTo.Length == 0 && report.ReportedAt is not null)
            errors[nameof(ReportedTo)] = ["请写明向谁报告"];
        if (report.ReportedTo.Length > 0 && report.ReportedAt is null)
            errors[nameof(ReportedAt)] = ["请写报告时间"];
        else if (report.ReportedAt > doer.At)
            errors[nameof(ReportedAt)] = ["报告时间不能晚于现在"];
        else if (report.ReportedAt < (report.HappenedAt ?? OpenedAt))
            errors[nameof(ReportedAt)] = ["报告时间不能早于发生时间"];
        if (errors.Count > 0)
            return Problem.Invalid(errors);
        (HappenedAt, Place, Persons, Facts, Loss) = (report.HappenedAt, report.Place, report.Persons, report.Facts, report.Loss);
        (ReportedTo, ReportedAt, FollowUp, ReportBy) = (report.ReportedTo, report.ReportedAt, report.FollowUp, doer.Name);
        return null;
    }

    private Problem? Over() => ClosedAt is null ? null : Problem.Conflict($"{ClosedBy}已结束这起突发事件");
}

/// <summary>A house that an emergency touches.</summary>
internal sealed class AffectedHouse : Centered
{
    public required AffectedHouseId Id { get; init; }
    public required EmergencyId EmergencyId { get; init; }
    public required HouseId HouseId { get; init; }
    public required string Number { get; init; }
    public Told Told { get; private set; }
    public DateTime? ToldAt { get; private set; }
    public string ToldBy { get; private set; } = "";

    public Problem? Hear(Told how, Doer doer)
    {
        if (how == Told.Missed && Told is not (Told.Not or Told.Missed))
            return Problem.Conflict($"{Number} 已由{ToldBy}告知");
        (Told, ToldAt, ToldBy) = (how, doer.At, doer.Name);
        return null;
    }
}

internal sealed class EmergencyTable : IEntityTypeConfiguration<Emergency>
{
    public void Configure(EntityTypeBuilder<Emergency> row)
    {
        row.ToTable("inspections_emergencies");
        row.HasIndex(e => e.Number).IsUnique();
        row.HasIndex(e => new { e.ClosedAt, e.OpenedAt });
        row.Most(40, nameof(Emergency.Number), nameof(Emergency.Kind));
        row.Most(60, nameof(Emergency.OpenedBy), nameof(Emergency.ClosedBy), nameof(Emergency.ReportBy));
        row.Most(100, nameof(Emergency.Place), nameof(Emergency.Control));
        row.Most(200, nameof(Emergency.ReportedTo));
        row.Most(500, nameof(Emergency.Cause), nameof(Emergency.Review), nameof(Emergency.Persons), nameof(Emergency.Loss), nameof(Emergency.FollowUp));
        row.Most(1000, nameof(Emergency.Facts));
        row.Ignore(e => e.Subject).Ignore(e => e.Href).Ignore(e => e.Missing);
    }
}

internal sealed class AffectedHouseTable : IEntityTypeConfiguration<AffectedHouse>
{
    public void Configure(EntityTypeBuilder<AffectedHouse> row)
    {
        row.ToTable("inspections_affected_houses");
        row.HasIndex(h => new { h.EmergencyId, h.HouseId }).IsUnique();
        row.Most(60, nameof(AffectedHouse.Number), nameof(AffectedHouse.ToldBy));
    }
}
