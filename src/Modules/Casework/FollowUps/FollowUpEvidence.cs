using Anju.Casework.Contracts;
using Anju.Casework.Domain;
using Anju.Kernel.Calendars;

namespace Anju.Casework.FollowUps;

/// <summary>What asking again leaves as evidence (S-4.1.3e).</summary>
internal sealed class FollowUpEvidence : IEvidenceKinds
{
    public const string Due = "follow-ups.due", Answered = "follow-ups.answered", Tried = "follow-ups.tried";

    public IReadOnlyList<EvidenceKind> Kinds { get; } = [new(Due, "回访到期"), new(Answered, "完成回访"), new(Tried, "回访未联系上")];
}

internal static class FollowUpWork
{
    public static WorkDone Of(FollowUp task, string kind, DateTime at) =>
        new(kind, new Subject("follow-up", task.Id.Value), task.Number ?? task.SubjectNumber, task.Title, FollowUpPlans.Href(task.Id), at) { House = task.House };

    /// <summary>It stands on the day by whose end the customer is to be asked.</summary>
    public static WorkDone Due(FollowUp task, Calendar calendar) => Of(task, FollowUpEvidence.Due, calendar.StartOf(task.DueOn));
}
