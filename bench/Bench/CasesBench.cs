using System.Data.Common;
using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Anju.Bench;

/// <summary>A center with more than 100,000 cases of three years: complaints, inspections, nonconformities, violations, follow-ups; every page that lists or counts them, one reader and eight.</summary>
internal static class CasesBench
{
    private const int Days = 90, OpenCopies = 30, DaysOfYears = 3 * 365;
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(3);
    private static readonly string[] Mapped = ["Id", "ComplaintId", "InspectionId", "SubjectId"], Numbered = ["Number", "SubjectNumber", "InspectionNumber"], Moments = ["OpenUntil", "MajorFrom", "JudgeBy"];

    /// <summary>Tables whose rows are laid again and again, each copy some days earlier; what is still open is copied a few times only.</summary>
    private static readonly (string Table, int Copies, string Ended)[] Laid =
    [
        ("complaints_cases", 1400, "t.\"Lane\" = 'Ended'"),
        ("complaints_agreements", 1400, "EXISTS (SELECT 1 FROM complaints_cases p WHERE p.\"Id\" = t.\"ComplaintId\" AND p.\"Lane\" = 'Ended')"),
        ("complaints_tellings", 1400, "EXISTS (SELECT 1 FROM complaints_cases p WHERE p.\"Id\" = t.\"ComplaintId\" AND p.\"Lane\" = 'Ended')"),
        ("complaints_rounds", 1400, "EXISTS (SELECT 1 FROM complaints_cases p WHERE p.\"Id\" = t.\"ComplaintId\" AND p.\"Lane\" = 'Ended')"),
        ("inspections_records", 280, "1 = 1"),
        ("inspections_items", 280, "1 = 1"),
        ("inspections_nonconformities", 280, "t.\"State\" IN ('Closed', 'Void')"),
        ("inspections_violations", 280, "t.\"State\" IN ('Restored', 'Void')"),
        ("casework_follow_ups", 50, "t.\"State\" <> 'Open'"),
        ("casework_timeline", 50, "1 = 1"),
    ];

    public static async Task Run()
    {
        foreach (var postgres in (bool[])[false, true])
        {
            var folder = Directory.CreateTempSubdirectory("anju-bench-").FullName;
            await using (var first = await Server.Anju(postgres, folder, Days))
            {
                first.KeepFolder = true;
                await first.WhenPastIsLaid();
            }

            Console.WriteLine($"{Server.NameOf(postgres)}: {await Multiply(postgres, folder)} cases");
            await using var anju = await Server.Anju(postgres, folder, Days);
            await anju.Analyze();
            using var director = await anju.SignIn("zhuren");
            foreach (var (what, address) in await Pages(director))
            {
                async Task<bool> Ask(int client, int i)
                {
                    using var answer = await director.GetAsync($"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}visit={client}.{i}");      // no page is kept from the visit before
                    return answer.IsSuccessStatusCode && (await answer.Content.ReadAsByteArrayAsync()).Length > 0;
                }

                await Load.Run(2, Long / 3, Ask);
                var (one, eight) = (await Load.Run(1, Long, Ask), await Load.Run(8, Long, Ask));
                if (one.Refused > 0)
                    throw new InvalidOperationException($"{address} was refused.");
                Console.WriteLine(FormattableString.Invariant($"| {what}, {Server.NameOf(postgres)} | p50 {one.P50:0.0} · p95 {one.P95:0.0} · p99 {one.P99:0.0} ms; 8 readers p99 {eight.P99:0.0} ms, {eight.PerSecond:0}/s | p99 ≤ 100 ms | {(one.P99 <= 100 ? "met" : "**missed**")} |"));
            }
        }
    }

    private static async Task<List<(string What, string Address)>> Pages(HttpClient director)
    {
        async Task<JsonNode> Get(string address) => JsonNode.Parse(await director.GetStringAsync(address))!;
        var complaint = (await Get("api/complaints/list?tab=All"))["items"]![0]!;
        var house = (await Get("api/estate/search?words=2-1-1002"))!;
        var year = FormattableString.Invariant($"from={DateTime.UtcNow.AddDays(-365):yyyy-MM-dd}&to={DateTime.UtcNow:yyyy-MM-dd}");
        var pages = new List<(string, string)>
        {
            ("today", ""), ("complaints open", "complaints"), ("complaints all", "complaints?tab=All"), ("complaints late", "complaints?tab=Late"), ("complaints by word", "complaints?tab=All&text=%E7%94%B5%E6%A2%AF"), ("complaints, page 400", "complaints?tab=All&page=400"),
            ("complaint board", "complaints?view=board"), ("complaint", "complaints/" + complaint["id"]!.GetValue<string>()), ("complaint indices, 30 days", "complaints/indices"), ("complaint indices, a year", "complaints/indices?" + year),
            ("inspections", "inspections"), ("inspections, page 400", "inspections?page=400"), ("nonconformities", "inspections/nonconformities?tab=All"), ("violations", "inspections/violations?tab=All"), ("emergencies", "inspections/emergencies"),
            ("inspection indices, a year", "inspections/indices?" + year), ("follow-ups", "follow-ups"), ("month in figures", "statistics"),
        };
        if (Found(house) is { } id)
            pages.Add(("house", "houses/" + id));
        return pages;
    }

    private static string? Found(JsonNode found) => System.Text.RegularExpressions.Regex.Match(found.ToJsonString(), "/houses/([0-9a-f-]{36})") is { Success: true } match ? match.Groups[1].Value : null;

    private static async Task<long> Multiply(bool postgres, string folder)
    {
        await using DbConnection connection = postgres ? new NpgsqlConnection(Server.DatabaseOf(folder)) : new SqliteConnection($"Data Source={Path.Combine(folder, "center.db")}");
        await connection.OpenAsync();
        async Task<object?> Say(string sql)
        {
            await using var command = connection.CreateCommand();
            (command.CommandText, command.CommandTimeout) = (sql, 600);
            return await command.ExecuteScalarAsync();
        }

        foreach (var (table, copies, ended) in Laid)
        {
            var columns = await Columns(connection, postgres, table);
            var step = FormattableString.Invariant($"{(double)DaysOfYears / copies:0.####}");
            var copy = columns.Select(c => Copied(c.Name, c.Type, postgres, step));
            var series = postgres ? $"generate_series(1, {copies}) AS s(n)" : $"(WITH RECURSIVE s(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM s WHERE n < {copies}) SELECT n FROM s) AS s";
            await Say($"INSERT INTO {table} ({string.Join(", ", columns.Select(c => $"\"{c.Name}\""))}) SELECT {string.Join(", ", copy)} FROM {table} t CROSS JOIN {series} WHERE s.n <= {OpenCopies} OR {ended}");
        }

        var cases = 0L;
        foreach (var table in (string[])["complaints_cases", "inspections_records", "inspections_nonconformities", "inspections_violations", "casework_follow_ups"])
            cases += Convert.ToInt64(await Say($"SELECT count(*) FROM {table}"), CultureInfo.InvariantCulture);
        return cases;
    }

    private static async Task<List<(string Name, string Type)>> Columns(DbConnection connection, bool postgres, string table)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = postgres ? $"SELECT column_name, data_type FROM information_schema.columns WHERE table_name = '{table}' ORDER BY ordinal_position" : $"SELECT name, type FROM pragma_table_info('{table}')";
        await using var reader = await command.ExecuteReaderAsync();
        var columns = new List<(string, string)>();
        while (await reader.ReadAsync())
            columns.Add((reader.GetString(0), reader.GetString(1)));
        return columns;
    }

    /// <summary>The expression that gives a copy its own ids and numbers and moves its times; times that mean “never” stay.</summary>
    private static string Copied(string name, string type, bool postgres, string step)
    {
        var column = $"t.\"{name}\"";
        if (Mapped.Contains(name))
            return postgres ? $"(substr({column}::text, 1, 24) || lpad(to_hex(s.n), 12, '0'))::uuid" : $"unhex(substr(hex({column}), 1, 20) || printf('%012X', s.n))";
        if (Numbered.Contains(name))
            return $"{column} || '-' || s.n";
        if (postgres)
            return type switch
            {
                "timestamp with time zone" => $"CASE WHEN {column} < '2090-01-01' THEN {column} - s.n * {step} * interval '1 day' ELSE {column} END",
                "date" => $"({column} - (s.n * {step})::int)",
                _ => column,
            };
        if (type == "INTEGER" && (name.EndsWith("At", StringComparison.Ordinal) || Moments.Contains(name)))
            return $"CASE WHEN {column} < 3786912000000 THEN CAST({column} - s.n * {step} * 86400000 AS INTEGER) ELSE {column} END";
        return type == "TEXT" && name.EndsWith("On", StringComparison.Ordinal) ? $"date({column}, '-' || CAST(s.n * {step} AS INTEGER) || ' days')" : column;
    }
}
