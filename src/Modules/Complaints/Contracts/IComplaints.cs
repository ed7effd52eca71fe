using Anju.Casework.Contracts;
using Anju.Estate.Contracts;
using Anju.Kernel;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Repairs.Contracts;

namespace Anju.Complaints.Contracts;

public readonly record struct ComplaintId(Guid Value) : ITypedId<ComplaintId>;

/// <summary>轻微 / 重要 / 重大投诉 (《顾客投诉管理规程》); the definitions stand in the procedure.</summary>
public enum ComplaintClass { Slight, Important, Major }

/// <summary>A complaint as it comes from a contact at the desk, a visit, a survey, a patrol or a bad follow-up.</summary>
/// <param name="House">Null for what happened outside a house; then <paramref name="Place"/> is needed.</param>
/// <param name="Place">Where it happened.</param>
/// <param name="Demand">What the complainant asks for; may be empty.</param>
/// <param name="AnswerBy">The first answer was promised for this moment, UTC; null when the class's limit alone is the promise.</param>
/// <param name="Origin">The record it came from; its photos move along.</param>
public sealed record NewComplaint(HouseId? House, string Place, string Content, string Demand, ComplaintClass Class, string ComplainantName, string ComplainantPhone,
    DateTime? AnswerBy, string Channel, Subject? Origin, string? OriginNumber)
{
    /// <summary>When the event happened, UTC; null when nobody said.</summary>
    public DateTime? HappenedAt { get; init; }

    /// <summary>被投诉部门, in the words of the procedure; may be empty until it is judged.</summary>
    public string Department { get; init; } = "";

    /// <summary>被投诉人, when it is a colleague.</summary>
    public StaffId? Blamed { get; init; }

    /// <summary>What stands on the survey, letter or page it was found in, word for word; empty for what was said.</summary>
    public string Original { get; init; } = "";

    /// <summary>Only for what is entered afterwards (补录): when it was received, UTC.</summary>
    public DateTime? ReceivedAt { get; init; }
}

public sealed record ComplaintCard(ComplaintId Id, string Number, string Title, string State, string Badge, DateTime? DueAt, string Handler, string Href);

/// <summary>What other modules may ask of complaints.</summary>
public interface IComplaints
{
    /// <summary>Registers in the running transaction: number, clock, timeline, live event (R-4.2.2b).</summary>
    Task<Result<ComplaintCard>> Register(NewComplaint complaint, CancellationToken ct);

    /// <summary>Complaints of a house that are not ended, oldest promise first, at most 20; none for whoever may not see complaints.</summary>
    Task<IReadOnlyList<ComplaintCard>> OpenOf(HouseId house, CancellationToken ct);

    /// <summary>The same matter was raised again, perhaps with another department: it is counted on the complaint that is there, and makes no second one.</summary>
    Task<Result<ComplaintCard>> RaisedAgain(ComplaintId id, string words, Subject from, string fromNumber, CancellationToken ct);
}

/// <summary>The complainant has got an answer for the first time; whoever promised him one has kept it.</summary>
public sealed record ComplaintAnswered(ComplaintId Id, string Number, string Words, DateTime At) : IEvent;

/// <summary>It ended without going its way: withdrawn, joined to another one, or explained.</summary>
public sealed record ComplaintEnded(ComplaintId Id, string Number, string Words, DateTime At) : IEvent;

/// <summary>It is a repair: the repair goes on in its own procedure, the complaint stays logged.</summary>
public sealed record ComplaintMovedToRepair(ComplaintId Id, string Number, RepairCard Repair, DateTime At) : IEvent;
