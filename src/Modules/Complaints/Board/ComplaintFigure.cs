using Anju.Complaints.Contracts;
using Anju.Complaints.Domain;

namespace Anju.Complaints.Board;

/// <summary>What an index counts. The index page and the list behind each of its figures ask with the same words, so that they can never differ.</summary>
internal enum ComplaintFigure { Received, Valid, ReplyDue, RepliedInTime, SolveDue, SolvedInTime, ClosedOfDue, Closed, Reopened, Aged, Invalid, Joined, Moved, Withdrawn }

/// <summary>
/// The rows of each figure in a period. What was promised counts on the day it was due, whether it was ever done or not.
/// One matter counts once: what was joined to another complaint stands apart, and so do invalid, withdrawn and moved ones.
/// </summary>
internal static class ComplaintFigures
{
    private static readonly ComplaintState[] Apart = [ComplaintState.Merged, ComplaintState.MovedToRepair, ComplaintState.Withdrawn];

    /// <param name="start">First moment of the period, UTC.</param>
    /// <param name="end">Its last moment; promises that are still running at <paramref name="now"/> do not count yet.</param>
    public static IQueryable<Complaint> Of(this IQueryable<Complaint> complaints, ComplaintFigure figure, DateTime start, DateTime end, DateTime now)
    {
        var received = complaints.Where(c => c.ReceivedAt >= start && c.ReceivedAt <= end);
        var valid = complaints.Where(c => !Apart.Contains(c.State) && c.Validity == Validity.Valid);
        return figure switch
        {
            ComplaintFigure.Received => received.Where(c => c.State != ComplaintState.Merged),
            ComplaintFigure.Valid => received.Where(c => !Apart.Contains(c.State) && c.Validity == Validity.Valid),
            ComplaintFigure.ReplyDue => complaints.Where(c => !Apart.Contains(c.State) && c.ReplyDueAt >= start && c.ReplyDueAt <= end && (c.ReplyVerdict != null || c.ReplyDueAt < now)),
            ComplaintFigure.RepliedInTime => complaints.Of(ComplaintFigure.ReplyDue, start, end, now).Where(c => c.ReplyVerdict == Verdict.InTime),
            ComplaintFigure.SolveDue => valid.Where(c => c.SolveDueAt >= start && c.SolveDueAt <= end && (c.SolveVerdict != null || c.SolveDueAt < now)),
            ComplaintFigure.SolvedInTime => complaints.Of(ComplaintFigure.SolveDue, start, end, now).Where(c => c.SolveVerdict == Verdict.InTime),
            ComplaintFigure.ClosedOfDue => complaints.Of(ComplaintFigure.SolveDue, start, end, now).Where(c => c.State == ComplaintState.Closed),
            ComplaintFigure.Closed => valid.Where(c => c.State == ComplaintState.Closed && c.EndedAt >= start && c.EndedAt <= end),
            ComplaintFigure.Reopened => complaints.Of(ComplaintFigure.Closed, start, end, now).Where(c => c.Round > 1),
            ComplaintFigure.Aged => received.Where(c => !Apart.Contains(c.State) && (c.AgedFrom != null || c.MajorFrom <= now)),
            ComplaintFigure.Invalid => received.Where(c => c.State != ComplaintState.Merged && c.Validity == Validity.Invalid),
            ComplaintFigure.Joined => received.Where(c => c.State == ComplaintState.Merged),
            ComplaintFigure.Moved => received.Where(c => c.State == ComplaintState.MovedToRepair),
            _ => received.Where(c => c.State == ComplaintState.Withdrawn),
        };
    }
}
