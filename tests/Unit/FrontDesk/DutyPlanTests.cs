using Anju.FrontDesk.Domain;
using Xunit;

namespace Anju.Unit.FrontDesk;

/// <summary>Telephone duty covers the whole day .</summary>
public class DutyPlanTests
{
    [Theory]
    [InlineData("8:30", "早班"), InlineData("13:29", "早班"), InlineData("13:30", "中班"), InlineData("20:59", "中班"), InlineData("21:00", "夜班"), InlineData("0:00", "夜班"), InlineData("8:29", "夜班")]
    public void Every_minute_belongs_to_one_slot(string time, string slot) => Assert.Equal(slot, DutyPlan.At(DutyPlan.Given, TimeOnly.Parse(time)).Name);

    [Theory, Clause("R-4.1.11")]
    [InlineData("8:20", "早班"), InlineData("7:59", "夜班"), InlineData("20:31", "夜班"), InlineData("23:45", "夜班"), InlineData("13:29", "中班")]
    public void Who_takes_over_a_little_early_begins_the_next_slot(string time, string slot) => Assert.Equal(slot, DutyPlan.BeginningAt(DutyPlan.Given, TimeOnly.Parse(time)).Name);

    [Theory]
    [InlineData("早班 8:30-13:30\n中班 14:00-21:00\n夜班 21:00-8:30", "“早班”与下一时段之间有空档或重叠")]
    [InlineData("早班 8:30-13:30", "“早班”与下一时段之间有空档或重叠")]
    [InlineData("早班", "每行一个时段")]
    [InlineData("早班 8:30-25:00", "每行一个时段"), Clause("R-4.1.11")]
    public void A_gap_is_refused(string lines, string sentence) => Assert.StartsWith(sentence, new DutyPlan().Write(lines)!.For("Lines"));

    [Theory]
    [InlineData("全天 0:00-0:00"), InlineData("白班 8:00至20:00\n夜班 20:00至8:00"), InlineData(DutyPlan.Given)]
    public void A_plan_without_gaps_is_taken(string lines) => Assert.Null(new DutyPlan().Write(lines));
}
