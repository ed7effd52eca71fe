using System.Data.Common;
using System.Diagnostics;
using Anju.Casework.Contracts;
using Anju.Duties.Domain;
using Anju.Kernel.Calendars;
using Anju.Kernel.Identity;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Anju.Bench;

/// <summary>Judging a year of a large company anew, and the director's day beside half a million lines of evidence.</summary>
internal static class DutiesBench
{
    private const int People = 200, DutiesEach = 60, DaysOfYear = 365, Rounds = 5, Lines = 500_000;
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(4);

    public static async Task Run()
    {
        Judging();
        foreach (var postgres in (bool[])[false, true])
            await Board(postgres);
    }

    private static void Judging()
    {
        var (calendar, start, random) = (new Calendar(TimeProvider.System), new DateOnly(2026, 1, 1), new Random(20261123));
        var staff = Enumerable.Range(0, People).Select(i => new StaffId(new Guid(i + 1, 0, 0, new byte[8]))).ToArray();
        Cadence[] mix = [new(CadenceKind.EachDay), new(CadenceKind.EachWorkingDay), new(CadenceKind.Week, 3), new(CadenceKind.EachDay), new(CadenceKind.Month, 1, LateDays: 3), new(CadenceKind.MonthEnd, A: 7, LateDays: 3)];
        var duties = Enumerable.Range(0, DutiesEach).Select(i => new DutyTerm(Guid.CreateVersion7(), Guid.CreateVersion7(), 1, $"D-{i}", "主任", "职责", mix[i % mix.Length], new([$"kind.{i}"], BackdatedDays: 1), Span.Ever)).ToArray();
        var seats = staff.Select((s, i) => new Seat(s, "员工", "主任", [Span.Ever], [], i % 10 == 0 ? [new(s, new(start.AddDays(40), start.AddDays(47)), "病假", "总经理")] : [])).ToArray();
        var lines = Enumerable.Range(0, Lines).Select(_ =>
        {
            var (day, late) = (start.AddDays(random.Next(DaysOfYear)), random.Next(20) == 0);
            var at = calendar.ToUtc(day, new TimeOnly(random.Next(8, 20), random.Next(60)));
            return new EvidenceRow(Guid.CreateVersion7(), $"kind.{random.Next(DutiesEach)}", day, at, late ? at.AddDays(1) : at, late, staff[random.Next(People)], "", Guid.CreateVersion7(), null, 1, "", "", "");
        }).ToArray();
        var book = new Book(duties, seats, [], lines);
        var times = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            var (watch, states) = (Stopwatch.StartNew(), new int[6]);
            foreach (var outcome in new Judge(book, calendar).Of(start, start.AddDays(DaysOfYear - 1), calendar.ToUtc(start.AddDays(DaysOfYear + 30), default)))
                states[(int)outcome.State]++;
            times.Add(watch.Elapsed.TotalSeconds);
            Console.WriteLine(FormattableString.Invariant($"round {round + 1}: {watch.Elapsed.TotalSeconds:0.00} s, {states.Sum():N0} outcomes, {states[(int)DutyState.Met]:N0} met, {states[(int)DutyState.MetLate]:N0} late, {states[(int)DutyState.Missed]:N0} missed"));
        }

        times.Sort();
        Console.WriteLine(FormattableString.Invariant($"| {People} people × {DutiesEach} duties × {DaysOfYear} days judged anew from {Lines:N0} lines | {times[Rounds / 2]:0.00} s ({times[0]:0.00}–{times[^1]:0.00}) | ≤ 2 s | {(times[Rounds / 2] <= 2 ? "met" : "**missed**")} |"));
    }

    private static async Task Board(bool postgres)
    {
        var folder = Directory.CreateTempSubdirectory("anju-bench-").FullName;
        await using var anju = await Server.Anju(postgres, folder, 2);
        await anju.WhenPastIsLaid();
        Console.WriteLine($"{Server.NameOf(postgres)}: {await Fill(postgres, folder):N0} lines of evidence");
        await anju.Analyze();
        using var director = await anju.SignIn("zhuren");
        foreach (var (what, address) in ((string, string)[])[("the director's day", "duties"), ("the same as data", "api/duties/my-day"), ("the center's calendar", "duties/calendar"), ("a work log of seven days", "duties/log")])
        {
            async Task<bool> Ask(int client, int i)
            {
                using var answer = await director.GetAsync($"{address}?visit={client}.{i}");
                return answer.IsSuccessStatusCode && (await answer.Content.ReadAsByteArrayAsync()).Length > 0;
            }

            await Load.Run(2, Long, Ask);
            var one = await Load.Run(1, Long, Ask);
            if (one.Refused > 0)
                throw new InvalidOperationException($"{address} was refused.");
            Console.WriteLine(FormattableString.Invariant($"| {what}, {Server.NameOf(postgres)} | p50 {one.P50:0.0} · p95 {one.P95:0.0} · p99 {one.P99:0.0} ms | p99 ≤ 50 ms | {(one.P99 <= 50 ? "met" : "**missed**")} |"));
        }
    }

    /// <summary>A year of lines of everybody, the director's among them: what a desk and a field write most, and some of each kind that duties ask for.</summary>
    private static async Task<long> Fill(bool postgres, string folder)
    {
        await using DbConnection connection = postgres ? new NpgsqlConnection(Server.DatabaseOf(folder)) : new SqliteConnection($"Data Source={Path.Combine(folder, "center.db")}");
        await connection.OpenAsync();
        async Task<object?> Say(string sql)
        {
            await using var command = connection.CreateCommand();
            (command.CommandText, command.CommandTimeout) = (sql, 600);
            return await command.ExecuteScalarAsync();
        }

        string[] kinds = ["desk.contact", "desk.contact", "desk.answered", "desk.contact", "repairs.registered", "repairs.dispatched", "repairs.accepted", "repairs.finished", "repairs.confirmed", "follow-ups.answered", "inspections.patrol", "inspections.check", "complaints.received", "complaints.first-answer", "desk.handover", "inspections.note", "nonconformity.opened", "nonconformity.verified", "repairs.arrived", "desk.contact"];
        var kind = $"CASE s.n % {kinds.Length} {string.Concat(kinds.Select((k, i) => $"WHEN {i} THEN '{k}' "))}END";
        var id = postgres ? "gen_random_uuid()" : "randomblob(16)";
        const string Center = "(SELECT \"CenterId\" FROM people_appointments GROUP BY \"CenterId\" ORDER BY count(*) DESC LIMIT 1)";
        const string Staff = $"(SELECT s.\"Id\", s.\"Name\", row_number() OVER (ORDER BY s.\"Id\") - 1 AS k FROM people_staff s JOIN people_appointments a ON a.\"StaffId\" = s.\"Id\" WHERE a.\"CenterId\" = {Center})";
        var count = Convert.ToInt64(await Say($"SELECT count(*) FROM {Staff} p"), System.Globalization.CultureInfo.InvariantCulture);
        var day = postgres ? "(CURRENT_DATE - (s.n % 365)::int)" : "date('now', '-' || (s.n % 365) || ' days')";
        var at = postgres ? "(CURRENT_DATE - (s.n % 365)::int + interval '3 hours')" : "((unixepoch('now', 'start of day') - (s.n % 365) * 86400 + 10800) * 1000)";
        var series = postgres ? $"generate_series(1, {Lines}) AS s(n)" : $"(WITH RECURSIVE s(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM s WHERE n < {Lines}) SELECT n FROM s) AS s";
        await Say($"""
            INSERT INTO casework_evidence ("CenterId", "Id", "Kind", "On", "At", "EnteredAt", "IsLate", "ById", "By", "SubjectKind", "SubjectId", "About", "House", "Amount", "Number", "Title", "Href")
            SELECT {Center}, {id}, {kind}, {day}, {at}, {at}, {(postgres ? "false" : "0")}, p."Id", p."Name", 'bench', {id}, {id}, NULL, 1, 'N-' || s.n, '工作记录', '/inspections'
            FROM {series} JOIN {Staff} p ON p.k = (s.n / {kinds.Length}) % {count}
            """);
        return Convert.ToInt64(await Say("SELECT count(*) FROM casework_evidence"), System.Globalization.CultureInfo.InvariantCulture);
    }
}
