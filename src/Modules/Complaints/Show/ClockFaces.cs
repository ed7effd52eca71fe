using Anju.Complaints.Domain;
using Anju.Kernel.Calendars;

namespace Anju.Complaints.Show;

/// <summary>The clocks of a complaint: each limit of its class with what is left or how it was met.</summary>
internal static class ClockFaces
{
    public static IReadOnlyList<ClockFace> Of(Complaint c, Procedure procedure, Calendar calendar)
    {
        var faces = new List<ClockFace>();
        var rule = $"{Words.Of(c.AgedFrom ?? c.Class)}，{procedure.Title}";
        Add("首次答复", c.ReceivedAt, c.ReplyDueAt, c.AcknowledgedAt);
        Add("明确答复", c.ClockFrom, c.PlanDueAt, c.PlannedAt);
        Add("解决", c.ClockFrom, c.SolveDueAt, c.HandledAt);
        Add("告知用户", c.ClockFrom, c.TellDueAt, c.UserToldAt);
        return faces;

        void Add(string name, DateTime from, DateTime? due, DateTime? met)
        {
            if (due is { } limit && (met is not null || !c.HasEnded))
                faces.Add(met is { } at ? Met(name, from, limit, at) : Running(name, from, limit));
        }

        ClockFace Met(string name, DateTime from, DateTime due, DateTime at) => new($"{name} {TimeWords.Span(at - from)}", at <= due ? "达标" : "超时", at <= due ? "ok" : "bad",
            Minutes(from, due), Math.Min(Minutes(from, at), Math.Max(Minutes(from, due), 1)), $"时限 {calendar.ShortTime(due)}，{rule}");

        ClockFace Running(string name, DateTime from, DateTime due)
        {
            var (left, all) = (due - calendar.Now, Minutes(from, due));
            var used = Math.Clamp(all - (int)Math.Clamp(left.TotalMinutes, -1_000_000, 1_000_000), 0, Math.Max(all, 0));
            var colour = left < TimeSpan.Zero ? "bad" : left.TotalMinutes * 2 < all ? "warn" : "info";
            return new(left < TimeSpan.Zero ? $"{name}时限已超" : $"{name}时限", TimeWords.Span(left), colour, all, left < TimeSpan.Zero ? all : used, $"{calendar.ShortTime(due)} 前，{rule}");
        }
    }

    private static int Minutes(DateTime from, DateTime to) => (int)Math.Clamp((to - from).TotalMinutes, 0, 1_000_000);
}
