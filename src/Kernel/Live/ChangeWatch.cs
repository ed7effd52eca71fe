using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;

namespace Anju.Kernel.Live;

/// <summary>
/// Sees every save, whoever makes it, and says after the commit whose rows have changed. A commit whose outcome is not
/// known counts as done: asking once too often does no harm.
/// </summary>
internal sealed class ChangeWatch(ILiveRelay relay) : SaveChangesInterceptor, IDbTransactionInterceptor, IDbCommandInterceptor
{
    /// <summary>Contexts that wrote and have not committed yet, with the centers of the rows; the default center stands for rows of the company.</summary>
    private readonly ConditionalWeakTable<DbContext, HashSet<CenterId>> written = [];

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Look(eventData.Context!);
        return new(result);
    }

    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        Look(eventData.Context!);
        return result;
    }

    public override ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        TellUnlessInside(eventData.Context!);
        return new(result);
    }

    public override int SavedChanges(SaveChangesCompletedEventData eventData, int result)
    {
        TellUnlessInside(eventData.Context!);
        return result;
    }

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

    public void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData) => Committed(eventData.Context!);

    public Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Committed(eventData.Context!);
        return Task.CompletedTask;
    }

    public void TransactionFailed(DbTransaction transaction, TransactionErrorEventData eventData) => Tell(eventData.Context!);

    public Task TransactionFailedAsync(DbTransaction transaction, TransactionErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        Tell(eventData.Context!);
        return Task.CompletedTask;
    }

    private void Look(DbContext db)
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
    private void Committed(DbContext db)
    {
        if (!written.TryGetValue(db, out _))
            Note(db, CenterOf(db));
        Tell(db);
    }

    private static CenterId CenterOf(DbContext db) => db is AppDb own ? own.Center : default;

    private void Note(DbContext db, CenterId center) => written.GetOrCreateValue(db).Add(center);

    private void TellUnlessInside(DbContext db)
    {
        if (db.Database.CurrentTransaction is null)
            Tell(db);
    }

    private void Tell(DbContext db)
    {
        if (!written.TryGetValue(db, out var centers))
            return;
        written.Remove(db);
        foreach (var center in centers)
            relay.Changed(center);
    }
}
