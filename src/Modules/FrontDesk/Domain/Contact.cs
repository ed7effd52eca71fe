using Anju.Casework.Contracts;
using Anju.Complaints.Contracts;
using Anju.Estate.Contracts;
using Anju.FrontDesk.Contracts;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Repairs.Contracts;

namespace Anju.FrontDesk.Domain;

/// <summary>
/// One line of 《来电来访登记表》: one call or visit and what came of it. Exactly one per contact (R-4.2.2b). It is
/// closed when it was solved on the spot, answered later, or explained as not offered; until then it carries a promise.
/// </summary>
internal sealed partial class Contact : Versioned
{
    public const string SubjectKind = "contact";

    private Contact() { }                                    // EF Core

    public ContactId Id { get; private init; }
    public string Number { get; private set; } = "";

    /// <summary>When the person called or came; earlier than <see cref="LoggedAt"/> when entered afterwards (补录).</summary>
    public DateTime At { get; private init; }
    public DateTime LoggedAt { get; private init; }
    public bool IsBackfilled { get; private init; }
    public ContactWay Way { get; private init; }
    public HouseId? HouseId { get; private init; }

    /// <summary>As it was called on that day; the register is searched by it.</summary>
    public string HouseNumber { get; private init; } = "";

    [Personal(PersonalKind.Name)]
    public string Caller { get; private init; } = "";

    [Personal(PersonalKind.Phone)]
    public string CallerPhone { get; private init; } = "";

    /// <summary>Last four digits, by which a call is found again.</summary>
    public string PhoneTail { get; private init; } = "";

    public ContactKind Kind { get; private init; }
    public string Content { get; private init; } = "";
    public StaffId? TakenById { get; private init; }
    public string TakenBy { get; private init; } = "";

    /// <summary>The contact before, of the same person at the same desk: 其他事项 (R-4.2.4a).</summary>
    public ContactId? PreviousId { get; private init; }
    public bool AskedAnythingElse { get; private set; }

    public Outcome Outcome { get; private set; }
    public DateTime? PromisedAt { get; private set; }

    /// <summary>How often a time was agreed; more than one means that it was changed.</summary>
    public int Promises { get; private set; }
    public StaffId? PassedToId { get; private set; }
    public string PassedTo { get; private set; } = "";

    /// <summary>Why the service is not offered, and what the person was told (R-4.2.3c).</summary>
    public string Reason { get; private set; } = "";
    public string Explained { get; private set; } = "";

    public string Result { get; private set; } = "";
    public DateTime? ClosedAt { get; private set; }
    public string ClosedBy { get; private set; } = "";

    /// <summary>Frozen when it is closed: the answer came within the promise. Null while open, and where nothing was promised.</summary>
    public bool? KeptPromise { get; private set; }

    public bool IsImportant { get; private set; }
    public DateTime? AskedDirectorAt { get; private set; }
    public string Instruction { get; private set; } = "";
    public string InstructedBy { get; private set; } = "";
    public DateTime? InstructedAt { get; private set; }

    public RepairId? RepairId { get; private set; }
    public ComplaintId? ComplaintId { get; private set; }

    /// <summary>Number and page of the record that this contact made or speaks of.</summary>
    public string LinkedNumber { get; private set; } = "";
    public string LinkedHref { get; private set; } = "";

    /// <summary>When the director was told that the promise is broken; told once per promise.</summary>
    public DateTime? EscalatedAt { get; private set; }

    public bool IsOpen => ClosedAt is null;
    public Subject Subject => new(SubjectKind, Id.Value);
    public string Href => $"/desk/contacts/{Id.Value}";

    public bool IsLate(DateTime now) => IsOpen && PromisedAt < now;

    /// <summary>Minutes the director took to answer a 请示 (R-4.2.2c); null while unanswered.</summary>
    public int? ResponseMinutes => InstructedAt is { } answered && AskedDirectorAt is { } asked ? (int)(answered - asked).TotalMinutes : null;

    /// <summary>Its number in the register, taken as late as possible because the next clerk waits for it.</summary>
    public void Take(string number) => Number = number;

    public void Link(RepairCard repair) => (RepairId, LinkedNumber, LinkedHref) = (repair.Id, repair.Number, repair.Href);

    public void Link(ComplaintCard complaint) => (ComplaintId, LinkedNumber, LinkedHref) = (complaint.Id, complaint.Number, complaint.Href);

    /// <summary>Its complaint turned out to be a repair: what the repair comes to is what the person was promised.</summary>
    public void GoesOnAs(RepairId repair) => RepairId = repair;

    /// <summary>Answers the person and closes the line (R-4.2.3b); the verdict on the promise is frozen here.</summary>
    public Problem? Answer(string result, bool askedAnythingElse, string by, DateTime now)
    {
        if (!IsOpen)
            return Problem.Conflict($"{Number} 已由{ClosedBy}办结");
        (Result, AskedAnythingElse) = (result, AskedAnythingElse || askedAnythingElse);
        Close(by, now);
        return null;
    }

    /// <summary>What cannot be offered after all is explained with its reason, and the line is closed (R-4.2.3c).</summary>
    public Problem? Decline(string reason, string explained, string by, DateTime now)
    {
        if (!IsOpen)
            return Problem.Conflict($"{Number} 已由{ClosedBy}办结");
        (Outcome, Reason, Explained) = (Outcome.NotOffered, reason, explained);
        Close(by, now);
        return null;
    }

    /// <summary>A changed time is a new agreement with the person, with its reason; the old one stays in the history (R-4.2.3b).</summary>
    public Result<Promise> AgreeAgain(DateTime promisedAt, string reason, string agreedWith, string by, DateTime now)
    {
        if (!IsOpen)
            return Problem.Conflict($"{Number} 已由{ClosedBy}办结，不能改约；住户又提出时请重新打开");
        if (promisedAt == PromisedAt)
            return Problem.Invalid("Promise", "与原约定时间相同");
        var promise = new Promise(this, ++Promises, promisedAt, PromisedAt < now, reason, agreedWith, by, now);
        (PromisedAt, Outcome, EscalatedAt) = (promisedAt, Outcome.Promised, null);
        return promise;
    }

    public Result<Promise> Reopen(DateTime promisedAt, string reason, string by, DateTime now)
    {
        if (IsOpen)
            return Problem.Conflict($"{Number} 还没有办结，不必重新打开");
        (ClosedAt, ClosedBy, KeptPromise, Outcome) = (null, "", null, Outcome.Promised);
        return AgreeAgain(promisedAt, reason, Caller, by, now);
    }

    public Problem? AskDirector(DateTime now)
    {
        if (IsImportant)
            return Problem.Conflict("已经请示过主任");
        (IsImportant, AskedDirectorAt) = (true, now);
        return null;
    }

    public Problem? Instruct(string instruction, string by, DateTime now)
    {
        if (!IsImportant)
            return Problem.Conflict("这一条没有请示主任");
        if (InstructedAt is not null)
            return Problem.Conflict($"{InstructedBy}已经批示");
        (Instruction, InstructedBy, InstructedAt) = (instruction, by, now);
        return null;
    }

    public void PassTo(StaffId id, string name) => (PassedToId, PassedTo) = (id, name);

    public void Escalate(DateTime now) => EscalatedAt = now;

    /// <summary>The repair it made has come to its end.</summary>
    public void CloseWith(string result, string by, DateTime at)
    {
        if (!IsOpen)
            return;
        Result = result;
        Close(by, at);
    }

    /// <summary>The repair goes on, so this line is open again under the promise it had.</summary>
    public void GoesOn()
    {
        if (Outcome == Outcome.Promised)
            (ClosedAt, ClosedBy, KeptPromise) = (null, "", null);
    }

    private void Close(string by, DateTime now) =>
        (ClosedAt, ClosedBy, KeptPromise) = (now, by, PromisedAt is { } promised ? now <= promised : null);
}
