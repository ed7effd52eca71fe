namespace Anju.Kernel.Calendars;

public sealed class Calendar(TimeProvider clock)
{
    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    public DateTime Now
    {
        get
        {
            var now = clock.GetUtcNow().UtcDateTime;
            return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMillisecond));
        }
    }

    public DateOnly Today => DayOf(Now);

    public static DateOnly DayOf(DateTime utc) => DateOnly.FromDateTime(utc + China);
}
