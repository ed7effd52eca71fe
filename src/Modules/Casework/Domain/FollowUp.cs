using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Anju.Casework.Contracts;
using Anju.Casework.FollowUps;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;

namespace Anju.Casework.Domain;

/// <summary>A promise to ask the customer again, from the day it was planned to the answer (《回访记录》).</summary>
internal sealed class FollowUp : Versioned
{
    public const int TriesUntilUnreached = 3;

    public FollowUpId Id { get; init; } = Kernel.Id.New<FollowUpId>();

    /// <summary>Taken when there is something to file: the answer or the last failed try.</summary>
    public string? Number { get; private set; }
    public required string SubjectKind { get; init; }
    public required Guid SubjectId { get; init; }
    public required string SubjectNumber { get; init; }
    public required string Title { get; init; }
    public required string Href { get; init; }
    public Guid? House { get; init; }
    public string? HouseNumber { get; init; }
    public string Person { get; init; } = "";
    public string? PhoneHref { get; init; }
    public required DateOnly DueOn { get; init; }
    public required DateTime PlannedAt { get; init; }
    public required string PlannedBy { get; init; }

    /// <summary>Staff who did the work, as ids one after another.</summary>
    public required string Doers { get; init; }

    /// <summary>Staff who may not ask at all, as ids one after another.</summary>
    public string NotBy { get; init; } = "";

    /// <summary>Permission that whoever asks must hold, and the sentence that says so.</summary>
    public string? OnlyWith { get; init; }
    public string OnlyWhy { get; init; } = "";
    public FollowUpState State { get; private set; }

    /// <summary>Who has taken it on, so that a customer is not called twice.</summary>
    public Guid? TakenById { get; private set; }
    public string? TakenBy { get; private set; }
    public int Tries { get; private set; }
    public DateTime? ClosedAt { get; private set; }
    public string? AskedBy { get; private set; }
    public string? Companion { get; private set; }
    public FollowUpWay? Way { get; private set; }
    public Grade? Grade { get; private set; }
    public string? Words { get; private set; }
    public SignatureId? Signature { get; private set; }
    public string? WithdrawnBecause { get; private set; }

    public Subject Subject => new(SubjectKind, SubjectId);

    public bool WasDoneBy(Guid staff) => Doers.Contains(staff.ToString("N"), StringComparison.Ordinal);

    /// <summary>Why this person may not ask here at all; null when he may.</summary>
    public string? WhyNot(CurrentUser user) =>
        user.Id is { } me && NotBy.Contains(me.Value.ToString("N"), StringComparison.Ordinal) ? "这件事涉及您本人，须由其他同事回访"
        : OnlyWith is { } permission && !user.May(permission) ? OnlyWhy : null;

    public static string DoersOf(IEnumerable<Guid> staff) => string.Join(',', staff.Select(s => s.ToString("N")).Distinct().Take(20));

    public Problem? Take(CurrentUser user)
    {
        if (Closed() is { } closed)
            return closed;
        if (WhyNot(user) is { } barred)
            return Problem.Forbidden(barred);
        if (user.Id is { } doer && WasDoneBy(doer.Value))
            return Problem.Conflict("这项工作由您办理，回访请由其他同事认领");
        (TakenById, TakenBy) = (user.Id?.Value, user.Name);
        return null;
    }

    /// <summary>May this person write the answer? Who did the work does not judge it alone.</summary>
    public Problem? MayAnswer(CurrentUser user, string? companion)
    {
        if (Closed() is { } closed)
            return closed;
        if (WhyNot(user) is { } barred)
            return Problem.Forbidden(barred);
        if (user.Id is { } doer && WasDoneBy(doer.Value) && (string.IsNullOrEmpty(companion) || companion == user.Name))
            return Problem.Invalid(nameof(AnswerFollowUp.Command.Companion), "这项工作由您办理，不能由您一人回访；请换人回访，或填写一同回访的同事");
        return null;
    }

    public void Answer(string number, DateTime at, string by, string? companion, FollowUpWay way, Grade grade, string? words, SignatureId? signature)
    {
        (Number, State, ClosedAt, AskedBy, Companion) = (number, FollowUpState.Answered, at, by, companion);
        (Way, Grade, Words, Signature) = (way, grade, words, signature);
    }

    public Problem? Tried()
    {
        if (Closed() is { } closed)
            return closed;
        Tries++;
        return null;
    }

    public bool IsTriedOut => Tries >= TriesUntilUnreached;

    public void GiveUp(string number, DateTime at, string by) => (Number, State, ClosedAt, AskedBy) = (number, FollowUpState.Unreached, at, by);

    public void Withdraw(string reason, DateTime at) => (State, ClosedAt, WithdrawnBecause) = (FollowUpState.Withdrawn, at, reason);

    private Problem? Closed() => State == FollowUpState.Open ? null : Problem.Conflict(State switch
    {
        FollowUpState.Answered => $"{AskedBy}已完成这次回访，不能重复登记",
        FollowUpState.Unreached => "这次回访已按三次未联系上结束",
        _ => $"这次回访已撤回：{WithdrawnBecause}",
    });

    internal sealed class Table : IEntityTypeConfiguration<FollowUp>
    {
        public void Configure(EntityTypeBuilder<FollowUp> row)
        {
            row.ToTable("casework_follow_ups");
            row.Ignore(f => f.Subject);
            row.HasIndex(f => new { f.State, f.DueOn });
            row.HasIndex(f => new { f.SubjectKind, f.SubjectId });
            row.HasIndex(f => new { f.SubjectKind, f.DueOn });
            row.HasIndex(f => f.Number).IsUnique();
            row.Property(f => f.Number).HasMaxLength(30);
            row.Property(f => f.SubjectKind).HasMaxLength(20);
            row.Property(f => f.SubjectNumber).HasMaxLength(40);
            row.Property(f => f.Title).HasMaxLength(200);
            row.Property(f => f.Href).HasMaxLength(300);
            row.Property(f => f.HouseNumber).HasMaxLength(40);
            row.Property(f => f.Person).HasMaxLength(120);
            row.Property(f => f.PhoneHref).HasMaxLength(300);
            row.Property(f => f.PlannedBy).HasMaxLength(60);
            row.Property(f => f.Doers).HasMaxLength(700);
            row.Property(f => f.NotBy).HasMaxLength(700);
            row.Property(f => f.OnlyWith).HasMaxLength(60);
            row.Property(f => f.OnlyWhy).HasMaxLength(100);
            row.Property(f => f.TakenBy).HasMaxLength(60);
            row.Property(f => f.AskedBy).HasMaxLength(60);
            row.Property(f => f.Companion).HasMaxLength(60);
            row.Property(f => f.Words).HasMaxLength(1000);
            row.Property(f => f.WithdrawnBecause).HasMaxLength(200);
        }
    }
}
