using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Anju.Integration.Billing;
using Anju.Kernel.Data;
using Anju.Kernel.UseCases;
using Anju.Ledger.Books;
using Anju.Ledger.Domain;
using Anju.Ledger.Months;
using Xunit;
using static Anju.Integration.Ledger.LedgerUnderTest;

namespace Anju.Integration.Ledger;

/// <summary>A ledger whose people may also see, make and confirm the month for finance.</summary>
internal sealed class MonthsUnderTest
{
    private MonthsUnderTest(LedgerUnderTest ledger)
    {
        Ledger = ledger;
        Collector = ledger.Billing.Of("钱收费", "收费员", "ledger.view", "ledger.cash", "ledger.report", "ledger.months", "estate.view", "billing.view");
        Finance = ledger.Billing.Of("吴财务", "财务", "ledger.view", "ledger.check", "ledger.confirm", "ledger.months");
        Director = ledger.Billing.Of("陈主任", "主任", "ledger.view", "ledger.approve", "ledger.confirm", "ledger.months");
    }

    public LedgerUnderTest Ledger { get; }
    public HttpClient Collector { get; }
    public HttpClient Finance { get; }
    public HttpClient Director { get; }
    public BillingUnderTest Billing => Ledger.Billing;

    /// <summary>25 November with the bills of November posted, nobody's box open.</summary>
    public static async Task<MonthsUnderTest> On(Database database, int houses = 4) => new(await LedgerUnderTest.On(database, houses, open: false));

    public async Task<Guid> Open() => (await Do(Collector, "tills/open", new { requestId = Guid.CreateVersion7(), @float = 0m })).GetValue<Guid>();

    /// <summary>The box as it should be.</summary>
    public async Task CloseTill(Guid till, decimal cash)
    {
        var (pieces, rest) = (new List<int>(), (long)(cash * 100));
        foreach (var note in Till.Denominations)
        {
            pieces.Add((int)(rest / note));
            rest %= note;
        }

        await Do(Collector, "tills/close", new { till, pieces });
    }

    public async Task<JsonNode> Pay(decimal amount, int house = 0, string way = "Cash", string reference = "") =>
        await Do(Collector, "payments/take", new { requestId = Guid.CreateVersion7(), house = Billing.Houses[house].Value, amount, tenders = new[] { new { way, amount, reference } } });

    public void GoTo(int year, int month, int day) => Billing.Now = new DateTime(year, month, day, 2, 0, 0, DateTimeKind.Utc);

    /// <summary>Posts to the book of a house as an approved request does, today.</summary>
    public async Task Post(int house, Action<Book> what)
    {
        await using var scope = Billing.AsSystem();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var (book, _) = (await scope.ServiceProvider.GetRequiredService<BookShelf>().Open(Billing.Houses[house], default))!.Value;
        what(book);
        book.Close();
        db.AddRange(book.Added);
        await db.SaveChangesAsync();
    }

    public Task<JsonNode> Trial(string more = "") => Get(Collector, "trial" + more);

    public Task Close(int month, string remark = "") => Do(Collector, "months/close", new { month, remark });

    public async Task<Guid> Report(int month, string note = "") => (await Do(Collector, "months/report", new { month, note }))["id"]!.GetValue<Guid>();

    public Task<JsonNode> Month(int month, int? no = null) => Get(Collector, $"month?month={month}{(no is null ? "" : $"&no={no}")}");

    public async Task<ReportBody> Body(int month, int no = 1)
    {
        var id = (await Month(month, no))["shown"]!["id"]!.GetValue<Guid>();
        return await Billing.Center.Ask(async db => ReportBody.Of(await db.Set<ReportText>().Where(t => t.Id == id).Select(t => t.Body).SingleAsync()));
    }

    public Task<(System.Net.HttpStatusCode Status, JsonNode? Body)> Import(string csv, int source = 1, Encoding? encoding = null, string name = "wx.csv") => Import((encoding ?? Encoding.UTF8).GetBytes(csv), source, name);

    public async Task<(System.Net.HttpStatusCode Status, JsonNode? Body)> Import(byte[] file, int source, string name)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(file), "file", name }, { new StringContent(source.ToString(System.Globalization.CultureInfo.InvariantCulture)), "source" } };
        using var answer = await Collector.PostAsync(new Uri("/api/ledger/statements/import", UriKind.Relative), form);
        var text = await answer.Content.ReadAsStringAsync();
        return (answer.StatusCode, text.Length > 0 ? JsonNode.Parse(text) : null);
    }

    public static void Balances(JsonNode trial)
    {
        Assert.True(trial["isBalanced"]!.GetValue<bool>(), trial.ToJsonString());
        foreach (var line in trial["lines"]!.AsArray())
            Assert.Equal(Yuan(line!, "closing"), Yuan(line!, "opening") + Yuan(line!, "new") - Yuan(line!, "received") - Yuan(line!, "waived") + Yuan(line!, "adjusted"));
    }

    public async Task<JsonNode> Line(string pot, string more = "") => (await Trial(more))["lines"]!.AsArray().Single(l => l!["pot"]!.GetValue<string>() == pot)!;
}
