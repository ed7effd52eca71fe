using System.Data.Common;
using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;

namespace Anju.Kernel.Data;

/// <summary>
/// Many small questions to a table in one statement, each with its own limit, so that each goes straight to its place in an
/// index. Asked as one, SQLite takes whichever index spares it the sorting and reads all that lies between.
/// </summary>
public static class United
{
    /// <summary>The rows of the current center that the questions find; one that several find comes several times.</summary>
    /// <param name="questions">Each a list of conditions that hold together; their values become parameters.</param>
    /// <param name="order">Columns as SQL: which rows of a question come first.</param>
    /// <param name="limit">Most rows of each question.</param>
    public static IQueryable<T> FromEach<T>(this AppDb db, IReadOnlyList<IReadOnlyList<FormattableString>> questions, string order, int limit) where T : Centered
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentOutOfRangeException.ThrowIfZero(questions?.Count ?? 0);
        var (sql, values, table) = (new StringBuilder(), new List<DbParameter>(), db.Model.FindEntityType(typeof(T))!.GetTableName());
        using var command = db.Database.GetDbConnection().CreateCommand();
        string Place(object? value)
        {
            var parameter = command.CreateParameter();
            parameter.Value = db.IsSqlite ? Conversions.ForSqlite(value) : value;
            values.Add(parameter);
            return string.Create(CultureInfo.InvariantCulture, $"{{{values.Count - 1}}}");
        }

        foreach (var question in questions!)
        {
            sql.Append(sql.Length == 0 ? "" : " UNION ALL ").Append(CultureInfo.InvariantCulture, $"SELECT * FROM (SELECT * FROM \"{table}\" WHERE \"CenterId\" = {Place(db.Center.Value)}");
            foreach (var condition in question)
                sql.Append(" AND ").AppendFormat(CultureInfo.InvariantCulture, condition.Format, [.. condition.GetArguments().Select(Place)]);
            sql.Append(CultureInfo.InvariantCulture, $" ORDER BY {order} LIMIT {limit}) AS u");
        }

        return db.Set<T>().FromSqlRaw(sql.ToString(), [.. values]);
    }
}
