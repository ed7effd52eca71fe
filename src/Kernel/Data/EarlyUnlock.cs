using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Anju.Kernel.Data;

/// <summary>On PostgreSQL an act gives its locks back before the disk has turned, and is acknowledged after: see <see cref="CenterLedger"/>.</summary>
internal sealed class EarlyUnlock : IDbTransactionInterceptor
{
    public static readonly EarlyUnlock Instance = new();

    public async ValueTask<InterceptionResult> TransactionCommittingAsync(DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is not AppDb { Ledger: { } ledger, IsSqlite: false })
            return result;
        await ledger.CommitEarly();
        return InterceptionResult.Suppress();
    }
}
