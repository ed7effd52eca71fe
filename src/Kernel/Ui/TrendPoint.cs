namespace Anju.Kernel.Ui;

/// <summary>One period of a line chart.</summary>
/// <param name="Value">Null leaves a gap.</param>
/// <param name="Said">The value in words, for those who do not see the line.</param>
public sealed record TrendPoint(string Label, decimal? Value, string Said);

/// <summary>Where a value stands in a line chart: an axis of two to four round steps that holds every value and the goal.</summary>
public sealed class TrendScale
{
    private static readonly decimal[] Steps = [0.5m, 1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000, 2000, 5000, 10_000];

    /// <param name="values">At least one.</param>
    public TrendScale(IReadOnlyCollection<decimal> values)
    {
        var (low, high) = (values.Min(), values.Max());
        Step = Steps.FirstOrDefault(s => high - low <= 2 * s, Steps[^1]);
        Bottom = decimal.Floor(low / Step) * Step;
        Top = decimal.Ceiling(high / Step) * Step;
        if (Top == Bottom && (Bottom -= Step) < 0)
            (Bottom, Top) = (0, Step);
    }

    public decimal Step { get; }
    public decimal Bottom { get; }
    public decimal Top { get; }

    public IEnumerable<decimal> Ticks
    {
        get
        {
            for (var tick = Bottom; tick <= Top; tick += Step)
                yield return tick;
        }
    }

    /// <summary>0 at the bottom of the axis, 1 at its top.</summary>
    public decimal Share(decimal value) => (value - Bottom) / (Top - Bottom);
}
