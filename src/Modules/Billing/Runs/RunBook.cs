using Microsoft.EntityFrameworkCore;
using Anju.Billing.Domain;
using Anju.Billing.Domain.Calculation;
using Anju.Estate.Contracts;
using Anju.Kernel.Data;

namespace Anju.Billing.Runs;

/// <summary>One item as a run bills it: its cycle and the prices that can hold in it.</summary>
internal sealed record RunItem(FeeItem Item, ItemTerms Terms, DateOnly From, DateOnly To, int Period, int LastPeriod, PriceBook Prices, bool IsUsage, bool NeedsSpaces)
{
    /// <summary>Usage has no builder to pass over and no vacancy: whoever used it pays.</summary>
    public ItemTerms UsageTerms { get; } = Terms with { BuilderPays = true, VacancyReduces = false };
}

/// <summary>What is the same for every house of a run, read once for all its steps.</summary>
internal sealed record RunFacts(int RunNo, IReadOnlyList<RunItem> Items, HouseChanges Changes, ILookup<HouseId, Vacancy> Vacancies, IReadOnlyDictionary<HouseId, int> Persons, bool MayMeetBills, bool HasLastPeriod);

/// <summary>Keeps the facts of the run that this scope works on.</summary>
internal sealed class RunBook(AppDb db, IHouseHistory history)
{
    private const int MostTerms = 200_000;
    private RunFacts? facts;

    public async Task<RunFacts> Of(BillRun run, CancellationToken ct) => facts is { } known && known.RunNo == run.No ? known : facts = await Read(run, ct);

    /// <summary>After a collision: somebody else billed houses of this period meanwhile.</summary>
    public void Forget() => facts = null;

    private async Task<RunFacts> Read(BillRun run, CancellationToken ct)
    {
        var items = await Items(run.ItemNos, run.Month, ct);
        var first = items.Min(i => i.From);
        var last = items.Max(i => i.To);
        var periods = items.SelectMany(i => new[] { i.Period, i.LastPeriod }).Distinct().ToArray();
        var vacancies = await db.Set<Vacancy>().AsNoTracking().Where(v => v.State == VacancyState.Approved && v.From <= last && (v.To == null || v.To >= first)).OrderBy(v => v.From).ThenBy(v => v.Id).Take(MostTerms).ToListAsync(ct);
        var persons = await db.Set<Household>().AsNoTracking().Where(h => h.From <= last).OrderBy(h => h.From).ThenBy(h => h.Id).Take(MostTerms).Select(h => new { h.HouseId, h.Persons }).ToListAsync(ct);
        var others = await Others(run, first, ct);
        var back = vacancies.Where(v => v.IsRetroactive).Select(v => v.From).Append(first).Min();
        return new(run.No, items, await history.Since(back, run.CommunityId, run.HouseId, ct), vacancies.ToLookup(v => v.HouseId),
            persons.GroupBy(p => p.HouseId).ToDictionary(g => g.Key, g => g.Last().Persons), others.Exists(m => m >= first), others.Exists(m => m < first));
    }

    /// <summary>Months of the other runs of the community whose bills live, of this period and of the one before.</summary>
    private Task<List<DateOnly>> Others(BillRun run, DateOnly first, CancellationToken ct)
    {
        var since = first.AddMonths(-12);
        return db.Set<BillRun>().AsNoTracking().Where(r => r.CommunityId == run.CommunityId && r.Month >= since && r.No != run.No && r.State != RunState.Withdrawn && r.State != RunState.Discarded)
            .Select(r => r.Month).Distinct().OrderBy(m => m).Take(50).ToListAsync(ct);
    }

    public async Task<IReadOnlyList<RunItem>> Items(int[] nos, DateOnly month, CancellationToken ct)
    {
        var items = await db.Set<FeeItem>().AsNoTracking().Where(i => nos.Contains(i.No)).OrderBy(i => i.No).Take(100).ToListAsync(ct);
        var prices = await db.Set<PriceVersion>().AsNoTracking().Where(p => nos.Contains(p.ItemNo) && p.State == PriceState.Approved).OrderBy(p => p.No).Take(MostTerms).ToListAsync(ct);
        var byItem = prices.ToLookup(p => p.ItemNo);
        return [.. items.Select(i => Of(i, byItem[i.No], month))];
    }

    private static RunItem Of(FeeItem item, IEnumerable<PriceVersion> versions, DateOnly month)
    {
        var from = item.CycleOf(month);
        var to = from.AddMonths(item.CycleMonths).AddDays(-1);
        var prices = new PriceBook(versions.Select(v => v.Price));
        return new(item, item.Terms, from, to, Bill.PeriodOf(from), Bill.PeriodOf(from.AddMonths(-item.CycleMonths)), prices.Within(from, to),
            prices.All.Any(p => p.Tariff is { Basis: Basis.Usage } or { Basis: Basis.Formula, IsMonthly: false }), prices.All.Any(p => p.Tariff.Basis is Basis.Space or Basis.Formula));
    }
}
