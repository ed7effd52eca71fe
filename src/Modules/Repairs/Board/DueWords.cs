using Anju.Kernel.Calendars;
using Anju.Repairs.Domain;

namespace Anju.Repairs.Board;

/// <summary>How much time is left, in the words and colours of the board.</summary>
internal static class DueWords
{
    private static readonly TimeSpan Soon = TimeSpan.FromHours(1);

    public static string? Of(RepairRow row, Calendar calendar) => row switch
    {
        { DueAt: { } due } when due - calendar.Now > TimeSpan.FromHours(8) => calendar.ShortTime(due),
        { DueAt: { } due } => calendar.TimeLeft(due),
        { Lane: Lane.Suspended } => "暂停",
        _ => null,
    };

    public static string Colour(RepairRow row, Calendar calendar) => row switch
    {
        { DueAt: { } due } when due < calendar.Now => "bad",
        { Lane: Lane.Suspended } => "hold",
        { DueAt: { } due } when due - calendar.Now < Soon => "warn",
        _ => Words.Colour(row.State),
    };
}
