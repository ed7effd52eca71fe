using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Anju.Casework.Contracts;
using Anju.Casework.Domain;
using Anju.Estate.Contracts;
using Anju.Integration.RepairOrders;
using Anju.People.Contracts;
using Anju.Repairs.Board;
using Xunit;

namespace Anju.Integration.Casework;

/// <summary>What a city was asked to mend, lived through act by act at its own moments; every index of repairs is computed twice.</summary>
public class RealRepairsTests
{
    private const string Signature = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==";
    private const int WarrantyDays = 90;

    private sealed class Order(CityRequest request)
    {
        public CityRequest Request => request;
        public JsonNode Moved { get; set; } = null!;
        public string Number => Moved["number"]!.GetValue<string>();
        public string Class => request.RepairClass;

        /// <summary>Gone when they came: the caller calls it off at once.</summary>
        public bool IsCancelled => request.Ended == request.Made;

        /// <summary>One in fifteen does not pass at the first check.</summary>
        public bool IsRefused => request.Done is not null && request.Key % 15 == 0;
        public bool IsAsked => request.Done is not null && request.Key % 6 != 0;
        public Grade Grade => request.Key % 4 == 0 ? Grade.FairlySatisfied : Grade.Satisfied;
        public bool IsRework { get; set; }

        /// <summary>Where the clocks of the last round began.</summary>
        public DateTime From => IsRefused ? request.Done!.Value : request.Made;
        public DateTime? Arrived => IsCancelled ? null : request.Done is { } done ? Arrival(From, IsRefused ? done.AddDays(1) : done) : null;
        public DateTime? Finished => IsRefused ? request.Done!.Value.AddDays(1) : request.Done;
        public DateTime? AskDue => Finished?.AddDays(3);

        public DateTime? ArriveDue => IsCancelled ? null : Class switch
        {
            "Emergency" => From.AddMinutes(30),
            "Urgent" => From.AddMinutes(Wall.IsOpen(From) ? 15 : 30),
            "Project" => Wall.AfterWeekdays(From, 2),
            _ => null,
        };

        public DateTime? FinishDue => IsCancelled ? null : Class switch
        {
            "Emergency" => From.AddHours(2),
            "Urgent" => Wall.LastMoment(From),
            "Minor" => Wall.AfterOpenSeconds(From, 24 * 3600, From.AddDays(3)),
            _ => null,
        };

        public DateTime Arrival(DateTime from, DateTime end)
        {
            var at = from.AddMinutes(request.Key % 50);
            return at < end ? at : end;
        }
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("D-2f", "S-4.1.3e")]
    public async Task Every_index_of_a_citys_repairs_is_what_an_independent_ledger_says_and_opens_exactly_its_rows(Database database)
    {
        var center = await RepairsUnderTest.On(database);
        var orders = Orders();
        Assert.InRange(orders.Count, 700, 1100);
        Assert.Contains(orders, o => o.IsRework);
        Assert.Contains(orders, o => o.IsRefused);
        Assert.Contains(orders, o => o.IsCancelled);
        var (worker, diary) = (center.Neighbours.Worker("赵师傅", [Trade.Water], []), new Diary());
        var hands = (Desk: center.Desk, Field: center.Field(worker), Director: center.Director);
        var houses = orders.Select(o => o.Request.Place).Where(p => p > 0).Distinct().ToDictionary(p => p, p => center.Neighbours.House($"{p}"));
        foreach (var order in orders)
            Write(diary, center, hands, worker, order, order.Request.Place > 0 ? houses[order.Request.Place] : null);
        await diary.Live(now => center.Now = now);

        var seen = new HashSet<string>();
        foreach (var (from, to) in Wall.Periods)
            await Check(hands.Director, orders, DateOnly.ParseExact(from, "yyyy-MM-dd"), DateOnly.ParseExact(to, "yyyy-MM-dd"), seen);
        Assert.Equal(Enum.GetNames<RepairFigure>().Order(), seen.Order());
    }

    private static List<Order> Orders()
    {
        var orders = CityRequest.All.Where(r => r.IsRepair).OrderBy(r => r.Made).ThenBy(r => r.Key).Select(r => new Order(r)).ToList();
        foreach (var order in orders)
            order.IsRework = orders.Exists(o => o != order && o.Request.Place == order.Request.Place && Item(o) == Item(order) && o.Finished <= order.Request.Made && o.Finished >= order.Request.Made.AddDays(-WarrantyDays));
        return orders;
    }

    /// <summary>Letters and digits alone: PAINT/PLASTER is PAINT - PLASTER.</summary>
    private static string Item(Order order) => string.Concat(order.Request.Kind.Where(char.IsLetterOrDigit)).ToUpperInvariant();

    private static void Write(Diary diary, RepairsUnderTest center, (RepairsUnderTest.Hand Desk, RepairsUnderTest.Hand Field, RepairsUnderTest.Hand Director) hands, WorkerCard worker, Order order, HouseId? house)
    {
        var request = order.Request;
        diary.At(request.Made, async () => order.Moved = await hands.Desk.Register(new
        {
            requestId = Guid.CreateVersion7(),
            house = house?.Value,
            place = "公共区域",
            item = request.Kind,
            description = request.Kind,
            @class = order.Class,
            part = "Common",
            reporterName = "匿名",
            reporterPhone = "00012345678",
        }));
        if (order.IsCancelled)
            Do(request.Made, hands.Director, "cancel", new { reason = "到场前已恢复" });
        if (request.Done is not { } done)
            return;
        Work(request.Made, done);
        if (order.IsRefused)
        {
            Do(done, hands.Desk, "confirm", new { way = "Signed", signer = "匿名", drawing = Signature, passed = false, opinion = "没有修好" });
            Work(done, order.Finished!.Value);
        }

        Do(order.Finished!.Value, hands.Desk, "confirm", new { way = "Signed", signer = "匿名", drawing = Signature, passed = true });
        if (order.IsAsked)
            diary.At(order.Finished.Value.AddDays(1), () => Ask(center, hands.Director, order));

        void Do(DateTime at, RepairsUnderTest.Hand hand, string act, object? fields = null) => diary.At(at, async () =>
        {
            var body = System.Text.Json.JsonSerializer.SerializeToNode(fields ?? new { })!.AsObject();
            body["id"] = order.Moved["id"]!.GetValue<string>();
            var (status, answer) = await hand.Post("/" + act, body);
            Assert.True(status == System.Net.HttpStatusCode.OK, $"{order.Request} {act}: {answer?["message"]} {answer?.ToJsonString()}");
        });

        void Work(DateTime from, DateTime end)
        {
            var arrival = order.Arrival(from, end);
            Do(from, hands.Desk, "dispatch", new { worker = worker.Id.Value });
            Do(from, hands.Field, "accept");
            Do(arrival, hands.Field, "arrive");
            Do(arrival, hands.Field, "start", new { freeReason = "公共部位" });
            Do(end, hands.Field, "finish", new { result = "已修复" });
        }
    }

    private static async Task Ask(RepairsUnderTest center, RepairsUnderTest.Hand director, Order order)
    {
        var subject = order.Moved["id"]!.GetValue<Guid>();
        var task = await center.Center.Ask(db => db.Set<FollowUp>().AsNoTracking().SingleAsync(f => f.SubjectId == subject && f.State == FollowUpState.Open));
        var (status, answer) = await director.Post("/api/casework/answer-follow-up", new { requestId = Guid.CreateVersion7(), id = task.Id.Value, version = task.Version, way = "Phone", grade = order.Grade.ToString(), words = "回访" });
        Assert.True(status == System.Net.HttpStatusCode.OK, $"{order.Request}: {answer?.ToJsonString()}");
    }

    private static async Task Check(RepairsUnderTest.Hand director, List<Order> orders, DateOnly from, DateOnly to, HashSet<string> seen)
    {
        var sheet = await director.Get($"/indices?from={from:yyyy-MM-dd}&to={to:yyyy-MM-dd}");
        foreach (var index in sheet["indices"]!.AsArray())
        {
            await Opens(index!["name"]!.GetValue<string>(), index["of"]!.GetValue<string>(), index["numerator"]!.GetValue<int>());
            await Opens(index["name"]!.GetValue<string>(), index["all"]!.GetValue<string>(), index["denominator"]!.GetValue<int>());
        }

        foreach (var apart in sheet["apart"]!.AsArray())
            await Opens(apart!["name"]!.GetValue<string>(), apart["rows"]!.GetValue<string>(), apart["count"]!.GetValue<int>());

        async Task Opens(string name, string link, int count)
        {
            if (link.StartsWith("/follow-ups", StringComparison.Ordinal))
            {
                var asked = orders.Where(o => o.AskDue.IsWithin(from, to) && (o.IsAsked || !link.Contains("state=Answered", StringComparison.Ordinal) && !link.Contains("pleased=true", StringComparison.Ordinal)));
                await IndexCheck.Is(director.Get, name, count, link, "subjectNumber", asked.Select(o => o.Number));
                return;
            }

            var figure = Enum.Parse<RepairFigure>(link[(link.IndexOf("figure=", StringComparison.Ordinal) + 7)..]);
            seen.Add(figure.ToString());
            await IndexCheck.Is(director.Get, name, count, link, "number", orders.Where(o => IsOf(figure, o)).Select(o => o.Number));
        }

        bool IsOf(RepairFigure figure, Order o) => figure switch
        {
            RepairFigure.FinishDue => o.FinishDue.IsWithin(from, to),
            RepairFigure.FinishedInTime => o.FinishDue.IsWithin(from, to) && o.Finished <= o.FinishDue,
            RepairFigure.ArriveDue => o.ArriveDue.IsWithin(from, to),
            RepairFigure.ArrivedInTime => o.ArriveDue.IsWithin(from, to) && o.Arrived <= o.ArriveDue,
            RepairFigure.Confirmed => o.Finished.IsWithin(from, to),
            RepairFigure.PassedFirst => o.Finished.IsWithin(from, to) && !o.IsRefused,
            RepairFigure.Finished => o.Finished.IsWithin(from, to),
            RepairFigure.Again => o.Finished.IsWithin(from, to) && (o.IsRefused || o.IsRework),
            _ => o.IsCancelled && ((DateTime?)o.Request.Made).IsWithin(from, to),
        };
    }
}
