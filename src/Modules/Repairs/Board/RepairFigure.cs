using Anju.Repairs.Contracts;
using Anju.Repairs.Domain;

namespace Anju.Repairs.Board;

/// <summary>What an index counts. The index page and the list behind each of its figures ask with the same words, so that they can never differ.</summary>
internal enum RepairFigure { FinishDue, FinishedInTime, ArriveDue, ArrivedInTime, Confirmed, PassedFirst, Finished, Again, Cancelled }

/// <summary>The rows of each figure in a period. What was promised counts on the day it was due, whether it was ever done or not; cancelled orders stand apart.</summary>
internal static class RepairFigures
{
    private static readonly RepairClass[] Small = [RepairClass.Emergency, RepairClass.Urgent, RepairClass.Minor];

    /// <param name="start">First moment of the period, UTC.</param>
    /// <param name="end">Its last moment; promises that are still running at <paramref name="now"/> do not count yet.</param>
    public static IQueryable<Repair> Of(this IQueryable<Repair> repairs, RepairFigure figure, DateTime start, DateTime end, DateTime now)
    {
        var kept = repairs.Where(r => r.State != RepairState.Cancelled);
        return figure switch
        {
            RepairFigure.FinishDue => kept.Where(r => Small.Contains(r.Class) && r.FinishDueAt >= start && r.FinishDueAt <= end && (r.FinishVerdict != null || r.FinishDueAt < now && r.DueAt < Repair.HeldEnd)),
            RepairFigure.FinishedInTime => repairs.Of(RepairFigure.FinishDue, start, end, now).Where(r => r.FinishVerdict == Verdict.InTime),
            RepairFigure.ArriveDue => kept.Where(r => r.ArriveDueAt >= start && r.ArriveDueAt <= end && (r.ArriveVerdict != null || r.ArriveDueAt < now && r.DueAt < Repair.HeldEnd)),
            RepairFigure.ArrivedInTime => repairs.Of(RepairFigure.ArriveDue, start, end, now).Where(r => r.ArriveVerdict == Verdict.InTime),
            RepairFigure.Confirmed => kept.Where(r => r.ConfirmedAt >= start && r.ConfirmedAt <= end),
            RepairFigure.PassedFirst => repairs.Of(RepairFigure.Confirmed, start, end, now).Where(r => r.Round == 1),
            RepairFigure.Finished => kept.Where(r => r.FinishedAt >= start && r.FinishedAt <= end),
            RepairFigure.Again => repairs.Of(RepairFigure.Finished, start, end, now).Where(r => r.ReworkOf != null || r.Round > 1),
            _ => repairs.Where(r => r.State == RepairState.Cancelled && r.EndedAt >= start && r.EndedAt <= end),
        };
    }
}
