using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Anju.Estate.Contracts;
using Anju.Integration.Billing;
using Anju.Kernel.Identity;
using Anju.Ledger.Domain;
using Xunit;
using static Anju.Integration.Ledger.LedgerUnderTest;

namespace Anju.Integration.Ledger;

/// <summary>Who owes what is due is dunned step by step; who has paid, disputes or keeps a plan is not .</summary>
public class DunningTests
{
    /// <summary>November's fee is due on the 30th; this is so many days after the bill was posted.</summary>
    private static async Task<LedgerUnderTest> On(Database database, string day, int houses = 1)
    {
        var ledger = await LedgerUnderTest.On(database, houses, open: false);
        Go(ledger, day);
        await ledger.OpenTill();
        return ledger;
    }

    private static void Go(LedgerUnderTest ledger, string day) => ledger.Billing.Now = DateTime.SpecifyKind(DateTime.Parse(day, null).AddHours(2), DateTimeKind.Utc);

    private static JsonObject Act(LedgerUnderTest ledger, int stage = 1, object? more = null, Guid? request = null, HouseId? house = null)
    {
        var body = new JsonObject { ["requestId"] = (request ?? Guid.CreateVersion7()).ToString(), ["house"] = (house ?? ledger.House).Value.ToString(), ["stage"] = stage, ["way"] = "Phone", ["reached"] = "Owner", ["nextOn"] = ledger.Billing.Now.AddDays(7).ToString("yyyy-MM-dd", null) };
        foreach (var (key, value) in System.Text.Json.JsonSerializer.SerializeToNode(more ?? new { })!.AsObject())
            body[key] = value?.DeepClone();
        return body;
    }

    private static Task<JsonNode> Arrears(HttpClient who, string more = "") => Get(who, "arrears?" + more);

    private static (int, decimal, decimal) Sums(JsonNode view) => (view["list"]!["total"]!.GetValue<int>(), Yuan(view, "due"), Yuan(view, "later"));

    private static Task<JsonNode> Dunning(LedgerUnderTest ledger) => Get(ledger.Keeper, $"dunning?house={ledger.House.Value}");

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("A-6a")]
    public async Task Only_what_is_due_is_arrears_and_a_payment_of_today_is_in_the_list_at_once(Database database)
    {
        var ledger = await LedgerUnderTest.On(database, open: false);
        Assert.Equal((0, 0m, 0m), Sums(await Arrears(ledger.Keeper)));
        Go(ledger, "2026-11-30");
        Assert.Equal((0, 0m, 0m), Sums(await Arrears(ledger.Keeper)));
        Go(ledger, "2026-12-01");
        Assert.Equal((1, 274.51m, 0m), Sums(await Arrears(ledger.Keeper)));
        await ledger.Bill("2026-12");
        Assert.Equal((1, 274.51m, 274.51m), Sums(await Arrears(ledger.Keeper)));
        await ledger.OpenTill();
        await ledger.Pay(100m);
        Assert.Equal((1, 174.51m, 274.51m), Sums(await Arrears(ledger.Keeper)));
        await ledger.Pay(174.51m);
        Assert.Equal((0, 0m, 0m), Sums(await Arrears(ledger.Keeper)));
        Go(ledger, "2027-01-01");
        Assert.Equal((1, 274.51m, 0m), Sums(await Arrears(ledger.Keeper)));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("S-4.1.4b")]
    public async Task Arrears_stand_by_building_in_the_month_in_which_they_began_and_leave_with_the_payment(Database database)
    {
        var ledger = await On(database, "2026-12-05", 3);
        var director = ledger.Billing.Of("陈主任", "主任", "duties.zone", "ledger.view");
        async Task<int> Of(string month)
        {
            var view = await BillingUnderTest.Get(director, $"/api/duties/zones?month={month}");
            var at = view["columns"]!.AsArray().Select(c => c!["key"]!.GetValue<string>()).ToList().IndexOf("arrears");
            return view["rows"]!.AsArray().Sum(r => r!["figures"]![at]!["count"]!.GetValue<int>());
        }

        Assert.Equal((0, 3, 0), (await Of("2026-10"), await Of("2026-11"), await Of("2026-12")));
        await ledger.Pay(274.51m, ledger.Billing.Houses[1]);
        await ledger.Pay(100m, ledger.Billing.Houses[2]);
        Assert.Equal(2, await Of("2026-11"));
        var building = (await BillingUnderTest.Get(director, "/api/duties/zones"))["rows"]![0]!["building"]!.GetValue<string>();
        var rows = (await BillingUnderTest.Get(director, $"/api/duties/zones/building?building={building}&month=2026-11&kind=arrears"))["groups"]![0]!["rows"]!.AsArray();
        Assert.Equal([("3-1-101", "欠 274.51 元，2026-11 起"), ("3-1-103", "欠 174.51 元，2026-11 起")], rows.Select(r => (r!["number"]!.GetValue<string>(), r["title"]!.GetValue<string>())));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("A-6a")]
    public async Task A_withdrawn_bill_leaves_the_list_and_the_filters_find_what_they_say(Database database)
    {
        var ledger = await On(database, "2026-12-05", 3);
        Assert.Equal((3, 823.53m, 0m), Sums(await Arrears(ledger.Keeper)));
        var bill = (await ledger.Account())["rows"]![0]!["charge"]!.GetValue<long>();
        await BillingUnderTest.Do(ledger.Accountant, "bills/withdraw", new { bill, reason = "面积更正" });
        Assert.Equal((2, 549.02m, 0m), Sums(await Arrears(ledger.Keeper)));
        Assert.Equal(2, Sums(await Arrears(ledger.Keeper, "item=1")).Item1);
        Assert.Equal(0, Sums(await Arrears(ledger.Keeper, "item=99")).Item1);
        Assert.Equal(2, Sums(await Arrears(ledger.Keeper, $"building={ledger.Billing.First.Value}&age=Month&stage=-1&over=200")).Item1);
        Assert.Equal(0, Sums(await Arrears(ledger.Keeper, "age=Quarter")).Item1);
        Assert.Equal(0, Sums(await Arrears(ledger.Keeper, "over=300")).Item1);
        Assert.Equal(2, Sums(await Arrears(ledger.Keeper, "tab=Today")).Item1);
        await Do(ledger.Keeper, "dunning/record", Act(ledger, house: ledger.Billing.Houses[1]));
        Assert.Equal((1, 1), (Sums(await Arrears(ledger.Keeper, "tab=Today")).Item1, Sums(await Arrears(ledger.Keeper, "stage=1")).Item1));
        foreach (var sort in (string[])["Amount", "Age", "Contact", "Next"])
            Assert.Equal(2, (await Arrears(ledger.Keeper, "sort=" + sort))["list"]!["items"]!.AsArray().Count);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("A-6a")]
    public async Task A_housekeeper_sees_and_duns_her_zone_and_takes_no_money(Database database)
    {
        var ledger = await On(database, "2026-12-05");
        HttpClient Of(Guid building) => ledger.Billing.Of(new Actor(new StaffId(Guid.CreateVersion7()), "吴管家", "管理员", ledger.Billing.Center.Id, new HashSet<string> { "ledger.view", "ledger.dun" }, new HashSet<Guid> { building }));
        var (own, other) = (Of(ledger.Billing.First.Value), Of(Guid.CreateVersion7()));
        Assert.Equal((1, 0), (Sums(await Arrears(own)).Item1, Sums(await Arrears(other)).Item1));
        await Do(own, "dunning/record", Act(ledger));
        Assert.Equal((HttpStatusCode.Forbidden, "这套房屋不在您的责任区"), await Refused(other, "dunning/record", Act(ledger)));
        Assert.Equal(HttpStatusCode.Forbidden, (await Refused(own, "payments/take", ledger.Payment(10m))).Status);
        using var shown = await other.GetAsync(new Uri($"/ledger/house/{ledger.House.Value}", UriKind.Relative));
        Assert.Equal(HttpStatusCode.Forbidden, shown.StatusCode);
        var page = await (await own.GetAsync(new Uri("/ledger/arrears", UriKind.Relative))).Content.ReadAsStringAsync();
        Assert.DoesNotContain("收款</a>", page, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("A-6b")]
    public async Task A_stage_is_neither_early_nor_skipped_without_a_reason_and_the_high_ones_are_the_director_s(Database database)
    {
        var ledger = await On(database, "2026-12-05");
        Assert.Equal("最早一笔 2026-11-30 到期，第 2 级“催缴通知（一）”最早在 2026-12-30", (await Refused(ledger.Keeper, "dunning/record", Act(ledger, 2))).Sentence);
        Go(ledger, "2027-03-05");
        Assert.Equal("第 1 级“电话催缴”还没有做，越级请写明原因", (await Refused(ledger.Keeper, "dunning/record", Act(ledger, 2))).Sentence);
        await Do(ledger.Keeper, "dunning/record", Act(ledger, 1));
        await Do(ledger.Keeper, "dunning/record", Act(ledger, 3, new { skipWhy = "业主明确要求直接发函" }));
        Assert.Equal((HttpStatusCode.Forbidden, "第 4 级“挂号催缴函”由主任办理"), await Refused(ledger.Keeper, "dunning/record", Act(ledger, 4)));
        await Do(ledger.Director, "dunning/record", Act(ledger, 4));
        Assert.Equal("请写明下一步的日期", (await Refused(ledger.Keeper, "dunning/record", Act(ledger, 1, new { nextOn = (string?)null }))).Sentence);
        Assert.Equal("下一步应在明天到 30 天内", (await Refused(ledger.Keeper, "dunning/record", Act(ledger, 1, new { nextOn = "2027-05-01" }))).Sentence);
        Assert.Equal((4, "电话 · 业主本人"), ((await Dunning(ledger))["stage"]!.GetValue<int>(), (await Dunning(ledger))["lastWords"]!.GetValue<string>()));
        Assert.Equal(3, await ledger.Billing.Center.Ask(db => db.Set<DunningAct>().CountAsync(a => a.HouseId == ledger.House)));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("A-6b", "F-3c")]
    public async Task What_is_paid_or_disputed_is_not_dunned_until_it_is_decided(Database database)
    {
        var ledger = await On(database, "2026-12-05");
        var charge = (await ledger.Account())["rows"]![0]!["charge"]!.GetValue<long>();
        var dispute = (await Do(ledger.Keeper, "disputes/raise", new { requestId = Guid.CreateVersion7(), house = ledger.House.Value, charges = new[] { charge }, words = "面积不对" })).GetValue<Guid>();
        Assert.Equal("到期的费用都在争议中，处理完之前不催缴", (await Refused(ledger.Keeper, "dunning/record", Act(ledger))).Sentence);
        Assert.Contains("已在争议中", (await Refused(ledger.Keeper, "disputes/raise", new { requestId = Guid.CreateVersion7(), house = ledger.House.Value, charges = new[] { charge }, words = "再来" })).Sentence, StringComparison.Ordinal);
        Assert.Equal((0, 1), (Sums(await Arrears(ledger.Keeper, "tab=Plan")).Item1, Sums(await Arrears(ledger.Keeper, "tab=Disputed")).Item1));
        Assert.Equal(HttpStatusCode.Forbidden, (await Refused(ledger.Keeper, "disputes/decide", new { dispute, state = "Rejected", words = "面积无误" })).Status);
        await Do(ledger.Director, "disputes/decide", new { dispute, state = "Rejected", words = "面积无误" });
        Assert.Contains("已由", (await Refused(ledger.Director, "disputes/decide", new { dispute, state = "Upheld", words = "再改" })).Sentence, StringComparison.Ordinal);
        var request = Guid.CreateVersion7();
        var first = await Do(ledger.Keeper, "dunning/record", Act(ledger, request: request));
        Assert.Equal(first.ToJsonString(), (await Do(ledger.Keeper, "dunning/record", Act(ledger, request: request))).ToJsonString());
        await Do(ledger.Keeper, "disputes/raise", new { requestId = Guid.CreateVersion7(), house = ledger.House.Value, words = "漏水未修" });
        Assert.Equal("这户的欠费有争议，处理完之前不催缴", (await Refused(ledger.Keeper, "dunning/record", Act(ledger))).Sentence);
        await Do(ledger.Director, "disputes/decide", new { dispute = (await ledger.Billing.Center.Ask(db => db.Set<Dispute>().Where(d => d.HouseId == ledger.House && d.IsWhole).Select(d => d.Id).SingleAsync())).Value, state = "Settled", words = "已修好" });
        await ledger.Pay(274.51m);
        Assert.Equal("这户没有到期未缴的费用，不需要催缴", (await Refused(ledger.Keeper, "dunning/record", Act(ledger))).Sentence);
        Assert.Equal(1, await ledger.Billing.Center.Ask(db => db.Set<DunningAct>().CountAsync(a => a.HouseId == ledger.House)));
        Assert.Equal(4, (await Dunning(ledger))["notes"]!.AsArray().Count);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("A-6b")]
    public async Task A_single_item_that_is_paid_is_not_dunned_beside_one_that_is_not(Database database)
    {
        var ledger = await LedgerUnderTest.On(database, open: false);
        await ledger.Bill("2026-12");
        Go(ledger, "2027-01-05");
        await ledger.OpenTill();
        await ledger.Pay(274.51m);
        var charges = (await ledger.Account(more: "&all=true"))["rows"]!.AsArray().Select(r => (Id: r!["charge"]!.GetValue<long>(), Open: Yuan(r, "open"))).ToList();
        Assert.Contains("2026-11 已缴清，不再催缴", (await Refused(ledger.Keeper, "dunning/record", Act(ledger, more: new { charges = new[] { charges.Single(c => c.Open == 0).Id } }))).Sentence, StringComparison.Ordinal);
        Assert.Equal(274.51m, Yuan(await Do(ledger.Keeper, "dunning/record", Act(ledger, more: new { charges = new[] { charges.Single(c => c.Open > 0).Id } })), "due"));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("A-6b")]
    public async Task A_promise_is_kept_by_payments_alone_and_a_broken_one_comes_back_on_top(Database database)
    {
        var ledger = await On(database, "2026-12-05", 2);
        Assert.Equal("没有联系上，不能登记承诺", (await Refused(ledger.Keeper, "dunning/record", Act(ledger, more: new { reached = "Nobody", promiseOn = "2026-12-08", promise = 200m }))).Sentence);
        Assert.Equal("承诺金额不能多于所欠的 274.51 元", (await Refused(ledger.Keeper, "dunning/record", Act(ledger, more: new { promiseOn = "2026-12-08", promise = 300m }))).Sentence);
        foreach (var house in ledger.Billing.Houses)
            await Do(ledger.Keeper, "dunning/record", Act(ledger, more: new { promiseOn = "2026-12-08", promise = 200m, nextOn = (string?)null }, house: house));
        Assert.Equal((0, 2), (Sums(await Arrears(ledger.Keeper, "tab=Today")).Item1, Sums(await Arrears(ledger.Keeper, "tab=Promised")).Item1));
        await ledger.Pay(150m);
        Assert.Equal("Open", (await Dunning(ledger))["acts"]![0]!["state"]!.GetValue<string>());
        await ledger.Pay(50m);
        Assert.Equal("Kept", (await Dunning(ledger))["acts"]![0]!["state"]!.GetValue<string>());
        Go(ledger, "2026-12-09");
        var back = await Arrears(ledger.Keeper, "tab=Today");
        Assert.Equal((1, ledger.Billing.Houses[1].Value), (Sums(back).Item1, back["list"]!["items"]![0]!["house"]!.GetValue<Guid>()));
        Assert.Equal(1, Sums(await Arrears(ledger.Keeper, "tab=Broken")).Item1);
        var index = (await Get(ledger.Keeper, "dunning/indices?from=2026-12-01&to=2026-12-31"))["indices"]![0]!;
        Assert.Equal((1, 2), (index["numerator"]!.GetValue<int>(), index["denominator"]!.GetValue<int>()));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("A-6b")]
    public async Task An_instalment_plan_rests_dunning_while_payments_keep_it(Database database)
    {
        var ledger = await On(database, "2026-12-05");
        object Plan(decimal first, decimal second) => new { requestId = Guid.CreateVersion7(), house = ledger.House.Value, why = "住院", parts = new[] { new { dueOn = "2026-12-10", amount = first }, new { dueOn = "2026-12-20", amount = second } } };
        Assert.Equal(HttpStatusCode.Forbidden, (await Refused(ledger.Keeper, "plans/agree", Plan(100m, 174.51m))).Status);
        Assert.Contains("各期合计 200.00 元", (await Refused(ledger.Director, "plans/agree", Plan(100m, 100m))).Sentence, StringComparison.Ordinal);
        await Do(ledger.Director, "plans/agree", Plan(100m, 174.51m));
        Assert.Equal("分期计划正在履行，下一期 2026-12-10，到期未付再催缴", (await Refused(ledger.Keeper, "dunning/record", Act(ledger))).Sentence);
        Assert.Equal((0, 1), (Sums(await Arrears(ledger.Keeper, "tab=Today")).Item1, Sums(await Arrears(ledger.Keeper, "tab=Plan")).Item1));
        await ledger.Pay(100m);
        Assert.Contains("下一期 2026-12-20", (await Refused(ledger.Keeper, "dunning/record", Act(ledger))).Sentence, StringComparison.Ordinal);
        Go(ledger, "2026-12-21");
        Assert.Equal("Broken", (await Dunning(ledger))["plans"]![0]!["state"]!.GetValue<string>());
        Assert.Equal(1, Sums(await Arrears(ledger.Keeper, "tab=Today")).Item1);
        await Do(ledger.Keeper, "dunning/record", Act(ledger));
        await Do(ledger.Director, "plans/end", new { house = ledger.House.Value, why = "第二期未付" });
        Assert.Equal("Ended", (await Dunning(ledger))["plans"]![0]!["state"]!.GetValue<string>());
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("F-3c")]
    public async Task Notes_are_dated_signed_and_kept_and_every_act_leaves_evidence(Database database)
    {
        var ledger = await On(database, "2026-12-05");
        await Do(ledger.Cashier, "notes/add", new { requestId = Guid.CreateVersion7(), house = ledger.House.Value, kind = "Sale", on = "2026-12-01", words = "房屋挂牌出售" });
        Assert.Equal("日期不能在今天以后", (await Refused(ledger.Cashier, "notes/add", new { requestId = Guid.CreateVersion7(), house = ledger.House.Value, kind = "Sale", on = "2026-12-06", words = "明天" })).Sentence);
        Assert.Equal("请写明内容", (await Refused(ledger.Cashier, "notes/add", new { requestId = Guid.CreateVersion7(), house = ledger.House.Value, kind = "Other" })).Sentence);
        Assert.Equal(HttpStatusCode.Forbidden, (await Refused(ledger.Accountant, "notes/add", new { requestId = Guid.CreateVersion7(), house = ledger.House.Value, kind = "Other", words = "财务" })).Status);
        var note = (await Dunning(ledger))["notes"]![0]!;
        Assert.Equal(("Sale", "钱收费", "2026-12-01"), (note["kind"]!.GetValue<string>(), note["by"]!.GetValue<string>(), note["on"]!.GetValue<string>()));
        await Do(ledger.Keeper, "dunning/record", Act(ledger));
        await using var scope = ledger.Billing.AsSystem();
        var reader = (Anju.Casework.Contracts.IEvidenceReader)scope.ServiceProvider.GetService(typeof(Anju.Casework.Contracts.IEvidenceReader))!;
        var rows = await reader.OfAll([new(["ledger.dunned", "ledger.noted"], new(2026, 12, 1), new(2026, 12, 31))], [], 10, default);
        Assert.Equal(["ledger.dunned", "ledger.noted"], rows.Select(r => r.Kind).Order(StringComparer.Ordinal));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("A-6b")]
    public async Task The_ladder_is_data_of_the_center_but_never_one_that_cuts_a_supply(Database database)
    {
        var ledger = await On(database, "2026-12-05");
        object Stage(string what, int days = 3, int stage = 1, bool needsDirector = false) => new { stage, title = "电话催缴", afterMonths = 0, afterDays = days, what, needsDirector };
        Assert.Equal(HttpStatusCode.Forbidden, (await Refused(ledger.Keeper, "ladder/save", Stage("打电话"))).Status);
        Assert.Contains("不得以停止供水", (await Refused(ledger.Director, "ladder/save", Stage("上门停水"))).Sentence, StringComparison.Ordinal);
        Assert.Equal("第 4 级起须由主任签发", (await Refused(ledger.Director, "ladder/save", Stage("发函", stage: 4))).Sentence);
        Assert.Equal("各级时间应依次往后", (await Refused(ledger.Director, "ladder/save", new { stage = 1, title = "电话催缴", afterMonths = 4, afterDays = 0, what = "打电话" })).Sentence);
        await Do(ledger.Director, "ladder/save", Stage("打电话", 10));
        Assert.Contains("最早在 2026-12-10", (await Refused(ledger.Keeper, "dunning/record", Act(ledger))).Sentence, StringComparison.Ordinal);
        Assert.Equal("公示欠费须写明依据；没有依据不得公示", (await Refused(ledger.Director, "dunning/rules", new { isPublic = true, ways = "前台" })).Sentence);
    }
}
