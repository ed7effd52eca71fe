using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Anju.Estate.Contracts;
using Anju.Kernel;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Ledger.Contracts;

namespace Anju.Ledger.Domain;

/// <summary>待处理 / 不成立 / 成立 / 协商一致.</summary>
internal enum DisputeState : short { Open = 1, Rejected = 2, Upheld = 3, Settled = 4 }

/// <summary>争议: about some charges or about all of a house. Nothing disputed is dunned until it is decided.</summary>
internal sealed class Dispute : Versioned
{
    public required DisputeId Id { get; init; }
    public required HouseId HouseId { get; init; }
    public required DateOnly On { get; init; }
    public required DateTime At { get; init; }
    public required StaffId? ById { get; init; }
    public required string By { get; init; }
    [Personal(PersonalKind.Text)] public required string Words { get; init; }

    /// <summary>About everything the house owes.</summary>
    public required bool IsWhole { get; init; }
    public DisputeState State { get; private set; } = DisputeState.Open;
    public DateOnly? DecidedOn { get; private set; }
    public string DecidedBy { get; private set; } = "";
    public string Decision { get; private set; } = "";

    public Problem? Decide(DisputeState state, string words, string by, DateOnly on)
    {
        if (State != DisputeState.Open)
            return Problem.Conflict($"这件争议已由{DecidedBy}处理");
        if (state is not (DisputeState.Rejected or DisputeState.Upheld or DisputeState.Settled))
            return Problem.Invalid("State", "请选择处理结果");
        (State, Decision, DecidedBy, DecidedOn) = (state, words, by, on);
        return null;
    }

    internal sealed class Table : IEntityTypeConfiguration<Dispute>
    {
        public void Configure(EntityTypeBuilder<Dispute> dispute)
        {
            dispute.ToTable("ledger_disputes");
            dispute.Property(d => d.By).HasMaxLength(60);
            dispute.Property(d => d.Words).HasMaxLength(500);
            dispute.Property(d => d.State).HasConversion<short>();
            dispute.Property(d => d.DecidedBy).HasMaxLength(60);
            dispute.Property(d => d.Decision).HasMaxLength(500);
            dispute.HasIndex(d => new { d.HouseId, d.State });
        }
    }
}

/// <summary>One charge a dispute is about.</summary>
internal sealed class DisputedCharge : Centered, ILogRow
{
    public required DisputeId DisputeId { get; init; }
    public required long ChargeId { get; init; }

    internal sealed class Table : IEntityTypeConfiguration<DisputedCharge>
    {
        public void Configure(EntityTypeBuilder<DisputedCharge> charge) => charge.ToTable("ledger_disputed_charges").HasKey(c => new { c.DisputeId, c.ChargeId });
    }
}

/// <summary>履行中 / 违约 / 已完成 / 已终止.</summary>
internal enum PlanState { Running, Broken, Done, Ended }

/// <summary>分期: what is due is paid in parts by agreed days; kept or broken as payments show, by nobody's opinion.</summary>
internal sealed class InstalmentPlan : Versioned
{
    public required PlanId Id { get; init; }
    public required HouseId HouseId { get; init; }
    public required DateOnly On { get; init; }
    public required DateTime At { get; init; }
    public required StaffId? ById { get; init; }
    public required string By { get; init; }
    [Personal(PersonalKind.Text)] public required string Why { get; init; }
    public required long TotalFen { get; init; }

    /// <summary>Payments count from behind this line of the account.</summary>
    public required int FromLine { get; init; }
    public DateOnly? EndedOn { get; private set; }
    public string EndedWhy { get; private set; } = "";

    public Money Total => new(TotalFen);

    public void End(DateOnly on, string why) => (EndedOn, EndedWhy) = (on, why);

    internal sealed class Table : IEntityTypeConfiguration<InstalmentPlan>
    {
        public void Configure(EntityTypeBuilder<InstalmentPlan> plan)
        {
            plan.ToTable("ledger_plans");
            plan.Property(p => p.By).HasMaxLength(60);
            plan.Property(p => p.Why).HasMaxLength(200);
            plan.Property(p => p.EndedWhy).HasMaxLength(200);
            plan.HasIndex(p => new { p.HouseId, p.EndedOn });
            plan.Ignore(p => p.Total);
        }
    }
}

/// <summary>One instalment.</summary>
internal sealed class Instalment : Centered, ILogRow
{
    public required PlanId PlanId { get; init; }
    public required int No { get; init; }
    public required DateOnly DueOn { get; init; }
    public required long Fen { get; init; }

    public Money Amount => new(Fen);

    internal sealed class Table : IEntityTypeConfiguration<Instalment>
    {
        public void Configure(EntityTypeBuilder<Instalment> part)
        {
            part.ToTable("ledger_instalments").HasKey(i => new { i.PlanId, i.No });
            part.Ignore(i => i.Amount);
        }
    }
}

/// <summary>Judges a plan from payments: an instalment is kept when all that was due up to it had come by its day.</summary>
internal static class PlanJudge
{
    /// <param name="Left">What of the instalment is open.</param>
    public sealed record Part(int No, DateOnly DueOn, Money Amount, Money Left, PromiseState State);

    /// <param name="payments">Day and amount of each payment on charges since the plan was made.</param>
    public static IReadOnlyList<Part> Judge(IReadOnlyList<Instalment> parts, IReadOnlyList<(DateOnly On, long Fen)> payments, DateOnly today)
    {
        var (judged, sum, all) = (new List<Part>(parts.Count), 0L, payments.Sum(p => p.Fen));
        foreach (var part in parts.OrderBy(p => p.No))
        {
            sum += part.Fen;
            var inTime = payments.Where(p => p.On <= part.DueOn).Sum(p => p.Fen) >= sum;
            judged.Add(new(part.No, part.DueOn, part.Amount, new(Math.Clamp(sum - all, 0, part.Fen)), inTime && all >= sum ? PromiseState.Kept : today > part.DueOn ? PromiseState.Broken : PromiseState.Open));
        }

        return judged;
    }

    /// <summary>When the first instalment that is not covered is due; null when all are.</summary>
    public static DateOnly? Next(IReadOnlyList<Part> judged) => judged.Where(p => p.Left > Money.Zero).Select(p => (DateOnly?)p.DueOn).FirstOrDefault();

    public static PlanState State(InstalmentPlan plan, IReadOnlyList<Part> judged, DateOnly today) => plan.EndedOn is not null ? PlanState.Ended : Next(judged) is not { } next ? PlanState.Done : next < today ? PlanState.Broken : PlanState.Running;
}
