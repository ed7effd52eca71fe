using Anju.Estate.Contracts;
using Anju.Kernel;
using Anju.Kernel.Data;
using Anju.Ledger.Domain;

namespace Anju.Ledger.Charges;

/// <param name="Source">Number of the record it comes from; the same one is charged once per item.</param>
internal sealed record ChargeFacts(HouseCard House, int ItemNo, DateOnly On, Money Amount, string Why, string Source, string By, int? Period = null);

/// <summary>Makes charges that no run has made.</summary>
internal static class NewCharge
{
    public static async Task<Charge> Make(AppDb db, Numbers numbers, ChargeFacts facts, CancellationToken ct)
    {
        var charge = new Charge
        {
            Id = await numbers.Count("ledger-charge", ct),
            HouseId = facts.House.Id,
            BuildingId = facts.House.Building,
            ItemNo = facts.ItemNo,
            Period = facts.Period ?? facts.On.Year * 100 + facts.On.Month,
            AmountFen = facts.Amount.Fen,
            On = facts.On,
            Why = facts.Why.Length <= 200 ? facts.Why : facts.Why[..200],
            Source = facts.Source,
            By = facts.By,
        };
        db.Add(charge);
        return charge;
    }
}
