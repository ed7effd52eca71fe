using Microsoft.EntityFrameworkCore;
using Anju.Casework.Contracts;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Office.Domain;

namespace Anju.Office.Oversight;

/// <summary>Minutes that are not signed or not issued, month plans without their review, opinions without an answer (S-4.1.4a).</summary>
internal sealed class IncompleteOffice(AppDb db, Calendar calendar) : IIncompleteRecords
{
    private const int DaysToSign = 2, DaysToReview = 3;

    public int Order => 50;
    public string Module => "办公";
    public string Permission => OfficePermissions.Work;

    public async Task<IReadOnlyList<IncompleteRecord>> Of(DateTime since, int limit, CancellationToken ct)
    {
        var (now, sign, over) = (calendar.Now, calendar.Now.AddDays(-DaysToSign), calendar.MonthStart(calendar.Today.AddDays(-DaysToReview)));
        var (first, meetings) = (calendar.MonthStart(calendar.DayOf(since)), db.Set<Meeting>().AsNoTracking().Where(m => m.HeldAt >= since && m.HeldAt < sign));
        var unsigned = await (from a in db.Set<Attendee>().AsNoTracking() join m in meetings on a.MeetingId equals m.Id where a.Presence == Presence.Present && a.SignedAt == null orderby m.HeldAt, a.Id select new { Meeting = m, a.Name }).Take(limit).ToListAsync(ct);
        var unissued = await meetings.Where(m => m.ApprovedAt == null).OrderBy(m => m.HeldAt).ThenBy(m => m.Id).Take(limit).ToListAsync(ct);
        var plans = await db.Set<MonthPlan>().AsNoTracking().Where(p => p.Month >= first && p.Month < over && p.ReviewedAt == null).OrderBy(p => p.Month).ThenBy(p => p.Id).Take(limit).ToListAsync(ct);
        var opinions = await db.Set<Opinion>().AsNoTracking().Where(o => o.At >= since && o.OpenUntil < now).OrderBy(o => o.OpenUntil).ThenBy(o => o.Id).Take(limit).ToListAsync(ct);
        return
        [
            .. unsigned.GroupBy(u => u.Meeting.Id).Select(g => Row(g.First().Meeting, $"{g.Count()} 人签到", string.Join('、', g.Select(u => u.Name).Take(5)))),
            .. unissued.Select(m => Row(m, "纪要签发", m.ChairName)),
            .. plans.Select(p => new IncompleteRecord(p.Subject, Lack.Close, "月末总结", FormattableString.Invariant($"{p.Month:yyyy-MM}"), "月度工作计划", p.Href, calendar.EndOf(calendar.MonthEnd(p.Month)), p.MadeBy)),
            .. opinions.Select(o => new IncompleteRecord(o.Subject, Lack.Close, "答复", o.Number, o.Topic, o.Href, o.DueAt, "")),
        ];
    }

    private static IncompleteRecord Row(Meeting m, string what, string who) => new(m.Subject, Lack.Signature, what, m.Number, m.Title, m.Href, m.HeldAt, who);
}
