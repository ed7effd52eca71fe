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
public sealed record NewFollowUp(Subject Subject, string Number, string Title, string Href, Guid? House, string? HouseNumber, DateOnly DueOn, IReadOnlyList<StaffId> DoneBy);

/// <summary>The customer has answered; the module that owns the record reacts (a dissatisfied answer reopens it).</summary>
public sealed record FollowUpAnswered(FollowUpId Id, Subject Subject, Grade Grade, string Words, DateTime At) : IEvent;

public interface IFollowUps
{
    FollowUpId Plan(NewFollowUp task);

    /// <summary>Open follow-ups of a record are no longer wanted (reopened, cancelled); they stay readable with the reason.</summary>
    Task Withdraw(Subject subject, string reason, CancellationToken ct);
}
