using Anju.Duties.Domain;

namespace Anju.Duties.Rulebook;

/// <summary>Finds the text of a clause: the document in force that has it, else the one that has the clause above it.</summary>
internal sealed class RuleFinder(RuleBook book)
{
    /// <summary>The page with its anchor; null when no rule knows the clause.</summary>
    public async Task<string?> Of(string clause, CancellationToken ct)
    {
        var inForce = (await book.All(ct)).Where(r => r.State == RuleState.Issued).ToList();
        foreach (var id in Wider(clause))
            foreach (var rule in inForce)
                if ((await book.Clauses(rule.Id, ct)).Any(c => c.Clause == id))
                    return $"/rules/{rule.Document}?clause={Uri.EscapeDataString(id)}#c-{Uri.EscapeDataString(id)}";
        return null;
    }

    /// <summary>S-4.1.2e, S-4.1.2, S-4.1, S-4.</summary>
    private static IEnumerable<string> Wider(string clause)
    {
        for (var id = clause; id.Length > 0; id = id[..^1])
            if (char.IsDigit(id[^1]) || id == clause)
                yield return id;
    }
}
