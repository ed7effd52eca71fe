using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Anju.Kernel.Data;

/// <summary>Adds thousands of derived rows without tracking each: one statement for hundreds of them, the same on both databases.</summary>
public static class BulkInsert
{
    /// <summary>SQLite looks each name up in the list of all names of the statement, so long lists cost their square; PostgreSQL wants few round trips.</summary>
    private const int MostOnSqlite = 250, MostOnPostgres = 1500;

    /// <summary>Writes the rows into the context's center at once, in the running transaction or in one of their own. Neither versioned nor audited: for <see cref="ILogRow"/> only.</summary>
    /// <param name="onConflict">What becomes of a row whose key is there already, in the SQL both databases share (<c>ON CONFLICT …</c>); a constant, never made of input.</param>
    public static async Task InsertAll<T>(this AppDb db, IEnumerable<T> rows, CancellationToken ct, string onConflict = "") where T : Centered, ILogRow
    {
        var type = db.Model.FindEntityType(typeof(T))!;
        var columns = type.GetProperties().ToArray();
        await db.Database.OpenConnectionAsync(ct);
        try
        {
            if (db.Ledger is not null)
                await db.Ledger.Begin(ct);
            await using var own = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(ct) : null;
            foreach (var some in rows.Chunk(Math.Max(1, (db.IsSqlite ? MostOnSqlite : MostOnPostgres) / columns.Length)))
                await Insert(db, type, columns, some, onConflict, ct);
            if (own is not null)
                await own.CommitAsync(CancellationToken.None);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    private static async Task Insert(AppDb db, IEntityType type, IProperty[] columns, Centered[] rows, string onConflict, CancellationToken ct)
    {
        var sql = new StringBuilder($"INSERT INTO \"{type.GetTableName()}\" ({string.Join(", ", columns.Select(c => $"\"{c.GetColumnName()}\""))}) VALUES ");
        await using var command = db.Command("");
        foreach (var row in rows)
        {
            if (row.CenterId == default)
                row.CenterId = db.Center;
            sql.Append(command.Parameters.Count == 0 ? "(" : ", (");
            foreach (var column in columns)
            {
                var name = $"@p{command.Parameters.Count}";
                sql.Append(column == columns[0] ? "" : ", ").Append(name);
                command.Parameters.Add(column.GetRelationalTypeMapping().CreateParameter(command, name, column.GetGetter().GetClrValue(row), column.IsNullable));
            }

            sql.Append(')');
        }

        command.CommandText = sql.Append(' ').Append(onConflict).ToString();
        await command.ExecuteNonQueryAsync(ct);
    }
}
