using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Anju.Kernel.Data;

/// <summary>
/// Looks at every save, whoever makes it, and tells of it after the commit. A commit whose outcome is not known counts as
/// done: telling once too often does no harm.
/// </summary>
public abstract class CommitWatch : SaveChangesInterceptor, IDbTransactionInterceptor
{
    /// <summary>Before a save: what of it is worth telling is remembered beside the context.</summary>
    protected abstract void Look(DbContext db);

    /// <summary>Tells what was remembered, once.</summary>
    protected abstract void Tell(DbContext db);

    protected virtual void Committed(DbContext db) => Tell(db);

    protected void TellUnlessInside(DbContext db)
    {
        if (db.Database.CurrentTransaction is null)
            Tell(db);
    }

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
}
