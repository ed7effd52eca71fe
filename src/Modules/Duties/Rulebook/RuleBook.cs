using Microsoft.EntityFrameworkCore;
using Anju.Duties.Domain;
using Anju.Kernel.Data;

namespace Anju.Duties.Rulebook;

/// <summary>One version of a document as it is shown, from a table or as shipped.</summary>
internal sealed record RuleCard(Guid Id, string Document, int No, string Title, string Posts, RuleState State, DutySource Source, string Reason, string Cause, string DraftedBy, string IssuedBy, DateTime? IssuedAt, DateOnly? EffectiveOn, int Version)
{
    public string[] PostList => RuleVersion.PostsOf(Posts);

    public static RuleCard Of(RuleVersion r) => new(r.Id.Value, r.Document, r.No, r.Title, r.Posts, r.State, r.Source, r.Reason, r.Cause, r.DraftedBy, r.IssuedBy, r.IssuedAt, r.EffectiveOn, r.Version);
}

/// <summary>All documents in all versions: the shipped first edition, and what the center wrote since.</summary>
internal sealed class RuleBook(AppDb db)
{
    private const int MostVersions = 1000, MostClauses = 500;

    /// <summary>Every version, those of a document together, the newest first.</summary>
    public async Task<IReadOnlyList<RuleCard>> All(CancellationToken ct)
    {
        var own = await db.Set<RuleVersion>().AsNoTracking().OrderBy(r => r.Document).ThenByDescending(r => r.No).Take(MostVersions).ToListAsync(ct);
        var isLoaded = await db.Set<LoadedPack>().AnyAsync(p => p.Name == Shipped.Pack, ct);
        var shipped = isLoaded ? Shipped.Rules.Concat(Shipped.PackRules) : Shipped.Rules;
        var order = shipped.Select((s, i) => (s.Document, i)).ToDictionary(x => x.Document, x => x.i);
        return [.. shipped.Select(s => Card(s, own)).Concat(own.Select(RuleCard.Of)).OrderBy(r => order.GetValueOrDefault(r.Document, int.MaxValue)).ThenBy(r => r.Document, StringComparer.Ordinal).ThenByDescending(r => r.No)];
    }

    public async Task<IReadOnlyList<RuleCard>> Of(string document, CancellationToken ct) => [.. (await All(ct)).Where(r => r.Document == document)];

    public async Task<IReadOnlyList<ClauseLine>> Clauses(Guid version, CancellationToken ct)
    {
        if (Shipped.Rules.Concat(Shipped.PackRules).FirstOrDefault(s => s.Id == version) is { } shipped)
            return shipped.Clauses;
        var id = new RuleVersionId(version);
        return await db.Set<RuleClause>().AsNoTracking().Where(c => c.VersionId == id).OrderBy(c => c.No).Take(MostClauses).Select(c => new ClauseLine(c.Clause, c.Text, c.IsLost)).ToListAsync(ct);
    }

    private static RuleCard Card(ShippedRule s, List<RuleVersion> own) => new(s.Id, s.Document, 1, s.Title, s.Posts,
        own.Exists(o => o.Document == s.Document && o.State != RuleState.Draft) ? RuleState.Replaced : RuleState.Issued, s.Source, s.Source == DutySource.Rules ? "第一版，随系统提供，文字照原件" : "重建：原件第五至七页缺失，按同类制度补拟", "", "系统", "系统", null, null, 0);
}

/// <summary>One line of a comparison: 1 added, -1 taken away, 0 the same.</summary>
internal readonly record struct Changed(int Sign, ClauseLine Line);

internal static class Compare
{
    /// <summary>The shortest way from the old lines to the new ones.</summary>
    public static IReadOnlyList<Changed> Lines(IReadOnlyList<ClauseLine> old, IReadOnlyList<ClauseLine> now)
    {
        var common = new int[old.Count + 1, now.Count + 1];
        for (var i = old.Count - 1; i >= 0; i--)
            for (var j = now.Count - 1; j >= 0; j--)
                common[i, j] = old[i] == now[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
        var changed = new List<Changed>();
        var (a, b) = (0, 0);
        while (a < old.Count || b < now.Count)
            if (a < old.Count && b < now.Count && old[a] == now[b])
                (changed, a, b) = (With(changed, new(0, old[a])), a + 1, b + 1);
            else if (a < old.Count && (b == now.Count || common[a + 1, b] >= common[a, b + 1]))
                changed.Add(new(-1, old[a++]));
            else
                changed.Add(new(1, now[b++]));
        return changed;
    }

    private static List<Changed> With(List<Changed> list, Changed one)
    {
        list.Add(one);
        return list;
    }
}
