using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Anju.Kernel.Data;

/// <summary>
/// What the kernel itself writes at the end of every act (audit, remembered answer, numbers, end of the chain), past the
/// tracker of the ORM and, on PostgreSQL, in the one round trip that also commits. Statements name their values $1, $2, ….
/// </summary>
internal sealed class LastWrites(AppDb db)
{
    private readonly List<(string Sql, object?[] Values)> statements = [];

    public void Add(string sql, params object?[] values) => statements.Add((sql, values));

    public void Clear() => statements.Clear();

    public async Task Run()
    {
        if (db.Database.GetDbConnection() is NpgsqlConnection postgres)
            await InOneTrip(postgres);
        else
            foreach (var (sql, values) in statements)
                await Alone(sql, values);
        statements.Clear();
    }

    private async Task InOneTrip(NpgsqlConnection postgres)
    {
        await using var batch = new NpgsqlBatch(postgres);
        foreach (var (sql, values) in statements)
        {
            var command = new NpgsqlBatchCommand(sql);
            foreach (var value in values)
                command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });
            batch.BatchCommands.Add(command);
        }

        await batch.ExecuteNonQueryAsync(CancellationToken.None);
    }

    private async Task Alone(string sql, object?[] values)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        for (var i = 0; i < values.Length; i++)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = $"${i + 1}";
            parameter.Value = Conversions.ForSqlite(values[i]) ?? DBNull.Value;
            command.Parameters.Add(parameter);
        }

        await command.ExecuteNonQueryAsync(CancellationToken.None);
    }
}
