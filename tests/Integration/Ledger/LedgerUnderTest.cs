using System.Net;
using System.Text.Json.Nodes;
using Anju.Estate.Contracts;
using Anju.Integration.Billing;
using Xunit;

namespace Anju.Integration.Ledger;

/// <summary>A center whose houses owe the service fee of November, 274.51 each, and a cashier with an open box.</summary>
internal sealed class LedgerUnderTest
{
    private LedgerUnderTest(BillingUnderTest billing)
    {
        Billing = billing;
        Cashier = billing.Of("钱收费", "收费员", "ledger.view", "ledger.cash", "ledger.propose", "ledger.report", "ledger.dun", "estate.view", "billing.view", "billing.run");
        Keeper = billing.Of("李管家", "管理员", "ledger.view", "ledger.dun", "ledger.propose", "estate.view");
        Accountant = billing.Of("吴财务", "财务", "ledger.view", "ledger.check", "ledger.confirm", "billing.view", "billing.post");
        Director = billing.Of("陈主任", "主任", "ledger.view", "ledger.propose", "ledger.approve", "ledger.terms", "ledger.letters", "ledger.confirm", "ledger.dun");
        Manager = billing.Of("总经理", "总经理", "ledger.view", "ledger.approve", "ledger.approve-large");
    }

    public BillingUnderTest Billing { get; }
    public HttpClient Cashier { get; }
    public HttpClient Keeper { get; }
    public HttpClient Accountant { get; }
    public HttpClient Director { get; }
    public HttpClient Manager { get; }
    public HouseId House => Billing.Houses[0];
    public int Run { get; private set; }

    public static async Task<LedgerUnderTest> On(Database database, int houses = 1, bool billed = true, bool open = true)
    {
        var ledger = new LedgerUnderTest(await BillingUnderTest.On(database, houses));
        if (billed)
        {
            await ledger.Billing.ServiceFee();
            await ledger.Bill("2026-11");
        }

        if (open)
            await ledger.OpenTill();
        return ledger;
    }

    public async Task Bill(string month)
    {
        Run = await Billing.Ready(month);
        await Billing.Post(Run);
    }

    public Task<JsonNode> OpenTill(HttpClient? who = null, decimal with = 500m) => Do(who ?? Cashier, "tills/open", new { requestId = Guid.CreateVersion7(), @float = with });

    public static Task<JsonNode> Do(HttpClient who, string act, object body) => BillingUnderTest.Do(who, "/api/ledger/" + act, body);

    public static async Task<(HttpStatusCode Status, string Sentence)> Refused(HttpClient who, string act, object body)
    {
        var (status, answer) = await BillingUnderTest.Try(who, "/api/ledger/" + act, body);
        Assert.NotEqual(HttpStatusCode.OK, status);
        return (status, answer?["errors"] is JsonObject errors ? errors.First().Value![0]!.GetValue<string>() : answer?["title"]?.GetValue<string>() ?? "");
    }

    public static Task<JsonNode> Get(HttpClient who, string question) => BillingUnderTest.Get(who, "/api/ledger/" + question);

    public Task<JsonNode> Account(HouseId? house = null, string more = "") => Get(Cashier, $"account?house={(house ?? House).Value}{more}");

    public Task<JsonNode> Pay(decimal amount, HouseId? house = null, object? tender = null, Guid? request = null) =>
        Do(Cashier, "payments/take", Payment(amount, house, tender, request));

    public object Payment(decimal amount, HouseId? house = null, object? tender = null, Guid? request = null) =>
        new { requestId = request ?? Guid.CreateVersion7(), house = (house ?? House).Value, amount, tenders = new[] { tender ?? new { way = "Cash", amount } } };

    public static decimal Yuan(JsonNode node, string name) => node[name]!.GetValue<decimal>();
}
