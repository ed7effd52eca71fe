using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;

namespace Anju.Integration;

/// <summary>How SQLite says it will find the rows of some tables, for every question asked of it. It keeps no statistics here, so that its plan is the same beside ten lines and a million.</summary>
internal sealed class QueryPlans(params string[] tables) : DbCommandInterceptor
{
    private readonly ConcurrentDictionary<CenterId, ConcurrentQueue<(string Plan, string Sql)>> plans = new();

    /// <summary>Each way into the table, with the statement that took it, in the order they were asked.</summary>
    public IReadOnlyList<(string Plan, string Sql)> Of(CenterUnderTest center) => plans.TryGetValue(center.Id, out var found) ? [.. found] : [];

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is AppDb db && command is SqliteCommand asked && tables.Any(t => asked.CommandText.Contains($"FROM \"{t}\"", StringComparison.Ordinal)))
            foreach (var step in Explain(asked))
                plans.GetOrAdd(db.Center, _ => []).Enqueue((step, asked.CommandText));
        return base.ReaderExecutingAsync(command, eventData, result, cancellationToken);
    }

    private IEnumerable<string> Explain(SqliteCommand asked)
    {
        using var explain = asked.Connection!.CreateCommand();
        (explain.CommandText, explain.Transaction) = ("EXPLAIN QUERY PLAN " + asked.CommandText, asked.Transaction);
        foreach (SqliteParameter value in asked.Parameters)
            explain.Parameters.AddWithValue(value.ParameterName, value.Value);
        using var steps = explain.ExecuteReader();
        while (steps.Read())
            if (steps.GetString(3) is var step && (tables.Any(t => step.Contains(t, StringComparison.Ordinal)) || step.Contains("AUTOMATIC", StringComparison.Ordinal)))
                yield return step;
    }
}
