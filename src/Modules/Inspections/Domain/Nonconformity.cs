using Anju.Casework.Contracts;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;

namespace Anju.Inspections.Domain;

/// <summary>Who does it, and when.</summary>
internal readonly record struct Doer(StaffId? Id, string Name, DateTime At);

/// <summary>Where a nonconformity was found.</summary>
/// <param name="Standard">The clause or standard that was broken.</param>
internal sealed record Finding(InspectionId Inspection, string InspectionNumber, int ItemNo, string Place, string Item, string Facts, string Standard, Severity Severity, StaffId? Responsible, string ResponsibleName, DateTime DueAt);

/// <summary>
/// One line of 《不合格服务纠正跟踪表》 (D-7c, S-4.1.2f): raised by a failed item, corrected by whoever is responsible,
/// closed by somebody else who has seen the effect. What may be done in which state stands in <see cref="Steps"/>.
/// </summary>
internal sealed class Nonconformity : Versioned
{
    /// <summary>The due moment of those that have ended, so that one index finds the open ones.</summary>
    public static readonly DateTime Over = new(9000, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private Nonconformity() { }                              // EF Core

    public NonconformityId Id { get; private init; }
    public string Number { get; private init; } = "";
    public InspectionId InspectionId { get; private init; }
    public string InspectionNumber { get; private init; } = "";
    public int ItemNo { get; private init; }
    public string Place { get; private init; } = "";
    public string Item { get; private init; } = "";

    /// <summary>Same place and item within 90 days: a repeat finding.</summary>
    public string SameKey { get; private init; } = "";
    public string Facts { get; private init; } = "";
    public string Standard { get; private init; } = "";
    public Severity Severity { get; private set; }
    public NonconformityState State { get; private set; }
    public DateTime RaisedAt { get; private init; }
    public string RaisedBy { get; private init; } = "";
    public NonconformityId? RepeatOf { get; private init; }
    public string RepeatNumber { get; private init; } = "";
    public StaffId? ResponsibleId { get; private set; }
    public string ResponsibleName { get; private set; } = "";

    /// <summary>When it was to be corrected; stays after the end, indices count by it.</summary>
    public DateTime DueAt { get; private set; }

    /// <summary><see cref="DueAt"/> while open, <see cref="Over"/> afterwards.</summary>
    public DateTime OpenUntil { get; private set; }
    public NoticeWay? NoticeWay { get; private set; }
    public DateTime? NotifiedAt { get; private set; }
    public string NotifiedBy { get; private set; } = "";
    public string Demand { get; private set; } = "";
    public string Cause { get; private set; } = "";
    public string Correction { get; private set; } = "";
    public string CorrectiveAction { get; private set; } = "";
    public DateTime? CorrectedAt { get; private set; }
    public StaffId? CorrectedById { get; private set; }
    public string CorrectedBy { get; private set; } = "";
    public DateTime? VerifiedAt { get; private set; }
    public string VerifiedBy { get; private set; } = "";
    public string Effect { get; private set; } = "";
    public DateTime? EndedAt { get; private set; }
    public int Round { get; private set; } = 1;

    public Subject Subject => new("nonconformity", Id.Value);
    public string Href => HrefOf(Id);
    public static string HrefOf(NonconformityId id) => $"/inspections/nonconformities/{id.Value}";

    public static string KeyOf(string place, string item) => string.Concat($"{place}|{item}".Where(c => !char.IsWhiteSpace(c))).ToLowerInvariant();

    public static Nonconformity Raise(string number, Finding found, Nonconformity? earlier, Doer doer) => new()
    {
        Id = Kernel.Id.New<NonconformityId>(),
        Number = number,
        InspectionId = found.Inspection,
        InspectionNumber = found.InspectionNumber,
        ItemNo = found.ItemNo,
        Place = found.Place,
        Item = found.Item,
        SameKey = KeyOf(found.Place, found.Item),
        Facts = found.Facts,
        Standard = found.Standard,
        Severity = found.Severity,
        RaisedAt = doer.At,
        RaisedBy = doer.Name,
        RepeatOf = earlier?.Id,
        RepeatNumber = earlier?.Number ?? "",
        ResponsibleId = found.Responsible,
        ResponsibleName = found.ResponsibleName,
        DueAt = found.DueAt,
        OpenUntil = found.DueAt,
    };

    public Problem? Assign(StaffId responsible, string name, DateTime due, Severity severity, Doer doer)
    {
        if (Steps.Refuse(NonconformityAct.Assign, State) is { } refused)
            return refused;
        if (due <= doer.At)
            return Problem.Invalid("DueAt", "整改期限要晚于现在");
        (ResponsibleId, ResponsibleName, DueAt, OpenUntil, Severity) = (responsible, name, due, due, severity);
        return null;
    }

    public Problem? Notify(NoticeWay way, string demand, Doer doer)
    {
        if (Steps.Refuse(NonconformityAct.Notify, State) is { } refused)
            return refused;
        if (ResponsibleId is null)
            return Problem.Conflict("先定责任人和期限，再下整改通知");
        (State, NoticeWay, Demand, NotifiedAt, NotifiedBy) = (NonconformityState.Notified, way, demand, doer.At, doer.Name);
        return null;
    }

    public Problem? Correct(string cause, string correction, string action, Doer doer)
    {
        if (Steps.Refuse(NonconformityAct.Correct, State) is { } refused)
            return refused;
        (State, Cause, Correction, CorrectiveAction) = (NonconformityState.Corrected, cause, correction, action);
        (CorrectedAt, CorrectedById, CorrectedBy) = (doer.At, doer.Id, doer.Name);
        return null;
    }

    public Problem? Verify(string effect, Doer doer)
    {
        if ((Steps.Refuse(NonconformityAct.Verify, State) ?? NotByHimself(doer, "验证")) is { } refused)
            return refused;
        (State, VerifiedAt, VerifiedBy, Effect, EndedAt, OpenUntil) = (NonconformityState.Closed, doer.At, doer.Name, effect, doer.At, Over);
        return null;
    }

    public Problem? Reject(DateTime due, Doer doer) => Steps.Refuse(NonconformityAct.Reject, State) ?? NotByHimself(doer, "验证") ?? Again(due);

    public Problem? Reopen(DateTime due) => Steps.Refuse(NonconformityAct.Reopen, State) ?? Again(due);

    public Problem? Note() => Steps.Refuse(NonconformityAct.Remark, State);

    public Problem? Withdraw(string reason, Doer doer)
    {
        if ((Steps.Refuse(NonconformityAct.Withdraw, State) ?? NotByHimself(doer, "作废")) is { } refused)
            return refused;
        (State, Effect, EndedAt, OpenUntil) = (NonconformityState.Void, reason, doer.At, Over);
        return null;
    }

    private Problem? Again(DateTime due)
    {
        (State, VerifiedAt, VerifiedBy, Effect, EndedAt, DueAt, OpenUntil) = (NonconformityState.Reopened, null, "", "", null, due, due);
        Round++;
        return null;
    }

    private Problem? NotByHimself(Doer doer, string what) => doer.Id is { } me && (me == ResponsibleId || me == CorrectedById)
        ? Problem.Forbidden($"责任人和整改人不能自己{what}，请由别人{what}") : null;
}
