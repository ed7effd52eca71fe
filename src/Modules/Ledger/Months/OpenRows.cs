using Microsoft.EntityFrameworkCore;
using Anju.Billing.Contracts;
using Anju.Estate.Contracts;
using Anju.Kernel;
using Anju.Kernel.Data;
using Anju.Ledger.Books;
using Anju.Ledger.Domain;

namespace Anju.Ledger.Months;

/// <summary>What is open at the end of a day: building by building from the sums, in a building house by house from its charges.</summary>
internal sealed class OpenRows(AppDb db, MonthBook book, BookShelf shelf, MonthFacts facts, IHouses houses)
{
    private const int MostHouses = 5000;

    public Task<ShowRows.View> Of(RowFilter f, CancellationToken ct) => f.Buildings is [var building] ? Houses(f, building, ct) : Buildings(f, ct);

    private async Task<ShowRows.View> Buildings(RowFilter f, CancellationToken ct)
    {
        var link = FormattableString.Invariant($"/ledger/months/rows?from={f.From:yyyy-MM-dd}&to={f.To:yyyy-MM-dd}&pot=Principal&what=open{(f.Query.Item is { } item ? $"&item={item}" : "")}{(f.Query.Age is { } age ? $"&age={Uri.EscapeDataString(age)}" : "")}{(f.Query.Whose is { } whose ? $"&whose={whose}" : "")}");
        var rows = (await book.Between(f.From, f.To, ct)).Where(r => r.Key.Pot == Pot.Principal && (f.Buildings is not { } only || only.Contains(r.Key.Building)) && Fits(r.Key.Item, r.Key.Belongs, f)).GroupBy(r => r.Key.Building).Select(g => (Building: g.Key, Name: f.Names.Building(g.Key), Fen: g.Sum(r => r.Closing))).Where(g => g.Fen != 0).OrderBy(g => g.Name, StringComparer.Ordinal).ToList();
        return new("期末欠费，按楼栋", f.From, f.To, rows.Count, f.Page, new(rows.Sum(r => r.Fen)))
        {
            Table = new(0, "期末欠费", ["楼栋", "欠费"], [.. rows.Skip(f.Skip).Take(ShowRows.Size).Select(r => (IReadOnlyList<Cell>)[Cell.Of(r.Name, $"{link}&building={r.Building.Value}"), new Cell(Fen: r.Fen, Href: $"{link}&building={r.Building.Value}")])], []),
        };
    }

    private async Task<ShowRows.View> Houses(RowFilter f, BuildingId building, CancellationToken ct)
    {
        var runs = await facts.Runs(ct);
        var ids = await db.Set<Account>().AsNoTracking().Where(a => a.BuildingId == building).OrderBy(a => a.HouseId).Take(MostHouses).Select(a => a.HouseId).ToListAsync(ct);
        var open = new List<(HouseId House, int Charges, int Oldest, long Fen)>();
        foreach (var some in ids.Chunk(BookShelf.Most))
            foreach (var read in await shelf.At(some, f.To, ct))
                if (read.Charges.Where(c => c.PrincipalFen != 0 && Fits(c.ItemNo, BelongsTo(c, runs), f)).ToList() is { Count: > 0 } charges)
                    open.Add((read.Account.HouseId, charges.Count, charges.Min(c => c.Period), charges.Sum(c => c.PrincipalFen)));
        var cards = new Dictionary<HouseId, HouseCard>();
        foreach (var some in open.Select(o => o.House).Chunk(BookShelf.Most))
            foreach (var (id, card) in await houses.Find(some, ct))
                cards[id] = card;
        var rows = open.OrderByDescending(o => o.Fen).ThenBy(o => o.House.Value).ToList();
        return new($"期末欠费，{f.Names.Building(building)}", f.From, f.To, rows.Count, f.Page, new(rows.Sum(r => r.Fen)))
        {
            Table = new(0, "期末欠费", ["房号", "最早账期", "笔数", "欠费"], [.. rows.Skip(f.Skip).Take(ShowRows.Size).Select(r => (IReadOnlyList<Cell>)
                [Cell.Of(cards.GetValueOrDefault(r.House)?.Number ?? "—", $"/ledger/house/{r.House.Value}?on={f.To:yyyy-MM-dd}"), Cell.Of(Words.Period(r.Oldest)), Cell.N(r.Charges), new Cell(Fen: r.Fen)])], []),
        };
    }

    private static int BelongsTo(OpenCharge c, Dictionary<int, int> runs) => Math.Max(c.Period, c.Id >= IBills.FirstId ? runs.GetValueOrDefault((int)(c.Id / IBills.FirstId)) : Ym.Of(c.ChargedOn));

    /// <summary>Of the items and of the age asked for.</summary>
    private static bool Fits(int item, int belongs, RowFilter f)
    {
        if (f.Items is { } items && !items.Contains(item))
            return false;
        if (f.Query.Age is not { Length: > 0 } age)
            return true;
        if (age == "later")
            return belongs > f.Month;
        var from = int.TryParse(age, out var asked) ? asked : 0;
        var to = from switch { 0 => 1, 2 => 3, 4 => 6, 7 => 12, 13 => 36, _ => int.MaxValue };
        return belongs <= f.Month && Ym.Between(belongs, f.Month) is var months && months >= from && months <= to;
    }
}
