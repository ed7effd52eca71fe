using Anju.Kernel.Calendars;
using Anju.Kernel.UseCases;

namespace Anju.Casework.Contracts;

/// <summary>A module that computes indices of its work; all of them make the monthly statistics.</summary>
public interface IIndexSource
{
    /// <summary>The kind of work: 报修, 投诉, 检查.</summary>
    string Title { get; }

    int Order { get; }

    /// <param name="from">First day.</param>
    /// <param name="to">Last day, included.</param>
    Task<IndexSheet> Of(DateOnly from, DateOnly to, CancellationToken ct);
}

/// <summary>The days that indices are asked for, both included; the last 30 when empty, a year at most.</summary>
public abstract record IndexPeriod
{
    public DateOnly? From { get; set; }
    public DateOnly? To { get; set; }
}

/// <summary>Answers for a period that somebody asks for, and for each month of the statistics, by one definition.</summary>
public abstract class IndexHandler<TQuery>(Calendar calendar) : IQueryHandler<TQuery, IndexSheet>, IIndexSource
    where TQuery : IndexPeriod
{
    private const int LongestDays = 366, UsualDays = 30;

    public abstract string Title { get; }
    public abstract int Order { get; }

    public abstract Task<IndexSheet> Of(DateOnly from, DateOnly to, CancellationToken ct);

    public async Task<Result<IndexSheet>> Handle(TQuery query, CancellationToken ct)
    {
        var to = query.To ?? calendar.Today;
        var from = query.From ?? DateOnly.FromDayNumber(Math.Max(0, to.DayNumber - UsualDays + 1));
        if (from > to || to.DayNumber - from.DayNumber > LongestDays)
            return Problem.Invalid(nameof(IndexPeriod.From), "期间应从早到晚，且不超过一年");
        return await Of(from, to, ct);
    }
}
