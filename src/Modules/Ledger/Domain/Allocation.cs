using Anju.Kernel;

namespace Anju.Ledger.Domain;

/// <summary>What a payment does to one charge, in fen.</summary>
internal readonly record struct Share(OpenCharge Charge, long PrincipalFen, long LateFen);

/// <summary>Where money goes that the payer gave no direction for (domain §3.7; 民法典 560, 561).</summary>
internal static class Allocation
{
    /// <summary>Due debts first, the oldest due first; within a debt the late charge before the principal, or after it where agreed so. What is left is an advance.</summary>
    /// <param name="charges">Deposits are no debts and never among them.</param>
    /// <param name="lateFirst">The order of the law; otherwise principal first.</param>
    public static (IReadOnlyList<Share> Shares, long RestFen) Auto(IEnumerable<OpenCharge> charges, long fen, DateOnly day, bool lateFirst = true)
    {
        var (shares, rest) = (new List<Share>(), fen);
        foreach (var charge in charges.Where(c => c.PrincipalFen > 0 || c.LateAt(day) > 0).OrderBy(c => c.DueOn).ThenBy(c => c.Period).ThenBy(c => c.Id))
        {
            if (rest <= 0)
                break;
            var (late, principal) = (charge.LateAt(day), Math.Max(charge.PrincipalFen, 0));
            var first = Math.Min(rest, lateFirst ? late : principal);
            var second = Math.Min(rest - first, lateFirst ? principal : late);
            shares.Add(lateFirst ? new(charge, second, first) : new(charge, first, second));
            rest -= first + second;
        }

        return (shares, rest);
    }

    /// <summary>What is owed on a day: principal and late charge of every open charge.</summary>
    public static Money Everything(IEnumerable<OpenCharge> charges, DateOnly day) => new(charges.Sum(c => Math.Max(c.PrincipalFen, 0) + c.LateAt(day)));
}
