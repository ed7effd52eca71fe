using Microsoft.EntityFrameworkCore;
using Anju.Billing.Domain;
using Anju.Estate;
using Anju.Estate.Contracts;
using Anju.Integration.RepairOrders;
using Anju.Kernel.Identity;
using Anju.Ledger.Domain;
using Anju.People.Contracts;
using Xunit;
using Charge = Anju.Ledger.Domain.Charge;

namespace Anju.Integration.Ledger;

/// <summary>A repair that is paid for does not end at the worker's notebook.</summary>
public class RepairChargeTests
{
    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("F-2a", "F-2b")]
    public async Task A_finished_paid_repair_is_owed_by_its_house_once_under_its_order_number(Database database)
    {
        var repairs = await RepairsUnderTest.On(database);
        var (house, building) = (default(HouseId), default(BuildingId));
        await repairs.Center.Do(async db =>
        {
            building = EstateSamples.AddBuilding(db, EstateSamples.AddCommunity(db, "安居花园"), "3");
            house = EstateSamples.AddHouse(db, building, "2", "1102", 11);
            db.Add(new FeeItem { No = 7, Code = "repair", Name = "有偿维修费", Purse = Purse.Company, CycleMonths = 1 });
            await db.SaveChangesAsync();
        });
        var worker = repairs.Neighbours.Worker("赵师傅", [Trade.Water], []);
        repairs.Neighbours.Houses[house] = repairs.Neighbours.Houses[repairs.Neighbours.House(building: building)] with { Id = house };
        var field = repairs.Field(worker);
        var order = await repairs.Desk.Register(new { requestId = Guid.CreateVersion7(), house = house.Value, item = "厨房水龙头", description = "滴水", @class = "Minor", part = "Private", reporterName = "周晓宁", reporterPhone = "00012345678", agreedAt = repairs.Now.AddHours(1), place = "厨房" });
        await repairs.Desk.Do(order, "dispatch", new { worker = worker.Id.Value });
        await field.Do(order, "accept");
        await field.Do(order, "arrive", new { badge = true });
        await repairs.Director.Do(order, "quote", new { lines = new object[] { new { name = "进口龙头", quantity = 1, unitPrice = 65.00m } } });
        await field.Do(order, "consent", new { way = "Signed", signer = "周晓宁", drawing = RepairSteps.Signature });
        await field.Do(order, "start");
        await field.Do(order, "finish", new { cause = "老化", result = "已更换" });

        var (charges, owed) = await repairs.Center.Ask(async db => (await db.Set<Charge>().ToListAsync(), await db.Set<Account>().Where(a => a.HouseId == house).Select(a => a.OwedFen).SingleAsync()));
        var charge = Assert.Single(charges);
        Assert.Equal((order["number"]!.GetValue<string>(), 6_500L, 6_500L), (charge.Source, charge.AmountFen, owed));
    }
}
