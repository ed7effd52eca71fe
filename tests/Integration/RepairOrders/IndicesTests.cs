using System.Net.Http.Json;
using System.Text.Json.Nodes;
using AngleSharp;
using Microsoft.EntityFrameworkCore;
using Anju.Casework.Contracts;
using Anju.Casework.Domain;
using Anju.Estate.Contracts;
using Anju.People.Contracts;
using Xunit;

namespace Anju.Integration.RepairOrders;

/// <summary>The figures of a week against a ledger that the test keeps itself: each order says in which figures it belongs.</summary>
public class IndicesTests
{
    private const string Signature = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==";
    private const string Week = "from=2026-11-25&to=2026-11-30";
    private static readonly DateTime Wednesday = new(2026, 11, 25, 2, 0, 0, DateTimeKind.Utc);

    private sealed class Ledger(RepairsUnderTest repairs)
    {
        private readonly WorkerCard zhao = repairs.Neighbours.Worker("赵师傅", [Trade.Water], []);
        public List<(string Number, string[] Figures)> Rows { get; } = [];
        public WorkerCard Worker => zhao;

        public async Task<JsonNode> Register(HouseId house, DateTime at, string kind, DateTime? agreed, params string[] figures)
        {
            repairs.Now = at;
            var order = await repairs.Desk.Register(new
            {
                requestId = Guid.CreateVersion7(),
                house = house.Value,
                item = "厨房水龙头",
                description = "水槽下滴水",
                @class = kind,
                part = "Private",
                reporterName = "周晓宁",
                reporterPhone = "00012345678",
                agreedAt = agreed,
            });
            Rows.Add((order["number"]!.GetValue<string>(), figures));
            return order;
        }

        public async Task Work(JsonNode order, DateTime arrive, DateTime finish)
        {
            await repairs.Desk.Do(order, "dispatch", new { worker = zhao.Id.Value });
            var field = repairs.Field(zhao);
            await field.Do(order, "accept");
            repairs.Now = arrive;
            await field.Do(order, "arrive");
            await field.Do(order, "start", new { freeReason = "小修免费" });
            repairs.Now = finish;
            await field.Do(order, "finish", new { result = "已更换" });
        }

        public Task<JsonNode> Confirm(JsonNode order, bool passed = true) =>
            repairs.Desk.Do(order, "confirm", new { way = "Signed", signer = "周晓宁", drawing = Signature, passed, opinion = passed ? "" : "还滴水" });
    }

    private static async Task<Ledger> AWeek(RepairsUnderTest repairs)
    {
        var (ledger, first, third) = (new Ledger(repairs), repairs.Neighbours.House("1-1-101"), repairs.Neighbours.House("1-1-103"));
        var kept = await ledger.Register(first, Wednesday, "Minor", Wednesday.AddHours(1), "FinishDue", "FinishedInTime", "ArriveDue", "ArrivedInTime", "Confirmed", "PassedFirst", "Finished");
        await ledger.Work(kept, Wednesday.AddMinutes(20), Wednesday.AddMinutes(50));
        await ledger.Confirm(kept);

        var late = await ledger.Register(repairs.Neighbours.House("1-1-102"), Wednesday, "Urgent", null, "FinishDue", "ArriveDue", "Finished");
        await ledger.Work(late, Wednesday.AddMinutes(40), Wednesday.AddDays(1));

        await ledger.Register(repairs.Neighbours.House("1-1-104"), Wednesday, "Minor", null, "FinishDue");      // nobody went

        var cancelled = await ledger.Register(repairs.Neighbours.House("1-1-105"), Wednesday, "Minor", Wednesday.AddHours(1), "Cancelled");
        await repairs.Desk.Do(cancelled, "cancel", new { reason = "住户自己修好了" });

        var refused = await ledger.Register(third, Wednesday, "Minor", null, "FinishDue", "FinishedInTime", "Confirmed", "Finished", "Again");
        await ledger.Work(refused, Wednesday.AddMinutes(20), Wednesday.AddMinutes(50));
        await ledger.Confirm(refused, passed: false);
        await ledger.Work(refused, Wednesday.AddHours(2), Wednesday.AddHours(3));
        await ledger.Confirm(refused);

        var again = await ledger.Register(first, Wednesday.AddDays(1), "Minor", null, "FinishDue", "FinishedInTime", "Finished", "Again");
        await ledger.Work(again, Wednesday.AddDays(1).AddMinutes(20), Wednesday.AddDays(1).AddMinutes(50));

        var held = await ledger.Register(repairs.Neighbours.House("1-1-106"), Wednesday, "Minor", null);      // its clock stands still
        await repairs.Desk.Do(held, "pause", new { reason = "OwnerTime", words = "住户出差" });
        await ledger.Register(repairs.Neighbours.House("1-1-107"), Wednesday.AddDays(5).AddHours(-1), "Minor", null);      // not due yet
        repairs.Now = Wednesday.AddDays(5);
        return ledger;
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Every_figure_counts_what_the_ledger_counts_and_opens_exactly_these_rows(Database database)
    {
        var repairs = await RepairsUnderTest.On(database);
        var ledger = await AWeek(repairs);
        var sheet = await repairs.Director.Get("/indices?" + Week);
        var checkedFigures = new HashSet<string>();
        foreach (var index in sheet["indices"]!.AsArray().Take(4))
        {
            await Opens(repairs, ledger, index!["of"]!.GetValue<string>(), index["numerator"]!.GetValue<int>(), checkedFigures);
            await Opens(repairs, ledger, index["all"]!.GetValue<string>(), index["denominator"]!.GetValue<int>(), checkedFigures);
        }

        await Opens(repairs, ledger, sheet["apart"]![0]!["rows"]!.GetValue<string>(), sheet["apart"]![0]!["count"]!.GetValue<int>(), checkedFigures);
        Assert.Equal(Enum.GetNames<Anju.Repairs.Board.RepairFigure>().Order(), checkedFigures.Order());
        Assert.Equal([(3, 5), (1, 2), (1, 2), (2, 4)], sheet["indices"]!.AsArray().Take(4).Select(i => (i!["numerator"]!.GetValue<int>(), i["denominator"]!.GetValue<int>())));
    }

    private static async Task Opens(RepairsUnderTest repairs, Ledger ledger, string link, int count, HashSet<string> seen)
    {
        var figure = link[(link.IndexOf("figure=", StringComparison.Ordinal) + 7)..];
        seen.Add(figure);
        var expected = ledger.Rows.Where(r => r.Figures.Contains(figure)).Select(r => r.Number).Order().ToArray();
        Assert.True(expected.Length == count, $"{figure}: the ledger has {expected.Length}, the index {count}");
        var rows = await repairs.Director.Get(link.Replace("/repairs?", "/list?", StringComparison.Ordinal));
        Assert.Equal(expected, rows["items"]!.AsArray().Select(r => r!["number"]!.GetValue<string>()).Order());
        var html = await repairs.Director.Page(link);
        var page = await BrowsingContext.New().OpenAsync(r => r.Content(html));
        Assert.Equal(expected.Length, page.QuerySelectorAll("main table.t tbody tr").Count(r => r.TextContent.Contains("BX-", StringComparison.Ordinal)));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("S-4.1.3e")]
    public async Task A_dissatisfied_answer_opens_the_order_again_and_stays_counted_while_a_task_not_yet_asked_is_withdrawn(Database database)
    {
        var repairs = await RepairsUnderTest.On(database);
        await AWeek(repairs);
        var tasks = await repairs.Center.Ask(db => db.Set<FollowUp>().AsNoTracking().OrderBy(f => f.SubjectNumber).ToListAsync());
        Assert.Equal([FollowUpState.Open, FollowUpState.Open], tasks.Select(t => t.State));      // one for each order that was accepted

        using var answered = await repairs.Director.Send("/api/casework/answer-follow-up", JsonContent.Create(
            new { requestId = Guid.CreateVersion7(), id = tasks[0].Id.Value, version = tasks[0].Version, way = "Phone", grade = "Dissatisfied", words = "还在滴水" }));
        Assert.True(answered.IsSuccessStatusCode, await answered.Content.ReadAsStringAsync());
        Assert.Equal("Reopened", (await repairs.Desk.Get("/order?id=" + tasks[0].SubjectId))["state"]!.GetValue<string>());
        var opened = await repairs.Director.Do(JsonNode.Parse($$"""{"id":"{{tasks[1].SubjectId}}"}""")!, "reopen", new { reason = "又漏" });
        Assert.Equal("Reopened", opened["state"]!.GetValue<string>());

        var after = await repairs.Center.Ask(db => db.Set<FollowUp>().AsNoTracking().OrderBy(f => f.SubjectNumber).ToListAsync());
        Assert.Equal([(FollowUpState.Answered, Grade.Dissatisfied), (FollowUpState.Withdrawn, (Grade?)null)], after.Select(t => (t.State, t.Grade)));
        var indices = (await repairs.Director.Get("/indices?" + Week))["indices"]!.AsArray();
        foreach (var (index, of, all) in new[] { (indices[4]!, 1, 1), (indices[5]!, 0, 1) })
        {
            Assert.Equal((of, all), (index["numerator"]!.GetValue<int>(), index["denominator"]!.GetValue<int>()));
            Assert.Equal(of, await Asked(repairs, index["of"]!.GetValue<string>()));
            Assert.Equal(all, await Asked(repairs, index["all"]!.GetValue<string>()));
        }
    }

    private static async Task<int> Asked(RepairsUnderTest repairs, string link) =>
        JsonNode.Parse(await repairs.Director.Page(link.Replace("/follow-ups?", "/api/casework/follow-ups?", StringComparison.Ordinal)))!["total"]!.GetValue<int>();
}
