using Microsoft.EntityFrameworkCore;
using Anju.Casework.Contracts;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Office.Domain;
using Anju.Office.Targets;

namespace Anju.Office.Summaries;

/// <summary>The figures of a year from its records: what the summary is pre-filled with (D-3a). None is typed by hand.</summary>
internal sealed class YearFigures(AppDb db, IEnumerable<IIndexSource> sources, TargetBook targets, Calendar calendar)
{
    public async Task<IReadOnlyList<YearFigure>> Of(int year, CancellationToken ct)
    {
        var (from, to) = ShowTargets.Days(year, calendar.Today);
        var (figures, wanted) = (new List<YearFigure>(), (await targets.Sheet(year, ct))?.Lines ?? []);
        foreach (var source in sources.OrderBy(s => s.Order))
            foreach (var index in (await source.Of(from, to, ct)).Indices)
                figures.Add(new(source.Title, index.Name, index.Value is null ? index.Result : $"{index.Result}（{index.Numerator}/{index.Denominator}）",
                    wanted.FirstOrDefault(l => l.Index == index.Name) is { } target ? FormattableString.Invariant($"{(target.HigherIsBetter ? "≥" : "≤")} {target.Target:0.####} {target.Unit}") : "未设目标"));
        figures.AddRange(await Plans(from, to, ct));
        figures.AddRange(await Tasks(from, to, ct));
        figures.AddRange(await Meetings(from, to, ct));
        figures.AddRange(await Opinions(from, to, ct));
        return figures;
    }

    private async Task<IEnumerable<YearFigure>> Plans(DateOnly from, DateOnly to, CancellationToken ct)
    {
        var items = await db.Set<MonthItem>().Where(i => db.Set<MonthPlan>().Any(p => p.Id == i.MonthPlanId && p.Month >= from && p.Month <= to)).GroupBy(i => new { i.State, i.Origin })
            .Select(g => new { g.Key.State, g.Key.Origin, Count = g.Count() }).ToListAsync(ct);
        return [new("计划", "月度计划项", $"{items.Sum(i => i.Count)} 项", ""), new("计划", "完成", $"{items.Where(i => i.State == ItemState.Done).Sum(i => i.Count)} 项", ""),
            new("计划", "未完成", $"{items.Where(i => i.State == ItemState.NotDone).Sum(i => i.Count)} 项", ""), new("计划", "其中计划外", $"{items.Where(i => i.Origin == ItemOrigin.Extra).Sum(i => i.Count)} 项", "")];
    }

    private async Task<IEnumerable<YearFigure>> Tasks(DateOnly from, DateOnly to, CancellationToken ct)
    {
        var now = calendar.Now;
        var given = await db.Set<WorkTask>().Where(t => t.GivenOn >= from && t.GivenOn <= to).GroupBy(t => new { t.State, Late = t.OpenUntil < now || t.EndedAt > t.DueAt }).Select(g => new { g.Key.State, g.Key.Late, Count = g.Count() }).ToListAsync(ct);
        return [new("临时任务", "下达", $"{given.Sum(t => t.Count)} 件", ""), new("临时任务", "完成", $"{given.Where(t => t.State == TaskState.Done).Sum(t => t.Count)} 件", ""),
            new("临时任务", "逾期", $"{given.Where(t => t.Late && t.State != TaskState.Cancelled).Sum(t => t.Count)} 件", "")];
    }

    private async Task<IEnumerable<YearFigure>> Meetings(DateOnly from, DateOnly to, CancellationToken ct)
    {
        var held = await db.Set<Meeting>().Where(m => m.Kind == MeetingKind.MonthEnd && m.Month >= from && m.Month <= to).GroupBy(m => new { m.Month, m.Timeliness }).Select(g => new { g.Key.Month, g.Key.Timeliness }).ToListAsync(ct);
        var best = held.Where(h => h.Timeliness != Timeliness.Outside).GroupBy(h => h.Month).Select(g => g.Min(h => h.Timeliness)).ToList();
        return [new("会议", "月末例会按时", $"{best.Count(t => t == Timeliness.InTime)} 个月", ""), new("会议", "月末例会迟开", $"{best.Count(t => t == Timeliness.Late)} 个月", "")];
    }

    private async Task<IEnumerable<YearFigure>> Opinions(DateOnly from, DateOnly to, CancellationToken ct)
    {
        var (start, end) = (calendar.StartOf(from), calendar.EndOf(to));
        var said = await db.Set<Opinion>().Where(o => o.At >= start && o.At <= end).GroupBy(o => o.AnsweredAt != null && o.AnsweredAt <= o.DueAt).Select(g => new { InTime = g.Key, Count = g.Count() }).ToListAsync(ct);
        return [new("意见", "收到", $"{said.Sum(o => o.Count)} 条", ""), new("意见", "按期答复", $"{said.Where(o => o.InTime).Sum(o => o.Count)} 条", "")];
    }
}
