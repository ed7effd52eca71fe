using Anju.Estate.Contracts;
using Anju.Kernel;
using Anju.Kernel.UseCases;

namespace Anju.Billing.Contracts;

/// <summary>Whose money a fee is (资金性质): the company's income, collected for a supplier, a deposit, owners' money in trust.</summary>
public enum MoneyOf { Company, Agency, Deposit, Trust }

/// <summary>A fee item as whoever collects it needs it.</summary>
/// <param name="Code">What meters and files call it, e.g. water.</param>
/// <param name="IsInAdvance">Billed in the first month of its cycle; else in the last.</param>
public sealed record FeeItemCard(int No, string Code, string Name, MoneyOf Whose, int CycleMonths, bool IsInAdvance, bool IsActive);

/// <summary>What a house owes by one line of a posted run. A withdrawn one was owed from one day to another and stays on record.</summary>
/// <param name="Period">First month of its cycle, e.g. 202611.</param>
/// <param name="PostedOn">From this day on it is owed.</param>
/// <param name="WithdrawnOn">From this day on it is not; null while it lives.</param>
public sealed record PostedBill(long Id, HouseId House, int ItemNo, int Period, DateOnly From, DateOnly To, decimal Quantity, Money Amount, DateOnly PostedOn, DateOnly? WithdrawnOn)
{
    public string Href => $"/billing/bills/{Id}";
}

/// <summary>The posted bills, for whoever takes the money.</summary>
public interface IBills
{
    /// <summary>Every id of a bill is above this; charges that no run has made keep below.</summary>
    const long FirstId = 1L << 32;

    /// <summary>Posted bills of these houses (at most 500), withdrawn ones included, by house, period and id; at most 200,000.</summary>
    Task<IReadOnlyList<PostedBill>> OfHouses(IReadOnlyCollection<HouseId> houses, CancellationToken ct);

    /// <summary>What each house was billed for one period and still owes by bill: living posted bills only, at most 2,000,000.</summary>
    Task<IReadOnlyList<(HouseId House, long Fen)>> OfPeriod(int period, CancellationToken ct);

    /// <summary>What these runs put on each house for their periods and was not taken back until the end of a day.</summary>
    Task<IReadOnlyList<(HouseId House, long Fen)>> OfRuns(IReadOnlyCollection<(int Run, int Period)> runs, DateOnly day, CancellationToken ct);

    /// <summary>What every posted run has put on houses, less what was withdrawn since: the sum of the living posted bills, by item and period.</summary>
    Task<IReadOnlyList<(int ItemNo, int Period, long Fen)>> Totals(CancellationToken ct);

    /// <summary>How each of these bills was reckoned, in the words of a resident; at most 200,000.</summary>
    Task<IReadOnlyDictionary<long, string>> Sentences(IReadOnlyCollection<long> bills, CancellationToken ct);

    /// <summary>All items by number, at most 100.</summary>
    Task<IReadOnlyList<FeeItemCard>> Items(CancellationToken ct);
}

/// <summary>One house's share of an item and period; negative when it was withdrawn.</summary>
public readonly record struct HouseShare(HouseId House, int ItemNo, int Period, long Fen);

/// <summary>One building's share of an item and period; negative when it was withdrawn.</summary>
public sealed record BuildingShare(BuildingId Building, int ItemNo, int Period, int Bills, long Fen);

/// <summary>Bills began to be owed (a run was posted) or no longer are (withdrawn). Told in the same transaction.</summary>
public sealed record BillsMoved(int RunNo, DateOnly On, IReadOnlyList<HouseShare> Houses, IReadOnlyList<BuildingShare> Buildings) : IEvent;
