using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Anju.Billing.Domain;
using Anju.Billing.Meters.Domain;
using Anju.Estate.Contracts;
using Anju.Kernel.Data;

namespace Anju.Billing.Meters;

/// <summary>
/// What houses used, from the logs of their meters. One statement for any number of houses; the rows are streamed in the
/// order of houses, so that memory holds one house. A usage is negative only where estimates are settled that were too high.
/// </summary>
internal sealed class Usages(AppDb db) : IUsages
{
    /// <summary>So many houses are named to the database; for more, all of the item are read and the others passed over.</summary>
    private const int MostNamed = 10_000;

    private sealed record Row(HouseId House, MeterId Meter, string Number, DateOnly InstalledOn, DateOnly? RemovedOn, ReadingWay? Way, DateOnly? On, long FromMilli, DateOnly? FromOn, long Milli, long MultiplierMilli, long Micro, long EstimatedMicro, bool IsRollover, string? Abnormal, string? CheckedBy);

    public async IAsyncEnumerable<Usage> Of(string item, DateOnly from, DateOnly to, IReadOnlyCollection<Guid> houses, [EnumeratorCancellation] CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(houses);
        if (MeterWords.KindOf(item) is null)
            yield break;
        var left = houses.ToHashSet();
        var one = new List<Row>();
        await foreach (var row in Rows(item, from, to, houses).AsAsyncEnumerable().WithCancellation(ct))
        {
            if (one.Count > 0 && one[0].House != row.House)
            {
                if (left.Remove(one[0].House.Value))
                    yield return Sum(item, from, to, one);
                one.Clear();
            }

            one.Add(row);
        }

        if (one.Count > 0 && left.Remove(one[0].House.Value))
            yield return Sum(item, from, to, one);
        foreach (var house in left)
            yield return new(house, item, from, to, 0, false, [], Usage.NoMeter);
    }

    public async Task<decimal> UsedSince(Guid house, string item, DateOnly from, DateOnly to, CancellationToken ct)
    {
        var (id, kind) = (new HouseId(house), KindOf(item));
        return await db.Set<Meter>().Where(m => m.HouseId == id && m.Kind == kind)
            .Join(db.Set<Reading>().Where(r => r.ReplacedByNo == null && r.CountsOn >= from && r.CountsOn <= to), m => m.Id, r => r.MeterId, (m, r) => r.Micro).SumAsync(ct) / 1_000_000m;
    }

    /// <summary>One question for all houses of a step of a run.</summary>
    public async Task<IReadOnlyDictionary<Guid, decimal>> UsedSince(string item, DateOnly from, DateOnly to, IReadOnlyCollection<Guid> houses, CancellationToken ct)
    {
        if (MeterWords.KindOf(item) is not { } kind)
            return new Dictionary<Guid, decimal>();
        var named = houses.Select(h => (HouseId?)new HouseId(h)).ToArray();
        var sums = await db.Set<Meter>().AsNoTracking().Where(m => m.Kind == kind && named.Contains(m.HouseId))
            .Join(db.Set<Reading>().Where(r => r.ReplacedByNo == null && r.CountsOn >= from && r.CountsOn <= to), m => m.Id, r => r.MeterId, (m, r) => new { m.HouseId, r.Micro })
            .GroupBy(x => x.HouseId).Select(g => new { g.Key, Micro = g.Sum(x => x.Micro) }).ToListAsync(ct);
        return sums.ToDictionary(s => s.Key!.Value.Value, s => s.Micro / 1_000_000m);
    }

    private IQueryable<Row> Rows(string item, DateOnly from, DateOnly to, IReadOnlyCollection<Guid> houses)
    {
        var kind = KindOf(item);
        var meters = db.Set<Meter>().AsNoTracking().Where(m => m.Kind == kind && m.HouseId != null && m.InstalledOn <= to && (m.RemovedOn == null || m.RemovedOn >= from));
        if (houses.Count <= MostNamed && houses.Select(h => (HouseId?)new HouseId(h)).ToArray() is var named)
            meters = meters.Where(m => named.Contains(m.HouseId));
        return from m in meters
               join r in db.Set<Reading>().Where(r => r.Kind == kind && r.CountsOn >= @from && r.CountsOn <= to && r.ReplacedByNo == null) on m.Id equals r.MeterId into read
               from r in read.DefaultIfEmpty()
               orderby m.HouseId, m.InstalledOn, m.Id, r.No
               select new Row(m.HouseId!.Value, m.Id, m.Number, m.InstalledOn, m.RemovedOn, (ReadingWay?)r.Way, (DateOnly?)r.On, (long?)r.FromMilli ?? 0, (DateOnly?)r.FromOn, (long?)r.Milli ?? 0,
                   m.MultiplierMilli, (long?)r.Micro ?? 0, (long?)r.EstimatedMicro ?? 0, (bool?)r.IsRollover ?? false, r.Abnormal, r.CheckedBy);
    }

    private static MeterKind KindOf(string item) => MeterWords.KindOf(item) ?? throw new ArgumentException($"No meter measures {item}.", nameof(item));

    private static Usage Sum(string item, DateOnly from, DateOnly to, List<Row> rows)
    {
        var parts = rows.Where(r => r.Way is not null and not ReadingWay.Start)
            .Select(r => new UsagePart(r.Number, r.FromMilli / 1000m, r.Milli / 1000m, r.MultiplierMilli / 1000m, r.Micro / 1_000_000m, Note(r))).ToList();
        var isEstimated = rows.GroupBy(r => r.Meter).Any(m => m.Last().Way == ReadingWay.Estimate);
        return new(rows[0].House.Value, item, from, to, rows.Sum(r => r.Micro) / 1_000_000m, isEstimated, parts, Blocked(rows));
    }

    /// <summary>Why the house cannot be billed; the others can.</summary>
    private static string? Blocked(List<Row> rows)
    {
        if (rows.Find(r => r.Way is null) is { } missing)
            return $"表 {missing.Number} 本期没有读数";
        return rows.Find(r => r.Abnormal is { Length: > 0 } && r.CheckedBy is not { Length: > 0 }) is { } doubtful
            ? $"表 {doubtful.Number} 读数异常未复核：{doubtful.Abnormal}" : null;
    }

    private static string Note(Row row)
    {
        var notes = new List<string>();
        if (row.Way == ReadingWay.Estimate)
            notes.Add("估抄，下次实抄结清");
        if (row.IsRollover)
            notes.Add("翻表");
        if (row.Way != ReadingWay.Estimate && row.EstimatedMicro != 0)
            notes.Add($"自 {MeterWords.Day(row.FromOn)} 实抄起算，扣除已估 {MeterWords.Quantity(row.EstimatedMicro)}");
        if (row.Way == ReadingWay.End)
            notes.Add("换表，旧表止数");
        return string.Join("；", notes);
    }
}
