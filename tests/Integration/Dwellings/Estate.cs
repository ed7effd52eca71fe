using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Anju.Estate;
using Anju.Estate.Contracts;
using Anju.Kernel.Identity;

namespace Anju.Integration.Dwellings;

/// <summary>A small estate in a fresh center: building 3 with a tower of two units, building 7 outside most zones.</summary>
internal sealed class Estate
{
    public const string Owner = "周样宁", Phone = "00012345678", Director = "陈主任";

    public required CenterUnderTest Center { get; init; }
    public CommunityId Community { get; private set; }
    public BuildingId Tower { get; private set; }
    public BuildingId Other { get; private set; }
    public HouseId Flat { get; private set; }
    public HouseId Above { get; private set; }
    public HouseId Elsewhere { get; private set; }
    public PersonId Resident { get; private set; }
    public PersonId Stranger { get; private set; }

    public static async Task<Estate> On(Database database)
    {
        var estate = new Estate { Center = await CenterUnderTest.On(database) };
        await estate.Center.Do(async db =>
        {
            estate.Community = EstateSamples.AddCommunity(db, "安居花园");
            estate.Tower = EstateSamples.AddBuilding(db, estate.Community, "3");
            estate.Other = EstateSamples.AddBuilding(db, estate.Community, "7");
            estate.Flat = EstateSamples.AddHouse(db, estate.Tower, "2", "501", 5);
            estate.Above = EstateSamples.AddHouse(db, estate.Tower, "2", "1801", 18, 89.10m, state: HouseState.Vacant);
            estate.Elsewhere = EstateSamples.AddHouse(db, estate.Other, "1", "101", 1, 120m);
            estate.Resident = EstateSamples.AddOwner(db, estate.Flat, Owner, Phone);
            estate.Stranger = EstateSamples.AddOwner(db, estate.Elsewhere, "吴假名", "00087654321");
            await db.SaveChangesAsync();
        });
        return estate;
    }

    public HttpClient Clerk(params string[] permissions) => Center.Client(permissions.Prepend("estate.view").ToArray());

    /// <summary>A housekeeper whose zone is the tower.</summary>
    public HttpClient Keeper(params string[] permissions) => Center.Client(new Actor(new StaffId(Guid.CreateVersion7()), "李管家", "管理员", Center.Id,
        permissions.Prepend("estate.view").ToHashSet(), new HashSet<Guid> { Tower.Value }));
}

internal static class Asking
{
    public static async Task<(HttpStatusCode Status, JsonNode Body)> Post(this HttpClient client, string act, object command)
    {
        using var answer = await client.PostAsJsonAsync("/api/estate/" + act, command);
        return (answer.StatusCode, await Read(answer));
    }

    public static async Task<(HttpStatusCode Status, JsonNode Body)> Look(this HttpClient client, string question)
    {
        using var answer = await client.GetAsync(new Uri("/api/estate/" + question, UriKind.Relative));
        return (answer.StatusCode, await Read(answer));
    }

    /// <summary>The refusal's sentence for a field, or its title.</summary>
    public static string Why(this JsonNode body, string? field = null) => field is null ? body["title"]!.GetValue<string>() : body["errors"]![field]![0]!.GetValue<string>();

    private static async Task<JsonNode> Read(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        return text.StartsWith('{') || text.StartsWith('[') || text.StartsWith('"') ? JsonNode.Parse(text)! : new JsonObject { ["title"] = text };
    }
}
