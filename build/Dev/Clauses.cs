using System.Text;
using System.Text.RegularExpressions;

namespace Anju.Dev;

/// <summary>
/// <c>clauses</c>: writes docs/clauses.md, which page serves which clause of the service center's rules, what evidence it
/// leaves and which tests prove it. The clauses stand in docs/clauses.tsv (clause, title and, where there are any, page and
/// kinds of evidence), the proofs in the <c>[Clause("…")]</c> of the tests.
/// </summary>
internal static partial class Clauses
{
    private const string List = "docs/clauses.tsv", Page = "docs/clauses.md", Tests = "tests";

    private sealed record Clause(string Section, string Id, string Title, string Page, string Evidence);

    private sealed record Proof(string Id, string File, string Test);

    public static int Run()
    {
        File.WriteAllText(Page, Write());
        Console.WriteLine($"Wrote {Page}.");
        return 0;
    }

    /// <summary>Why the page cannot be trusted; null when it says what the tests say.</summary>
    public static string? Fault()
    {
        try
        {
            return File.Exists(Page) && File.ReadAllText(Page).ReplaceLineEndings("\n") == Write() ? null : $"{Page} is out of date. Run: dotnet run dev.cs clauses";
        }
        catch (ChoreException refusal)
        {
            return refusal.Message;
        }
    }

    private static string Write()
    {
        var (clauses, proofs) = (Read().ToArray(), Directory.EnumerateFiles(Tests, "*.cs", SearchOption.AllDirectories).Select(f => f.Replace('\\', '/')).Order(StringComparer.Ordinal).SelectMany(Proofs).ToLookup(p => p.Id));
        var unknown = proofs.Select(p => p.Key).Except(clauses.Select(c => c.Id)).ToArray();
        if (unknown.Length > 0)
            throw new ChoreException($"Tests name clauses that do not stand in {List}: {string.Join(", ", unknown.Select(u => $"{u} ({proofs[u].First().File})"))}");

        var open = clauses.Where(c => !proofs.Contains(c.Id)).Select(c => c.Id).ToArray();
        var page = new StringBuilder($"""
            # Clauses and their proofs

            Made by `dotnet run dev.cs clauses` from `{List}` and the `[Clause]` attributes of the tests; do not edit by hand.

            {clauses.Length} clauses, {clauses.Length - open.Length} with a proof, {open.Length} not yet: {string.Join(", ", open)}

            """.ReplaceLineEndings("\n"));
        foreach (var section in clauses.GroupBy(c => c.Section))
        {
            page.Append($"\n## {section.Key}\n\n| Clause | What it asks | Page | Evidence | Proved by |\n|---|---|---|---|---|\n");
            foreach (var clause in section)
                page.Append($"| {clause.Id} | {clause.Title} | {Code(clause.Page)} | {Code(clause.Evidence)} | {(proofs.Contains(clause.Id) ? string.Join("<br>", proofs[clause.Id].Select(Link)) : "**not yet**")} |\n");
        }

        return page.ToString();
    }

    private static IEnumerable<Clause> Read()
    {
        var section = "";
        foreach (var line in File.ReadLines(List).Where(l => l.Length > 0))
        {
            if (line.StartsWith("# ", StringComparison.Ordinal))
                section = line[2..];
            else
                yield return line.Split('\t') is [var id, var title, .. { Length: <= 2 } more] ? new(section, id, title, more.ElementAtOrDefault(0) ?? "", more.ElementAtOrDefault(1) ?? "") : throw new ChoreException($"{List}: a line is a clause, its title and, if any, page and evidence, with tabs between, not “{line}”.");
        }
    }

    private static string Code(string words) => words.Length == 0 ? "" : string.Join(" ", words.Split(' ').Select(w => $"`{w}`"));

    private static string Link(Proof proof) => $"[{proof.Test.Replace('_', ' ')}](../{proof.File})";

    /// <summary>An attribute counts for the test or the class that follows it.</summary>
    private static IEnumerable<Proof> Proofs(string file)
    {
        var ids = new List<string>();
        foreach (var line in File.ReadLines(file).Select(l => l.Trim()))
        {
            if (line.StartsWith('['))
                ids.AddRange(Attribute().Matches(line).SelectMany(m => Quoted().Matches(m.Value)).Select(m => m.Groups[1].Value));
            else if (ids.Count > 0 && Declared().Match(line) is { Success: true } test)
            {
                foreach (var id in ids)
                    yield return new(id, file, test.Groups["class"].Success ? $"Every test of {test.Groups["class"].Value}" : test.Groups["test"].Value);
                ids.Clear();
            }
        }
    }

    [GeneratedRegex("""\bClause\([^)]*\)""")]
    private static partial Regex Attribute();

    [GeneratedRegex("\"([^\"]+)\"")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"^public (sealed |static |partial )*(class (?<class>\w+)|(async )?(void|Task|ValueTask) (?<test>\w+)\()")]
    private static partial Regex Declared();
}
