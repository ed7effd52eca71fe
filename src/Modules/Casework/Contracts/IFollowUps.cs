using Anju.Kernel;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;

namespace Anju.Casework.Contracts;

public readonly record struct FollowUpId(Guid Value) : ITypedId<FollowUpId>;

/// <summary>满意 / 较满意 / 不满意.</summary>
public enum Grade { Satisfied, FairlySatisfied, Dissatisfied }

/// <summary>电话回访 needs no signature, 上门回访 does (or a refusal).</summary>
public enum FollowUpWay { Phone, Home }

/// <summary>A promise to ask the customer again (S-4.1.3e).</summary>
/// <param name="DoneBy">Staff who did the work and may not ask alone about it.</param>
/// <param name="Person">Whom to ask, masked.</param>
/// <param name="PhoneHref">Where the asker sees the full telephone number, with its reason logged.</param>
public sealed record NewFollowUp(Subject Subject, string Number, string Title, string Href, Guid? House, string? HouseNumber, DateOnly DueOn, IReadOnlyList<StaffId> DoneBy,
    string Person = "", string? PhoneHref = null)
{
    /// <summary>Staff who may not ask at all, not even together with somebody: whom the record is about.</summary>
    public IReadOnlyList<StaffId> NotBy { get; init; } = [];

    /// <summary>Permission that whoever asks must hold besides that of the queue; null when everybody of the queue may.</summary>
    public string? OnlyWith { get; init; }

    /// <summary>Why, as a sentence that the others read; needed with <see cref="OnlyWith"/>.</summary>
    public string OnlyWhy { get; init; } = "";
}

/// <summary>The customer has answered; the module that owns the record reacts (a dissatisfied answer reopens it).</summary>
public sealed record FollowUpAnswered(FollowUpId Id, Subject Subject, Grade Grade, string Words, DateTime At) : IEvent
{
    /// <summary>Who asked; null for the system.</summary>
    public StaffId? AskedById { get; init; }
    public string AskedBy { get; init; } = "";
}

/// <summary>Three tries failed: the follow-up ended without an answer.</summary>
public sealed record FollowUpUnreached(FollowUpId Id, Subject Subject, DateTime At) : IEvent;

public interface IFollowUps
{
    FollowUpId Plan(NewFollowUp task);

    /// <summary>Open follow-ups of a record are no longer wanted (reopened, cancelled); they stay readable with the reason.</summary>
    Task Withdraw(Subject subject, string reason, CancellationToken ct);

    /// <summary>Follow-ups of a record, oldest first, at most 20.</summary>
    Task<IReadOnlyList<FollowUpCard>> Of(Subject subject, CancellationToken ct);

    /// <summary>One follow-up with its record; null when there is none.</summary>
    Task<FollowUpOf?> Find(FollowUpId id, CancellationToken ct);

    /// <summary>回访率 and 满意度 of the follow-ups that were due in these days.</summary>
    Task<FollowUpFigures> Figures(string subjectKind, DateOnly from, DateOnly to, CancellationToken ct);
}

/// <summary>What a module's procedure says about its follow-ups; shown beside the one queue.</summary>
/// <param name="What">e.g. 小修, 重大投诉.</param>
/// <param name="Share">Percent of the finished ones that are asked.</param>
/// <param name="Days">After the day it was finished.</param>
/// <param name="Who">Who may ask.</param>
public sealed record FollowUpRule(string What, int Share, int Days, string Who);

/// <summary>The rules of one kind of record, from the procedure that is in force.</summary>
public interface IFollowUpRules
{
    /// <summary>As in <see cref="Subject.Kind"/>.</summary>
    string Kind { get; }
    int Order { get; }

    /// <summary>The procedure they stand in.</summary>
    string Href { get; }
    Task<IReadOnlyList<FollowUpRule>> Rules(CancellationToken ct);
}

/// <summary>An act that another module offers after a dissatisfied answer, e.g. 登记投诉.</summary>
public interface IAfterBadFollowUp
{
    string Title { get; }
    string Permission { get; }

    /// <summary>Null when it does not fit this kind of record.</summary>
    string? Href(FollowUpId followUp, string subjectKind);
}

/// <summary>待回访 / 已回访 / 未联系上 (three tries failed) / 已撤回.</summary>
public enum FollowUpState { Open, Answered, Unreached, Withdrawn }

public sealed record FollowUpCard(FollowUpId Id, string? Number, FollowUpState State, DateOnly DueOn, DateTime? AnsweredAt, string? AskedBy, FollowUpWay? Way, Grade? Grade, string? Words, string Href);

/// <summary>A follow-up and the record it was about.</summary>
public sealed record FollowUpOf(FollowUpCard Card, Subject Subject, string SubjectNumber, string Title, Guid? House);

/// <summary>Numerators and denominators, never rates alone; <see cref="Href"/> opens the rows with <c>&amp;state=</c> or <c>&amp;grade=</c> added.</summary>
/// <param name="Due">All that were due and not withdrawn: the denominator of 回访率.</param>
/// <param name="Answered">Numerator of 回访率 and denominator of 满意度.</param>
public sealed record FollowUpFigures(int Due, int Answered, int Unreached, int Satisfied, int FairlySatisfied, int Dissatisfied, string Href);
