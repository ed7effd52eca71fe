using Anju.Kernel.Calendars;
using Anju.Repairs.Domain;

namespace Anju.Repairs.Order;

/// <summary>The line of steps over an order, in the words of the procedure.</summary>
internal static class StepMarks
{
    /// <param name="person">How the name of the owner is shown to this reader.</param>
    public static IReadOnlyList<StepMark> Of(Repair r, Calendar calendar, Func<string, string> person)
    {
        var at = r.ResumeTo ?? r.State;
        var finishNote = r.FinishedAt is null && r.FinishDueAt is { } due ? $"应 {calendar.ShortTime(due)} 前" : "";
        var marks = new List<StepMark>
        {
            new("登记", true, false, r.RegisteredAt, r.RegisteredBy, "", false),
            new("派工", r.DispatchedAt is not null, at is RepairState.Registered or RepairState.Reopened, r.DispatchedAt, r.DispatchedBy, "", false),
            new("接单", r.AcceptedAt is not null, at == RepairState.Dispatched, r.AcceptedAt, r.AcceptedAt is null ? "" : r.WorkerName, "", r.RespondVerdict == Verdict.Late),
            new("到场", r.ArrivedAt is not null, at == RepairState.Accepted, r.ArrivedAt, "", "", r.ArriveVerdict == Verdict.Late),
        };
        if (r.QuoteNo > 0 || r.Charge == Charge.Open && r.StartedAt is null)
            marks.Add(new("报价同意", r.ConsentAt is not null && r.QuoteNo == r.AnsweredQuoteNo, at is RepairState.OnSite or RepairState.Quoted or RepairState.ConsentRefused, r.ConsentAt, person(r.ConsentBy), "", false));
        marks.Add(new("施工", r.FinishedAt is not null, at is RepairState.Working or RepairState.ConsentGiven || at == RepairState.OnSite && r.Charge != Charge.Open, r.StartedAt, "", "", false));
        marks.Add(new("完工", r.FinishedAt is not null, false, r.FinishedAt, "", finishNote, r.FinishVerdict == Verdict.Late || r.FinishedAt is null && r.FinishDueAt < calendar.Now));
        marks.Add(new("住户验收", r.ConfirmedAt is not null, at == RepairState.Done, r.ConfirmedAt, person(r.ConfirmedBy), r.FailedTries > 0 && r.ConfirmedAt is null ? $"未果 {r.FailedTries} 次" : "", false));
        marks.Add(new("回访", r.FollowedUpAt is not null, at == RepairState.OwnerConfirmed, r.FollowedUpAt, "", "", false));
        marks.Add(new(r.State is RepairState.Cancelled or RepairState.RefusedPrice or RepairState.Transferred ? Words.Of(r.State) : "关闭", r.HasEnded, at == RepairState.FollowedUp, r.EndedAt, "", "", false));
        return r.IsBackfilled && r.HasEnded ? [.. marks.Where(m => m is { IsDone: true, At: not null })] : marks;   // what nobody wrote down then is not shown as left out
    }
}
