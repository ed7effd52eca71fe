using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Anju.Casework.Contracts;
using Anju.Casework.Domain;
using Xunit;

namespace Anju.Integration.FrontDesk;

/// <summary>Opinions stand in the one queue of follow-ups, by a rule that the center sets (S-4.1.3e).</summary>
public class ContactFollowUpTests
{
    private static async Task<JsonNode> Answered(DeskUnderTest desk, Clerk clerk, string kind = "Suggestion")
    {
        var logged = await clerk.Log(new { house = desk.Neighbours.House("7-2-301").Value, caller = "周晓宁", callerPhone = "00012345678", kind, content = "广场加长椅", outcome = "Promised", promise = "+30" });
        var (status, body) = await clerk.Do(logged, "answer", new { result = "已列入下季计划" });
        Assert.True(status == HttpStatusCode.OK, body?.ToJsonString());
        return logged;
    }

    private static async Task<List<FollowUp>> Tasks(DeskUnderTest desk, JsonNode logged)
    {
        var subject = logged["id"]!.GetValue<Guid>();
        return await desk.Center.Ask(db => db.Set<FollowUp>().AsNoTracking().Where(f => f.SubjectKind == "contact" && f.SubjectId == subject).OrderBy(f => f.PlannedAt).ToListAsync());
    }

    private static Task<HttpResponseMessage> Answer(Clerk clerk, FollowUp task, string grade) => clerk.Client.PostAsJsonAsync("/api/casework/answer-follow-up",
        new { requestId = Guid.CreateVersion7(), id = task.Id.Value, version = task.Version, way = "Phone", grade, words = "长椅还是没有装" });

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("S-4.1.3e")]
    public async Task An_answered_opinion_is_asked_again_by_somebody_else_and_opens_again_when_he_is_not_content(Database database)
    {
        var desk = await DeskUnderTest.On(database);
        var (clerk, colleague) = (desk.Clerk("frontdesk.log", "casework.follow-up"), desk.Clerk("frontdesk.log", "casework.follow-up"));
        var logged = await Answered(desk, clerk);
        var task = Assert.Single(await Tasks(desk, logged));
        Assert.Equal((FollowUpState.Open, logged["number"]!.GetValue<string>()), (task.State, task.SubjectNumber));
        using (var own = await Answer(clerk, task, "Satisfied"))
            Assert.Equal(HttpStatusCode.BadRequest, own.StatusCode);      // who answered does not ask alone
        using (var done = await Answer(colleague, task, "Dissatisfied"))
            Assert.True(done.IsSuccessStatusCode, await done.Content.ReadAsStringAsync());
        var card = await clerk.Card(logged);
        Assert.Null(card["closedAt"]);
        Assert.Equal("Promised", card["outcome"]!.GetValue<string>());
        Assert.Contains("回访不满意：长椅还是没有装", card["promises"]!.AsArray()[^1]!["reason"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Contains(desk.Neighbours.Told, t => t.Text.Contains("回访不满意", StringComparison.Ordinal));

        var (status, _) = await clerk.Do(logged, "answer", new { result = "已装好" });
        Assert.Equal(HttpStatusCode.OK, status);
        var again = (await Tasks(desk, logged))[^1];
        using (var content = await Answer(colleague, again, "Satisfied"))
            Assert.True(content.IsSuccessStatusCode, await content.Content.ReadAsStringAsync());
        Assert.NotNull((await clerk.Card(logged))["closedAt"]);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("S-4.1.3e")]
    public async Task The_director_sets_which_kinds_are_asked_and_repairs_and_complaints_keep_their_own_rules(Database database)
    {
        var desk = await DeskUnderTest.On(database);
        var director = desk.Clerk("frontdesk.log", "frontdesk.phrases", "casework.follow-up");
        Assert.Empty(await Tasks(desk, await Answered(desk, director, "Question")));
        Assert.Equal(HttpStatusCode.OK, (await director.Post("/advice", new { kind = "Question", version = 0, route = "查清后回电", promise = "+2h", followUpShare = 100, followUpDays = 2 })).Status);
        Assert.Equal(HttpStatusCode.OK, (await director.Post("/advice", new { kind = "Suggestion", version = 0, route = "转主任", promise = "+3天", followUpShare = 0 })).Status);
        var task = Assert.Single(await Tasks(desk, await Answered(desk, director, "Question")));
        Assert.Equal(2, task.DueOn.DayNumber - DateOnly.FromDateTime(task.PlannedAt.AddHours(8)).DayNumber);
        Assert.Empty(await Tasks(desk, await Answered(desk, director)));
        foreach (var (kind, share, days) in new[] { ("Complaint", 100, 3), ("Question", 101, 3), ("Question", -1, 3), ("Question", 50, 0), ("Question", 50, 61) })
        {
            var (status, body) = await director.Post("/advice", new { kind, version = 0, route = "记下", promise = "", followUpShare = share, followUpDays = days });
            Assert.True(status == HttpStatusCode.BadRequest, $"{kind} {share} {days}: {status} {body?.ToJsonString()}");
        }

        var rules = await (await director.Client.GetAsync("/follow-ups")).Content.ReadAsStringAsync();
        Assert.Contains("/desk/advice", rules, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Nobody_is_asked_who_cannot_be_reached_and_a_line_that_opens_again_is_not_asked_about(Database database)
    {
        var desk = await DeskUnderTest.On(database);
        var clerk = desk.Clerk("frontdesk.log");
        Assert.Empty(await Tasks(desk, await clerk.Log(new { way = "Visit", kind = "Suggestion", content = "绿化", outcome = "SolvedOnSpot", result = "已答" })));
        var logged = await Answered(desk, clerk);
        var (status, body) = await clerk.Do(logged, "reopen", new { promise = "+30", reason = "又来电" });
        Assert.True(status == HttpStatusCode.OK, body?.ToJsonString());
        Assert.Equal(FollowUpState.Withdrawn, Assert.Single(await Tasks(desk, logged)).State);
    }
}
