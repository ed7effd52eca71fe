namespace Anju.Office.Domain;

/// <summary>When a month-end meeting is in time (D-4a): the last days of the month, the first days of the next as late.</summary>
internal static class MonthEnd
{
    /// <param name="month">First day of the month that is summed up.</param>
    public static Timeliness Of(DateOnly month, DateOnly heldOn, int lastDays, int lateDays)
    {
        var next = month.AddMonths(1);
        return heldOn >= next.AddDays(-lastDays) && heldOn < next ? Timeliness.InTime
            : heldOn >= next && heldOn < next.AddDays(lateDays) ? Timeliness.Late : Timeliness.Outside;
    }

    /// <summary>The month that a meeting on this day sums up: in the first days of a month still the one before.</summary>
    public static DateOnly MonthOf(DateOnly heldOn, int lateDays) => heldOn.Day <= lateDays ? new DateOnly(heldOn.Year, heldOn.Month, 1).AddMonths(-1) : new(heldOn.Year, heldOn.Month, 1);

    /// <summary>Whether the reminder is on: from a day of the month until the late days are over.</summary>
    public static DateOnly? RemindedMonth(DateOnly today, int fromDay, int lateDays)
    {
        var month = new DateOnly(today.Year, today.Month, 1);
        return today.Day <= lateDays ? month.AddMonths(-1) : today.Day >= Math.Min(fromDay, DateTime.DaysInMonth(today.Year, today.Month)) ? month : null;
    }
}
