using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Anju.Repairs.Domain;
using Xunit;
using static Anju.Integration.RepairOrders.RepairSteps;

namespace Anju.Integration.RepairOrders;

/// <summary>What the owner agrees to, refuses and accepts, also when he cannot sign.</summary>
public class RepairConsentTests
{
    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task The_owner_may_refuse_the_price_and_the_order_ends_with_reason_and_witness(Database database)
    {
        var repairs = await RepairsUnderTest.On(database);
        var (order, field) = await OnSite(repairs);
        var (status, body) = await field.TryDo(order, "quote", new { lines = new object[] { new { name = "进口龙头", quantity = 1, unitPrice = 500.00m } } });
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal("“进口龙头”不在价目表内，须由主任核价后报价", body!["errors"]!["Lines[0].Name"]![0]!.GetValue<string>());
        await repairs.Director.Do(order, "quote", new { lines = new object[] { new { name = "进口龙头", quantity = 1, unitPrice = 500.00m } } });
        Assert.Equal(HttpStatusCode.Conflict, (await field.TryDo(order, "start")).Status);
        await field.Do(order, "refuse-quote", new { reason = "太贵" });
        var ended = await field.Do(order, "leave-for-price", new { reason = "住户自己找人", way = "RefusedToSign", signer = "周晓宁", witness = "保安李强" });
        Assert.Equal("RefusedPrice", ended["state"]!.GetValue<string>());
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Consent_by_telephone_needs_the_code_that_only_the_desk_sees(Database database)
    {
        var repairs = await RepairsUnderTest.On(database);
        var (order, field) = await OnSite(repairs);
        await repairs.Director.Do(order, "quote", new { lines = new object[] { new { name = "龙头", quantity = 1, unitPrice = 80 } } });
        Assert.Equal(HttpStatusCode.BadRequest, (await field.TryDo(order, "consent", new { way = "Code", code = "" })).Status);
        var code = (await repairs.Desk.Order(order))["ownerCode"]!.GetValue<string>();
        Assert.Equal("ConsentGiven", (await field.Do(order, "consent", new { way = "Code", code }))["state"]!.GetValue<string>());
        Assert.Null((await repairs.Desk.Order(order))["ownerCode"]);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task An_owner_who_cannot_sign_accepts_the_work_with_a_code_told_by_telephone_and_it_stands_in_for_his_signature(Database database)
    {
        var repairs = await RepairsUnderTest.On(database);
        var order = await Finished(repairs);
        var code = (await repairs.Desk.Order(order))["ownerCode"]!.GetValue<string>();
        Assert.Matches("^[0-9]{6}$", code);
        var confirmed = await repairs.Desk.Do(order, "confirm", new { way = "Code", code });
        Assert.Equal("OwnerConfirmed", confirmed["state"]!.GetValue<string>());
        var seen = await repairs.Desk.Order(order);
        var signature = Assert.Single(seen["signatures"]!.AsArray(), s => s!["purpose"]!.GetValue<string>() == "完工确认")!;
        Assert.Equal(("Code", "周*宁", "电话验证码"), (signature["kind"]!.GetValue<string>(), signature["signer"]!.GetValue<string>(), seen["confirmWords"]!.GetValue<string>()));
        Assert.Null(seen["ownerCode"]);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_worker_who_guesses_the_code_is_stopped_after_five_tries_even_when_the_sixth_is_right(Database database)
    {
        var repairs = await RepairsUnderTest.On(database);
        var (order, field) = await OnSite(repairs);
        await repairs.Director.Do(order, "quote", new { lines = new object[] { new { name = "龙头", quantity = 1, unitPrice = 80 } } });
        var code = (await repairs.Desk.Order(order))["ownerCode"]!.GetValue<string>();
        var wrong = code == "000000" ? "000001" : "000000";
        for (var tries = 1; tries <= 5; tries++)
        {
            var (status, body) = await field.TryDo(order, "consent", new { way = "Code", code = wrong });
            Assert.Equal((HttpStatusCode.BadRequest, tries < 5 ? "验证码不对，请与前台核对" : "验证码连续输错 5 次，请 15 分钟后再试，或请住户签名"), (status, body!["errors"]!["Code"]![0]!.GetValue<string>()));
        }

        Assert.Equal(HttpStatusCode.BadRequest, (await field.TryDo(order, "consent", new { way = "Code", code })).Status);
        Assert.Equal("ConsentGiven", (await field.Do(order, "consent", new { way = "Signed", signer = "周晓宁", drawing = Signature }))["state"]!.GetValue<string>());
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task The_masked_name_that_the_desks_form_shows_is_kept_as_the_name_it_stands_for(Database database)
    {
        var repairs = await RepairsUnderTest.On(database);
        var order = await Finished(repairs);
        await repairs.Desk.Do(order, "confirm", new { way = "RefusedToSign", signer = "周*宁", witness = "保安李强" });
        Assert.Equal("周晓宁", await repairs.Center.Ask(db => db.Set<Repair>().Select(r => r.ConfirmedBy).SingleAsync()));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Nobody_closes_an_order_that_the_owner_has_not_confirmed_before_three_tries(Database database)
    {
        var repairs = await RepairsUnderTest.On(database);
        var order = await Finished(repairs);
        for (var tries = 0; tries < 3; tries++)
        {
            var (status, body) = await repairs.Desk.TryDo(order, "close");
            Assert.Equal((HttpStatusCode.Conflict, $"住户还没有验收；联系未果满 3 次才可关闭，现在 {tries} 次"), (status, body!["title"]!.GetValue<string>()));
            await repairs.Desk.Do(order, "failed-try", new { words = "电话无人接听" });
        }

        Assert.Equal("Closed", (await repairs.Desk.Do(order, "close"))["state"]!.GetValue<string>());
    }
}
