using Anju.Billing.Contracts;
using Anju.Estate.Contracts;
using Anju.Ledger.Domain;

namespace Anju.Unit.Ledger;

/// <summary>Small accounts for tests.</summary>
internal static class Ledgers
{
    public static readonly HouseId House = new(Guid.CreateVersion7());
    public static readonly BuildingId Building = new(Guid.CreateVersion7());

    public static FeeTerms Terms(int millionths, int grace = 0, int cap = 100) => new() { ItemNo = 1, FromPeriod = 200001, DueMonths = 0, DueDay = 31, RateMillionths = millionths, GraceDays = grace, CapPercent = cap, Clause = "第七条", By = "主任" };

    public static OpenCharge Charge(long id, long fen, DateOnly due, FeeTerms? terms = null, MoneyOf whose = MoneyOf.Company) => new()
    {
        Id = id,
        ItemNo = 1,
        Item = "物业服务费",
        Whose = whose,
        Period = due.Year * 100 + due.Month,
        From = new(due.Year, due.Month, 1),
        To = due,
        ChargedOn = new(due.Year, due.Month, 1),
        DueOn = due,
        AmountFen = fen,
        Terms = terms ?? FeeTerms.None(1),
        Href = "",
    };

    public static Account Account(params OpenCharge[] charges) => new() { HouseId = House, BuildingId = Building, OwedFen = charges.Sum(c => c.PrincipalFen) };

    public static Book Open(Account account, DateOnly day, params OpenCharge[] charges) => new(account, charges, day);
}
