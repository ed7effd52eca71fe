using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Anju.Casework.Contracts;
using Anju.Casework.Domain;
using Anju.Complaints.Board;
using Anju.Integration.Complaints;
using Xunit;

namespace Anju.Integration.Casework;

/// <summary>
/// What people of a city complained of, lived through act by act at its own moments; then every index of complaints
/// is computed twice: by the product, and by a ledger that knows nothing of it.
/// </summary>
public class RealComplaintsTests
{
    private static readonly string[] NotOurs = ["DOF", "HRA", "TLC", "DCA", "DFTA", "EDC"], Grave = ["Lead", "Asbestos", "Indoor Air Quality", "Hazardous Materials", "Food Poisoning", "Drug Activity"], Broken = ["Maintenance or Facility", "Street Sign - Missing", "Street Sign - Damaged"];

    private enum Fate { Goes, NotOurs, Joined, Withdrawn, Repair }

    private sealed class Round(DateTime from, DateTime? solved)
    {
        public DateTime From => from;
        public DateTime? Solved => solved;
        public DateTime? Told => solved?.AddHours(1);
        public Grade? Grade { get; set; }
    }

    private sealed class Matter(CityRequest request)
    {
        public CityRequest Request => request;
        public JsonNode Moved { get; set; } = null!;
        public string Number => Moved["number"]!.GetValue<string>();
        public Fate Fate { get; set; }
        public Matter? Main { get; set; }
        public DateTime? Answered { get; set; }
        public List<Round> Rounds { get; } = [];
        public DateTime? Closed { get; set; }

        public string Class => Grave.Contains(request.Kind) ? "Major" : request.Kind.StartsWith("Noise", StringComparison.Ordinal) || request.Kind.Contains("Parking", StringComparison.Ordinal) ? "Slight" : "Important";
        private int Days => Class switch { "Major" => 10, "Important" => 3, _ => 2 };

        public DateTime? Made => request.Made;
        public DateTime? ReplyDue => Counts ? Wall.AfterWeekdays(request.Made, 1) : null;
        public bool Counts => Fate is Fate.Goes or Fate.NotOurs;
        public bool IsValid => Fate == Fate.Goes && Answered is not null;
        public DateTime? SolveDue => IsValid ? Rounds[^1].From.AddDays(Days) : null;
        public bool IsAged => IsValid && Class != "Major" && (Rounds.Count == 0 ? Wall.Now : Rounds[^1].Solved ?? Wall.Now) >= request.Made.AddMonths(1);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("D-2f", "S-4.1.3b")]
    public async Task Every_index_of_a_citys_complaints_is_what_an_independent_ledger_says_and_opens_exactly_its_rows(Database database)
    {
        var center = await ComplaintsUnderTest.On(database);
        var matters = Matters().ToList();
        Assert.InRange(matters.Count, 900, 1200);
        Assert.All(Enum.GetValues<Fate>(), fate => Assert.Contains(matters, m => m.Fate == fate));
        Assert.Contains(matters, m => m.Rounds.Count > 1);
        var diary = new Diary();
        foreach (var matter in matters)
            Write(diary, center, matter);
        await diary.Live(now => center.Now = now);

        var seen = new HashSet<string>();
        foreach (var (from, to) in Wall.Periods)
            await Check(center, matters, DateOnly.ParseExact(from, "yyyy-MM-dd"), DateOnly.ParseExact(to, "yyyy-MM-dd"), seen);
        Assert.Equal(Enum.GetNames<ComplaintFigure>().Order(), seen.Order());
    }

    private static IEnumerable<Matter> Matters()
    {
        var mains = new Dictionary<(int, string), Matter>();
        foreach (var request in CityRequest.All.Where(r => !r.IsRepair).OrderBy(r => r.Made).ThenBy(r => r.Key))
        {
            var matter = new Matter(request) { Fate = request.Ended == request.Made ? Fate.Withdrawn : NotOurs.Contains(request.Agency) ? Fate.NotOurs : Broken.Contains(request.Kind) ? Fate.Repair : Fate.Goes };
            if (matter.Fate == Fate.Goes && request.Place > 0 && mains.TryGetValue((request.Place, request.Kind), out var main) && request.Made - main.Request.Made < TimeSpan.FromDays(1))
                (matter.Fate, matter.Main) = (Fate.Joined, main);
            else if (matter.Fate == Fate.Goes)
                mains[(request.Place, request.Kind)] = matter;
            if (matter.Counts)
                Tell(matter);
            yield return matter;
        }
    }

    /// <summary>How it went: answered within two days, solved when it was solved, asked a day later; one in nine is not content.</summary>
    private static void Tell(Matter matter)
    {
        var (key, made, done) = (matter.Request.Key, matter.Request.Made, matter.Request.Done);
        var answered = made.AddHours(key % 48);
        matter.Answered = done is null && key % 7 == 0 ? null : done < answered ? done : answered;
        if (matter.Fate != Fate.Goes || matter.Answered is null)
            return;
        matter.Rounds.Add(new(made, done));
        if (done is not { } solved || key % 13 == 0)
            return;
        matter.Rounds[0].Grade = key % 9 == 0 ? Grade.Dissatisfied : key % 4 == 0 ? Grade.FairlySatisfied : Grade.Satisfied;
        if (matter.Rounds[0].Grade == Grade.Dissatisfied)
            matter.Rounds.Add(new(solved.AddDays(1), solved.AddDays(1 + key % 5).AddHours(2)) { Grade = Grade.Satisfied });
        matter.Closed = key % 11 == 0 ? null : matter.Rounds[^1].Solved!.Value.AddDays(1).AddHours(2);
    }

    private static void Write(Diary diary, ComplaintsUnderTest center, Matter matter)
    {
        var request = matter.Request;
        diary.At(request.Made, async () => matter.Moved = await center.Desk.Make("/api/complaints/register", new
        {
            requestId = Guid.CreateVersion7(),
            place = $"{request.Place} 号",
            content = request.Kind,
            @class = matter.Class,
            complainantName = "匿名",
            channel = "走访",
        }));
        if (matter.Fate == Fate.Withdrawn)
            Do(request.Made, center.Director, "withdraw", new { reason = "用户说不必处理" });
        if (matter.Fate == Fate.Repair)
            Do(request.Made, center.Desk, "move-to-repair", new { item = request.Kind, @class = "Minor" });
        if (matter.Main is { } main)
            diary.At(request.Made, () => Act(center.Desk, matter, "merge", new { main = main.Number }));
        if (matter.Answered is not { } answered)
            return;
        Do(answered, center.Desk, "answer", new { words = "已受理" });
        if (matter.Fate == Fate.NotOurs)
        {
            Do(answered, center.Director, "judge-invalid", new { reason = "不属本中心职责" });
            if (request.Done is { } explained)
            {
                Do(explained, center.Keeper, "explain", new { to = "投诉人", way = "Phone", words = "已说明主管部门" });
                Do(explained, center.Director, "end-explained");
            }
        }
        else
        {
            Do(answered, center.Director, "judge-valid", new { @class = matter.Class, department = "秩序维护", handler = center.Keeper.Actor.Id!.Value.Value });
            foreach (var round in matter.Rounds)
                Work(round, round == matter.Rounds[0] ? answered : round.From);
            if (matter.Closed is { } closed)
                Do(closed, center.Director, "close", new { review = "同意关闭" });
        }

        void Do(DateTime at, ComplaintsUnderTest.Hand hand, string act, object? fields = null) => diary.At(at, () => Act(hand, matter, act, fields));

        void Work(Round round, DateTime from)
        {
            Do(from, center.Keeper, "investigate", new { finding = "属实" });
            Do(from, center.Keeper, "agree-plan", new { promisedAt = Wall.ToUtc(from.AddDays(1)), plan = "派人处理" });
            if (round.Solved is not { } solved)
                return;
            Do(solved, center.Keeper, "measure", new { words = "已派人" });
            Do(solved, center.Keeper, "finish", new { result = "已处理" });
            Do(solved, center.Keeper, "tell-department", new { to = "班长", way = "InPerson", words = "引以为戒" });
            Do(round.Told!.Value, center.Keeper, "tell-user", new { to = "投诉人", way = "Phone", words = "已处理" });
            if (round.Grade is { } grade)
                diary.At(solved.AddDays(1), () => Ask(center, matter, grade));
        }
    }

    private static async Task Act(ComplaintsUnderTest.Hand hand, Matter matter, string act, object? fields)
    {
        var body = System.Text.Json.JsonSerializer.SerializeToNode(fields ?? new { })!.AsObject();
        body["id"] = matter.Moved["id"]!.GetValue<string>();
        await hand.Make("/api/complaints/" + act, body);
    }

    private static async Task Ask(ComplaintsUnderTest center, Matter matter, Grade grade)
    {
        var subject = matter.Moved["id"]!.GetValue<Guid>();
        var task = await center.Center.Ask(db => db.Set<FollowUp>().AsNoTracking().SingleAsync(f => f.SubjectId == subject && f.State == FollowUpState.Open));
        await center.Director.Make("/api/casework/answer-follow-up", new { requestId = Guid.CreateVersion7(), id = task.Id.Value, version = task.Version, way = "Phone", grade = grade.ToString(), words = "回访" });
    }

    private static async Task Check(ComplaintsUnderTest center, List<Matter> matters, DateOnly from, DateOnly to, HashSet<string> seen)
    {
        var sheet = await center.Director.Get($"/api/complaints/indices?from={from:yyyy-MM-dd}&to={to:yyyy-MM-dd}");
        foreach (var index in sheet["indices"]!.AsArray())
        {
            await Opens(index!["name"]!.GetValue<string>(), index["of"]!.GetValue<string>(), index["numerator"]!.GetValue<int>());
            if (index["all"]!.GetValue<string>() is { Length: > 0 } all)
                await Opens(index["name"]!.GetValue<string>(), all, index["denominator"]!.GetValue<int>());
        }

        foreach (var apart in sheet["apart"]!.AsArray())
            await Opens(apart!["name"]!.GetValue<string>(), apart["rows"]!.GetValue<string>(), apart["count"]!.GetValue<int>());

        async Task Opens(string name, string link, int count)
        {
            if (link.StartsWith("/follow-ups", StringComparison.Ordinal))
            {
                await IndexCheck.Is(center.Director.Get, name, count, link, "subjectNumber", matters.SelectMany(m => m.Rounds.Where(r => IsAsked(r, link)).Select(_ => m.Number)));
                return;
            }

            var figure = Enum.Parse<ComplaintFigure>(link[(link.IndexOf("figure=", StringComparison.Ordinal) + 7)..]);
            seen.Add(figure.ToString());
            await IndexCheck.Is(center.Director.Get, name, count, link, "number", matters.Where(m => IsOf(figure, m)).Select(m => m.Number));
        }

        bool IsAsked(Round round, string link) => round.Told?.AddDays(3) is var due && due.IsWithin(from, to)
            && (!link.Contains("state=Answered", StringComparison.Ordinal) || round.Grade is not null)
            && (!link.Contains("pleased=true", StringComparison.Ordinal) || round.Grade is Grade.Satisfied or Grade.FairlySatisfied);

        bool IsOf(ComplaintFigure figure, Matter m) => figure switch
        {
            ComplaintFigure.Received => m.Fate != Fate.Joined && m.Made.IsWithin(from, to),
            ComplaintFigure.Valid => m.IsValid && m.Made.IsWithin(from, to),
            ComplaintFigure.ReplyDue => m.ReplyDue.IsWithin(from, to),
            ComplaintFigure.RepliedInTime => m.ReplyDue.IsWithin(from, to) && m.Answered <= m.ReplyDue,
            ComplaintFigure.SolveDue => m.SolveDue.IsWithin(from, to),
            ComplaintFigure.SolvedInTime => m.SolveDue.IsWithin(from, to) && m.Rounds[^1].Solved <= m.SolveDue,
            ComplaintFigure.ClosedOfDue => m.SolveDue.IsWithin(from, to) && m.Closed is not null,
            ComplaintFigure.Closed => m.Closed.IsWithin(from, to),
            ComplaintFigure.Reopened => m.Closed.IsWithin(from, to) && m.Rounds.Count > 1,
            ComplaintFigure.Aged => m.IsAged && m.Made.IsWithin(from, to),
            ComplaintFigure.Invalid => m.Fate == Fate.NotOurs && m.Answered is not null && m.Made.IsWithin(from, to),
            ComplaintFigure.Joined => m.Fate == Fate.Joined && m.Made.IsWithin(from, to),
            ComplaintFigure.Withdrawn => m.Fate == Fate.Withdrawn && m.Made.IsWithin(from, to),
            _ => m.Fate == Fate.Repair && m.Made.IsWithin(from, to),
        };
    }
}
