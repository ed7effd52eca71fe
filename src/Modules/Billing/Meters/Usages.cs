using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Anju.Billing.Domain;
using Anju.Billing.Meters.Domain;
using Anju.Estate.Contracts;
using Anju.Kernel.Data;

namespace Anju.Billing.Meters;

/// <summary>
/// What houses used, from the logs of their meters. One statement for the houses of a step, in the period and before it;
/// sorted by house there, SQLite would pass through all meters of the center for each step. A usage is negative only where
/// estimates are settled that were too high.
/// </summary>
internal sealed class Usages(AppDb db) : IUsages
{
    /// <param name="Doubt">Why the reading looks wrong and nobody has looked again; empty or null when nothing does.</param>
    /// <param name="Before">Millionths that the meter counted before the period.</param>
    private sealed record Row(HouseId House, MeterId Meter, string Number, MeterRate Rate, DateOnly? RemovedOn, ReadingWay? Way, DateOnly? FromOn, long FromMilli, long Milli, long MultiplierMilli, long Micro, long EstimatedMicro, bool IsRollover, string? Doubt, long Before);

    public async IAsyncEnumerable<Usage> Of(UsageAsk ask, [EnumeratorCancellation] CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(ask);
        if (MeterWords.KindOf(ask.Item) is not { } kind || ask.Houses.Count == 0)
            yield break;
        var read = new Dictionary<HouseId, List<Row>>(ask.Houses.Count);
        await foreach (var row in Rows(kind, ask).AsAsyncEnumerable().WithCancellation(ct))
            if (!read.TryAdd(row.House, [row]))
                read[row.House].Add(row);
        foreach (var house in ask.Houses)
            yield return read.TryGetValue(house.Id, out var rows) ? Sum(ask, rows) : None(house.Id, ask);
    }

    private static Usage None(HouseId house, UsageAsk ask) => new(house.Value, ask.Item, ask.From, ask.To, 0, false, [], Usage.NoMeter);

    private IQueryable<Row> Rows(MeterKind kind, UsageAsk ask)
    {
        var (from, to, since) = (ask.From, ask.To, ask.Since);
        var meters = Of(ask.Houses).Where(m => m.Kind == kind && m.InstalledOn <= to && (m.RemovedOn == null || m.RemovedOn >= since));
        var living = db.Set<Reading>().Where(r => r.ReplacedByNo == null);
        var now = living.Where(r => r.CountsOn >= from && r.CountsOn <= to);
        var before = since < from ? living.Where(r => r.CountsOn >= since && r.CountsOn < from) : living.Where(_ => false);
        return from m in meters
               join r in now on m.Id equals r.MeterId into read
               from r in read.DefaultIfEmpty()
               orderby m.InstalledOn, m.Id, r.No
               select new Row(m.HouseId!.Value, m.Id, m.Number, m.Rate, m.RemovedOn, (ReadingWay?)r.Way, (DateOnly?)r.FromOn, (long?)r.FromMilli ?? 0, (long?)r.Milli ?? 0,
                   m.MultiplierMilli, (long?)r.Micro ?? 0, (long?)r.EstimatedMicro ?? 0, (bool?)r.IsRollover ?? false, r.CheckedBy == "" ? r.Abnormal : null, before.Where(b => b.MeterId == m.Id).Sum(b => b.Micro));
    }

    /// <summary>Neighbours are asked for by their buildings: a few ranges of one index. Where a step ends inside a building, its other houses are read too and passed over.</summary>
    private IQueryable<Meter> Of(IReadOnlyList<HouseRow> houses)
    {
        var meters = db.Set<Meter>().AsNoTracking();
        if (houses.Count == 1 && (HouseId?)houses[0].Id is var one)
            return meters.Where(m => m.HouseId == one);
        var (community, buildings) = (houses[0].Community, houses.Select(h => (BuildingId?)h.Building).Distinct().ToArray());
        return meters.Where(m => m.CommunityId == community && m.HouseId != null && buildings.Contains(m.BuildingId));
    }

    private static Usage Sum(UsageAsk ask, List<Row> rows)
    {
        var (parts, before, meter, isEstimated, hangs) = (new List<UsagePart>(rows.Count), 0L, default(MeterId), false, false);
        var (all, peak, valley) = (0L, 0L, 0L);
        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows[i];
            if (row.Meter != meter)
                (meter, before) = (row.Meter, before + row.Before);
            hangs |= row.RemovedOn is null || row.RemovedOn >= ask.From;
            all += row.Micro;
            (peak, valley) = (peak + (row.Rate == MeterRate.Peak ? row.Micro : 0), valley + (row.Rate == MeterRate.Valley ? row.Micro : 0));
            if (row.Way is not null and not ReadingWay.Start)
                parts.Add(new(row.Number, row.FromMilli / 1000m, row.Milli / 1000m, row.MultiplierMilli / 1000m, row.Micro / 1_000_000m, Note(row)));
            isEstimated |= row.Way == ReadingWay.Estimate && (i == rows.Count - 1 || rows[i + 1].Meter != row.Meter);
        }

        return hangs ? new(rows[0].House.Value, ask.Item, ask.From, ask.To, all / 1_000_000m, isEstimated, parts, Blocked(ask, rows)) { Before = before / 1_000_000m, Peak = peak / 1_000_000m, Valley = valley / 1_000_000m }
            : None(rows[0].House, ask);
    }

    /// <summary>Why the house cannot be billed; the others can.</summary>
    private static string? Blocked(UsageAsk ask, List<Row> rows)
    {
        foreach (var row in rows)
            if (row.Way is null && (row.RemovedOn is null || row.RemovedOn >= ask.From))
                return $"表 {row.Number} 本期没有读数";
        foreach (var row in rows)
            if (row.Doubt is { Length: > 0 } doubt)
                return $"表 {row.Number} 读数异常未复核：{doubt}";
        return null;
    }

    private static string Note(Row row)
    {
        if (row is { Way: ReadingWay.Read, IsRollover: false, EstimatedMicro: 0 })
            return "";
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
