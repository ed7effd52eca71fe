using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Anju.Casework.Contracts;
using Anju.Estate.Contracts;
using Anju.Kernel.Data;
using Anju.Kernel.UseCases;
using Anju.People.Contracts;

namespace Anju.Integration.RepairOrders;

/// <summary>The first steps that tests of repairs share.</summary>
internal static class RepairSteps
{
    public const string Signature = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==";

    public static object Leak(HouseId house, string kind = "Minor", string item = "厨房水龙头", DateTime? agreed = null) => new
    {
        requestId = Guid.CreateVersion7(),
        house = house.Value,
        item,
        description = "水槽下滴水",
        @class = kind,
        part = "Private",
        reporterName = "周晓宁",
        reporterPhone = "00012345678",
        agreedAt = agreed,
        place = "厨房",
    };

    public static async Task<(JsonNode Order, RepairsUnderTest.Hand Field)> OnSite(RepairsUnderTest repairs, HouseId? house = null)
    {
        var zhao = repairs.Neighbours.Worker("赵师傅", [Trade.Water], []);
        var order = await repairs.Desk.Register(Leak(house ?? repairs.Neighbours.House()));
        await repairs.Desk.Do(order, "dispatch", new { worker = zhao.Id.Value });
        var field = repairs.Field(zhao);
        await field.Do(order, "accept");
        await field.Do(order, "arrive");
        return (order, field);
    }

    public static async Task<JsonNode> Finished(RepairsUnderTest repairs, HouseId? house = null)
    {
        var (order, field) = await OnSite(repairs, house);
        await field.Do(order, "start", new { freeReason = "小修免费" });
        await field.Do(order, "finish", new { result = "已更换" });
        return order;
    }

    public static async Task Answer(RepairsUnderTest repairs, JsonNode order, Grade grade, string words)
    {
        await using var scope = repairs.Scope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        await scope.ServiceProvider.GetRequiredService<Events>().Publish(
            new FollowUpAnswered(Kernel.Id.New<FollowUpId>(), new Subject("repair", order["id"]!.GetValue<Guid>()), grade, words, repairs.Now), default);
        await db.SaveChangesAsync();
    }
}
