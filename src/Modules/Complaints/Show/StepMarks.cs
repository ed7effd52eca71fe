using Anju.Complaints.Domain;
using Anju.Kernel.Calendars;

namespace Anju.Complaints.Show;

/// <summary>The line of steps over a complaint, in the words of the procedure.</summary>
internal static class StepMarks
{
    public static IReadOnlyList<StepMark> Of(Complaint c, Calendar calendar)
    {
        var at = c.State;
        var marks = new List<StepMark>
        {
            new("登记", true, false, c.ReceivedAt, c.RegisteredBy, "", false),
            new("首次答复", c.AcknowledgedAt is not null, at == ComplaintState.Registered, c.AcknowledgedAt, c.AcknowledgedBy, "", c.ReplyVerdict == Verdict.Late || c.AcknowledgedAt is null && c.ReplyDueAt < calendar.Now && !c.HasEnded),
            new("判定", c.JudgedAt is not null, at == ComplaintState.Acknowledged, c.JudgedAt, c.JudgedBy, "", false),
        };
        if (c.Validity == Validity.Invalid)
            marks.Add(new("解释", c.Explanations > 0, at == ComplaintState.Invalid, null, "", c.Explanations > 0 ? $"{c.Explanations} 次" : "", false));
        else
        {
            marks.Add(new("调查", c.InvestigatedAt is not null, at is ComplaintState.Judged or ComplaintState.Reopened, c.InvestigatedAt, "", "", false));
            marks.Add(new("约定处理", c.PlannedAt is not null, at == ComplaintState.Investigating, c.PlannedAt, "", c.PromisedAt is { } by ? $"约 {calendar.ShortTime(by)}" : "", false));
            marks.Add(new("处理", c.HandledAt is not null, at is ComplaintState.Planned or ComplaintState.Acting, c.HandledAt, c.HandledBy, c.HandledAt is null && c.SolveDueAt is { } due ? $"应 {calendar.ShortTime(due)} 前" : "",
                c.SolveVerdict == Verdict.Late || c.HandledAt is null && c.SolveDueAt < calendar.Now && !c.HasEnded));
            marks.Add(new("告知部门", c.DepartmentToldAt is not null, at == ComplaintState.Handled && c.DepartmentToldAt is null, c.DepartmentToldAt, c.DepartmentTold, "", false));
            marks.Add(new("告知用户", c.UserToldAt is not null, at == ComplaintState.Handled && c.UserToldAt is null, c.UserToldAt, "", "", c.UserToldAt is null && c.TellDueAt < calendar.Now && !c.HasEnded));
            marks.Add(new("回访", c.FollowedUpAt is not null, at == ComplaintState.ToFollowUp, c.FollowedUpAt, c.FollowedUpBy, c.FollowUpDueOn is { } on && c.FollowedUpAt is null ? $"{calendar.ShortDay(on)} 前" : "", false));
        }

        var isAside = c.HasEnded && at != ComplaintState.Closed;
        marks.Add(new(isAside ? Words.Of(at) : "关闭", c.HasEnded, at == ComplaintState.FollowedUp, c.EndedAt, c.EndedBy, "", false));
        return isAside ? [.. marks.Where(m => m.IsDone)] : marks;
    }
}
