using Anju.Casework.Contracts;
using Anju.Duties.Domain;
using CsCheck;
using Xunit;
using static Anju.Unit.Duties.World;

namespace Anju.Unit.Duties;

/// <summary>What holds for every set of duties, people and records.</summary>
public class JudgeProperties
{
    private static readonly DateOnly Start = new(2027, 12, 20);                // over new year, with a leap day at the end
    private const int Days = 75;

    private static readonly Gen<DateOnly> Day = Gen.Int[0, Days].Select(n => Start.AddDays(n));

    private static readonly Gen<Cadence> Rhythm = Gen.Select(Gen.Int[0, 11], Gen.Int[1, 3], Gen.Int[0, 3]).Select((kind, count, late) => kind switch
    {
        0 or 1 => new Cadence(CadenceKind.EachDay, count),
        2 => new(CadenceKind.EachWorkingDay),
        3 => new(CadenceKind.EveryDays, count, A: 3 + late),
        4 or 5 => new(CadenceKind.Week, count),
        6 => new(CadenceKind.Month, count, LateDays: late),
        7 => new(CadenceKind.MonthEnd, A: 7, LateDays: late),
        8 => new(CadenceKind.MonthWindow, A: 1, B: 5, LateDays: late),
        9 => new(CadenceKind.YearEnd, A: 12, LateDays: late),
        10 => new(CadenceKind.AfterEvent, A: count, Unit: LimitUnit.WorkingDays, Trigger: "a"),
        _ => new(CadenceKind.AfterEvent, A: 30 * count, Unit: LimitUnit.Hours, Trigger: "b"),
    });

    private static readonly Gen<DutyTerm> AnyDuty = Gen.Select(Rhythm, Gen.Enum<Whose>(), Gen.Int[0, 3], Gen.Bool, Gen.Bool).Select((cadence, whose, back, named, isDeputy) =>
        Duty(cadence, new(named ? ["a", "b"] : ["a", "c*"], whose, isDeputy, NeedsAbout: named, BackdatedDays: back), force: back == 3 ? new(Start.AddDays(10), Start.AddDays(50)) : null));

    private static readonly Gen<EvidenceRow> AnyLine = Gen.Select(Day, Gen.Int[0, 2], Gen.Int[0, 2], Gen.Int[0, 4], Gen.Bool, Gen.Int[0, 1439], Gen.Int[0, 6]).Select((day, kind, who, later, named, minute, subject) =>
        Line(day, ((string[])["a", "b", "cc"])[kind], ((Kernel.Identity.StaffId[])[Director, Deputy, Third])[who], Math.Max(0, later - 2), named ? Third.Value : null, subject: new Guid(subject, 0, 0, new byte[8]), at: At(day, minute / 60, minute % 60)));

    private static readonly Gen<Seat[]> AnySeats = Gen.Select(Day, Gen.Int[0, 20], Gen.Bool, Gen.Bool).Select((from, length, hasDeputy, joinsLate) => (Seat[])
    [
        Seat(Director, away: [new(Director, new(from, from.AddDays(length)), "病假", "总经理")], deputies: hasDeputy ? [new(Deputy, new(from, from.AddDays(length / 2)))] : []),
        Seat(Third, held: joinsLate ? new(Start.AddDays(17), Start.AddDays(60)) : null),
    ]);

    private static readonly Gen<(DutyTerm[] Duties, Seat[] Seats, EvidenceRow[] Lines, DateOnly Now)> World = Gen.Select(AnyDuty.Array[1, 6], AnySeats, AnyLine.Array[0, 80], Day);

    private static Outcome[] Of(DutyTerm[] duties, Seat[] seats, IReadOnlyList<EvidenceRow> lines, DateOnly now) => Judge(Start, Start.AddDays(Days), At(now, 12), duties, seats, lines);

    [Fact]
    public void The_order_in_which_records_arrive_does_not_matter() => World.Select(Gen.Int, (w, seed) => (w, seed)).Sample(x =>
    {
        var shuffled = x.w.Lines.ToArray();
        new Random(x.seed).Shuffle(shuffled);
        Assert.Equal(Of(x.w.Duties, x.w.Seats, x.w.Lines, x.w.Now).Select(Said), Of(x.w.Duties, x.w.Seats, shuffled, x.w.Now).Select(Said));
    });

    [Fact]
    public void One_more_record_makes_nothing_worse() => World.Select(AnyLine, (w, line) => (w, line)).Sample(x =>
    {
        var after = Of(x.w.Duties, x.w.Seats, [.. x.w.Lines, x.line], x.w.Now).ToDictionary(o => o.Key);
        foreach (var before in Of(x.w.Duties, x.w.Seats, x.w.Lines, x.w.Now))
            Assert.True(Rank(after[before.Key].State) >= Rank(before.State), $"{Said(before)} → {Said(after[before.Key])}");
    });

    [Fact]
    public void No_duty_is_judged_twice_and_none_is_both_met_and_missed() => World.Sample(w =>
    {
        var outcomes = Of(w.Duties, w.Seats, w.Lines, w.Now);
        Assert.Equal(outcomes.Length, outcomes.DistinctBy(o => o.Key).Count());
        foreach (var o in outcomes)
        {
            Assert.Equal(o.IsDone, o.Done >= o.Need);
            Assert.True(o.State != DutyState.Missed || o.Period.LateTo < w.Now || o.Period.To <= w.Now);
            Assert.All(o.Lines, l => Assert.True(l.On >= o.Period.From && (o.Trigger is not null || l.On <= o.Period.LateTo)));
        }
    });

    [Fact]
    public void Time_alone_only_ends_what_is_due() => World.Sample(w =>
    {
        var later = Of(w.Duties, w.Seats, w.Lines, w.Now.AddDays(40)).ToDictionary(o => o.Key);
        foreach (var now in Of(w.Duties, w.Seats, w.Lines, w.Now))
            Assert.True(now.State is DutyState.NotYetDue or DutyState.Due || later[now.Key].State == now.State, Said(now));
    });

    private static string Said(Outcome o) => $"{o.Key} {o.State} {o.Done}/{o.Need} {o.Reason} {string.Join(',', o.Lines.Select(l => l.Id))}";

    private static int Rank(DutyState state) => state switch { DutyState.Met => 5, DutyState.MetLate => 4, DutyState.Excused => 2, DutyState.Missed => 1, _ => 1 };
}
