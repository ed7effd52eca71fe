using Anju.Estate.Contracts;
using Anju.Kernel;
using Anju.Kernel.UseCases;

namespace Anju.Ledger.Contracts;

/// <summary>A house has paid, or a payment of it was undone (negative). Told in the same transaction.</summary>
/// <param name="Open">What the house still owes of principal.</param>
public sealed record HousePaid(HouseId House, string Receipt, Money Amount, Money Open, DateOnly On) : IEvent;
