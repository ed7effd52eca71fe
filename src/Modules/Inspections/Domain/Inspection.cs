using Anju.Casework.Contracts;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;

namespace Anju.Inspections.Domain;

/// <summary>What is known when an inspection is written down; refusals were spoken before.</summary>
internal sealed record NewInspection(InspectionKind Kind, InspectionSource Source, string Topic, string Place, PointId? Point, StaffId? Checked, string CheckedName, string Post, string Standard, DateTime StartedAt, DateTime EndedAt, string Result);

/// <summary>
/// One entry of 《检查记录》 (S-5.1). It is whole when it is saved: place, items, result. For 24 hours items and photos may
/// be added; afterwards it is locked and only <see cref="InspectionCorrection"/>s with a reason stand beside it (S-4.1.2d).
/// </summary>
internal sealed class Inspection : Versioned
{
    public static readonly TimeSpan OpenFor = TimeSpan.FromHours(24);

    private Inspection() { }                                 // EF Core

    public InspectionId Id { get; private init; }
    public string Number { get; private init; } = "";
    public InspectionKind Kind { get; private init; }
    public InspectionSource Source { get; private init; }

    /// <summary>What a special inspection is about: 环境卫生, 接待规范, 档案 …; the route of a patrol.</summary>
    public string Topic { get; private init; } = "";
    public string Place { get; private init; } = "";
    public PointId? PointId { get; private init; }
    public StaffId? CheckedId { get; private init; }
    public string CheckedName { get; private init; } = "";
    public string CheckedPost { get; private init; } = "";

    /// <summary>The standard and its version, e.g. 保洁员 V2; its items are kept with the record.</summary>
    public string Standard { get; private init; } = "";
    public DateTime StartedAt { get; private init; }
    public DateTime EndedAt { get; private init; }
    public string Result { get; private init; } = "";
    public StaffId? InspectorId { get; private init; }
    public string InspectorName { get; private init; } = "";
    public DateTime RecordedAt { get; private init; }

    /// <summary>补录：written down on a later day than it happened.</summary>
    public bool IsBackfilled { get; private init; }

    /// <summary>Names a post or an employee and has a result: one of the three of the week (S-4.1.2c, e), whatever its kind.</summary>
    public bool IsStaffCheck { get; private init; }
    public int Items { get; private set; }
    public int Failed { get; private set; }
    public int OnSpot { get; private set; }
    public int Corrections { get; private set; }

    public Subject Subject => new("inspection", Id.Value);
    public string Href => HrefOf(Id);
    /// <summary>A patrol has its route as both.</summary>
    public string Title => Topic == Place || Place.Length == 0 ? Topic : $"{Topic} {Place}".Trim();
    public string Checked => CheckedName.Length > 0 ? CheckedName : CheckedPost;
    public static string HrefOf(InspectionId id) => $"/inspections/{id.Value}";

    public bool IsLocked(DateTime now) => now >= RecordedAt + OpenFor;

    public static Inspection Record(string number, NewInspection found, bool isBackfilled, Doer doer) => new()
    {
        Id = Kernel.Id.New<InspectionId>(),
        Number = number,
        Kind = found.Kind,
        Source = found.Source,
        Topic = found.Topic,
        Place = found.Place,
        PointId = found.Point,
        CheckedId = found.Checked,
        CheckedName = found.CheckedName,
        CheckedPost = found.Post,
        Standard = found.Standard,
        StartedAt = found.StartedAt,
        EndedAt = found.EndedAt,
        Result = found.Result,
        InspectorId = doer.Id,
        InspectorName = doer.Name,
        RecordedAt = doer.At,
        IsBackfilled = isBackfilled,
        IsStaffCheck = found.Source == InspectionSource.Planned && (found.Checked is not null || found.Post.Length > 0) && found.Result.Length > 0,
    };

    public InspectionItem Add(string text, ItemOutcome outcome, string place, string facts, string onSpot, Doer doer)
    {
        Items++;
        if (outcome == ItemOutcome.Failed)
            Failed++;
        if (onSpot.Length > 0)
            OnSpot++;
        return new() { Id = Kernel.Id.New<InspectionItemId>(), InspectionId = Id, No = Items, Text = text, Outcome = outcome, Place = place, Facts = facts, OnSpot = onSpot, At = doer.At, By = doer.Name };
    }

    public InspectionCorrection Correct(string reason, string text, Doer doer) =>
        new() { Id = Kernel.Id.New<CorrectionId>(), InspectionId = Id, No = ++Corrections, Reason = reason, Text = text, At = doer.At, By = doer.Name };
}
