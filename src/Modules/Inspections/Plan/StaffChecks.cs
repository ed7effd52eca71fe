using Anju.Casework.Contracts;
using Anju.Inspections.Domain;
using Anju.Kernel.Identity;

namespace Anju.Inspections.Plan;

/// <summary>Which records are checks of staff of a week: planned, with a post or employee and a result, and written down before the week was over (S-4.1.2c, e).</summary>
internal static class StaffChecks
{
    public const int AWeek = 3;
    public const string Clause = "S-4.1.2e";

    /// <param name="start">First moment of the week, UTC.</param>
    /// <param name="end">Its last.</param>
    public static IQueryable<Inspection> StaffChecksOf(this IQueryable<Inspection> all, DateTime start, DateTime end) =>
        all.Where(i => i.IsStaffCheck && i.StartedAt >= start && i.StartedAt <= end && i.RecordedAt <= end);

    /// <summary>Those of whom the duty asks it; all when it asks nobody in particular.</summary>
    public static IQueryable<Inspection> By(this IQueryable<Inspection> all, DutyBearers? bearers)
    {
        if (bearers is null)
            return all;
        var staff = bearers.Staff.Select(s => (StaffId?)s).ToList();
        return all.Where(i => staff.Contains(i.InspectorId));
    }

    public static bool IsMet(int checks) => checks >= AWeek;
}

/// <summary>A patrol a day by whoever the duty asks it of (S-4.2.2a).</summary>
internal static class Patrols
{
    public const string Clause = "S-4.2.2a";
}
