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

    /// <summary>The number or the place in the audit chain was given to another record meanwhile.</summary>
    public static bool IsTakenPlace(Exception error) => Root(error) is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } e
        && (e.TableName == "kernel_audit" || e.ConstraintName?.EndsWith("_Number", StringComparison.Ordinal) == true);

    /// <summary>Waits for a statement that divides by the rows it found where there must be some.</summary>
    public static async Task Overtaken(Task statement)
    {
        try
        {
            await statement;
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.DivisionByZero)
        {
            throw new OvertakenException(e);
        }
    }

    private static Exception Root(Exception error)
    {
        while (error is not (PostgresException or SqliteException) && error.InnerException is { } inner)
            error = inner;
        return error;
    }
}

/// <summary>Numbers or chain of the center do not stand where this process has left them.</summary>
internal sealed class OvertakenException(Exception found) : Exception("Another process was faster.", found);
