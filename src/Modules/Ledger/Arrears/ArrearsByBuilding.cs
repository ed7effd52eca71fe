using Microsoft.EntityFrameworkCore;
using Anju.Estate.Contracts;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Ledger.Domain;

namespace Anju.Ledger.Arrears;

/// <summary>Houses in arrears by building and by the day their oldest debt fell due (S-4.1.4b): where arrears grow. Live: whoever pays everything leaves.</summary>
internal sealed class ArrearsByBuilding(AppDb db, IHouses houses, Calendar calendar) : IZoneFigures
{
    private const int Most = 10_000;

    public string Key => "arrears";
    public int Order => 50;
    public string Title => "欠费户";
    public string Permission => LedgerPermissions.View;

    public async Task<IReadOnlyList<ZoneCount>> Count(DateTime from, DateTime to, CancellationToken ct) =>
        [.. (await Within(from, to).GroupBy(a => a.BuildingId).OrderBy(g => g.Key).Select(g => new { g.Key, Count = g.Count() }).Take(Most).ToListAsync(ct)).Select(g => new ZoneCount(g.Key, g.Count))];

    public async Task<IReadOnlyList<ZoneRow>> Rows(BuildingId building, DateTime from, DateTime to, int limit, CancellationToken ct)
    {
        var found = await Within(from, to).Where(a => a.BuildingId == building).OrderByDescending(a => a.OldestDueOn).ThenByDescending(a => a.OwedFen).ThenBy(a => a.HouseId).Take(limit).ToListAsync(ct);
        var cards = await houses.Find([.. found.Select(a => a.HouseId)], ct);
        var today = calendar.Today;
        return [.. found.Where(a => cards.ContainsKey(a.HouseId)).Select(a => new ZoneRow(calendar.StartOf(a.OldestDueOn!.Value), cards[a.HouseId].Number, cards[a.HouseId].CommunityName,
            $"欠 {a.Owed} 元，{Words.Period(a.OldestPeriod)} 起", $"逾期 {today.DayNumber - a.OldestDueOn!.Value.DayNumber} 天", "bad", $"/ledger/house/{a.HouseId.Value}"))];
    }

    private IQueryable<Account> Within(DateTime from, DateTime to)
    {
        var (first, last, today) = (calendar.DayOf(from), calendar.DayOf(to), calendar.Today);
        return db.Set<Account>().AsNoTracking().Where(a => a.OwedFen > 0 && a.OldestDueOn >= first && a.OldestDueOn <= last && a.OldestDueOn < today);
    }
}
