using System.Net;
using System.Text.Json.Nodes;
using Anju.Integration.Billing;
using MiniExcelLibs;
using Xunit;
using static Anju.Integration.Ledger.LedgerUnderTest;

namespace Anju.Integration.Ledger;

/// <summary>《催缴通知单》: frozen when signed, delivered in a way that can be shown, printed by the hundred; and the pages of accounts and arrears.</summary>
public class LetterTests
{
    private static async Task<LedgerUnderTest> On(Database database, int houses = 1)
    {
        var ledger = await LedgerUnderTest.On(database, houses, open: false);
        Go(ledger, "2027-01-05");
        await ledger.OpenTill();
        return ledger;
    }

    private static void Go(LedgerUnderTest ledger, string day) => ledger.Billing.Now = DateTime.SpecifyKind(DateTime.Parse(day, null).AddHours(2), DateTimeKind.Utc);

    private static Task<JsonNode> Call(LedgerUnderTest ledger, int house = 0) =>
        Do(ledger.Keeper, "dunning/record", new { requestId = Guid.CreateVersion7(), house = ledger.Billing.Houses[house].Value, stage = 1, way = "Phone", reached = "Owner", nextOn = ledger.Billing.Now.AddDays(7).ToString("yyyy-MM-dd", null) });

    private static object Letters(LedgerUnderTest ledger, int stage = 2, string skipWhy = "", Guid? request = null) => new { requestId = request ?? Guid.CreateVersion7(), houses = ledger.Billing.Houses.Select(h => h.Value), stage, skipWhy };

    private static async Task<JsonNode> Letter(LedgerUnderTest ledger, JsonNode issued, int no = 0) => (await Get(ledger.Keeper, $"letter?batch={issued["batch"]!.GetValue<Guid>()}"))[no]!;

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("A-6b")]
    public async Task Its_amounts_are_those_of_the_day_it_was_signed_whatever_is_paid_later(Database database)
    {
        var ledger = await On(database);
        await Call(ledger);
        var request = Guid.CreateVersion7();
        var issued = await Do(ledger.Keeper, "letters/issue", Letters(ledger, request: request));
        Assert.Equal(("CJ-2027-0001", 1), (issued["first"]!.GetValue<string>(), issued["letters"]!.GetValue<int>()));
        Assert.Equal(issued.ToJsonString(), (await Do(ledger.Keeper, "letters/issue", Letters(ledger, request: request))).ToJsonString());
        await ledger.Pay(100m);
        var letter = await Letter(ledger, issued);
        Assert.Equal((274.51m, "贰佰柒拾肆元伍角壹分", "2027-01-20"), (Yuan(letter, "total"), letter["inWords"]!.GetValue<string>(), letter["payBy"]!.GetValue<string>()));
        Assert.Equal("2.85 元/㎡·月 × 96.32 ㎡ × 1 月 = 274.51 元", letter["lines"]![0]!["reckoned"]!.GetValue<string>());
        Assert.Contains("CJ-2027-0001 还没有送达", (await Refused(ledger.Keeper, "letters/issue", Letters(ledger))).Sentence, StringComparison.Ordinal);
        var paper = await (await ledger.Keeper.GetAsync(new Uri($"/ledger/letters/print?batch={issued["batch"]!.GetValue<Guid>()}", UriKind.Relative))).Content.ReadAsStringAsync();
        foreach (var word in (string[])["催缴通知单", "CJ-2027-0001", "274.51", "贰佰柒拾肆元伍角壹分", "2.85", "签收"])
            Assert.Contains(word, System.Net.WebUtility.HtmlDecode(paper), StringComparison.Ordinal);
        foreach (var claim in (string[])["停水", "停电", "时效", "起诉"])
            Assert.DoesNotContain(claim, System.Net.WebUtility.HtmlDecode(paper), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("A-6b")]
    public async Task A_batch_leaves_out_whom_it_may_not_reach_and_says_why(Database database)
    {
        var ledger = await On(database, 3);
        await Call(ledger, 0);
        await Call(ledger, 1);
        await ledger.Pay(274.51m, ledger.Billing.Houses[1]);
        var issued = await Do(ledger.Keeper, "letters/issue", Letters(ledger));
        Assert.Equal((1, 2), (issued["letters"]!.GetValue<int>(), issued["left"]!.AsArray().Count));
        Assert.Contains("不需要催缴", issued["left"]!.ToJsonString(Plain), StringComparison.Ordinal);
        Assert.Contains("越级请写明原因", issued["left"]!.ToJsonString(Plain), StringComparison.Ordinal);
        Assert.Equal("第 1 级“电话催缴”不发催缴通知单", (await Refused(ledger.Keeper, "letters/issue", Letters(ledger, 1))).Sentence);
        Assert.Equal((HttpStatusCode.Forbidden, "第 4 级“挂号催缴函”由主任办理"), await Refused(ledger.Keeper, "letters/issue", Letters(ledger, 4, "x")));
        Go(ledger, "2027-03-05");
        Assert.Equal(2, (await Do(ledger.Director, "letters/issue", Letters(ledger, 4, "多次上门未见")))["letters"]!.GetValue<int>());
        Assert.Equal(HttpStatusCode.Forbidden, (await Refused(ledger.Accountant, "letters/issue", Letters(ledger))).Status);
    }

    private static readonly System.Text.Json.JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("A-6b")]
    public async Task It_is_handed_over_against_a_name_refused_before_a_witness_or_posted_with_a_number_and_then_counts_as_an_act(Database database)
    {
        var ledger = await On(database);
        await Call(ledger);
        var letter = (await Letter(ledger, await Do(ledger.Keeper, "letters/issue", Letters(ledger))))["id"]!.GetValue<Guid>();
        object How(string way, string signer = "", bool isRefused = false, string witness = "", string postNumber = "", string on = "2027-01-06") => new { requestId = Guid.CreateVersion7(), letters = new[] { letter }, way, signer, isRefused, witness, postNumber, on };
        Go(ledger, "2027-01-06");
        Assert.Equal("当面送达请填写签收人，或选择拒签", (await Refused(ledger.Keeper, "letters/deliver", How("Handed"))).Sentence);
        Assert.Equal("拒签请写明见证人", (await Refused(ledger.Keeper, "letters/deliver", How("Handed", isRefused: true))).Sentence);
        Assert.Equal("挂号邮寄请填写邮件号", (await Refused(ledger.Keeper, "letters/deliver", How("Registered"))).Sentence);
        Assert.Contains("送达日期应在 2027-01-05 到今天之间", (await Refused(ledger.Keeper, "letters/deliver", How("Mailbox", on: "2027-01-01"))).Sentence, StringComparison.Ordinal);
        Assert.Equal("2029-11-30", (await Get(ledger.Keeper, $"dunning?house={ledger.House.Value}"))["limitedUntil"]!.GetValue<string>());
        await Do(ledger.Keeper, "letters/deliver", How("Handed", isRefused: true, witness: "门岗王师傅"));
        Assert.Contains("已于 2027-01-06 当面送达", (await Refused(ledger.Keeper, "letters/deliver", How("Mailbox"))).Sentence, StringComparison.Ordinal);
        var dunning = await Get(ledger.Keeper, $"dunning?house={ledger.House.Value}");
        Assert.Equal((2, "2030-01-06", "CJ-2027-0001"), (dunning["stage"]!.GetValue<int>(), dunning["limitedUntil"]!.GetValue<string>(), dunning["acts"]![0]!["letter"]!.GetValue<string>()));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("A-6b")]
    public async Task A_letter_whose_debt_was_paid_meanwhile_is_not_delivered_any_more(Database database)
    {
        var ledger = await On(database);
        await Call(ledger);
        var letter = (await Letter(ledger, await Do(ledger.Keeper, "letters/issue", Letters(ledger))))["id"]!.GetValue<Guid>();
        await ledger.Pay(274.51m);
        Assert.Equal("这户没有到期未缴的费用，不需要催缴", (await Refused(ledger.Keeper, "letters/deliver", new { requestId = Guid.CreateVersion7(), letters = new[] { letter }, way = "Mailbox" })).Sentence);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("F-3b", "A-6a")]
    public async Task The_pages_show_account_arrears_and_letters_and_the_sheet_holds_what_the_list_shows(Database database)
    {
        var ledger = await On(database, 3);
        await Call(ledger);
        await Do(ledger.Keeper, "letters/issue", Letters(ledger, 2, "多次未见"));
        await ledger.Pay(100m);
        async Task<string> Page(HttpClient who, string address)
        {
            using var answer = await who.GetAsync(new Uri(address, UriKind.Relative));
            Assert.True(answer.IsSuccessStatusCode, $"{address} {answer.StatusCode}");
            return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        }

        var account = await Page(ledger.Cashier, $"/ledger/house/{ledger.House.Value}");
        foreach (var word in (string[])["业主账户", "174.51", "账目明细", "SJ-2027-0001", "备查记录", "催缴登记", $"/ledger?house={ledger.House.Value}"])
            Assert.Contains(word, account, StringComparison.Ordinal);
        Assert.Contains("274.51", await Page(ledger.Keeper, $"/ledger/house/{ledger.House.Value}?on=2027-01-04"), StringComparison.Ordinal);
        Assert.Contains("壹佰柒拾肆元伍角壹分", await Page(ledger.Keeper, $"/ledger/house/{ledger.House.Value}/statement"), StringComparison.Ordinal);
        Assert.Contains("电话催缴", await Page(ledger.Keeper, $"/ledger/house/{ledger.House.Value}/dunning"), StringComparison.Ordinal);
        Assert.Contains("合计 3 户", await Page(ledger.Keeper, "/ledger/arrears"), StringComparison.Ordinal);
        Assert.Contains("CJ-2027-0003", await Page(ledger.Keeper, "/ledger/letters"), StringComparison.Ordinal);
        Assert.Contains("挂号催缴函", await Page(ledger.Keeper, "/ledger/arrears/ladder"), StringComparison.Ordinal);
        Assert.Contains("今日应催", await Page(ledger.Keeper, "/field/dunning"), StringComparison.Ordinal);
        Assert.Contains("催缴登记", await Page(ledger.Keeper, $"/field/dunning/{ledger.House.Value}"), StringComparison.Ordinal);
        Assert.Contains("没有开启欠费公示", await Page(ledger.Director, "/ledger/arrears/public"), StringComparison.Ordinal);
        using var file = await ledger.Keeper.GetAsync(new Uri("/api/ledger/arrears.xlsx?stage=-1", UriKind.Relative));
        using var book = new MemoryStream(await file.Content.ReadAsByteArrayAsync());
        var rows = book.Query(useHeaderRow: true).Cast<IDictionary<string, object?>>().ToList();
        var shown = (await Get(ledger.Keeper, "arrears?stage=-1"))["list"]!["items"]!.AsArray();
        Assert.Equal(shown.Select(r => r!["number"]!.GetValue<string>()), rows.Select(r => r["房号"]!.ToString()));
        Assert.Equal(shown.Sum(r => r!["due"]!.GetValue<decimal>()), rows.Sum(r => Convert.ToDecimal(r["到期欠费"], null)));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("A-6a")]
    public async Task The_list_asks_the_database_as_often_for_a_dozen_debtors_as_for_two(Database database)
    {
        async Task<int> Of(int houses)
        {
            var ledger = await On(database, houses);
            return await ledger.Billing.Visit(() => Get(ledger.Keeper, "arrears"));
        }

        var few = await Of(2);
        Assert.Equal(few, await Of(12));
        Assert.InRange(few, 1, 8);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("A-6b")]
    public async Task Each_post_may_what_its_work_is_and_nothing_else(Database database)
    {
        var ledger = await On(database);
        var desk = ledger.Billing.Of("林前台", "前台", "ledger.view");
        var posts = new (string Post, HttpClient Who)[] { ("收费员", ledger.Cashier), ("管理员", ledger.Keeper), ("主任", ledger.Director), ("财务", ledger.Accountant), ("前台", desk) };
        var house = ledger.House.Value;
        var acts = new (string Act, object Body, string[] May)[]
        {
            ("dunning/record", new { requestId = Guid.CreateVersion7(), house }, ["收费员", "管理员", "主任"]),
            ("notes/add", new { requestId = Guid.CreateVersion7(), house }, ["收费员", "管理员", "主任"]),
            ("disputes/raise", new { requestId = Guid.CreateVersion7(), house }, ["收费员", "管理员", "主任"]),
            ("disputes/decide", new { dispute = Guid.CreateVersion7() }, ["主任"]),
            ("plans/agree", new { requestId = Guid.CreateVersion7(), house }, ["主任"]),
            ("plans/end", new { house }, ["主任"]),
            ("letters/issue", new { requestId = Guid.CreateVersion7(), houses = Array.Empty<Guid>() }, ["收费员", "管理员", "主任"]),
            ("letters/deliver", new { requestId = Guid.CreateVersion7(), letters = Array.Empty<Guid>() }, ["收费员", "管理员", "主任"]),
            ("ladder/save", new { stage = 1 }, ["主任"]),
            ("dunning/rules", new { contactDays = 1 }, ["主任"]),
            ("payments/take", new { requestId = Guid.CreateVersion7() }, ["收费员"]),
        };
        foreach (var (act, body, may) in acts)
            foreach (var (post, who) in posts)
                Assert.True(may.Contains(post) == ((await Refused(who, act, body)).Status != HttpStatusCode.Forbidden), $"{post} {act}");
        foreach (var (post, who) in posts)
            Assert.Equal(1, (await Get(who, "arrears"))["list"]!["total"]!.GetValue<int>());
    }
}
