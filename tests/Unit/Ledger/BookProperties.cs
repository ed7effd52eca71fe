using CsCheck;
using Anju.Ledger.Domain;
using Xunit;
using static Anju.Unit.Ledger.Ledgers;

namespace Anju.Unit.Ledger;

/// <summary>Whatever happens to an account, in whatever order, it balances to the fen.</summary>
public class BookProperties
{
    private static readonly DateOnly Start = new(2025, 1, 31);

    /// <param name="Kind">0 pay by the rule, 1 pay one charge, 2 waive, 3 adjust, 4 advance, 5 use the balance, 6 undo an earlier act, 7 deposit.</param>
    private sealed record Step(int Kind, int Which, int Fen, int Days);

    private static readonly Gen<Step[]> Months = Gen.Select(Gen.Int[0, 7], Gen.Int[0, 100], Gen.Int[1, 60_000], Gen.Int[0, 25], (kind, which, fen, days) => new Step(kind, which, fen, days)).Array[1, 60];
    private static readonly Gen<(int[] Charges, int Rate, Step[] Steps)> World = Gen.Select(Gen.Int[1, 90_000].Array[1, 8], Gen.Int[0, 3000], Months);

    [Fact]
    public void After_every_step_the_account_balances_and_no_charge_is_paid_beyond_what_it_is() => World.Sample(world =>
    {
        var charges = world.Charges.Select((fen, i) => Charge(i + 1, fen, Start.AddMonths(i % 4), Terms(world.Rate))).ToArray();
        var account = Account(charges);
        var all = new List<LedgerLine>();
        var acts = new List<(IReadOnlyList<LedgerLine> Lines, bool Undone)>();
        var day = Start;
        foreach (var step in world.Steps)
        {
            day = day.AddDays(step.Days);
            var book = Open(account, day, charges);
            Take(book, step, all, acts);
            book.Close();
            all.AddRange(book.Added);
            if (book.Added.Count > 0)
                acts.Add((book.Added, step.Kind == 6));

            long Sum(LineKind kind) => all.Where(l => l.Kind == kind).Sum(l => l.Fen);
            Assert.Equal(charges.Sum(c => c.AmountFen) + Sum(LineKind.Adjusted) - Sum(LineKind.Paid) - Sum(LineKind.Waived), account.OwedFen);
            Assert.Equal(charges.Sum(c => c.PrincipalFen), account.OwedFen);
            Assert.Equal(Sum(LineKind.Late) - Sum(LineKind.LatePaid) - Sum(LineKind.LateWaived), account.LateFen);
            Assert.Equal((Sum(LineKind.Advance), Sum(LineKind.Deposit)), (account.AdvanceFen, account.DepositFen));
            Assert.True(account.AdvanceFen >= 0 && account.DepositFen >= 0);
            Assert.All(charges, c => Assert.True(c.PrincipalFen >= 0 && c.LateOpenFen >= 0, $"{c.PrincipalFen} {c.LateOpenFen}"));
            Assert.Equal(Enumerable.Range(1, all.Count), all.Select(l => l.No));
            Assert.Equal(charges.Where(c => c.PrincipalFen > 0).Select(c => (DateOnly?)c.DueOn).Min(), account.OldestDueOn);
        }
    });

    private static void Take(Book book, Step step, List<LedgerLine> all, List<(IReadOnlyList<LedgerLine> Lines, bool Undone)> acts)
    {
        var charge = book.Charges[step.Which % book.Charges.Count];
        switch (step.Kind)
        {
            case 0:
                var (shares, rest) = Allocation.Auto(book.Charges, step.Fen, book.Today, step.Which % 2 == 0);
                Assert.Equal(step.Fen, rest + shares.Sum(s => s.PrincipalFen + s.LateFen));
                foreach (var share in shares)
                    book.Pay(share.Charge, share.PrincipalFen, share.LateFen, Guid.Empty);
                book.Advance(rest, Guid.Empty);
                break;
            case 1:
                book.Pay(charge, Math.Min(step.Fen, charge.PrincipalFen), charge.LateAt(book.Today), Guid.Empty);
                break;
            case 2:
                book.Waive(charge, Math.Min(step.Fen, charge.PrincipalFen), charge.LateAt(book.Today) / 2, Guid.Empty);
                break;
            case 3:
                book.Adjust(charge, step.Which % 2 == 0 ? step.Fen : -Math.Min(step.Fen, charge.AmountFen + charge.AdjustedFen - charge.WaivedFen), Guid.Empty);
                break;
            case 4:
                book.Advance(step.Fen, Guid.Empty);
                break;
            case 5:
                var used = Math.Min(book.Account.AdvanceFen, charge.PrincipalFen);
                book.Advance(-used, Guid.Empty);
                book.Pay(charge, used, 0, Guid.Empty);
                break;
            case 6 when acts.Count > 0 && acts[step.Which % acts.Count] is { Undone: false } act:
                if (book.Undo(act.Lines, all, Guid.Empty) is null)
                    acts[step.Which % acts.Count] = (act.Lines, true);
                break;
            case 7:
                book.Deposit(step.Fen, Guid.Empty);
                break;
        }
    }
}
