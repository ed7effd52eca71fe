using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using MiniExcelLibs;

namespace Anju.Bench;

/// <summary>
/// Readings by the thousand: a sheet of 20,000 meters checked and stored, then three years of real household water use,
/// cumulated into registers and imported period by period, its usage against an independent sum. The data are public and
/// stay outside; the folder is <c>ANJU_REAL_DATA</c> or <c>../shared/data</c>.
/// </summary>
internal static class MetersBench
{
    private const int Made = 20_000, Clients = 8, Digits = 6;
    private const string Hung = "2013-12-15";

    private sealed record Meter(string Number, string Id);

    public static async Task Run()
    {
        foreach (var postgres in (bool[])[false, true])
        {
            await Sheet(postgres);
            await Real(postgres);
        }
    }

    private static async Task Sheet(bool postgres)
    {
        await using var anju = await Server.Production(postgres);
        var key = await Keys.Of(anju, "billing.meters", "billing.meters.read", "billing.meters.manage", "estate.view");
        var (community, _) = await Hang(anju, key, Made, "测速小区");
        await anju.Analyze();
        for (var month = 1; month <= 3; month++)
        {
            var period = FormattableString.Invariant($"2014-{month:00}");
            var round = await Open(key, community, period);
            var use = month * 10m;
            var file = Write(anju, Enumerable.Range(0, Made).Select(i => (Number(i), use + i % 7)), period + "-20");
            var watch = Stopwatch.StartNew();
            var report = await Send(key, round, file, period + "-20");
            Console.WriteLine(FormattableString.Invariant($"| sheet of {Made} readings checked and stored, {Server.NameOf(postgres)}, round {month} | {watch.Elapsed.TotalSeconds:0.00} s, {Made / watch.Elapsed.TotalSeconds:0} rows/s, {anju.MemoryMb:0} MB | ≥ 10,000 rows/s |"));
            if (report.GetProperty("new").GetInt32() != Made)
                throw new InvalidOperationException(report.ToString());
        }
    }

    private static async Task Real(bool postgres)
    {
        var data = Path.Combine(Environment.GetEnvironmentVariable("ANJU_REAL_DATA") ?? Path.GetFullPath("../shared/data"), "meters");
        if (!Directory.Exists(data))
            throw new InvalidOperationException($"There is no folder {data}; set ANJU_REAL_DATA.");
        var rows = Csv.Read(Directory.GetFiles(data, "*.csv")[0]).Select(r => (Account: r["cust_id"], Month: r["bill_month"], Used: decimal.Parse(r["usage_m3"], CultureInfo.InvariantCulture))).ToList();
        var accounts = rows.Select(r => r.Account).Distinct().Order(StringComparer.Ordinal).Select((a, i) => (a, i)).ToDictionary(x => x.a, x => x.i);
        await using var anju = await Server.Production(postgres);
        var key = await Keys.Of(anju, "billing.meters", "billing.meters.read", "billing.meters.manage", "estate.view");
        var (community, total) = await Hang(anju, key, accounts.Count, "真实用水小区");
        await anju.Analyze();
        var (registers, sums, watch, doubtful) = (new decimal[accounts.Count], 0m, Stopwatch.StartNew(), 0);
        foreach (var month in rows.GroupBy(r => r.Month).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var (round, day) = (await Open(key, community, month.Key), month.Key + "-25");
            var file = Write(anju, month.Select(r => (Number(accounts[r.Account]), registers[accounts[r.Account]] += r.Used)), day);
            var report = await Send(key, round, file, day);
            doubtful += report.GetProperty("doubtful").GetInt32();
            if (report.GetProperty("new").GetInt32() != month.Count())
                throw new InvalidOperationException(report.ToString());
            var loss = (await key.GetFromJsonAsync<JsonElement>($"api/billing/loss?id={round}")).GetProperty("rows").EnumerateArray().Single(r => r.GetProperty("meter").GetString() == total);
            var used = loss.GetProperty("houses").GetDecimal();
            if (used != month.Sum(r => r.Used))
                throw new InvalidOperationException(FormattableString.Invariant($"{month.Key}: {used} stored, {month.Sum(r => r.Used)} in the data"));
            sums += used;
        }

        if (sums != rows.Sum(r => r.Used))
            throw new InvalidOperationException(FormattableString.Invariant($"{sums} stored, {rows.Sum(r => r.Used)} in the data"));
        Console.WriteLine(FormattableString.Invariant($"| real water use, {Server.NameOf(postgres)}: {accounts.Count} accounts, {rows.Count} readings in {rows.Select(r => r.Month).Distinct().Count()} periods | {watch.Elapsed.TotalSeconds:0.0} s, {sums:#,0.00} m³ agree in every period, {doubtful} marked abnormal, {anju.MemoryMb:0} MB | exact |"));
    }

    private static string Number(int i) => FormattableString.Invariant($"S{i:000000}");

    /// <summary>An estate from Excel, and a meter in each of its houses behind one total meter.</summary>
    private static async Task<(string Community, string Total)> Hang(Server anju, HttpClient key, int count, string community)
    {
        var file = anju.FileIn("houses.xlsx");
        Houses.Write(file, Houses.Made(community, count));
        var stored = await anju.Run("import", file);
        if (stored.Code != 0)
            throw new InvalidOperationException(stored.Last);
        var houses = new List<string>();
        for (var page = 1; houses.Count < count; page++)
            houses.AddRange((await key.GetFromJsonAsync<JsonElement>($"api/estate/houses?page={page}")).GetProperty("list").GetProperty("items").EnumerateArray().Select(h => h.GetProperty("id").GetString()!));
        var building = (await key.GetFromJsonAsync<JsonElement>("api/estate/buildings")).GetProperty("rows").GetProperty("items")[0].GetProperty("id").GetString();
        var total = await Register(key, new { requestId = Guid.CreateVersion7(), kind = "Water", use = "Total", number = "T1", building, place = "小区总表", digits = 8, multiplier = 1, start = "0", on = Hung });
        var done = await Load.Run(Clients, TimeSpan.FromMinutes(8), async (client, i) =>
        {
            if (i * Clients + client is var at && at < count)
                await Register(key, new { requestId = Guid.CreateVersion7(), kind = "Water", use = "House", number = Number(at), house = houses[at], digits = Digits, multiplier = 1, start = "0", on = Hung, parent = total });
            return true;
        }, most: count + Clients);
        Console.WriteLine($"    {count} meters registered: {done}");
        var meters = await key.GetFromJsonAsync<JsonElement>($"api/billing/meter?id={total}");
        return (meters.GetProperty("meter").GetProperty("communityId").GetString()!, total);
    }

    private static async Task<string> Register(HttpClient key, object meter)
    {
        using var answer = await key.PostAsJsonAsync("api/billing/meters", meter);
        return answer.IsSuccessStatusCode ? (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()! : throw new InvalidOperationException(await answer.Content.ReadAsStringAsync());
    }

    private static async Task<string> Open(HttpClient key, string community, string period)
    {
        using var answer = await key.PostAsJsonAsync("api/billing/rounds", new { requestId = Guid.CreateVersion7(), kind = "Water", community, period });
        return answer.IsSuccessStatusCode ? (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()! : throw new InvalidOperationException(await answer.Content.ReadAsStringAsync());
    }

    private static string Write(Server anju, IEnumerable<(string Number, decimal Value)> readings, string day)
    {
        var file = anju.FileIn($"readings-{day}.xlsx");
        File.Delete(file);
        MiniExcel.SaveAs(file, readings.ToList().Select(r => new Dictionary<string, object?> { ["表号"] = r.Number, ["本次读数"] = r.Value, ["抄表日期"] = day }));
        return file;
    }

    private static async Task<JsonElement> Send(HttpClient key, string round, string file, string on)
    {
        using var form = new MultipartFormDataContent();
        var content = new ByteArrayContent(await File.ReadAllBytesAsync(file));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        form.Add(content, "file", Path.GetFileName(file));
        form.Add(new StringContent(round), "round");
        form.Add(new StringContent(on), "on");
        form.Add(new StringContent("false"), "dryRun");
        using var answer = await key.PostAsync("api/billing/import-readings", form);
        return answer.IsSuccessStatusCode ? await answer.Content.ReadFromJsonAsync<JsonElement>() : throw new InvalidOperationException(await answer.Content.ReadAsStringAsync());
    }
}
