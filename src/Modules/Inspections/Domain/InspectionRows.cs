using System.Text.Json;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;

namespace Anju.Inspections.Domain;

/// <summary>One item of an inspection with its result. A failed one was corrected on the spot, or has its nonconformity.</summary>
internal sealed class InspectionItem : Centered
{
    public required InspectionItemId Id { get; init; }
    public required InspectionId InspectionId { get; init; }
    public required int No { get; init; }
    public required string Text { get; init; }
    public required ItemOutcome Outcome { get; init; }
    public required string Place { get; init; }
    public required string Facts { get; init; }

    /// <summary>当场改正：what was done at once; then no nonconformity follows.</summary>
    public required string OnSpot { get; init; }
    public required DateTime At { get; init; }
    public required string By { get; init; }
}

/// <summary>更正：an added line; nothing of the record itself changes.</summary>
internal sealed class InspectionCorrection : Centered
{
    public required CorrectionId Id { get; init; }
    public required InspectionId InspectionId { get; init; }
    public required int No { get; init; }
    public required string Reason { get; init; }
    public required string Text { get; init; }
    public required DateTime At { get; init; }
    public required string By { get; init; }
}

/// <summary>A place on the round; its label carries a QR code that opens the record form there.</summary>
internal sealed class InspectionPoint : Versioned
{
    public required PointId Id { get; init; }
    public required string Number { get; init; }
    public required string Name { get; set; }
    public required string Place { get; set; }

    /// <summary>The standard whose items are checked here.</summary>
    public required string Topic { get; set; }
    public DateTime? ClosedAt { get; set; }
}

/// <summary>The patrol of one day: what was fixed beforehand (S-4.1.1c), why there was none, and whether it was missed (S-4.2.2a).</summary>
internal sealed class PatrolDay : Versioned
{
    public required PatrolDayId Id { get; init; }
    public required DateOnly On { get; init; }
    public string Route { get; set; } = "";
    public string Content { get; set; } = "";
    public DateTime? PlannedAt { get; set; }
    public string PlannedBy { get; set; } = "";
    public string ChangeReason { get; set; } = "";

    /// <summary>Why there was no patrol that day; it stays visible, the day does not count as done.</summary>
    public string Excuse { get; set; } = "";
    public string ExcusedBy { get; set; } = "";

    /// <summary>Set once when the day ended without a patrol; what is written down later does not undo it.</summary>
    public DateTime? MissedAt { get; set; }

    public bool IsPlanned => PlannedAt is not null;
}

/// <summary>A week that ended with fewer than three checks of staff (S-4.1.2e). Set once.</summary>
internal sealed class CheckWeek : Centered
{
    public required CheckWeekId Id { get; init; }
    public required DateOnly Monday { get; init; }
    public required int Checks { get; init; }
    public required DateTime MissedAt { get; init; }
}

/// <summary>One item of a quality standard.</summary>
/// <param name="Clause">The rule it comes from; may be empty.</param>
internal sealed record StandardItem(string Text, string Clause = "");

/// <summary>One version of a quality standard of a post or a matter. An issued version never changes; old inspections keep theirs.</summary>
internal sealed class QualityStandard : Versioned
{
    private IReadOnlyList<StandardItem>? items;

    public required StandardId Id { get; init; }
    public required string Topic { get; init; }
    public required int No { get; init; }
    public string Body { get; set; } = "[]";
    public string Note { get; set; } = "";
    public StandardState State { get; set; }
    public required string MadeBy { get; init; }
    public DateTime? IssuedAt { get; set; }
    public string IssuedBy { get; set; } = "";

    public string Title => $"{Topic} V{No}";
    public IReadOnlyList<StandardItem> Items => items ??= JsonSerializer.Deserialize<List<StandardItem>>(Body) ?? [];

    public void Write(IEnumerable<StandardItem> lines) => (Body, items) = (JsonSerializer.Serialize(lines), null);
}

/// <summary>What an employee saw of a colleague: facts, seen and decided by the director alone.</summary>
internal sealed class Observation : Versioned
{
    public required ObservationId Id { get; init; }
    public required string Number { get; init; }
    public required StaffId AboutId { get; init; }
    public required string AboutName { get; init; }
    public required DateTime SeenAt { get; init; }
    public required string Place { get; init; }
    public required string Facts { get; init; }
    public StaffId? ById { get; init; }
    public required string By { get; init; }
    public required DateTime At { get; init; }
    public string Decision { get; set; } = "";
    public DateTime? DecidedAt { get; set; }
    public string DecidedBy { get; set; } = "";
}
