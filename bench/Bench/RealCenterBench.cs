using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Anju.Bench;

/// <summary>
/// A center as large as a real one, made the way an office makes it: set up by the one-time link, its register imported
/// from Excel, two thousand real requests pushed through the front desk by another program's key, each with its own time.
/// The data are public and stay outside; the folder is <c>ANJU_REAL_DATA</c> or <c>../shared/data</c>.
/// </summary>
internal static partial class RealCenterBench
{
    public static async Task Run()
    {
        var data = Environment.GetEnvironmentVariable("ANJU_REAL_DATA") ?? Path.GetFullPath("../shared/data");
        if (!Directory.Exists(Path.Combine(data, "register")))
            throw new InvalidOperationException($"There is no folder “register” in {data}; set ANJU_REAL_DATA.");
        var watch = System.Diagnostics.Stopwatch.StartNew();
        await using var anju = await Server.Production();
        var key = await Keys.Of(anju, "frontdesk.log", "frontdesk.backfill", "repairs.register", "repairs.view", "estate.view", "estate.people");
        var flats = Flats(Directory.GetFiles(Path.Combine(data, "register"), "*.csv")[0]).ToList();
        var file = anju.FileIn("register.xlsx");
        Houses.Write(file, flats);
        var stored = await anju.Run("import", file);
        Console.WriteLine(FormattableString.Invariant($"| real register: {flats.Count} flats, exit {stored.Code}: {stored.Last} | {stored.Seconds:0.0} s, highest memory {stored.PeakMb:0} MB | all stored |"));
        if (stored.Code != 0)
            throw new InvalidOperationException("The register was refused.");
        await Push(key, Path.Combine(data, "requests"));
        await Count(key);
        await AskThings(key, flats[^1]);
        Console.WriteLine(FormattableString.Invariant($"    all of it in {watch.Elapsed.TotalSeconds:0} s"));
    }

    /// <summary>A street of a town is a community, a block a building; the register gives a band of floors and no door, so doors are counted up inside it.</summary>
    private static IEnumerable<(string, string, string, int, string, decimal)> Flats(string file)
    {
        var doors = new Dictionary<(string, string, int), int>();
        foreach (var row in Csv.Read(file))
        {
            var (community, block, floor) = ($"{row["town"]} {row["street_name"]}", row["block"], int.Parse(row["storey_range"][..2], CultureInfo.InvariantCulture));
            for (var tries = 0; tries < 3 && doors.GetValueOrDefault((community, block, floor)) >= 20; tries++)
                floor++;
            var door = doors[(community, block, floor)] = doors.GetValueOrDefault((community, block, floor)) + 1;
            yield return (community, block, "1", floor, FormattableString.Invariant($"{floor}{door:00}"), decimal.Parse(row["floor_area_sqm"], CultureInfo.InvariantCulture));
        }
    }

    private static async Task Push(HttpClient key, string folder)
    {
        var rows = Csv.Read(Directory.GetFiles(folder, "*.csv")[0]).ToList();
        var refusals = new Dictionary<string, int>();
        var taken = 0;
        var felt = await Load.Run(1, TimeSpan.FromMinutes(10), async (_, i) =>
        {
            if (i >= rows.Count)
                return true;
            using var answer = await key.PostAsJsonAsync("api/frontdesk/contacts", Contact(rows[i]));
            if (answer.IsSuccessStatusCode)
                taken++;
            else
            {
                var sentence = Sentence(await answer.Content.ReadFromJsonAsync<JsonElement>());
                refusals[sentence] = refusals.GetValueOrDefault(sentence) + 1;
            }

            return answer.IsSuccessStatusCode;
        }, most: rows.Count);
        Console.WriteLine(FormattableString.Invariant($"| real requests: {rows.Count} pushed, {taken} taken, {rows.Count - taken} refused | {1000 / felt.PerSecond:0.0} ms each, p50 {felt.P50:0.0} · p99 {felt.P99:0.0} ms | every refusal says why |"));
        foreach (var (sentence, count) in refusals.OrderByDescending(r => r.Value).ThenBy(r => r.Key, StringComparer.Ordinal).Take(5))
            Console.WriteLine($"    {count,5} × {sentence}");
    }

    /// <summary>What became of them: repairs in all, ended, late.</summary>
    private static async Task Count(HttpClient key)
    {
        async Task<int> Of(string tab) => (await key.GetFromJsonAsync<JsonElement>($"api/repairs/list?tab={tab}&size=10")).GetProperty("total").GetInt32();
        Console.WriteLine($"| repairs made of them: {await Of("All")}, ended {await Of("Ended")}, open {await Of("Open")}, of these late {await Of("Late")} | | |");
    }

    /// <summary>A request as the desk would have written it down: building and street matters are repairs, the rest is asked or told. Clock times are taken as those of the center.</summary>
    private static object Contact(Dictionary<string, string> row)
    {
        var isRepair = Broken().IsMatch(row["complaint_type"] + " " + row["descriptor"]);
        var text = $"{row["complaint_type"]}: {row["descriptor"]}; {row["incident_address"]}";
        var result = row["closed_date"].Length == 0 ? "" : row["resolution_description"].Length > 0 ? row["resolution_description"] : row["status"];
        return new
        {
            requestId = Guid.CreateVersion7(),
            at = row["created_date"] + "+08:00",
            answeredAt = row["closed_date"].Length > 0 ? row["closed_date"] + "+08:00" : null,
            way = "Call",
            caller = "路过住户",
            callerPhone = "00000000000",
            kind = isRepair ? "Repair" : "Help",
            content = text[..Math.Min(text.Length, 1000)],
            outcome = "Promised",
            promise = "+48h",
            result = result[..Math.Min(result.Length, 500)],
            place = (row["incident_address"].Length > 0 ? row["incident_address"] : row["city"]) is { Length: > 0 } place ? place[..Math.Min(place.Length, 100)] : "未说明",
            item = row["complaint_type"][..Math.Min(row["complaint_type"].Length, 60)],
            repairPart = "Common",
        };
    }

    private static async Task AskThings(HttpClient key, (string, string Building, string Unit, int, string Room, decimal) flat)
    {
        foreach (var (name, address) in new[]
        {
            ("page of the board", "repairs?view=board"), ("page of the list", "repairs?tab=All"), ("page of the indices, a year", "repairs/indices?from=2018-07-01&to=2019-06-30"),
            ("search by number", $"api/estate/search?words={flat.Building}-{flat.Unit}-{flat.Room}"), ("search by name", "api/estate/search?words=%E5%91%A8%E6%A0%B7"), ("search by telephone", "api/estate/search?words=4711"),
            ("words in the list of repairs", "api/repairs/list?tab=All&text=PLUMBING"), ("register of contacts, two months", "api/frontdesk/register?from=2018-06-01&to=2018-07-31"), ("buildings", "api/estate/buildings"),
        })
        {
            var bytes = 0;
            var felt = await Load.Run(1, TimeSpan.FromSeconds(2), async (_, _) =>
            {
                using var answer = await key.GetAsync(address);
                bytes = (await answer.Content.ReadAsByteArrayAsync()).Length;
                return answer.StatusCode == HttpStatusCode.OK;
            }, TimeSpan.FromSeconds(1));
            Console.WriteLine(FormattableString.Invariant($"| real center: {name} | p50 {felt.P50:0.0} · p99 {felt.P99:0.0} ms, {bytes / 1024.0:0.0} KB, {felt.Refused} refused | |"));
        }
    }

    private static string Sentence(JsonElement problem) =>
        problem.TryGetProperty("errors", out var errors) && errors.ValueKind == JsonValueKind.Object && errors.EnumerateObject().FirstOrDefault() is { Value.ValueKind: JsonValueKind.Array } first
            ? $"{first.Name}: {first.Value[0].GetString()}" : problem.TryGetProperty("title", out var title) ? title.GetString()! : problem.ToString();

    [GeneratedRegex("street|water|sewer|plumb|heat|paint|plaster|door|window|light|elevator|electric|tree|sidewalk|appliance|floor|leak|pothole|hydrant", RegexOptions.IgnoreCase)] private static partial Regex Broken();
}
