using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Anju.Estate.Contracts;
using Anju.Kernel;
using Anju.Kernel.Data;
using Anju.Kernel.UseCases;

namespace Anju.Ledger.Domain;

/// <summary>
/// How far dunning has come with one house: what lists sort and filter by. Whoever records an act, a dispute or a plan
/// holds it; the acts themselves are the record.
/// </summary>
internal sealed class DunningCase : Versioned
{
    private const string CheckPromise = "核对承诺是否兑现";

    public required HouseId HouseId { get; init; }

    /// <summary>The highest stage taken since the oldest open debt was due; null when none was.</summary>
    public int? Stage { get; private set; }
    public DateOnly? StageOn { get; private set; }
    public DateOnly? LastOn { get; private set; }
    public string LastWords { get; private set; } = "";
    public DateOnly? NextOn { get; private set; }
    public string NextWhat { get; private set; } = "";

    /// <summary>The promise that counts now.</summary>
    public DateOnly? PromiseOn { get; private set; }
    public long PromiseFen { get; private set; }
    public long PromisePaidFen { get; private set; }

    /// <summary>Open disputes about single charges and about all of them.</summary>
    public int Disputes { get; private set; }
    public bool IsHeld { get; private set; }

    /// <summary>When the first instalment that is not covered yet is due; null without a plan.</summary>
    public DateOnly? PlanOn { get; private set; }

    /// <summary>The last written demand, promise or plan: the limitation clock runs anew from here (and from payments).</summary>
    public DateOnly? InterruptedOn { get; private set; }

    public bool HasBrokenPromise(DateOnly today) => PromiseOn < today && PromisePaidFen < PromiseFen;

    /// <summary>Stages reached count as long as the debt they were taken on is open.</summary>
    public int? Reached(DateOnly? oldestDueOn) => oldestDueOn is { } due && StageOn >= due ? Stage : null;

    /// <summary>Why nothing may be demanded of the house now; null when something may.</summary>
    public Problem? Refuse(Debt debt, int stage)
    {
        if (IsHeld)
            return Problem.Conflict("这户的欠费有争议，处理完之前不催缴");
        if (debt.Due.Count == 0 && !(stage == LadderStage.Reminder && debt.Later.Count > 0))
            return Problem.Conflict(debt.Disputed.Count > 0 ? "到期的费用都在争议中，处理完之前不催缴" : "这户没有到期未缴的费用，不需要催缴");
        if (PlanOn is { } next && next >= debt.Today && stage > LadderStage.Reminder)
            return Problem.Conflict($"分期计划正在履行，下一期 {next:yyyy-MM-dd}，到期未付再催缴");
        return null;
    }

    /// <summary>Takes one act in; it has been allowed before.</summary>
    /// <param name="isInterrupting">A written demand within the limitation: the clock runs anew.</param>
    public void Take(DunningAct act, (int Stage, DateOnly On)? reached, bool isInterrupting)
    {
        (Stage, StageOn) = reached is { } r && r.Stage > act.Stage ? (r.Stage, r.On) : (act.Stage, act.On);
        if (LastOn is null || act.On >= LastOn)
            (LastOn, LastWords) = (act.On, $"{DunningWords.Of(act.Way)} · {DunningWords.Of(act.Reached)}");
        (NextOn, NextWhat) = (act.NextOn ?? act.PromiseOn?.AddDays(1), act.NextOn is null && act.PromiseOn is not null ? CheckPromise : act.NextWhat);
        if (act.PromiseOn is not null)
            (PromiseOn, PromiseFen, PromisePaidFen) = (act.PromiseOn, act.PromiseFen, 0);
        if (act.PromiseOn is not null || isInterrupting)
            Interrupt(act.On);
    }

    /// <summary>Money came in or was taken back: what of the promise is kept, which instalment is next, whether anything is left to dun.</summary>
    public void Paid(long onPromiseFen, DateOnly? planOn, DateOnly? oldestDueOn, (int Stage, DateOnly On)? reached)
    {
        (PromisePaidFen, PlanOn, Stage, StageOn) = (onPromiseFen, planOn, reached?.Stage, reached?.On);
        if (oldestDueOn is null)
            (NextOn, NextWhat) = (null, "");
        else if (PromiseOn is not null && PromisePaidFen >= PromiseFen && NextWhat == CheckPromise)
            (NextOn, NextWhat) = (null, "");
    }

    public void Dispute(bool isWhole)
    {
        Disputes++;
        IsHeld |= isWhole;
    }

    public void Decide(bool isAnyWholeLeft, DateOnly nextOn)
    {
        (Disputes, IsHeld) = (Math.Max(0, Disputes - 1), isAnyWholeLeft);
        if (Disputes == 0)
            (NextOn, NextWhat) = (nextOn, "争议已处理，继续催缴");
    }

    public void Plan(DateOnly? firstOn, DateOnly on)
    {
        (PlanOn, NextOn, NextWhat, PromiseOn, PromiseFen, PromisePaidFen) = (firstOn, null, "", null, 0, 0);
        Interrupt(on);
    }

    public void EndPlan() => PlanOn = null;

    private void Interrupt(DateOnly on) => InterruptedOn = InterruptedOn is { } before && before > on ? before : on;

    /// <summary>诉讼时效 by our own reckoning: some years after the oldest due day, the last payment or the last interruption, whichever is latest.</summary>
    public static DateOnly? LimitedUntil(DateOnly? oldestDueOn, DateOnly? lastPaidOn, DateOnly? interruptedOn, int years) =>
        oldestDueOn is not { } due ? null : new[] { due, lastPaidOn ?? due, interruptedOn ?? due }.Max().AddYears(years);

    /// <summary>The highest of the stages taken since the oldest open debt was due: what was done about debts that are paid does not count on.</summary>
    public static (int Stage, DateOnly On)? Reach(IEnumerable<(int Stage, DateOnly On)> taken, DateOnly? oldestDueOn) =>
        taken.Where(a => a.On >= oldestDueOn).OrderByDescending(a => a.Stage).ThenByDescending(a => a.On).Select(a => ((int, DateOnly)?)a).FirstOrDefault();

    internal sealed class Table : IEntityTypeConfiguration<DunningCase>
    {
        public void Configure(EntityTypeBuilder<DunningCase> dunning)
        {
            dunning.ToTable("ledger_dunning").HasKey(c => c.HouseId);
            dunning.Property(c => c.LastWords).HasMaxLength(60);
            dunning.Property(c => c.NextWhat).HasMaxLength(100);
        }
    }
}

/// <summary>What a house owes on a day, as dunning sees it: due and demanded, not yet due, in dispute.</summary>
internal sealed record Debt(DateOnly Today, IReadOnlyList<OpenCharge> Due, IReadOnlyList<OpenCharge> Later, IReadOnlyList<OpenCharge> Disputed)
{
    public long DueFen => Due.Sum(c => c.PrincipalFen);
    public long LateFen => Due.Sum(c => c.LateAt(Today));

    /// <summary>Of what may be demanded; the oldest of what is still to come when nothing is due.</summary>
    public DateOnly? OldestDueOn => Due.Count > 0 ? Due.Min(c => c.DueOn) : Later.Count > 0 ? Later.Min(c => c.DueOn) : null;

    public static readonly Debt None = new(default, [], [], []);

    public static Debt Of(IReadOnlyList<OpenCharge> charges, DateOnly today, IReadOnlySet<long> disputed)
    {
        var open = charges.Where(c => c.PrincipalFen > 0).ToLookup(c => disputed.Contains(c.Id));
        return new(today, [.. open[false].Where(c => c.IsDue(today))], [.. open[false].Where(c => !c.IsDue(today))], [.. open[true]]);
    }
}
