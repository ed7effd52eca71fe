using Anju.Inspections.Domain;

namespace Anju.Inspections.Plan;

/// <summary>Which records are checks of staff of a week: planned, with a post or employee and a result, and written down before the week was over (S-4.1.2c, e).</summary>
internal static class StaffChecks
{
    public const int AWeek = 3;

    /// <param name="start">First moment of the week, UTC.</param>
    /// <param name="end">Its last.</param>
    public static IQueryable<Inspection> StaffChecksOf(this IQueryable<Inspection> all, DateTime start, DateTime end) =>
        all.Where(i => i.IsStaffCheck && i.StartedAt >= start && i.StartedAt <= end && i.RecordedAt <= end);

    public static bool IsMet(int checks) => checks >= AWeek;
}
