using Microsoft.EntityFrameworkCore;
using Anju.Casework.Contracts;
using Anju.Duties.Domain;
using Anju.Duties.Rulebook;
using Anju.Kernel.Data;

namespace Anju.Duties.Judging;

/// <summary>All duties of the center: those of the first edition and of loaded packs, as far as the center did not write versions of its own.</summary>
internal sealed class DutyBook(AppDb db, IEvidenceReader evidence, KindNames kinds, Calendar calendar)
{
    private const int Most = 3000;
    private IReadOnlyList<Duty>? all;
    private DateOnly? began;

    /// <summary>起算日: as it was set; until then the first day of which any work is on record, or today. Nobody is judged for the days before.</summary>
    public async Task<DateOnly> Began(CancellationToken ct) => began ??= await Set(ct) ?? await evidence.FirstDay(ct) ?? calendar.Today;

    /// <summary>Whether anything was done yet that duties are judged by.</summary>
    public async Task<bool> HasBegun(CancellationToken ct) => await Set(ct) is not null || await evidence.FirstDay(ct) is not null;

    private Task<DateOnly?> Set(CancellationToken ct) => db.Set<BeginDay>().AsNoTracking().Where(b => b.No == BeginDay.TheOnly).Select(b => (DateOnly?)b.On).FirstOrDefaultAsync(ct);

    /// <summary>The first settlement fixes the day, so that no record written afterwards for an earlier day moves it.</summary>
    public async Task Fix(CancellationToken ct)
    {
        if (await Set(ct) is null)
            db.Add(new BeginDay { No = BeginDay.TheOnly, On = await Began(ct), Reason = "第一次结算，按第一条工作记录的日期", By = "系统", At = calendar.Now });
    }

    /// <summary>Every version of every duty, by post, clause and number.</summary>
    public async Task<IReadOnlyList<Duty>> All(CancellationToken ct)
    {
        if (all is not null)
            return all;
        var own = await db.Set<Duty>().AsNoTracking().OrderBy(d => d.Key).ThenBy(d => d.No).Take(Most).ToListAsync(ct);
        var pack = await db.Set<LoadedPack>().AsNoTracking().Where(p => p.Name == Shipped.Pack).Select(p => (DateOnly?)p.From).FirstOrDefaultAsync(ct);
        var firsts = own.GroupBy(d => d.Key).ToDictionary(g => g.Key, g => g.Min(d => d.From));
        var shipped = Shipped.Duties(await Began(ct)).Concat(pack is { } from ? Shipped.PackDuties(from) : []).ToList();
        foreach (var duty in shipped)
            if (firsts.TryGetValue(duty.Key, out var next))
                duty.End(next.AddDays(-1));
        return all = [.. shipped.Concat(own).OrderBy(d => d.Post, StringComparer.Ordinal).ThenBy(d => d.Clause, StringComparer.Ordinal).ThenBy(d => d.Key).ThenBy(d => d.No)];
    }

    /// <summary>The versions that ever held and can be met: nobody is judged by records for which there is no form.</summary>
    public async Task<IReadOnlyList<DutyTerm>> Terms(CancellationToken ct) => [.. (await All(ct)).Where(d => (d.To is null || d.To >= d.From) && CanBeMet(d)).Select(d => d.Term())];

    public bool CanBeMet(Duty duty) => duty.Kinds.Any(kinds.IsKnown);
}

/// <summary>All kinds of evidence that modules say they write, for choosing and for showing.</summary>
internal sealed class KindNames(IEnumerable<IEvidenceKinds> modules)
{
    private readonly Dictionary<string, string> titles = modules.SelectMany(m => m.Kinds).DistinctBy(k => k.Key).ToDictionary(k => k.Key, k => k.Title);

    public IEnumerable<EvidenceKind> All => titles.OrderBy(t => t.Key, StringComparer.Ordinal).Select(t => new EvidenceKind(t.Key, t.Value));

    public bool IsKnown(string kind) => titles.Keys.Any(k => EvidenceRule.Matches(kind, k));

    public string Of(string kind) => titles.TryGetValue(kind, out var title) ? title
        : kind.EndsWith('*') && titles.FirstOrDefault(t => EvidenceRule.Matches(kind, t.Key)) is { Value: { } some } ? $"{some}等" : kind;
}

/// <summary>The kinds of this module.</summary>
internal sealed class OwnEvidence : IEvidenceKinds
{
    public IReadOnlyList<EvidenceKind> Kinds =>
    [
        new(OwnKinds.Digest, "看晨间概况"), new(OwnKinds.Acknowledged, "签收制度"), new(OwnKinds.DayNote, "责任区分析"), new(OwnKinds.Issued, "发布制度"),
        new(OwnKinds.IndicesRead, "审阅质量指标月报"), new(OwnKinds.Work, "工作记录"), new(OwnKinds.Tidied, "整理资料"),
    ];
}
