using Microsoft.AspNetCore.Components;
using Anju.Kernel.Calendars;
using Anju.Kernel.Ui;

namespace Anju.Casework.Contracts;

/// <summary>The mark in a row of a list: who checked the record and on which day; nothing when nobody did.</summary>
public static class CheckedBadge
{
    public static RenderFragment Of(IReadOnlyDictionary<Guid, CheckCard> marks, Guid record, Calendar calendar)
    {
        ArgumentNullException.ThrowIfNull(marks);
        ArgumentNullException.ThrowIfNull(calendar);
        return marks.TryGetValue(record, out var mark) ? Badge.Of("ok", $"{mark.By} {calendar.ShortDay(calendar.DayOf(mark.At))} 已检查") : _ => { };
    }
}
