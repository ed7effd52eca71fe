using Anju.Casework.Contracts;
using Anju.Duties.Domain;
using Anju.Kernel.Identity;
using Xunit;
using static Anju.Unit.Duties.World;

namespace Anju.Unit.Duties;

/// <summary>A quarter of four people who work, fall ill, forget and write things down too late, always the same; the sheet against a count that knows nothing of the product.</summary>
public class QuarterTests
{
    private static readonly DateOnly First = new(2026, 9, 28), Last = new(2026, 12, 27);        // thirteen whole weeks with the National Day holidays
    private static readonly string[] Names = ["陈", "吴", "郑", "孙"];

    /// <summary>What somebody did on a day, as a diary has it.</summary>
    private sealed class Diary
    {
        public readonly HashSet<DateOnly> InTime = [], NextDay = [], TooLate = [], Ill = [];
        public readonly Dictionary<DateOnly, int> Checks = [];
    }

    [Fact, Clause("S-1.0", "S-4.1.2e", "S-4.2.2a", "S-2.0")]
    public void The_sheet_of_a_quarter_is_what_an_independent_count_says()
    {
        var random = new Random(20260928);
        var people = Names.Select((_, i) => new StaffId(new Guid(i + 1, 0, 0, new byte[8]))).ToArray();
        var deputy = new StaffId(new Guid(99, 0, 0, new byte[8]));
        var lines = new List<EvidenceRow>();
        var diaries = people.Select(p => Live(p, random, lines)).ToArray();
        var acted = new HashSet<DateOnly>();
        foreach (var day in diaries[0].Ill.Where(_ => random.Next(10) < 6))                      // the first has a deputy when he is ill
        {
            acted.Add(day);
            lines.Add(Line(day, "round", deputy));
        }

        var round = Duty(new(CadenceKind.EachDay), new(["round"], BackdatedDays: 1));
        var check = Duty(new(CadenceKind.Week, 3), new(["check"], NeedsAbout: true));
        var seats = people.Select((p, i) => Seat(p, away: [.. diaries[i].Ill.Select(d => new Absence(p, new(d, d), "病假", "总经理"))],
            deputies: i == 0 ? [.. diaries[0].Ill.Select(d => new Acting(deputy, new(d, d)))] : [])).ToArray();
        random.Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(lines));
        var sheet = Judge(First, Last, At(Last.AddDays(10)), [check, round], seats, lines);

        for (var i = 0; i < people.Length; i++)
        {
            var mine = sheet.Where(o => o.Person == people[i]).ToList();
            var days = mine.Where(o => o.Duty == round).ToDictionary(o => o.Period.From, o => o.State);
            for (var day = First; day <= Last; day = day.AddDays(1))
                Assert.True(days[day] == OfDay(diaries[i], day, i == 0, acted), $"{Names[i]} {day}: {days[day]}");
            foreach (var week in mine.Where(o => o.Duty == check))
                Assert.True(week.State == OfWeek(diaries[i], week.Period.From, i == 0), $"{Names[i]} {week.Period.From}: {week.State}");
        }

        Assert.Equal(4 * (91 + 13), sheet.Length);
        foreach (var state in (DutyState[])[DutyState.Met, DutyState.MetLate, DutyState.Missed, DutyState.Excused])
            Assert.Contains(sheet, o => o.Duty == round && o.State == state);                   // the quarter was lively enough
        Assert.Contains(sheet, o => o.Duty == check && o.State == DutyState.Missed);
        Assert.Contains(sheet, o => o.Duty == check && o.State == DutyState.Met);
    }

    private static Diary Live(StaffId who, Random random, List<EvidenceRow> lines)
    {
        var diary = new Diary();
        var ill = 0;
        for (var day = First; day <= Last; day = day.AddDays(1))
        {
            ill = ill > 0 ? ill - 1 : random.Next(30) == 0 ? random.Next(1, 7) : 0;
            if (ill > 0)
            {
                diary.Ill.Add(day);
                continue;
            }

            var luck = random.Next(20);
            if (luck > 2 && diary.InTime.Add(day))
                lines.Add(Line(day, "round", who));
            else if (luck == 0 && diary.NextDay.Add(day))
                lines.Add(Line(day, "round", who, enteredDaysLater: 1));
            else if (luck == 1 && diary.TooLate.Add(day))
                lines.Add(Line(day, "round", who, enteredDaysLater: 3));
            for (var n = random.Next(8) - 5; n > 0; n--)
            {
                diary.Checks[day] = diary.Checks.GetValueOrDefault(day) + 1;
                lines.Add(Line(day, "check", who, about: Guid.CreateVersion7()));
            }

            if (random.Next(4) == 0)
                lines.Add(Line(day, "check", who));                                             // names nobody, counts for nothing
        }

        return diary;
    }

    private static DutyState OfDay(Diary diary, DateOnly day, bool hasDeputy, HashSet<DateOnly> acted) => diary switch
    {
        _ when diary.InTime.Contains(day) => DutyState.Met,
        _ when diary.NextDay.Contains(day) => DutyState.MetLate,
        _ when diary.Ill.Contains(day) => !hasDeputy ? DutyState.Excused : acted.Contains(day) ? DutyState.Met : DutyState.Missed,
        _ => DutyState.Missed,
    };

    private static DutyState OfWeek(Diary diary, DateOnly monday, bool hasDeputy)
    {
        var (checks, away) = (0, 0);
        for (var i = 0; i < 7; i++)
        {
            checks += diary.Checks.GetValueOrDefault(monday.AddDays(i));
            away += diary.Ill.Contains(monday.AddDays(i)) ? 1 : 0;
        }

        var asked = hasDeputy ? 3 : 3 * (7 - away) / 7;
        return asked == 0 ? checks >= 3 ? DutyState.Met : DutyState.Excused : checks >= asked ? DutyState.Met : DutyState.Missed;
    }
}
