using System.Collections.Concurrent;
using System.Globalization;
using System.Linq.Expressions;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;
using SQLitePCL;

namespace Anju.Kernel.Data;

/// <summary>
/// The fastest way each database takes many rows: a binary COPY on PostgreSQL, one prepared statement on SQLite. Rows are
/// taken one by one as they come, so that millions of them need no memory and are made while the database writes.
/// </summary>
public static class BulkCopy
{
    private static readonly ConcurrentDictionary<(IModel, Type), object> Plans = new();

    /// <summary>Writes the rows into the context's center, in the running transaction or in one of their own. Neither versioned nor audited: for <see cref="ILogRow"/> only.</summary>
    /// <returns>How many.</returns>
    public static Task<long> CopyAll<T>(this AppDb db, IEnumerable<T> rows, CancellationToken ct) where T : Centered, ILogRow => CopyRows(db, rows, ct);

    /// <summary>The same for any table, for the demo company and for benches that lay a center of a million houses.</summary>
    internal static async Task<long> CopyRows<T>(this AppDb db, IEnumerable<T> rows, CancellationToken ct) where T : Centered
    {
        ArgumentNullException.ThrowIfNull(rows);
        var plan = (Plan<T>)Plans.GetOrAdd((db.Model, typeof(T)), static (_, model) => new Plan<T>(model.FindEntityType(typeof(T))!), db.Model);
        await db.Database.OpenConnectionAsync(ct);
        try
        {
            if (db.Ledger is not null)
                await db.Ledger.Begin(ct);
            await using var own = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(ct) : null;
            var count = db.IsSqlite ? plan.Insert((SqliteConnection)db.Database.GetDbConnection(), Placed(db, rows), ct)
                : await plan.Copy((NpgsqlConnection)db.Database.GetDbConnection(), Placed(db, rows), ct);
            if (own is not null)
                await own.CommitAsync(CancellationToken.None);
            return count;
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    private static IEnumerable<T> Placed<T>(AppDb db, IEnumerable<T> rows) where T : Centered
    {
        var center = db.Center;
        foreach (var row in rows)
        {
            if (row.CenterId == default)
                row.CenterId = center;
            yield return row;
        }
    }

    private sealed class Plan<T>
    {
        private const int Few = 1000;
        private readonly Column<T>[] columns;
        private readonly string table, copy, insert;

        public Plan(IEntityType type)
        {
            var properties = type.GetProperties().ToArray();
            columns = Array.ConvertAll(properties, Column<T>.Of);
            (table, var names) = ($"\"{type.GetTableName()}\"", string.Join(", ", properties.Select(p => $"\"{p.GetColumnName()}\"")));
            copy = $"COPY {table} ({names}) FROM STDIN (FORMAT BINARY)";
            insert = $"INSERT INTO {table} ({names}) VALUES ({string.Join(", ", properties.Select((_, i) => $"?{i + 1}"))})";
        }

        public async Task<long> Copy(NpgsqlConnection connection, IEnumerable<T> rows, CancellationToken ct)
        {
            var count = await Send(connection, rows, ct);
            await Know(connection, count, ct);
            return count;
        }

        private async Task<long> Send(NpgsqlConnection connection, IEnumerable<T> rows, CancellationToken ct)
        {
            var count = 0L;
            await using var stream = await connection.BeginRawBinaryCopyAsync(copy, ct);
            try
            {
                var buffer = new CopyBuffer();
                buffer.Begin();
                foreach (var row in rows)
                {
                    buffer.Row(columns.Length);
                    foreach (var column in columns)
                        column.Write(buffer, row);
                    count++;
                    if (buffer.IsFull)
                        await buffer.Empty(stream, ct);
                }

                buffer.End();
                await buffer.Empty(stream, ct);
            }
            catch
            {
                await stream.CancelAsync();                      // half of the rows must not stay
                throw;
            }

            return count;
        }

        /// <summary>
        /// A table that has just become a multiple of what PostgreSQL knows of it is looked at now. By itself it does so within
        /// a minute, and until then takes the table for empty: a join of a hundred thousand rows passed through all of them for each.
        /// </summary>
        private async Task Know(NpgsqlConnection connection, long copied, CancellationToken ct)
        {
            if (copied < Few)
                return;
            await using var known = new NpgsqlCommand("SELECT reltuples::bigint FROM pg_class WHERE oid = $1::regclass", connection) { Parameters = { new() { Value = table } } };
            if (await known.ExecuteScalarAsync(ct) is not long rows || rows >= copied)
                return;
            await using var look = new NpgsqlCommand($"ANALYZE {table}", connection);
            await look.ExecuteNonQueryAsync(ct);
        }

        public long Insert(SqliteConnection connection, IEnumerable<T> rows, CancellationToken ct)
        {
            var (handle, count) = (connection.Handle!, 0L);
            SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v2(handle, insert, out var statement), handle);
            using (statement)
                foreach (var row in rows)
                {
                    for (var i = 0; i < columns.Length; i++)
                        columns[i].Bind(statement, i + 1, row);
                    var done = raw.sqlite3_step(statement);
                    if (done != raw.SQLITE_DONE)
                        SqliteException.ThrowExceptionForRC(done, handle);
                    raw.sqlite3_reset(statement);
                    if ((++count & 0xFFF) == 0)
                        ct.ThrowIfCancellationRequested();
                }

            return count;
        }
    }

    private abstract class Column<T>
    {
        public abstract void Write(CopyBuffer buffer, T row);
        public abstract void Bind(sqlite3_stmt statement, int at, T row);

        /// <summary>The value as the database takes it, through the same conversion as a save.</summary>
        public static Column<T> Of(IProperty property)
        {
            var row = Expression.Parameter(typeof(T));
            Expression value = Expression.Property(row, property.PropertyInfo ?? throw new InvalidOperationException($"{property} is no property."));
            Expression isNull = Expression.Constant(false);
            if (Nullable.GetUnderlyingType(value.Type) is not null)
                (isNull, value) = (Expression.Not(Expression.Property(value, "HasValue")), Expression.Call(value, "GetValueOrDefault", null));
            else if (!value.Type.IsValueType)
                isNull = Expression.ReferenceEqual(value, Expression.Constant(null));
            if (property.GetTypeMapping().Converter is { } converter)
                value = Expression.Invoke(converter.ConvertToProviderExpression, Expression.Convert(value, converter.ModelClrType));
            return (Column<T>)Activator.CreateInstance(typeof(Typed<,>).MakeGenericType(typeof(T), value.Type), Expression.Lambda(value, row).Compile(), Expression.Lambda<Func<T, bool>>(isNull, row).Compile())!;
        }
    }

    private sealed class Typed<T, TValue>(Func<T, TValue> value, Func<T, bool> isNull) : Column<T>
    {
        public override void Write(CopyBuffer buffer, T row)
        {
            if (isNull(row))
                buffer.Null();
            else if (typeof(TValue) == typeof(long))
                buffer.Long((long)(object)value(row)!);
            else if (typeof(TValue) == typeof(int))
                buffer.Int((int)(object)value(row)!);
            else if (typeof(TValue) == typeof(short))
                buffer.Short((short)(object)value(row)!);
            else if (typeof(TValue) == typeof(bool))
                buffer.Bool((bool)(object)value(row)!);
            else if (typeof(TValue) == typeof(Guid))
                buffer.Id((Guid)(object)value(row)!);
            else if (typeof(TValue) == typeof(DateOnly))
                buffer.Day((DateOnly)(object)value(row)!);
            else if (typeof(TValue) == typeof(DateTime))
                buffer.Moment((DateTime)(object)value(row)!);
            else if (value(row) is string text)
                buffer.Text(text);
            else if (value(row) is byte[] bytes)
                buffer.Bytes(bytes);
            else
                throw new NotSupportedException($"{typeof(TValue)} cannot be copied.");
        }

        public override void Bind(sqlite3_stmt statement, int at, T row)
        {
            if (isNull(row))
                raw.sqlite3_bind_null(statement, at);
            else if (typeof(TValue) == typeof(long))
                raw.sqlite3_bind_int64(statement, at, (long)(object)value(row)!);
            else
                Bind(statement, at, value(row));
        }

        private static void Bind(sqlite3_stmt statement, int at, TValue value)
        {
            if (value is int whole)
                raw.sqlite3_bind_int64(statement, at, whole);
            else if (value is short small)
                raw.sqlite3_bind_int64(statement, at, small);
            else if (value is bool yes)
                raw.sqlite3_bind_int64(statement, at, yes ? 1 : 0);
            else if (value is byte[] bytes)
                raw.sqlite3_bind_blob(statement, at, bytes);
            else if (value is string text)
                raw.sqlite3_bind_text(statement, at, text);
            else if (value is DateOnly day)
                BindDay(statement, at, day);
            else
                throw new NotSupportedException($"{typeof(TValue)} cannot be inserted.");
        }

        private static void BindDay(sqlite3_stmt statement, int at, DateOnly day)
        {
            Span<byte> text = stackalloc byte[10];
            day.TryFormat(text, out _, "yyyy-MM-dd", CultureInfo.InvariantCulture);
            raw.sqlite3_bind_text(statement, at, text);
        }
    }
}
