using Anju.Casework.Contracts;
using Anju.Kernel.Identity;

namespace Anju.Duties.Domain;

/// <summary>The evidence by kind, person and record, sorted once by moment and id whatever order it came in.</summary>
internal sealed class Ledger
{
    private readonly Calendar calendar;
    private readonly Dictionary<string, EvidenceRow[]> kinds;
    private readonly Dictionary<(StaffId, string), List<EvidenceRow>> people = [];
    private readonly Dictionary<(Guid, string), List<EvidenceRow>> subjects = [];
    private readonly Dictionary<EvidenceRule, string[]> expanded = [];

    public Ledger(IReadOnlyList<EvidenceRow> evidence, Calendar calendar)
    {
        this.calendar = calendar;
        var sorted = evidence.ToArray();
        Array.Sort(sorted, static (a, b) => a.At != b.At ? a.At.CompareTo(b.At) : a.Id.CompareTo(b.Id));
        kinds = sorted.GroupBy(l => l.Kind).ToDictionary(g => g.Key, g => g.ToArray());
        foreach (var line in sorted)
        {
            if (line.By is { } by)
                Put(people, (by, line.Kind), line);
            Put(subjects, (line.SubjectId, line.Kind), line);
        }
    }

    public EvidenceRow[] OfKind(string kind) => kinds.GetValueOrDefault(kind, []);

    /// <summary>The lines that count for the duty and were done in the post, by moment, from a day on.</summary>
    public EvidenceRow[] Of(DutyTerm duty, Bound who, DateOnly from)
    {
        var found = new List<EvidenceRow>();
        foreach (var kind in KindsOf(duty.Rule))
            if (duty.Rule.Whose == Whose.Anyone)
                Add(found, kinds[kind], duty, who, from);
            else
                foreach (var person in Doers(duty.Rule, who))
                    if (people.TryGetValue((person, kind), out var lines))
                        Add(found, lines, duty, who, from);
        found.Sort(static (a, b) => a.At != b.At ? a.At.CompareTo(b.At) : a.Id.CompareTo(b.Id));
        return [.. found];
    }

    /// <summary>What was done on the trigger's record, not before it.</summary>
    public EvidenceRow[] OnSubject(DutyTerm duty, Bound who, EvidenceRow trigger)
    {
        List<EvidenceRow>? found = null;
        foreach (var kind in KindsOf(duty.Rule))
            if (subjects.TryGetValue((trigger.SubjectId, kind), out var lines))
                foreach (var line in lines)
                    if (line.At >= trigger.At && line.Id != trigger.Id && Counts(line, duty, who))
                        (found ??= []).Add(line);
        found?.Sort(static (a, b) => a.At != b.At ? a.At.CompareTo(b.At) : a.Id.CompareTo(b.Id));
        return found is null ? [] : [.. found];
    }

    private void Add(List<EvidenceRow> found, IReadOnlyList<EvidenceRow> lines, DutyTerm duty, Bound who, DateOnly from)
    {
        foreach (var line in lines)
            if (line.On >= from && Counts(line, duty, who))
                found.Add(line);
    }

    private bool Counts(EvidenceRow line, DutyTerm duty, Bound who) => duty.Rule.Counts(line, duty.Key, calendar)
        && (duty.Rule.Whose == Whose.Anyone || who.Did(line.By, line.On, duty.Rule.IsDeputyAllowed));

    private static IEnumerable<StaffId> Doers(EvidenceRule rule, Bound who) =>
        who.Seats.Select(s => s.Person).Concat(rule.IsDeputyAllowed ? who.Seats.SelectMany(s => s.Deputies).Select(d => d.Deputy) : []).Distinct();

    private string[] KindsOf(EvidenceRule rule) => expanded.TryGetValue(rule, out var known) ? known : expanded[rule] = [.. rule.Of(kinds.Keys)];

    private static void Put<TKey>(Dictionary<TKey, List<EvidenceRow>> lines, TKey key, EvidenceRow line) where TKey : notnull
    {
        if (!lines.TryGetValue(key, out var list))
            lines[key] = list = [];
        list.Add(line);
    }
}
