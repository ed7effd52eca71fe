using Microsoft.EntityFrameworkCore;
using Anju.Billing.Contracts;
using Anju.Estate.Contracts;
using Anju.Kernel.Data;
using Anju.Kernel.UseCases;
using Anju.Ledger.Domain;

namespace Anju.Ledger.Books;

/// <summary>Posted bills come onto the accounts of their houses, withdrawn ones leave them, in the same transaction.</summary>
internal sealed class BillsArrive(AppDb db, BookShelf shelf, IHouses houses) : IOn<BillsMoved>
{
    /// <param name="today">What was to come and is due by now no longer counts as to come.</param>
    private static string AddUp(DateOnly today) => FormattableString.Invariant($"""
        ON CONFLICT ("CenterId", "HouseId") DO UPDATE SET "OwedFen" = ledger_accounts."OwedFen" + excluded."OwedFen", "Version" = ledger_accounts."Version" + 1,
        "OldestPeriod" = CASE WHEN ledger_accounts."OldestPeriod" = 0 OR excluded."OldestPeriod" < ledger_accounts."OldestPeriod" THEN excluded."OldestPeriod" ELSE ledger_accounts."OldestPeriod" END,
        "OldestDueOn" = CASE WHEN ledger_accounts."OldestDueOn" IS NULL OR excluded."OldestDueOn" < ledger_accounts."OldestDueOn" THEN excluded."OldestDueOn" ELSE ledger_accounts."OldestDueOn" END,
        "LaterFen" = CASE WHEN ledger_accounts."LaterTo" < '{today:yyyy-MM-dd}' THEN 0 ELSE ledger_accounts."LaterFen" END + excluded."LaterFen",
        "LaterOn" = CASE WHEN excluded."LaterOn" IS NULL THEN ledger_accounts."LaterOn" WHEN ledger_accounts."LaterOn" IS NULL OR ledger_accounts."LaterTo" < '{today:yyyy-MM-dd}' OR excluded."LaterOn" < ledger_accounts."LaterOn" THEN excluded."LaterOn" ELSE ledger_accounts."LaterOn" END,
        "LaterTo" = CASE WHEN excluded."LaterTo" IS NULL THEN ledger_accounts."LaterTo" WHEN ledger_accounts."LaterTo" IS NULL OR excluded."LaterTo" > ledger_accounts."LaterTo" THEN excluded."LaterTo" ELSE ledger_accounts."LaterTo" END
        """);

    private const string TakeOff = """
        ON CONFLICT ("CenterId", "HouseId") DO UPDATE SET "OwedFen" = ledger_accounts."OwedFen" + excluded."OwedFen", "Version" = ledger_accounts."Version" + 1
        """;

    private const string SetOldest = """
        ON CONFLICT ("CenterId", "HouseId") DO UPDATE SET "OldestPeriod" = excluded."OldestPeriod", "OldestDueOn" = excluded."OldestDueOn", "LaterFen" = excluded."LaterFen", "LaterOn" = excluded."LaterOn", "LaterTo" = excluded."LaterTo"
        """;

    public async Task Handle(BillsMoved happened, CancellationToken ct)
    {
        var turn = await db.Set<Posting>().Where(p => p.RunNo == happened.RunNo).MaxAsync(p => (int?)p.Turn, ct) ?? 0;
        await db.InsertAll(happened.Buildings.Select(b => new Posting { RunNo = happened.RunNo, Turn = turn + 1, BuildingId = b.Building, ItemNo = b.ItemNo, Period = b.Period, On = happened.On, Bills = b.Bills, Fen = b.Fen }), ct);

        var due = await shelf.DueDays(ct);
        var byHouse = happened.Houses.GroupBy(s => s.House).ToDictionary(g => g.Key, g => (Fen: g.Sum(s => s.Fen), Oldest: g.Min(s => s.Period), Due: g.Min(s => due(s.ItemNo, s.Period))));
        var later = happened.Houses.Where(s => s.Fen > 0 && due(s.ItemNo, s.Period) >= happened.On).GroupBy(s => s.House).ToDictionary(g => g.Key, g => (Fen: g.Sum(s => s.Fen), On: g.Min(s => due(s.ItemNo, s.Period)), To: g.Max(s => due(s.ItemNo, s.Period))));
        var isNew = happened.Houses.Any(s => s.Fen > 0);
        var buildings = await Buildings([.. byHouse.Keys], ct);
        await db.InsertAll(byHouse.OrderBy(h => h.Key.Value).Select(h => new Account
        {
            HouseId = h.Key,
            BuildingId = buildings[h.Key],
            OwedFen = h.Value.Fen,
            OldestPeriod = isNew ? h.Value.Oldest : 0,
            OldestDueOn = isNew ? h.Value.Due : null,
            LaterFen = later.TryGetValue(h.Key, out var l) ? l.Fen : 0,
            LaterOn = l.Fen > 0 ? l.On : null,
            LaterTo = l.Fen > 0 ? l.To : null,
        }), ct, isNew ? AddUp(happened.On) : TakeOff);
        if (!isNew)
            await FindOldest(happened, [.. byHouse.Keys], ct);
    }

    /// <summary>Building of every house, of those with an account from there.</summary>
    private async Task<Dictionary<HouseId, BuildingId>> Buildings(HouseId[] ids, CancellationToken ct)
    {
        var found = new Dictionary<HouseId, BuildingId>(ids.Length);
        foreach (var some in ids.Chunk(BookShelf.Most))
        {
            foreach (var a in await db.Set<Account>().AsNoTracking().Where(a => some.Contains(a.HouseId)).OrderBy(a => a.HouseId).Take(BookShelf.Most).Select(a => new { a.HouseId, a.BuildingId }).ToListAsync(ct))
                found[a.HouseId] = a.BuildingId;
            if (some.Where(id => !found.ContainsKey(id)).ToArray() is { Length: > 0 } rest)
                foreach (var card in (await houses.Find(rest, ct)).Values)
                    found[card.Id] = card.Building;
        }

        return found;
    }

    /// <summary>After bills were taken back: since when something is open now, without them.</summary>
    private async Task FindOldest(BillsMoved happened, HouseId[] ids, CancellationToken ct)
    {
        var gone = happened.Houses.Select(s => (s.House, s.ItemNo, s.Period)).ToHashSet();
        foreach (var some in ids.Chunk(BookShelf.Most))
        {
            var books = await shelf.At(some, happened.On, ct);
            await db.InsertAll(books.Select(b => Oldest(b, happened.On, c => !gone.Contains((b.Account.HouseId, c.ItemNo, c.Period)))), ct, SetOldest);
        }
    }

    private static Account Oldest(HouseBook book, DateOnly today, Func<OpenCharge, bool> lives)
    {
        var open = book.Charges.Where(c => c.PrincipalFen > 0 && lives(c)).ToList();
        var later = open.Where(c => !c.IsDue(today)).ToList();
        return new()
        {
            HouseId = book.Account.HouseId,
            BuildingId = book.Account.BuildingId,
            OldestPeriod = open.Count == 0 ? 0 : open.Min(c => c.Period),
            OldestDueOn = open.Count == 0 ? null : open.Min(c => c.DueOn),
            LaterFen = later.Sum(c => c.PrincipalFen),
            LaterOn = later.Count == 0 ? null : later.Min(c => c.DueOn),
            LaterTo = later.Count == 0 ? null : later.Max(c => c.DueOn),
        };
    }
}
