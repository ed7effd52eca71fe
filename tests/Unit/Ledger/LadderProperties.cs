using CsCheck;
using Anju.Ledger.Contracts;
using Anju.Ledger.Domain;
using Xunit;
using static Anju.Unit.Ledger.Ledgers;

namespace Anju.Unit.Ledger;

/// <summary>Whatever is tried in whatever order, no stage is skipped without a reason and nobody is dunned for what is paid or disputed.</summary>
public class LadderProperties
{
    private static readonly DateOnly Start = new(2025, 1, 31);

    /// <param name="Kind">0–4 dun, 5 pay, 6 dispute a charge, 7 dispute all, 8 decide, 9 plan.</param>
    private sealed record Step(int Kind, int Stage, int Which, int Days, bool HasReason);

    private static readonly Gen<Step[]> Steps = Gen.Select(Gen.Int[0, 9], Gen.Int[0, 6], Gen.Int[0, 10], Gen.Int[0, 40], Gen.Bool, (kind, stage, which, days, reason) => new Step(kind, stage, which, days, reason)).Array[1, 50];

    [Fact]
    public void No_stage_is_skipped_without_a_reason_none_is_early_and_none_is_about_what_is_paid_or_disputed() => Steps.Sample(steps =>
    {
        var charges = Enumerable.Range(0, 5).Select(i => Charge(i + 1, 100_00, Start.AddMonths(i))).ToArray();
        var (ladder, dunning, disputed, taken, account) = (new Ladder(Ladder.Default), new DunningCase { HouseId = House }, new HashSet<long>(), new List<(int Stage, DateOnly On)>(), Account(charges));
        var (day, isHeld) = (Start, false);
        foreach (var step in steps)
        {
            day = day.AddDays(step.Days);
            var (debt, charge) = (Debt.Of(charges, day, disputed), charges[step.Which % charges.Length]);
            switch (step.Kind)
            {
                case <= 4:
                    var reached = DunningCase.Reach(taken, debt.OldestDueOn);
                    if (dunning.Refuse(debt, step.Stage) is not null || ladder.Refuse(step.Stage, reached?.Stage, debt.OldestDueOn!.Value, day, step.HasReason ? "拒绝沟通" : "") is not null)
                        break;
                    Assert.False(isHeld);
                    Assert.True(debt.Due.Count > 0 || step.Stage == LadderStage.Reminder);
                    Assert.All(debt.Due, c => Assert.True(c.PrincipalFen > 0 && day > c.DueOn && !disputed.Contains(c.Id)));
                    Assert.True(step.HasReason || step.Stage <= (reached?.Stage ?? 0) + 1, "skipped");
                    Assert.True(step.Stage == 0 || ladder.From(step.Stage, debt.OldestDueOn.Value) <= day, "early");
                    Assert.False(dunning.PlanOn >= day && step.Stage > 0);
                    taken.Add((step.Stage, day));
                    dunning.Take(Act(step.Stage, day, debt), reached, false);
                    Assert.Equal(DunningCase.Reach(taken, debt.OldestDueOn)?.Stage, dunning.Reached(debt.OldestDueOn));
                    break;
                case 5 when charge.PrincipalFen > 0:
                    var book = Open(account, day, charges);
                    book.Pay(charge, charge.PrincipalFen, 0, Guid.Empty);
                    book.Close();
                    dunning.Paid(0, dunning.PlanOn, account.OldestDueOn, DunningCase.Reach(taken, account.OldestDueOn));
                    break;
                case 6 when charge.PrincipalFen > 0 && disputed.Add(charge.Id):
                    dunning.Dispute(false);
                    break;
                case 7 when !isHeld:
                    (isHeld, _) = (true, 0);
                    dunning.Dispute(true);
                    break;
                case 8 when isHeld:
                    isHeld = false;
                    dunning.Decide(false, day.AddDays(1));
                    break;
                case 9 when debt.Due.Count > 0 && !isHeld:
                    dunning.Plan(day.AddDays(step.Which), day);
                    break;
            }
        }
    });

    [Fact]
    public void What_was_done_about_debts_that_are_paid_does_not_count_on() =>
        Assert.Equal((1, new DateOnly(2025, 6, 10)), DunningCase.Reach([(1, new(2025, 3, 1)), (3, new(2025, 5, 15)), (1, new(2025, 6, 10))], new(2025, 5, 31)));

    [Fact]
    public void The_clock_runs_three_years_from_the_latest_of_due_day_payment_and_written_demand()
    {
        Assert.Null(DunningCase.LimitedUntil(null, null, null, 3));
        Assert.Equal(new DateOnly(2027, 2, 28), DunningCase.LimitedUntil(new(2024, 2, 29), null, null, 3));
        Assert.Equal(new DateOnly(2028, 5, 1), DunningCase.LimitedUntil(new(2024, 2, 29), new(2025, 5, 1), new(2025, 4, 1), 3));
    }

    [Fact]
    public void An_instalment_is_kept_when_all_that_was_due_up_to_it_had_come_by_its_day()
    {
        Instalment[] parts = [Part(1, 10), Part(2, 20), Part(3, 30)];
        PromiseState[] At(int day, params (int On, long Fen)[] paid) => [.. PlanJudge.Judge(parts, [.. paid.Select(p => (new DateOnly(2026, 1, p.On), p.Fen))], new(2026, 1, day)).Select(p => p.State)];
        Assert.Equal([PromiseState.Open, PromiseState.Open, PromiseState.Open], At(10));
        Assert.Equal([PromiseState.Broken, PromiseState.Open, PromiseState.Open], At(11, (10, 99)));
        Assert.Equal([PromiseState.Kept, PromiseState.Kept, PromiseState.Open], At(21, (5, 200)));
        Assert.Equal([PromiseState.Broken, PromiseState.Kept, PromiseState.Open], At(21, (12, 200)));
        Assert.Equal([PromiseState.Open, PromiseState.Open, PromiseState.Open], At(9, (5, 100), (6, -100)));
    }

    private static Instalment Part(int no, int day) => new() { PlanId = default, No = no, DueOn = new(2026, 1, day), Fen = 100 };

    private static DunningAct Act(int stage, DateOnly on, Debt debt) => new()
    {
        Id = new DunningActId(Guid.CreateVersion7()),
        HouseId = House,
        HouseNumber = "3-1-101",
        Stage = stage,
        On = on,
        At = default,
        ById = null,
        By = "管家",
        Way = DunningWay.Phone,
        Reached = ReachedWho.Owner,
        FromLine = 0,
        NextOn = on.AddDays(7),
        DueFen = debt.DueFen,
        LateFen = 0,
        OldestDueOn = debt.OldestDueOn,
    };
}
