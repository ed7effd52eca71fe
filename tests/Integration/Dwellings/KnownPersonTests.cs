using System.Net;
using Microsoft.EntityFrameworkCore;
using Anju.Estate.Domain;
using Xunit;

namespace Anju.Integration.Dwellings;

public class KnownPersonTests
{
    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("A-3c", "F-3a")]
    public async Task Somebody_known_joins_a_second_house_and_stays_one_person(Database database)
    {
        var estate = await Estate.On(database);
        var clerk = estate.Clerk("estate.people");
        foreach (var words in (string[])[Estate.Owner, Estate.Phone, "000 1234 5678", "5678"])
        {
            var found = Assert.Single((await clerk.Look("people?words=" + Uri.EscapeDataString(words))).Body.AsArray())!;
            Assert.Equal((estate.Resident.Value, "周*宁", "000****5678", "3-2-501"), (found["id"]!.GetValue<Guid>(), found["name"]!.GetValue<string>(), found["phone"]!.GetValue<string>(), found["houses"]![0]!.GetValue<string>()));
        }

        foreach (var words in (string[])["周", "周样", "zyn", "678", "501", "%", "", "~8765", new string('周', 40)])
            Assert.Empty((await clerk.Look("people?words=" + Uri.EscapeDataString(words))).Body.AsArray());

        object Relate(Guid? person = null) => new { requestId = Guid.CreateVersion7(), houseId = estate.Above.Value, personId = person ?? estate.Resident.Value, kind = "Owner" };
        Assert.Equal(HttpStatusCode.OK, (await clerk.Post("relate-person", Relate())).Status);
        Assert.Equal("周*宁 已经登记在这套房屋", (await clerk.Post("relate-person", Relate())).Body.Why());
        Assert.Equal("没有这个人，或不在您的责任区内", (await clerk.Post("relate-person", Relate(Guid.CreateVersion7()))).Body.Why("PersonId"));
        Assert.Equal(["3-2-1801", "3-2-501"], (await clerk.Look("search?words=" + Uri.EscapeDataString(Estate.Owner))).Body.AsArray().Select(h => h!["number"]!.GetValue<string>()).Order(StringComparer.Ordinal));
        Assert.Equal(1, await estate.Center.Ask(db => db.Set<Person>().CountAsync(p => p.Name == Estate.Owner)));
        Assert.Equal(2, (await clerk.Look($"person?id={estate.Resident.Value}")).Body["homes"]!.AsArray().Count);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("A-3c")]
    public async Task The_same_name_and_phone_is_not_entered_again_but_pointed_at(Database database)
    {
        var estate = await Estate.On(database);
        var clerk = estate.Clerk("estate.people");
        object Add(string name, string phone) => new { requestId = Guid.CreateVersion7(), houseId = estate.Above.Value, name, phone, kind = "Owner" };
        Assert.StartsWith("已有同名同电话的 周*宁", (await clerk.Post("add-relation", Add(Estate.Owner, "000-1234-5678"))).Body.Why("Phone"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await clerk.Post("add-relation", Add("周样安", Estate.Phone))).Status);
        Assert.Equal(HttpStatusCode.OK, (await clerk.Post("add-relation", Add(Estate.Owner, "00011110000"))).Status);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("A-3c")]
    public async Task Nobody_is_found_or_taken_from_outside_the_zone_or_without_the_right(Database database)
    {
        var estate = await Estate.On(database);
        var keeper = estate.Keeper("estate.people");
        Assert.Empty((await keeper.Look("people?words=" + Uri.EscapeDataString("吴假名"))).Body.AsArray());
        object Relate(Guid house, Guid person) => new { requestId = Guid.CreateVersion7(), houseId = house, personId = person, kind = "Tenant" };
        Assert.Equal(HttpStatusCode.BadRequest, (await keeper.Post("relate-person", Relate(estate.Flat.Value, estate.Stranger.Value))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await keeper.Post("relate-person", Relate(estate.Elsewhere.Value, estate.Resident.Value))).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await estate.Clerk().Look("people?words=5678")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await estate.Clerk().Post("relate-person", Relate(estate.Above.Value, estate.Resident.Value))).Status);
        var other = CenterUnderTest.In(estate.Center.Installation).Client("estate.view", "estate.people");
        Assert.Empty((await other.Look("people?words=" + Uri.EscapeDataString(Estate.Owner))).Body.AsArray());
    }
}
