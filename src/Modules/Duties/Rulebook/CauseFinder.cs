using Anju.Casework.Contracts;

namespace Anju.Duties.Rulebook;

/// <summary>The record that caused a new version of a rule (D-2c): found by its number in whatever module keeps it.</summary>
internal sealed class CauseFinder(IEnumerable<IRecords> modules)
{
    private const int MostOfAKind = 30;

    /// <summary>Null when there is none, or none that the current user may see.</summary>
    public async Task<RecordCard?> Find(string number, CancellationToken ct)
    {
        foreach (var records in modules.Where(m => number.StartsWith(m.Prefix, StringComparison.Ordinal)))
            if (await records.Find(number, ct) is { } found)
                return found;
        return null;
    }

    /// <summary>What is often the cause, the newest of each kind first.</summary>
    public async Task<IReadOnlyList<RecordCard>> Proposed(CancellationToken ct)
    {
        var all = new List<RecordCard>();
        foreach (var records in modules)
            all.AddRange(await records.Causes(MostOfAKind, ct));
        return all;
    }
}
