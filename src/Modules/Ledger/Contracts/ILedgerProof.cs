namespace Anju.Ledger.Contracts;

/// <summary>Something in the accounts that does not agree with something else.</summary>
/// <param name="Rule">Which proof found it, in a few words.</param>
/// <param name="Where">House, number, month …</param>
/// <param name="Words">What stands there and what should.</param>
/// <param name="Href">Opens the records; empty where there is no page.</param>
public sealed record LedgerFinding(string Rule, string Where, string Words, string Href);

/// <param name="Findings">At most 500; empty when everything agrees.</param>
public sealed record LedgerProven(int Houses, long Lines, int Papers, int Months, IReadOnlyList<LedgerFinding> Findings);

/// <summary>Adds up everything again and compares: accounts, lines, bills, papers, money, closed months of the current center.</summary>
public interface ILedgerProof
{
    Task<LedgerProven> Prove(CancellationToken ct);
}
