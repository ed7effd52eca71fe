using System.Globalization;
using System.Xml.Linq;

namespace Anju.Dev;

/// <summary>
/// <c>test</c>: all that stands between a change and its release, on a machine that has only the .NET SDK.
/// Its last line is “N passed, N failed” over all suites.
/// </summary>
internal static class Tests
{
    private static readonly string[] Suites = ["Unit", "Integration", "Browser"];
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(60);

    public static int Run(string[] words, bool built = false)
    {
        Interrupts.After(Limit, $"Stopped: the tests took longer than {Limit.TotalMinutes:0} minutes.");
        var suites = Suites.Where(s => words.Contains(s, StringComparer.OrdinalIgnoreCase)).ToArray();
        var names = words.Except(Suites, StringComparer.OrdinalIgnoreCase).ToArray();
        if (suites.Length == 0)
            suites = Suites;

        Stage.Time("Looking for PostgreSQL, Chromium and Chinese fonts", () => Debian.Provide("postgresql", "chromium", "fonts-noto-cjk"));
        if (!built)
            Stage.Time("Building", () => Build.Release("Anju.slnx"));
        using var postgres = Stage.Time("Starting a private PostgreSQL", () => new PrivatePostgres(durable: false));

        var results = suites.Select(suite => Stage.Time($"{suite} tests", () => RunSuite(suite, names, postgres))).ToArray();
        return Tell(names.Length > 0 ? results : [.. results, Records()], filtered: names.Length > 0);
    }

    private static SuiteResult RunSuite(string suite, string[] names, PrivatePostgres postgres)
    {
        var report = Path.GetFullPath($"artifacts/tests/{suite}.xml");
        Directory.CreateDirectory(Path.GetDirectoryName(report)!);
        File.Delete(report);
        var code = Shell.Run("dotnet",
            [Build.Output(suite, $"Anju.{suite}.dll"), "-noLogo", "-noColor", "-noAutoReporters", "-reporter", "quiet", "-result-xml", report, .. names.SelectMany(n => new[] { "-method", $"*{n}*" })],
            ("ANJU_TEST_POSTGRES", postgres.ConnectionString), ("ANJU_TEST_CHROMIUM", Debian.Chromium));
        return SuiteResult.Read(suite, report, code);
    }

    /// <summary>What is written down about the tests must be true as well.</summary>
    private static SuiteResult Records() => Clauses.Fault() is { } fault ? new("Clauses", 0, [fault], []) : new("Clauses", 1, [], []);

    private static int Tell(SuiteResult[] results, bool filtered)
    {
        Console.WriteLine();
        foreach (var result in results)
            Console.WriteLine($"{result.Suite}: {result.Passed} passed, {result.Failures.Count} failed, {result.Skips.Count} skipped");
        foreach (var skip in results.SelectMany(r => r.Skips))
            Console.WriteLine($"skipped: {skip}");
        foreach (var failure in results.SelectMany(r => r.Failures))
            Console.WriteLine($"failed: {failure}");
        var idle = results.Where(r => r.Passed + r.Failures.Count == 0).Select(r => r.Suite).ToArray();
        var nothing = filtered ? idle.Length == results.Length : idle.Length > 0;
        if (nothing)
            Console.WriteLine($"No test ran in {string.Join(", ", idle)}.");

        var (passed, failed) = (results.Sum(r => r.Passed), results.Sum(r => r.Failures.Count));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{passed} passed, {failed} failed"));
        return failed > 0 || nothing ? 1 : 0;
    }
}

/// <summary>What one suite said about itself. A suite that broke off counts as one more failure.</summary>
internal sealed record SuiteResult(string Suite, int Passed, IReadOnlyList<string> Failures, IReadOnlyList<string> Skips)
{
    public static SuiteResult Read(string suite, string report, int exitCode)
    {
        try
        {
            var document = XDocument.Load(report);
            var tests = document.Descendants("test").ToLookup(t => (string?)t.Attribute("result"));
            List<string> failures = [.. tests["Fail"].Select(Failure), .. document.Descendants("error").Select(e => $"{suite}: {e.Value.Trim()}")];
            if (exitCode != 0 && failures.Count == 0)
                failures.Add($"{suite} ended with exit code {exitCode} although it reported no failed test.");
            return new(suite, tests["Pass"].Count(), failures, [.. tests["Skip"].Select(t => $"{Name(t)}: {t.Element("reason")?.Value}")]);
        }
        catch (Exception e) when (e is IOException or System.Xml.XmlException)
        {
            return new(suite, 0, [$"{suite} broke off with exit code {exitCode} and left no report."], []);
        }
    }

    private static string Failure(XElement test) =>
        $"{Name(test)}\n    {test.Element("failure")?.Element("message")?.Value.Trim().ReplaceLineEndings("\n    ")}";

    private static string Name(XElement test) => (string?)test.Attribute("name") ?? "a test without a name";
}
