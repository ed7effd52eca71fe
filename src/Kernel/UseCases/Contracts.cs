namespace Anju.Kernel.UseCases;

/// <summary>The business step itself. It fetches, calls the aggregate and returns; <see cref="UseCase{TCommand,TResult}"/> does the rest.</summary>
public interface IHandler<in TCommand, TResult>
{
    Task<Result<TResult>> Handle(TCommand command, CancellationToken ct);
}

/// <summary>A question: reads without tracking, always limited.</summary>
public interface IQueryHandler<in TQuery, TResult>
{
    Task<Result<TResult>> Handle(TQuery query, CancellationToken ct);
}

/// <summary>A command that a phone, a nervous hand or a retry may send twice. The second arrival gets the first answer.</summary>
public interface IRepeatable
{
    Guid RequestId { get; }
}

/// <summary>Something that happened, told to other modules against the direction of the imports, in the same transaction.</summary>
public interface IEvent;

/// <summary>Another module's reaction to an event; it runs before the save and can refuse nothing.</summary>
public interface IOn<in TEvent> where TEvent : IEvent
{
    Task Handle(TEvent happened, CancellationToken ct);
}

/// <summary>A list cut at a limit. Pages say how many there are in all.</summary>
/// <param name="Total">All rows of the filter, of which <paramref name="Items"/> is one page.</param>
/// <param name="Page">From 1.</param>
public sealed record ListPage<T>(IReadOnlyList<T> Items, int Total, int Page, int Size);
