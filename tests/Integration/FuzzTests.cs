using System.Text;
using System.Text.Json.Nodes;
using Anju.Kernel;
using Anju.Kernel.Identity;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Anju.Integration;

/// <summary>Every operation of the OpenAPI document, asked for nonsense: it answers 4xx with a sentence, never 5xx.</summary>
public class FuzzTests
{
    private static readonly string[] Bodies = ["", "{", "null", "[]", "123", "\"x\"", "{}", "{\"\\u0000\":1}", "[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]", "{\"requestId\":\"00000000-0000-0000-0000-000000000000\"}"];

    private static readonly string[] Values =
    [
        "null", "true", "-1", "0", "1e308", "99999999999999999999", "3.14159", "\"\"", "\" \"", "\"<script>alert(1)</script>\"", "\"👩‍👩‍👧‍👦🏠\"", "\"a\\u0000b\"", "\"\\ud800\"",
        "\"' OR 1=1 --\"", "\"../../etc/passwd\"", "\"0001-01-01T00:00:00Z\"", "\"9999-12-31T23:59:59Z\"", "\"2026-02-30\"", "\"not-a-guid\"", "\"00000000-0000-0000-0000-000000000000\"",
        "\"01990000-0000-7000-8000-000000000001\"", "[]", "[null]", "{}", "[1,2,3]", "\"2026-11-23T10:00\"", "\"+30\"",
    ];

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Nonsense_never_breaks_an_endpoint(Database database)
    {
        var center = await CenterUnderTest.On(database);
        var client = Everything(center);
        var document = JsonNode.Parse(await client.GetStringAsync("/openapi/v1.json"))!;
        var asked = 0;
        var broken = new List<string>();

        foreach (var (path, operations) in document["paths"]!.AsObject())
            foreach (var (verb, operation) in operations!.AsObject())
                foreach (var request in Requests(document, path, verb, operation!))
                {
                    asked++;
                    using var answer = await client.SendAsync(request.Message, HttpCompletionOption.ResponseHeadersRead);
                    if ((int)answer.StatusCode >= 500)
                        broken.Add($"{verb} {path} with {request.What}: {(int)answer.StatusCode}");
                    else if ((int)answer.StatusCode is >= 400 and not 401 and not 404 and not 405 && path.StartsWith("/api/", StringComparison.Ordinal) && await Sentence(answer) is false)
                        broken.Add($"{verb} {path} with {request.What}: {(int)answer.StatusCode} without a sentence");
                }

        Assert.True(asked > 500, $"only {asked} requests were made");
        Assert.True(broken.Count == 0, $"{broken.Count} of {asked}:\n" + string.Join('\n', broken.Take(40)));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_text_of_ten_megabytes_is_refused(Database database)
    {
        var center = await CenterUnderTest.On(database);
        var client = Everything(center);
        var document = JsonNode.Parse(await client.GetStringAsync("/openapi/v1.json"))!;
        var huge = new string('长', 10 * 1024 * 1024 / 3);
        foreach (var (path, operations) in document["paths"]!.AsObject())
        {
            if (operations!["post"] is not { } operation || Properties(document, operation).FirstOrDefault(p => p.Type == "string" && p.Format is null) is not { Name: not null } field)
                continue;
            using var answer = await client.PostAsync(Fill(path), Json($"{{\"{field.Name}\":\"{huge}\"}}"));
            Assert.True((int)answer.StatusCode is >= 400 and < 500, $"{path}: {(int)answer.StatusCode}");
        }
    }

    private static HttpClient Everything(CenterUnderTest center)
    {
        var permissions = center.Installation.Services.GetRequiredService<ModuleList>().Permissions.Select(p => p.Name).ToHashSet();
        return center.Client(new Actor(new StaffId(Guid.CreateVersion7()), "测试", "主任", center.Id, permissions));
    }

    private static async Task<bool> Sentence(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        return text.StartsWith('{') && JsonNode.Parse(text)!["title"]?.GetValue<string>() is { Length: > 3 } title && title.Any(c => c > 0x2E80);
    }

    private static IEnumerable<(HttpRequestMessage Message, string What)> Requests(JsonNode document, string path, string verb, JsonNode operation)
    {
        var method = new HttpMethod(verb.ToUpperInvariant());
        if (path.StartsWith("/api/live", StringComparison.Ordinal))
            yield break;                                     // a stream that never ends
        if (operation["requestBody"] is null)
        {
            yield return (new(method, Fill(path)), "nothing");
            foreach (var parameter in operation["parameters"]?.AsArray() ?? [])
                foreach (var value in Values)
                {
                    var text = value.StartsWith('"') ? JsonNode.Parse(value.Replace("\\ud800", "x", StringComparison.Ordinal))!.GetValue<string>() : value;
                    var name = parameter!["name"]!.GetValue<string>();
                    if (parameter["in"]!.GetValue<string>() == "path" && text.Contains('\0', StringComparison.Ordinal))
                        continue;                            // no server takes such an address; the test's own client refuses it first
                    var address = parameter["in"]!.GetValue<string>() == "path"
                        ? path.Replace("{" + name + "}", Uri.EscapeDataString(text), StringComparison.Ordinal)
                        : Fill(path) + "?" + name + "=" + Uri.EscapeDataString(text);
                    yield return (new(method, Fill(address)), $"{name}={value}");
                }
        }
        else
        {
            foreach (var body in Bodies)
                yield return (new(method, Fill(path)) { Content = Json(body) }, body);
            var fields = Properties(document, operation).ToList();
            foreach (var field in fields)
                foreach (var value in Values)
                    yield return (new(method, Fill(path)) { Content = Json(Body(fields, field.Name, value)) }, $"{field.Name} = {value}");
            yield return (new(method, Fill(path)) { Content = new StringContent("x=1", Encoding.UTF8, "text/plain") }, "another media type");
        }
    }

    /// <summary>A body that is plausible but for one field.</summary>
    private static string Body(IEnumerable<(string Name, string? Type, string? Format)> fields, string odd, string value) =>
        "{" + string.Join(',', fields.Select(f => $"\"{f.Name}\":{(f.Name == odd ? value : Plausible(f))}").Where(f => !f.EndsWith(':'))) + "}";

    private static string Plausible((string Name, string? Type, string? Format) field) => (field.Name, field.Type, field.Format) switch
    {
        ("requestId", _, _) => $"\"{Guid.CreateVersion7()}\"",
        (_, "string", "uuid") => "\"01990000-0000-7000-8000-000000000001\"",
        (_, "string", "date") => "\"2026-11-23\"",
        (_, "string", "date-time") => "\"2026-11-23T10:00:00Z\"",
        (_, "string", null) => "\"厨房漏水\"",
        (_, "integer" or "number", _) => "1",
        (_, "boolean", _) => "false",
        (_, "array", _) => "[]",
        _ => "null",
    };

    private static IEnumerable<(string Name, string? Type, string? Format)> Properties(JsonNode document, JsonNode operation)
    {
        var schema = Resolve(document, operation["requestBody"]?["content"]?["application/json"]?["schema"]);
        foreach (var (name, property) in schema?["properties"]?.AsObject() ?? [])
        {
            var type = Resolve(document, property);
            var kind = type?["type"] is JsonArray several ? several.Select(t => t!.GetValue<string>()).First(t => t != "null") : type?["type"]?.GetValue<string>();
            yield return (name, type?["enum"] is null ? kind : "enum", type?["format"]?.GetValue<string>());
        }
    }

    private static JsonNode? Resolve(JsonNode document, JsonNode? schema)
    {
        while (schema?["$ref"]?.GetValue<string>() is { } reference)
            schema = reference[2..].Split('/').Aggregate((JsonNode?)document, (node, part) => node?[part]);
        return schema;
    }

    private static string Fill(string path) => System.Text.RegularExpressions.Regex.Replace(path, "\\{[^}]+\\}", "01990000-0000-7000-8000-000000000001");

    private static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");
}
