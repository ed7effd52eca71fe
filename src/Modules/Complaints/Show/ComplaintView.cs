using Anju.Casework.Contracts;
using Anju.Complaints.Contracts;
using Anju.Complaints.Domain;
using Anju.Estate.Contracts;
using Anju.Kernel.Identity;

namespace Anju.Complaints.Show;

/// <summary>An act that this user may take on this complaint now.</summary>
/// <param name="Needs">Conditions besides the state, in words.</param>
internal sealed record AllowedAct(ComplaintAct Act, string Name, IReadOnlyList<string> Needs);

/// <summary>One mark of the line of steps: <see cref="At"/> when it is done.</summary>
internal sealed record StepMark(string Name, bool IsDone, bool IsCurrent, DateTime? At, string By, string Note, bool IsLate);

/// <summary>One promise with its clock.</summary>
/// <param name="Minutes">From the start of the clock to the limit; 0 when there is none.</param>
/// <param name="Used">Minutes used, at most shown against <see cref="Minutes"/>.</param>
internal sealed record ClockFace(string Title, string Figure, string Colour, int Minutes, int Used, string Words);

internal sealed record AgreementView(int No, DateTime PromisedAt, string Reason, DateTime At, string By);

internal sealed record TellingView(int Round, TellKind Kind, string To, TellWay Way, DateTime At, string Words, string Answer, string By);

internal sealed record RoundView(int No, DateTime? HandledAt, Verdict? SolveVerdict, string Finding, string Result, Grade? Grade, DateTime ReopenedAt, string Reason);

/// <summary>Another complaint of the same house that is open: perhaps the same matter.</summary>
internal sealed record Neighbour(ComplaintId Id, string Number, string Content, string State, DateTime ReceivedAt);

/// <summary>Everything a case page shows of one complaint. Name and phone are masked.</summary>
internal sealed record ComplaintView
{
    public required ComplaintId Id { get; init; }
    public required int Version { get; init; }
    public required string Number { get; init; }
    public HouseId? House { get; init; }
    public required string Where { get; init; }
    public required string Place { get; init; }
    public DateTime? HappenedAt { get; init; }
    public required string Content { get; init; }
    public required string Demand { get; init; }

    /// <summary>The class that counts now; the month has done its work.</summary>
    public required ComplaintClass Class { get; init; }
    public required string Definition { get; init; }

    /// <summary>The month made it major.</summary>
    public required bool IsAged { get; init; }
    public required Validity Validity { get; init; }
    public required string ValidityReason { get; init; }
    public required string Department { get; init; }
    public StaffId? BlamedId { get; init; }
    public required string BlamedName { get; init; }
    public required ComplaintState State { get; init; }
    public required string StateWords { get; init; }
    public required string Colour { get; init; }
    public required string ComplainantName { get; init; }
    public required string ComplainantPhone { get; init; }
    public required string Channel { get; init; }

    /// <summary>The words of the survey or letter it was found in.</summary>
    public required string Original { get; init; }
    public string? OriginNumber { get; init; }
    public string? OriginHref { get; init; }
    public required DateTime ReceivedAt { get; init; }
    public required string RegisteredBy { get; init; }

    /// <summary>补录：entered afterwards.</summary>
    public required bool IsBackfilled { get; init; }
    public DateTime? DueAt { get; init; }
    public required string DueWords { get; init; }
    public StaffId? HandlerId { get; init; }
    public required string HandlerName { get; init; }
    public DateTime? AcknowledgedAt { get; init; }
    public required string Reply { get; init; }
    public required string Finding { get; init; }
    public required string Plan { get; init; }
    public DateTime? PromisedAt { get; init; }
    public required string Measure { get; init; }
    public DateTime? HandledAt { get; init; }
    public required string HandledBy { get; init; }
    public required string Result { get; init; }
    public Verdict? SolveVerdict { get; init; }
    public required int MinutesLate { get; init; }
    public DateTime? DepartmentToldAt { get; init; }
    public required string DepartmentTold { get; init; }
    public DateTime? UserToldAt { get; init; }
    public required string UserTold { get; init; }
    public DateTime? FollowedUpAt { get; init; }
    public required string FollowedUpBy { get; init; }
    public Grade? Satisfaction { get; init; }
    public required string Review { get; init; }
    public DateTime? EndedAt { get; init; }
    public required string EndedBy { get; init; }
    public required string EndReason { get; init; }
    public ComplaintId? MainId { get; init; }
    public string? MainNumber { get; init; }
    public required int Joined { get; init; }
    public string? RepairHref { get; init; }
    public required string RepairNumber { get; init; }
    public required int Urges { get; init; }
    public required int Round { get; init; }

    /// <summary>E.g. 规程 V3.</summary>
    public required string Procedure { get; init; }
    public required int ProcedureNo { get; init; }
    public required IReadOnlyList<string> Departments { get; init; }

    /// <summary>The open follow-up, for those who may answer it.</summary>
    public string? FollowUpHref { get; init; }
    public required IReadOnlyList<AllowedAct> Acts { get; init; }
    public required IReadOnlyList<StepMark> Steps { get; init; }
    public required IReadOnlyList<ClockFace> Clocks { get; init; }
    public required IReadOnlyList<AgreementView> Agreements { get; init; }
    public required IReadOnlyList<TellingView> Tellings { get; init; }
    public required IReadOnlyList<RoundView> Rounds { get; init; }
    public required IReadOnlyList<FollowUpCard> FollowUps { get; init; }
    public required IReadOnlyList<Neighbour> Neighbours { get; init; }
    public required IReadOnlyList<TimelineLine> Timeline { get; init; }
    public required IReadOnlyList<FileCard> Files { get; init; }
    public required DateTime ChangedAt { get; init; }
    public required string ChangedBy { get; init; }
}
