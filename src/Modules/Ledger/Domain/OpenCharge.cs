using Anju.Billing.Contracts;
using Anju.Kernel;

namespace Anju.Ledger.Domain;

/// <summary>One charge of a house with everything that was done to it until a day. All amounts in fen.</summary>
internal sealed class OpenCharge
{
    public required long Id { get; init; }
    public required int ItemNo { get; init; }
    public required string Item { get; init; }
    public required MoneyOf Whose { get; init; }
    public required int Period { get; init; }
    public required DateOnly From { get; init; }
    public required DateOnly To { get; init; }
    public required DateOnly ChargedOn { get; init; }
    public required DateOnly DueOn { get; init; }
    public required long AmountFen { get; init; }
    public required FeeTerms Terms { get; init; }
    public required string Href { get; init; }
    public bool IsWithdrawn { get; init; }

    public long PaidFen { get; private set; }
    public long WaivedFen { get; private set; }
    public long AdjustedFen { get; private set; }
    public long LateFen { get; private set; }
    public long LatePaidFen { get; private set; }
    public long LateWaivedFen { get; private set; }

    /// <summary>Late charge is assessed up to this day; the watermark that keeps it from being charged twice.</summary>
    public DateOnly? LateTo { get; private set; }

    /// <summary>What of the charge itself is open; below 0 when too much was paid for what was withdrawn or adjusted.</summary>
    public long PrincipalFen => (IsWithdrawn ? 0 : AmountFen) + AdjustedFen - PaidFen - WaivedFen;

    /// <summary>Late charge assessed and open.</summary>
    public long LateOpenFen => LateFen - LatePaidFen - LateWaivedFen;

    public Money Amount => new(AmountFen);
    public Money Principal => new(PrincipalFen);

    /// <summary>Late charge open on a day: what was assessed and what has run up since.</summary>
    public long LateAt(DateOnly day) => LateOpenFen + RunUp(day);

    public bool IsDue(DateOnly day) => PrincipalFen > 0 && day > DueOn;

    /// <summary>
    /// What has run up from the watermark (or the due day) to a day, both as in domain §3.6: open principal × rate × days,
    /// nothing within the days of grace, never above the cap, rounded once to the fen.
    /// </summary>
    public long RunUp(DateOnly day)
    {
        if (Terms.RateMillionths == 0 || PrincipalFen <= 0 || LateTo is null && day <= DueOn.AddDays(Terms.GraceDays))
            return 0;
        var days = day.DayNumber - (LateTo ?? DueOn).DayNumber;
        if (days <= 0)
            return 0;
        var fen = (long)decimal.Round(PrincipalFen * Terms.Rate * days, MidpointRounding.AwayFromZero);
        return Terms.CapPercent == 0 ? fen : Math.Clamp(AmountFen * Terms.CapPercent / 100 - LateFen, 0, fen);
    }

    /// <summary>Takes one line of the account into the charge.</summary>
    public void Take(LineKind kind, long fen, DateOnly? lateTo)
    {
        switch (kind)
        {
            case LineKind.Paid: PaidFen += fen; break;
            case LineKind.Waived: WaivedFen += fen; break;
            case LineKind.Adjusted: AdjustedFen += fen; break;
            case LineKind.LatePaid: LatePaidFen += fen; break;
            case LineKind.LateWaived: LateWaivedFen += fen; break;
            case LineKind.Late: (LateFen, LateTo) = (LateFen + fen, lateTo); break;
            default: throw new InvalidOperationException($"{kind} belongs to no charge.");
        }
    }
}
