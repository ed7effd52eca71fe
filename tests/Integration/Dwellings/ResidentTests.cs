using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Anju.Estate.Domain;
using Anju.Kernel.Calendars;
using Xunit;

namespace Anju.Integration.Dwellings;

public class ResidentTests
{
    private static DateOnly Today(Estate estate) => estate.Center.Installation.Services.GetRequiredService<Calendar>().Today;

    private static async Task<string[]> Found(HttpClient client, string words) =>
        [.. (await client.Look("search?words=" + Uri.EscapeDataString(words))).Body.AsArray().Select(h => h!["number"]!.GetValue<string>())];

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("F-3a", "A-3c")]
    public async Task A_sold_house_keeps_the_history_of_its_owners_and_is_found_by_the_new_one(Database database)
    {
        var estate = await Estate.On(database);
        var (clerk, today) = (estate.Clerk("estate.people"), Today(estate));
        var (status, buyer) = await clerk.Post("transfer-house", new { requestId = Guid.CreateVersion7(), houseId = estate.Flat.Value, name = "沈虚构", phone = "000 2222 3333", on = today.AddDays(-1), paper = "不动产权证 2026-1" });
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(["3-2-501"], await Found(clerk, "沈虚构"));
        Assert.Equal(["3-2-501"], await Found(clerk, "sxg"));
        Assert.Equal(["3-2-501"], await Found(clerk, "3333"));
        Assert.Empty(await Found(clerk, Estate.Owner));

        var people = (await clerk.Look($"house?id={estate.Flat.Value}")).Body["people"]!.AsArray();
        Assert.Equal(["沈*构", "周*宁"], people.Select(p => p!["name"]!.GetValue<string>()));
        Assert.Equal(today.AddDays(-2).ToString("yyyy-MM-dd"), people[1]!["to"]!.GetValue<string>());
        var seller = (await clerk.Look($"person?id={estate.Resident.Value}")).Body;
        Assert.Equal(today.AddDays(-2).ToString("yyyy-MM-dd"), seller["homes"]![0]!["to"]!.GetValue<string>());
        Assert.Contains("过户日期应晚于", (await clerk.Post("transfer-house", new { requestId = Guid.CreateVersion7(), houseId = estate.Flat.Value, name = "韩虚构", on = today.AddDays(-1), paper = "x" })).Body.Why("On"), StringComparison.Ordinal);
        Assert.NotEqual(Guid.Empty, buyer.GetValue<Guid>());
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("A-3c", "D-9b")]
    public async Task No_answer_carries_a_name_phone_plate_or_identity_number_in_full(Database database)
    {
        var estate = await Estate.On(database);
        var clerk = estate.Clerk("estate.people");
        var (_, tenant) = await clerk.Post("add-relation", new { requestId = Guid.CreateVersion7(), houseId = estate.Flat.Value, name = "郑示范", phone = "00099990000", idNumber = "11010519491231002X", kind = "Tenant" });
        await clerk.Post("assign-parking", new { requestId = Guid.CreateVersion7(), communityId = estate.Community.Value, number = "B1-12", house = "3栋2单元501", plate = "沪A12345" });
        string[] secrets = [Estate.Owner, Estate.Phone, "郑示范", "00099990000", "11010519491231002X", "A12345"];
        foreach (var question in (string[])[$"house?id={estate.Flat.Value}", $"person?id={tenant.GetValue<Guid>()}", "search?words=501", "search?words=" + Uri.EscapeDataString("沪A12345"), "parking"])
        {
            var (status, body) = await clerk.Look(question);
            Assert.Equal(HttpStatusCode.OK, status);
            var text = body.ToJsonString(HouseTests.Plain);
            Assert.All(secrets, secret => Assert.DoesNotContain(secret, text, StringComparison.Ordinal));
            Assert.Contains("*", text, StringComparison.Ordinal);
        }

        var stored = await estate.Center.Ask(db => db.Set<Person>().Where(p => p.Id == new Anju.Estate.Contracts.PersonId(tenant.GetValue<Guid>())).Select(p => p.IdNumberSealed).SingleAsync());
        Assert.DoesNotContain("1101", stored, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("A-3c", "D-9b")]
    public async Task Outside_the_zone_nobody_is_found_shown_changed_or_revealed(Database database)
    {
        var estate = await Estate.On(database);
        var keeper = estate.Keeper("estate.people", "estate.areas", "privacy.reveal");
        Assert.Equal(HttpStatusCode.OK, (await keeper.Look($"house?id={estate.Flat.Value}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await keeper.Look($"house?id={estate.Elsewhere.Value}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await keeper.Look($"person?id={estate.Stranger.Value}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await keeper.Look($"house-on?id={estate.Elsewhere.Value}&on=2026-01-01")).Status);
        Assert.Empty(await Found(keeper, "7-1-101"));
        Assert.Empty(await Found(keeper, "吴假名"));
        var requestId = Guid.CreateVersion7();
        Assert.Equal(HttpStatusCode.NotFound, (await keeper.Post("add-relation", new { requestId, houseId = estate.Elsewhere.Value, name = "甲", kind = "Tenant" })).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await keeper.Post("transfer-house", new { requestId, houseId = estate.Elsewhere.Value, name = "甲", paper = "x" })).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await keeper.Post("correct-person", new { requestId, personId = estate.Stranger.Value, version = 1, name = "甲" })).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await keeper.Post("give-consent", new { requestId, personId = estate.Stranger.Value, group = "Health", purpose = "走访" })).Status);
        Assert.Equal(HttpStatusCode.NotFound, await Reveal(keeper, estate.Stranger.Value));
        Assert.Equal(HttpStatusCode.OK, await Reveal(keeper, estate.Resident.Value));
        Assert.Equal(HttpStatusCode.Forbidden, await Reveal(estate.Clerk(), estate.Resident.Value));
    }

    private static async Task<HttpStatusCode> Reveal(HttpClient client, Guid person)
    {
        using var answer = await System.Net.Http.Json.HttpClientJsonExtensions.PostAsJsonAsync(client, "/api/privacy/reveal", new { subject = "estate.person", id = person, field = "phone", reason = "约定上门时间" });
        return answer.StatusCode;
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("A-3c")]
    public async Task A_consent_is_given_for_one_purpose_once_and_taken_back_at_any_time(Database database)
    {
        var estate = await Estate.On(database);
        var clerk = estate.Clerk("estate.people");
        object Consent(DateOnly? until = null) => new { requestId = Guid.CreateVersion7(), personId = estate.Resident.Value, group = "Health", purpose = "独居老人定期走访", until };
        Assert.Equal("截止日期不能早于今天", (await clerk.Post("give-consent", Consent(Today(estate).AddDays(-1)))).Body.Why("Until"));
        var (given, id) = await clerk.Post("give-consent", Consent(Today(estate).AddYears(1)));
        Assert.Equal(HttpStatusCode.OK, given);
        Assert.Equal(HttpStatusCode.Conflict, (await clerk.Post("give-consent", Consent())).Status);
        Assert.Equal(HttpStatusCode.OK, (await clerk.Post("withdraw-consent", new { consentId = id.GetValue<Guid>() })).Status);
        Assert.Equal(HttpStatusCode.OK, (await clerk.Post("give-consent", Consent())).Status);
        var consents = (await clerk.Look($"person?id={estate.Resident.Value}")).Body["consents"]!.AsArray();
        Assert.Equal([false, true], consents.Select(c => c!["withdrawnOn"] is not null));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("F-3a")]
    public async Task A_corrected_phone_and_an_ended_tenancy_are_found_anew_at_once(Database database)
    {
        var estate = await Estate.On(database);
        var clerk = estate.Clerk("estate.people");
        Assert.Equal("电话号码不对，请核对", (await clerk.Post("correct-person", new { requestId = Guid.CreateVersion7(), personId = estate.Resident.Value, version = 1, phone = "abc" })).Body.Why("Phone"));
        Assert.Equal(HttpStatusCode.OK, (await clerk.Post("correct-person", new { requestId = Guid.CreateVersion7(), personId = estate.Resident.Value, version = 1, phone = "000-5555-4444" })).Status);
        Assert.Equal(["3-2-501"], await Found(clerk, "4444"));
        Assert.Empty(await Found(clerk, "5678"));
        Assert.Equal(HttpStatusCode.Conflict, (await clerk.Post("correct-person", new { requestId = Guid.CreateVersion7(), personId = estate.Resident.Value, version = 1, name = "周样甯" })).Status);

        var (_, tenant) = await clerk.Post("add-relation", new { requestId = Guid.CreateVersion7(), houseId = estate.Flat.Value, name = "郑示范", kind = "Tenant", from = "2026-01-01" });
        var home = (await clerk.Look($"person?id={tenant.GetValue<Guid>()}")).Body["homes"]![0]!;
        object End(string on) => new { relationId = home["relationId"]!.GetValue<Guid>(), version = 1, on, reason = "退租" };
        Assert.Equal("不能早于开始日期 2026-01-01", (await clerk.Post("end-relation", End("2025-12-31"))).Body.Why("On"));
        Assert.Equal(HttpStatusCode.OK, (await clerk.Post("end-relation", End("2026-06-30"))).Status);
        Assert.Empty(await Found(clerk, "郑示范"));
        Assert.Equal("2026-06-30", (await clerk.Look($"person?id={tenant.GetValue<Guid>()}")).Body["homes"]![0]!["to"]!.GetValue<string>());
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("A-3a")]
    public async Task A_plate_finds_the_house_until_the_space_is_freed(Database database)
    {
        var estate = await Estate.On(database);
        var clerk = estate.Clerk("estate.people");
        object Space(string plate, string house = "3-2-501", string number = "B1-12") => new { requestId = Guid.CreateVersion7(), communityId = estate.Community.Value, number, house, plate };
        Assert.Equal("车牌号码不对，请核对", (await clerk.Post("assign-parking", Space("XX"))).Body.Why("Plate"));
        Assert.Equal("有车牌的车位应写明房屋", (await clerk.Post("assign-parking", Space("沪A12345", ""))).Body.Why("House"));
        var (status, id) = await clerk.Post("assign-parking", Space("沪A·12345"));
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(["3-2-501"], await Found(clerk, "A12345"));
        Assert.Equal("车位 B1-12 已经登记过", (await clerk.Post("assign-parking", Space("沪A12346"))).Body.Why("Number"));
        Assert.Equal(HttpStatusCode.OK, (await clerk.Post("assign-parking", new { requestId = Guid.CreateVersion7(), id = id.GetValue<Guid>(), version = 1 })).Status);
        Assert.Empty(await Found(clerk, "A12345"));
        Assert.Equal(1, (await clerk.Look("parking?free=true")).Body["total"]!.GetValue<int>());
    }
}
