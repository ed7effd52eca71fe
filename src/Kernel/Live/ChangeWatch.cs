using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;

namespace Anju.Kernel.Live;

/// <summary>Says after each commit whose rows have changed, also those that pass the tracker.</summary>
internal sealed class ChangeWatch(ILiveRelay relay) : CommitWatch, IDbCommandInterceptor
{
    /// <summary>Contexts that wrote and have not committed yet, with the centers of the rows; the default center stands for rows of the company.</summary>
    private readonly ConditionalWeakTable<DbContext, HashSet<CenterId>> written = [];

    public ValueTask<int> NonQueryExecutedAsync(DbCommand command, CommandExecutedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        Executed(eventData);
        return new(result);
    }

    public int NonQueryExecuted(DbCommand command, CommandExecutedEventData eventData, int result)
    {
        Executed(eventData);
        return result;
    }

    protected override void Look(DbContext db)
    {
        foreach (var entry in db.ChangeTracker.Entries())
            if (entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted)
                Note(db, entry.Entity is not Centered row ? default : row.CenterId != default ? row.CenterId : CenterOf(db));
    }

    /// <summary>Changes that pass the tracker: updates and deletes in one statement, and plain SQL.</summary>
    private void Executed(CommandExecutedEventData happened)
    {
        if (happened.Context is not { } db || happened.CommandSource is not (CommandSource.ExecuteUpdate or CommandSource.ExecuteDelete or CommandSource.ExecuteSqlRaw))
            return;
        Note(db, CenterOf(db));
        TellUnlessInside(db);
    }

    /// <summary>A transaction in which nothing was seen wrote past the context, in bulk: for its center.</summary>
    protected override void Committed(DbContext db)
    {
        if (!written.TryGetValue(db, out _))
            Note(db, CenterOf(db));
        Tell(db);
    }

    private static CenterId CenterOf(DbContext db) => db is AppDb own ? own.Center : default;

    private void Note(DbContext db, CenterId center) => written.GetOrCreateValue(db).Add(center);

    protected override void Tell(DbContext db)
    {
        if (!written.TryGetValue(db, out var centers))
            return;
        written.Remove(db);
        foreach (var center in centers)
            relay.Changed(center);
    }
}
