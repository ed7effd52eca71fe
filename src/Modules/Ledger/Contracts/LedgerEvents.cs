using Anju.Estate.Contracts;
using Anju.Kernel;
using Anju.Kernel.UseCases;

namespace Anju.Ledger.Contracts;

/// <summary>A house has paid, a payment of it was undone (negative), or part of its debt was waived or adjusted (then nothing was paid). Told in the same transaction.</summary>
/// <param name="Receipt">Number of the paper: receipt, or application.</param>
/// <param name="Open">What the house still owes of principal.</param>
public sealed record HousePaid(HouseId House, string Receipt, Money Amount, Money Open, DateOnly On) : IEvent;
