using Microsoft.EntityFrameworkCore;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Office.Domain;
using Anju.Office.Rules;

namespace Anju.Office.Remind;

/// <summary>Something that the calendar asks of the director now.</summary>
/// <param name="Key">The same as long as it is the same demand.</param>
internal sealed record OfficeDemand(string Key, string Title, string Words, DateOnly DueOn, string Href, bool IsLate);

/// <summary>What the calendar asks of the director: the month-end meeting from the 25th, summary and next year's plan from the first of December (D-3a, D-3b, D-4a).</summary>
internal sealed class OfficeDue(AppDb db, RuleBook rules, Calendar calendar)
{
    /// <summary>A reminder can be set to no day that is farther from the end of a month.</summary>
    private const int EarliestDay = 20, LatestDay = 10, YearEnd = 12;

    public async Task<IReadOnlyList<OfficeDemand>> Open(CancellationToken ct)
    {
        var demands = new List<OfficeDemand>();
        var today = calendar.Today;
        if (today.Day is >= EarliestDay or <= LatestDay && await Meeting(today, ct) is { } meeting)
            demands.Add(meeting);
        if (today.Month is YearEnd or 1)
            demands.AddRange(await Year(today, ct));
        return demands;
    }

    private async Task<OfficeDemand?> Meeting(DateOnly today, CancellationToken ct)
    {
        var limits = await rules.Now(ct);
        if (MonthEnd.RemindedMonth(today, limits.RemindDay, limits.LateDays) is not { } month
            || await db.Set<Meeting>().AnyAsync(m => m.Kind == MeetingKind.MonthEnd && m.Month == month && m.Timeliness != Timeliness.Outside, ct))
            return null;
        var (isLate, last) = (today >= month.AddMonths(1), month.AddMonths(1).AddDays(-1));
        return new($"meeting:{month:yyyy-MM}{(isLate ? ":late" : "")}", $"{month.Month} 月月末部门例会还没有开", isLate ? $"已迟，{last.AddDays(limits.LateDays):MM-dd} 后算缺" : $"{last:MM-dd} 前开会并登记纪要", last, $"/office/meetings/new?month={month:yyyy-MM-dd}", isLate);
    }

    private async Task<IEnumerable<OfficeDemand>> Year(DateOnly today, CancellationToken ct)
    {
        var year = today.Month == YearEnd ? today.Year : today.Year - 1;
        var (isLate, last, next) = (today.Year > year, new DateOnly(year, 12, 31), year + 1);
        var demands = new List<OfficeDemand>();
        var worked = !isLate || await db.Set<YearPlan>().AnyAsync(p => p.Year == year, ct);
        if (worked && !await db.Set<YearSummary>().AnyAsync(s => s.Year == year && s.State != SummaryState.Draft, ct))
            demands.Add(new($"summary:{year}{(isLate ? ":late" : "")}", $"{year} 年度总结", isLate ? "逾期未提交" : $"{last:MM-dd} 前提交总经理", last, YearSummary.HrefOf(year), isLate));
        if (worked && !await db.Set<YearPlan>().AnyAsync(p => p.Year == next && p.State != PlanState.Draft && p.State != PlanState.Void, ct))
            demands.Add(new($"next-plan:{next}{(isLate ? ":late" : "")}", $"{next} 年度工作计划", isLate ? "逾期未提交" : $"{last:MM-dd} 前提交总经理批准", last, "/office/plans", isLate));
        return demands;
    }
}
