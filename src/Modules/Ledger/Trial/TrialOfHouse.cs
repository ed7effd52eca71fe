using Anju.Billing.Contracts;
using Anju.Estate.Contracts;
using Anju.Kernel;
using Anju.Kernel.UseCases;
using Anju.Ledger.Books;
using Anju.Ledger.Domain;
using Anju.Ledger.Months;

namespace Anju.Ledger.Trial;

/// <summary>The trial of one house: movements from its lines and charges, the closing proved charge by charge.</summary>
internal sealed class TrialOfHouse(BookShelf shelf, IHouses houses, IBills bills)
{
    public async Task<Result<ShowTrial.View>> Of(HouseId id, DateOnly from, DateOnly to, CancellationToken ct)
    {
        if (await houses.Find(id, ct) is not { } house)
            return Problem.NotFound("没有这套房屋");
        var (before, after) = (await shelf.At(id, from.AddDays(-1), ct), await shelf.At(id, to, ct));
        var agency = (await bills.Items(ct)).Where(i => i.Whose == MoneyOf.Agency).Select(i => i.No).ToHashSet();
        var opening = Standing(before, agency);
        var moves = new Dictionary<RowKey, Moves>();
        void Add(Pot pot, int item, Moves m) => moves[Key(pot, house, item)] = moves.GetValueOrDefault(Key(pot, house, item)) + m;
        var was = before?.Charges.ToDictionary(c => c.Id) ?? [];
        foreach (var charge in after?.Charges ?? [])
            if ((charge.IsWithdrawn ? 0 : charge.AmountFen) - (was.GetValueOrDefault(charge.Id) is { IsWithdrawn: false } b ? b.AmountFen : 0) is not 0 and var fen)
                Add(Pot.Principal, charge.ItemNo, new(fen, 0, 0, 0));
        foreach (var line in after?.Lines.Where(l => l.On >= from) ?? [])
        {
            Add(PotOf(line.Kind), line.ItemNo, Of(line));
            if (line.Kind == LineKind.Paid && agency.Contains(line.ItemNo))
                Add(Pot.Agency, line.ItemNo, new(line.Fen, 0, 0, 0));
        }

        var rows = MonthBook.Roll(opening, moves);
        var closing = Standing(after, agency);
        var balanced = rows.All(r => r.Closing == closing.GetValueOrDefault(r.Key)) && closing.All(c => c.Value == 0 || rows.Any(r => r.Key == c.Key));
        var lines = ShowTrial.Lines(rows);
        return new ShowTrial.View(from, to, house.Number, lines, new(closing.Where(c => c.Key.Pot is Pot.Principal or Pot.Late).Sum(c => c.Value)), balanced) { Tables = [await ByItem(rows, ct)] };
    }

    private async Task<SheetTable> ByItem(IReadOnlyList<Rolled> rows, CancellationToken ct)
    {
        var names = new SumNames((await bills.Items(ct)).ToDictionary(i => i.No, i => i.Name), new Dictionary<BuildingId, string>());
        return RollTables.Table(1, "费用，按项目", Pot.Principal, rows.Where(r => r.Key.Pot == Pot.Principal).GroupBy(r => r.Key.Item).OrderBy(g => g.Key).Select(g => (names.Item(g.Key), "", g.AsEnumerable())), "", first: "项目");
    }

    /// <summary>What each pot holds by what the charges say of themselves.</summary>
    private static Dictionary<RowKey, long> Standing(HouseBook? book, HashSet<int> agency)
    {
        var sums = new Dictionary<RowKey, long>();
        if (book is null)
            return sums;
        void Add(Pot pot, int item, long fen)
        {
            var key = new RowKey(pot, book.Account.BuildingId, item, 0, 0);
            sums[key] = sums.GetValueOrDefault(key) + fen;
        }

        foreach (var charge in book.Charges)
        {
            Add(Pot.Principal, charge.ItemNo, charge.PrincipalFen);
            Add(Pot.Late, charge.ItemNo, charge.LateOpenFen);
            if (agency.Contains(charge.ItemNo))
                Add(Pot.Agency, charge.ItemNo, charge.PaidFen);
        }

        foreach (var line in book.Lines.Where(l => l.Kind is LineKind.Advance or LineKind.Deposit))
            Add(PotOf(line.Kind), 0, line.Fen);
        return sums;
    }

    private static RowKey Key(Pot pot, HouseCard house, int item) => new(pot, house.Building, item, 0, 0);

    private static Pot PotOf(LineKind kind) => MonthFacts.PotOf(kind);

    private static Moves Of(LedgerLine line) => MonthFacts.Of(line.Kind, line.Fen, Math.Max(line.Fen, 0));
}
