using Microsoft.Data.Sqlite;
using Npgsql;

namespace Anju.Kernel.Data;

/// <summary>What a database error means, for both databases.</summary>
internal static class DbErrors
{
    private const int SqliteBusy = 5, SqliteConstraint = 19;

    /// <summary>Deadlock victim, serialization failure or a busy file: the same act may succeed when tried again.</summary>
    public static bool IsTransient(Exception error) => Root(error) switch
    {
        PostgresException { SqlState: PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure } => true,
        SqliteException { SqliteErrorCode: SqliteBusy } => true,
        _ => false,
    };

    /// <summary>A unique or foreign key refused the save.</summary>
    public static bool IsConstraint(Exception error) => Root(error) switch
    {
        PostgresException e => e.SqlState.StartsWith("23", StringComparison.Ordinal),
        SqliteException e => e.SqliteErrorCode == SqliteConstraint,
        _ => false,
    };

    private static Exception Root(Exception error)
    {
        while (error is not (PostgresException or SqliteException) && error.InnerException is { } inner)
            error = inner;
        return error;
    }
}
