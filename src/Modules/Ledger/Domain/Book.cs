using Anju.Estate.Contracts;
using Anju.Kernel;
using Anju.Kernel.Data;

namespace Anju.Ledger.Domain;

/// <summary>
/// The account of one house, open for writing: every rule of what may be posted stands here. It adds lines, keeps the
/// sums of the account beside them, and assesses the late charge of a charge before its principal changes, so that no
/// day is ever charged twice.
/// </summary>
internal sealed class Book(Account account, IReadOnlyList<OpenCharge> known, DateOnly today)
{
    private readonly List<OpenCharge> charges = [.. known];
    private readonly Dictionary<long, OpenCharge> byId = known.ToDictionary(c => c.Id);
    private readonly List<LedgerLine> added = [];

    public Account Account => account;
    public HouseId House => account.HouseId;
    public IReadOnlyList<OpenCharge> Charges => charges;
    public DateOnly Today => today;

    /// <summary>Lines of this act, to be saved with it.</summary>
    public IReadOnlyList<LedgerLine> Added => added;
    public int NextLine => account.Lines + 1;

    public OpenCharge? Find(long charge) => byId.GetValueOrDefault(charge);

    public IEnumerable<OpenCharge> Open => charges.Where(c => c.PrincipalFen > 0 || c.LateAt(today) > 0);

    /// <summary>A new charge of the desk is owed from now on.</summary>
    public void Owe(OpenCharge charge)
    {
        charges.Add(charge);
        byId.Add(charge.Id, charge);
        account.OwedFen += charge.AmountFen;
    }

    /// <summary>A charge of the desk that nothing was done to is owed no more.</summary>
    public void Drop(OpenCharge charge)
    {
        if (charge.PrincipalFen != charge.AmountFen || charge.LateFen != 0)
            throw new InvalidOperationException("Something was done to this charge; it is adjusted, not dropped.");
        charges.Remove(charge);
        byId.Remove(charge.Id);
        account.OwedFen -= charge.AmountFen;
    }

    public void Pay(OpenCharge charge, long principalFen, long lateFen, Guid paper)
    {
        if (principalFen < 0 || lateFen < 0 || principalFen > Math.Max(charge.PrincipalFen, 0) || lateFen > charge.LateAt(today))
            throw new InvalidOperationException("A charge takes no more than is open.");
        Assess(charge, paper);
        Add(LineKind.Paid, principalFen, paper, charge);
        Add(LineKind.LatePaid, lateFen, paper, charge);
        if (principalFen + lateFen > 0)
            account.LastPaidOn = today;
    }

    public void Waive(OpenCharge charge, long principalFen, long lateFen, Guid paper)
    {
        if (principalFen < 0 || lateFen < 0 || principalFen > Math.Max(charge.PrincipalFen, 0) || lateFen > charge.LateAt(today))
            throw new InvalidOperationException("Nobody waives more than is open.");
        Assess(charge, paper);
        Add(LineKind.Waived, principalFen, paper, charge);
        Add(LineKind.LateWaived, lateFen, paper, charge);
    }

    /// <param name="fen">Positive adds to the debt. What was paid beyond the new amount becomes the house's balance.</param>
    public void Adjust(OpenCharge charge, long fen, Guid paper)
    {
        Assess(charge, paper);
        Add(LineKind.Adjusted, fen, paper, charge);
        GiveBack(charge, paper);
    }

    /// <param name="fen">Negative when it is used or given back; the balance never falls below nothing.</param>
    public void Advance(long fen, Guid paper)
    {
        if (account.AdvanceFen + fen < 0)
            throw new InvalidOperationException("There is no such balance.");
        Add(LineKind.Advance, fen, paper);
    }

    public void Deposit(long fen, Guid paper)
    {
        if (account.DepositFen + fen < 0)
            throw new InvalidOperationException("There is no such deposit.");
        Add(LineKind.Deposit, fen, paper);
    }

    /// <summary>
    /// Takes lines back, the last first. A late charge assessed with them goes too where nothing was assessed after it,
    /// and its days run again from the watermark before.
    /// </summary>
    /// <returns>A sentence when it cannot be: what was paid in has been used meanwhile.</returns>
    public string? Undo(IReadOnlyList<LedgerLine> lines, IReadOnlyList<LedgerLine> all, Guid paper)
    {
        if (account.AdvanceFen < lines.Where(l => l.Kind == LineKind.Advance).Sum(l => l.Fen))
            return $"其中的预存已使用，余额只剩 {account.Advance} 元";
        if (account.DepositFen < lines.Where(l => l.Kind == LineKind.Deposit).Sum(l => l.Fen))
            return "其中的押金已退还或扣减";
        foreach (var line in lines.OrderByDescending(l => l.No))
        {
            var charge = line.ChargeId == 0 ? null : byId[line.ChargeId];
            if (line.Kind != LineKind.Late)
                Add(line.Kind, -line.Fen, paper, charge);
            else if (charge!.LateOpenFen >= line.Fen && !all.Any(l => l.ChargeId == line.ChargeId && l.Kind == LineKind.Late && l.No > line.No))
                Add(LineKind.Late, -line.Fen, paper, charge, all.LastOrDefault(l => l.ChargeId == line.ChargeId && l.Kind == LineKind.Late && l.No < line.No)?.LateTo);
        }

        foreach (var charge in lines.Where(l => l.ChargeId != 0).Select(l => byId[l.ChargeId]).Distinct())
            GiveBack(charge, paper);
        return null;
    }

    /// <summary>What was paid beyond what is owed now becomes the house's balance; what was waived beyond it never was.</summary>
    private void GiveBack(OpenCharge charge, Guid paper)
    {
        if (-charge.PrincipalFen is not (> 0 and var over))
            return;
        var paid = Math.Min(over, Math.Max(charge.PaidFen, 0));
        Add(LineKind.Paid, -paid, paper, charge);
        Add(LineKind.Advance, paid, paper);
        Add(LineKind.Waived, paid - over, paper, charge);
    }

    /// <summary>Closes the book: the account tells lists what is open and since when.</summary>
    public void Close()
    {
        var open = charges.Where(c => c.PrincipalFen > 0).ToList();
        account.OldestPeriod = open.Count == 0 ? 0 : open.Min(c => c.Period);
        account.OldestDueOn = open.Count == 0 ? null : open.Min(c => c.DueOn);
        var later = open.Where(c => !c.IsDue(today)).ToList();
        account.LaterFen = later.Sum(c => c.PrincipalFen);
        account.LaterOn = later.Count == 0 ? null : later.Min(c => c.DueOn);
        account.LaterTo = later.Count == 0 ? null : later.Max(c => c.DueOn);
    }

    private void Assess(OpenCharge charge, Guid paper)
    {
        if (charge.RunUp(today) is > 0 and var fen)
            Add(LineKind.Late, fen, paper, charge, today);
    }

    private void Add(LineKind kind, long fen, Guid paper, OpenCharge? charge = null, DateOnly? lateTo = null)
    {
        if (fen == 0)
            return;
        charge?.Take(kind, fen, lateTo);
        added.Add(new()
        {
            HouseId = account.HouseId,
            No = ++account.Lines,
            BuildingId = account.BuildingId,
            Kind = kind,
            On = today,
            ChargeId = charge?.Id ?? 0,
            ItemNo = charge?.ItemNo ?? 0,
            Period = charge?.Period ?? 0,
            Fen = fen,
            LateTo = lateTo,
            PaperId = paper,
        });
        Sum(kind, fen);
    }

    private void Sum(LineKind kind, long fen)
    {
        switch (kind)
        {
            case LineKind.Paid or LineKind.Waived: account.OwedFen -= fen; break;
            case LineKind.Adjusted: account.OwedFen += fen; break;
            case LineKind.Late: account.LateFen += fen; break;
            case LineKind.LatePaid or LineKind.LateWaived: account.LateFen -= fen; break;
            case LineKind.Advance: account.AdvanceFen += fen; break;
            case LineKind.Deposit: account.DepositFen += fen; break;
        }
    }
}
