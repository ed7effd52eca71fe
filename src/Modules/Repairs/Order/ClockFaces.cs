using Anju.Kernel.Calendars;
using Anju.Repairs.Domain;

namespace Anju.Repairs.Order;

/// <summary>The clocks of an order: each limit of its class with what is left or how it was met.</summary>
internal static class ClockFaces
{
    public static IReadOnlyList<ClockFace> Of(Repair r, Procedure procedure, Calendar calendar)
    {
        var faces = new List<ClockFace>();
        var rule = $"{Words.Of(r.Class)}，{procedure.Title}";
        Add("响应", r.RespondDueAt, r.AcceptedAt, r.RespondVerdict);
        Add("到场", r.ArriveDueAt, r.ArrivedAt, r.ArriveVerdict);
        Add("完工", r.FinishDueAt, r.FinishedAt, r.FinishVerdict);
        return faces;

        void Add(string name, DateTime? due, DateTime? met, Verdict? verdict)
        {
            if (due is not null || verdict is not null)
                faces.Add(verdict is { } judged ? Met(name, due, met, judged) : Running(name, due!.Value));
            else if (r.OpenPause is not null && met is null)
                faces.Add(new($"{name}时限", "暂停", "hold", 0, 0, $"{Words.Of(r.OpenPause.Reason)}，自 {calendar.ShortTime(r.OpenPause.BeganAt)}"));
        }

        ClockFace Met(string name, DateTime? due, DateTime? met, Verdict judged)
        {
            var (used, all) = (Minutes(met), Minutes(due));
            return new($"{name} {TimeWords.Span(TimeSpan.FromMinutes(used))}", judged == Verdict.InTime ? "达标" : "超时", judged == Verdict.InTime ? "ok" : "bad", all, Math.Min(used, Math.Max(all, 1)),
                due is { } limit ? $"时限 {calendar.ShortTime(limit)}，{rule}" : rule);
        }

        ClockFace Running(string name, DateTime due)
        {
            var (left, all) = (due - calendar.Now, Minutes(due));
            var used = Math.Clamp(all - (int)left.TotalMinutes, 0, Math.Max(all, 0));
            var colour = left < TimeSpan.Zero ? "bad" : left.TotalMinutes * 2 < all ? "warn" : "info";
            return new(left < TimeSpan.Zero ? $"{name}时限已超" : $"{name}时限", TimeWords.Span(left), colour, all, left < TimeSpan.Zero ? all : used, $"{calendar.ShortTime(due)} 前，{rule}");
        }

        int Minutes(DateTime? at) => at is { } moment ? (int)Math.Clamp((moment - r.ClockFrom).TotalMinutes, 0, 1_000_000) : 0;
    }
}
