using Anju.Casework.Contracts;
using Anju.Estate.Contracts;
using Anju.Kernel;
using Anju.Kernel.Identity;
using Anju.People.Contracts;
using Anju.Repairs.Contracts;
using Anju.Repairs.Domain;

namespace Anju.Repairs.Order;

/// <summary>An act that this user may take on this order now.</summary>
/// <param name="Needs">Conditions besides the state, in words.</param>
internal sealed record AllowedAct(RepairAct Act, string Name, IReadOnlyList<string> Needs);

/// <summary>One mark of the line of steps: <see cref="At"/> when it is done.</summary>
internal sealed record StepMark(string Name, bool IsDone, bool IsCurrent, DateTime? At, string By, string Note, bool IsLate);

/// <summary>One promise with its clock.</summary>
/// <param name="Minutes">From the start of the clock to the limit; 0 when there is none.</param>
/// <param name="Used">Minutes used, at most shown against <see cref="Minutes"/>.</param>
internal sealed record ClockFace(string Title, string Figure, string Colour, int Minutes, int Used, string Words);

internal sealed record LineView(int QuoteNo, int No, LineKind Kind, string Name, string Spec, string Unit, decimal Quantity, Money UnitPrice, Money Amount, bool ByOwner, bool IsCharged, string State);

internal sealed record AgreementView(int No, DateTime? VisitAt, DateTime? FinishBy, string Reason, DateTime At, string By);

internal sealed record PauseView(PauseReason Reason, string Words, DateTime BeganAt, DateTime? EndedAt, DateTime? Until, string By);

/// <summary>Everything an order page or a phone shows of one order. Name and phone are masked unless the reader is its worker.</summary>
internal sealed record RepairView
{
    public required RepairId Id { get; init; }
    public required int Version { get; init; }
    public required string Number { get; init; }
    public HouseId? House { get; init; }

    /// <summary>Where to go: community, building, floor; null for a place that is no house.</summary>
    public string? Way { get; init; }
    public required string Where { get; init; }
    public required string Place { get; init; }
    public required string Item { get; init; }
    public required string Description { get; init; }
    public required RepairClass Class { get; init; }
    public required RepairPart Part { get; init; }
    public required Charge Charge { get; init; }
    public required string FreeReason { get; init; }
    public required Trade Trade { get; init; }
    public required Risk Risk { get; init; }
    public required RepairState State { get; init; }
    public required string StateWords { get; init; }
    public required string Colour { get; init; }
    public required string ReporterName { get; init; }
    public required string ReporterPhone { get; init; }
    public required string Channel { get; init; }
    public string? OriginNumber { get; init; }
    public string? OriginHref { get; init; }
    public required DateTime RegisteredAt { get; init; }
    public required string RegisteredBy { get; init; }

    /// <summary>补录：entered afterwards.</summary>
    public bool IsBackfilled { get; init; }
    public DateTime? AgreedAt { get; init; }
    public DateTime? FinishBy { get; init; }
    public DateTime? DueAt { get; init; }
    public required string DueWords { get; init; }
    public StaffId? WorkerId { get; init; }
    public required string WorkerName { get; init; }
    public DateTime? DispatchedAt { get; init; }
    public required string DispatchedBy { get; init; }
    public DateTime? AcceptedAt { get; init; }
    public DateTime? ArrivedAt { get; init; }
    public DateTime? StartedAt { get; init; }
    public DateTime? SafetyAt { get; init; }
    public DateTime? FinishedAt { get; init; }
    public required string Cause { get; init; }
    public required string Result { get; init; }
    public Verdict? FinishVerdict { get; init; }
    public required int MinutesLate { get; init; }
    public DateTime? ConfirmedAt { get; init; }
    public required string ConfirmedBy { get; init; }
    public string? ConfirmWords { get; init; }
    public required int FailedTries { get; init; }
    public DateTime? FollowedUpAt { get; init; }
    public string? Satisfaction { get; init; }
    public required int Urges { get; init; }
    public required int Round { get; init; }
    public RepairId? ReworkOf { get; init; }
    public string? ReworkNumber { get; init; }
    public required string EndReason { get; init; }

    /// <summary>E.g. 规程 V3.</summary>
    public required string Procedure { get; init; }
    public required int ProcedureNo { get; init; }

    /// <summary>What the builder's warranty says about this item: part, and until when.</summary>
    public string? Warranty { get; init; }
    /// <summary>The open follow-up, for those who may answer it.</summary>
    public string? FollowUpHref { get; init; }
    public required Money Offered { get; init; }
    public required Money Labour { get; init; }
    public required Money Material { get; init; }
    public required Money Total { get; init; }
    public DateTime? ConsentAt { get; init; }
    public string? ConsentWords { get; init; }

    /// <summary>For the desk only, to be told to the owner by telephone: for the quote or the finished work that waits for his yes.</summary>
    public string? OwnerCode { get; init; }
    public required IReadOnlyList<string> SafetyChecks { get; init; }
    public required IReadOnlyList<AllowedAct> Acts { get; init; }
    public required IReadOnlyList<StepMark> Steps { get; init; }
    public required IReadOnlyList<ClockFace> Clocks { get; init; }
    public required IReadOnlyList<LineView> Lines { get; init; }
    public required IReadOnlyList<AgreementView> Agreements { get; init; }
    public required IReadOnlyList<PauseView> Pauses { get; init; }
    public required IReadOnlyList<TimelineLine> Timeline { get; init; }
    public required IReadOnlyList<FileCard> Files { get; init; }
    public required IReadOnlyList<SignatureCard> Signatures { get; init; }
    public required IReadOnlyList<ControlPoint> Controls { get; init; }
    public required DateTime ChangedAt { get; init; }
    public required string ChangedBy { get; init; }
}
