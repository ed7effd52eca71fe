namespace Anju.Billing.Domain.Calculation;

/// <summary>From when a new payer pays in the month of handover or transfer (交付当月计费约定), by contract.</summary>
internal enum Convention
{
    /// <summary>P-A: by calendar days, the day itself counted.</summary>
    DayCounted,

    /// <summary>P-B: by calendar days from the next day (民法典 201).</summary>
    NextDay,

    /// <summary>P-C: from the next month (上海 49).</summary>
    NextMonth,

    /// <summary>P-D: in the first half of the month half of it, in the second half from the next month.</summary>
    HalfMonth,

    /// <summary>P-E: a month has 30 days.</summary>
    ThirtyDays,
}

/// <summary>
/// Where a day stands in a period, in months. The share of a stretch is the difference of two places, so the shares of
/// all stretches of a month add up to exactly that month.
/// </summary>
internal static class Proration
{
    /// <summary>First half of a month, and the first day of a half paid under P-D.</summary>
    private const int Half = 15;

    /// <summary>The first day the new payer pays.</summary>
    public static DateOnly Begins(DateOnly day, Convention convention) => convention switch
    {
        Convention.NextDay => day.AddDays(1),
        Convention.NextMonth => FirstOf(day).AddMonths(1),
        Convention.HalfMonth => day.Day <= Half ? FirstOf(day).AddDays(Half - 1) : FirstOf(day).AddMonths(1),
        _ => day,
    };

    /// <summary>Months from the beginning of the period to the beginning of a day.</summary>
    /// <param name="isHandover">The day is one that <see cref="Begins"/> gave.</param>
    public static Fraction Place(DateOnly day, DateOnly start, Convention convention, bool isHandover)
    {
        var months = (day.Year - start.Year) * 12 + day.Month - start.Month;
        var within = day.Day == 1 ? Fraction.Zero
            : convention == Convention.ThirtyDays ? new Fraction(Math.Min(day.Day - 1, 30), 30)
            : isHandover && convention == Convention.HalfMonth && day.Day == Half ? new Fraction(1, 2)
            : new Fraction(day.Day - 1, DateTime.DaysInMonth(day.Year, day.Month));
        var before = start.Day == 1 ? Fraction.Zero : Place(start, FirstOf(start), convention, false);
        return Fraction.Whole(months) + within - before;
    }

    public static DateOnly FirstOf(DateOnly day) => new(day.Year, day.Month, 1);
}
