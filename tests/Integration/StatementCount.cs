using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.Live;

namespace Anju.Integration;

/// <summary>Counts the questions asked of the database, for each center.</summary>
internal sealed class StatementCount : DbCommandInterceptor
{
    private readonly ConcurrentDictionary<CenterId, int> counts = new(), writes = new();

    public int Of(CenterUnderTest center) => counts.GetValueOrDefault(center.Id);

    /// <summary>Statements that only write.</summary>
    public int WritesOf(CenterUnderTest center) => writes.GetValueOrDefault(center.Id);

    /// <summary>What one visit costs when nothing is remembered from the visit before, so that the count is the same at every moment.</summary>
    public async Task<int> OfVisit(CenterUnderTest center, IServiceProvider services, Func<Task> visit)
    {
        services.GetRequiredService<ILiveRelay>().Changed(center.Id);
        var before = Of(center);
        await visit();
        return Of(center) - before;
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is AppDb db)
            counts.AddOrUpdate(db.Center, 1, (_, count) => count + 1);
        return base.ReaderExecutingAsync(command, eventData, result, cancellationToken);
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is AppDb db)
            writes.AddOrUpdate(db.Center, 1, (_, count) => count + 1);
        return base.NonQueryExecutingAsync(command, eventData, result, cancellationToken);
    }
}
