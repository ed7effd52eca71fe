using Microsoft.EntityFrameworkCore;
using Anju.Billing.Contracts;
using Anju.Estate.Contracts;
using Anju.Kernel;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Ledger.Domain;
using Anju.Ledger.Months;
using static System.FormattableString;

namespace Anju.Ledger.Trial;

/// <summary>The trial of the whole center, from kept months and the facts since.</summary>
internal sealed class TrialTotals(AppDb db, MonthBook book, IBills bills, IHouseHistory history, Calendar calendar)
{
    public async Task<ShowTrial.View> Of(DateOnly from, DateOnly to, CancellationToken ct)
    {
        var rows = await book.Between(from, to, ct);
        var names = await Names(ct);
        var lines = ShowTrial.Lines(rows);
        Money? proved = to == calendar.Today ? new(await db.Set<Account>().AsNoTracking().SumAsync(a => a.OwedFen + a.LateFen, ct)) : null;
        var closing = lines[0].Closing + lines[1].Closing;
        return new(from, to, "", lines, proved, proved is null || proved == closing) { Tables = Tables(rows, names, Invariant($"/ledger/months/rows?from={from:yyyy-MM-dd}&to={to:yyyy-MM-dd}")) };
    }

    public async Task<SumNames> Names(CancellationToken ct) =>
        new((await bills.Items(ct)).ToDictionary(i => i.No, i => i.Name), (await history.Buildings(ct)).ToDictionary(b => b.Id, b => $"{b.CommunityName} {b.Name}"));

    private static List<SheetTable> Tables(IReadOnlyList<Rolled> rows, SumNames names, string href)
    {
        SheetTable ByItem(int no, string title, Pot pot) => RollTables.Table(no, title, pot, rows.Where(r => r.Key.Pot == pot).GroupBy(r => r.Key.Item).OrderBy(g => g.Key).Select(g => (names.Item(g.Key), Invariant($"&item={g.Key}"), g.AsEnumerable())), href, first: "项目");
        SheetTable ByBuilding(int no, string title, Pot pot) => RollTables.Table(no, title, pot, rows.Where(r => r.Key.Pot == pot).GroupBy(r => r.Key.Building).Select(g => (Name: names.Building(g.Key), Invariant($"&building={g.Key.Value}"), g.AsEnumerable())).OrderBy(g => g.Name, StringComparer.Ordinal), href, first: "楼栋");
        return
        [
            ByItem(1, "费用，按项目", Pot.Principal), ByBuilding(2, "费用，按楼栋", Pot.Principal), ByItem(3, "违约金，按项目", Pot.Late),
            ByBuilding(4, "预存，按楼栋", Pot.Advance), ByBuilding(5, "押金，按楼栋", Pot.Deposit), ByItem(6, "代收待付，按项目", Pot.Agency),
        ];
    }
}
