using Microsoft.EntityFrameworkCore;
using Anju.Billing.Contracts;
using Anju.Estate.Contracts;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Ledger.Domain;

namespace Anju.Ledger.Books;

/// <summary>What of a house was read: its account, its charges as they stand, all its lines.</summary>
internal sealed record HouseBook(Account Account, IReadOnlyList<OpenCharge> Charges, IReadOnlyList<LedgerLine> Lines);

/// <summary>
/// Opens accounts of houses: charges of runs and of the desk with every line put to them. A fixed number of statements,
/// however many houses; nothing is kept between acts.
/// </summary>
internal sealed class BookShelf(AppDb db, IBills bills, IHouses houses, Calendar calendar)
{
    /// <summary>Houses at once.</summary>
    public const int Most = 500;
    private const int MostLines = 500_000;
    private Dictionary<int, FeeItemCard>? items;
    private List<FeeTerms>? terms;

    /// <summary>One house for writing; null when there is no such house.</summary>
    public async Task<(Book Book, HouseBook Read)?> Open(HouseId house, CancellationToken ct) =>
        (await Open([house], ct)) is [var only] ? only : null;

    /// <summary>Several houses for writing, in the order of their ids so that two who want the same never wait for each other.</summary>
    public async Task<IReadOnlyList<(Book Book, HouseBook Read)>> Open(IReadOnlyCollection<HouseId> ids, CancellationToken ct)
    {
        var accounts = await db.Set<Account>().AsTracking().Where(a => ids.Contains(a.HouseId)).OrderBy(a => a.HouseId).Take(Most).ToDictionaryAsync(a => a.HouseId, ct);
        foreach (var card in (await houses.Find([.. ids.Where(id => !accounts.ContainsKey(id))], ct)).Values)
        {
            accounts[card.Id] = new Account { HouseId = card.Id, BuildingId = card.Building };
            db.Add(accounts[card.Id]);
        }

        return [.. (await Read(accounts, calendar.Today, ct)).Select(r => (new Book(r.Account, r.Charges, calendar.Today), r))];
    }

    /// <summary>One house as it stood at the end of a day.</summary>
    public async Task<HouseBook?> At(HouseId house, DateOnly day, CancellationToken ct) => (await At([house], day, ct)) is [var only] ? only : null;

    /// <summary>Houses as they stood at the end of a day, for reading; a house without an account is left out.</summary>
    public async Task<IReadOnlyList<HouseBook>> At(IReadOnlyCollection<HouseId> ids, DateOnly day, CancellationToken ct)
    {
        var accounts = await db.Set<Account>().AsNoTracking().Where(a => ids.Contains(a.HouseId)).OrderBy(a => a.HouseId).Take(Most).ToDictionaryAsync(a => a.HouseId, ct);
        return await Read(accounts, day, ct);
    }

    private async Task<IReadOnlyList<HouseBook>> Read(Dictionary<HouseId, Account> accounts, DateOnly day, CancellationToken ct)
    {
        if (accounts.Count == 0)
            return [];
        var ids = accounts.Keys.ToArray();
        var posted = (await bills.OfHouses(ids, ct)).ToLookup(b => b.House);
        var others = (await db.Set<Charge>().AsNoTracking().Where(c => ids.Contains(c.HouseId)).OrderBy(c => c.HouseId).ThenBy(c => c.Id).Take(MostLines).ToListAsync(ct)).ToLookup(c => c.HouseId);
        var lines = (await db.Set<LedgerLine>().AsNoTracking().Where(l => ids.Contains(l.HouseId) && l.On <= day).OrderBy(l => l.HouseId).ThenBy(l => l.No).Take(MostLines).ToListAsync(ct)).ToLookup(l => l.HouseId);
        items ??= (await bills.Items(ct)).ToDictionary(i => i.No);
        terms ??= await db.Set<FeeTerms>().AsNoTracking().OrderBy(t => t.ItemNo).ThenByDescending(t => t.FromPeriod).Take(2000).ToListAsync(ct);
        return [.. accounts.Values.OrderBy(a => a.HouseId.Value).Select(a => new HouseBook(a, Charges(posted[a.HouseId], others[a.HouseId], [.. lines[a.HouseId]], day), [.. lines[a.HouseId]]))];
    }

    private List<OpenCharge> Charges(IEnumerable<PostedBill> posted, IEnumerable<Charge> others, List<LedgerLine> lines, DateOnly day)
    {
        var charges = posted.Where(b => b.PostedOn <= day).Select(b => Of(b.Id, b.ItemNo, b.Period, b.From, b.To, b.PostedOn, b.Amount.Fen, b.Href, b.WithdrawnOn <= day))
            .Concat(others.Where(c => c.On <= day).Select(c => Of(c.Id, c.ItemNo, c.Period, Month(c.Period), Month(c.Period).AddMonths(1).AddDays(-1), c.On, c.AmountFen, Charge.HrefOf(c.Id), c.WithdrawnOn <= day)))
            .OrderBy(c => c.Period).ThenBy(c => c.Id).ToList();
        var byId = charges.ToDictionary(c => c.Id);
        foreach (var line in lines.Where(l => l.ChargeId != 0))
            byId[line.ChargeId].Take(line.Kind, line.Fen, line.LateTo);
        return charges;
    }

    private OpenCharge Of(long id, int item, int period, DateOnly from, DateOnly to, DateOnly on, long fen, string href, bool isWithdrawn)
    {
        var agreed = TermsOf(item, period);
        return new()
        {
            Id = id,
            ItemNo = item,
            Item = items![item].Name,
            Whose = items[item].Whose,
            Period = period,
            From = from,
            To = to,
            ChargedOn = on,
            DueOn = agreed.DueOn(period, calendar),
            AmountFen = fen,
            Terms = agreed,
            Href = href,
            IsWithdrawn = isWithdrawn,
        };
    }

    private FeeTerms TermsOf(int item, int period) => terms!.Find(t => t.ItemNo == item && t.FromPeriod <= period) ?? FeeTerms.None(item);

    /// <summary>A charge that is being made; some house was opened before.</summary>
    public OpenCharge Of(Charge made) => Of(made.Id, made.ItemNo, made.Period, Month(made.Period), Month(made.Period).AddMonths(1).AddDays(-1), made.On, made.AmountFen, Charge.HrefOf(made.Id), isWithdrawn: false);

    /// <summary>When an item of a period is due.</summary>
    public async Task<Func<int, int, DateOnly>> DueDays(CancellationToken ct)
    {
        terms ??= await db.Set<FeeTerms>().AsNoTracking().OrderBy(t => t.ItemNo).ThenByDescending(t => t.FromPeriod).Take(2000).ToListAsync(ct);
        var known = new Dictionary<(int, int), DateOnly>();
        return (item, period) => known.TryGetValue((item, period), out var day) ? day : known[(item, period)] = TermsOf(item, period).DueOn(period, calendar);
    }

    private static DateOnly Month(int period) => new(period / 100, period % 100, 1);
}
