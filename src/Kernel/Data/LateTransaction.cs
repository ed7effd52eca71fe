using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.EntityFrameworkCore;

namespace Anju.Kernel.Data;

/// <summary>A statement that changes rows without a save (a bulk update or delete) also begins the transaction of its act.</summary>
internal sealed class LateTransaction : DbCommandInterceptor
{
    public static readonly LateTransaction Instance = new();

    public override async ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is AppDb { Ledger: { } ledger } db)
        {
            await ledger.Begin(cancellationToken);
            command.Transaction = db.Database.CurrentTransaction!.GetDbTransaction();
        }

        return result;
    }
}
