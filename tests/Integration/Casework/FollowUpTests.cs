using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Anju.Casework.Contracts;
using Anju.Casework.Domain;
using Anju.Kernel.Audit;
using Anju.Kernel.Identity;
using Xunit;

namespace Anju.Integration.Casework;

[Clause("S-4.1.3e")]
public class FollowUpTests
{
    private const string Pixel = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task An_answer_by_telephone_is_numbered_and_stands_on_the_records_timeline(Database database)
    {
        var center = await CenterUnderTest.On(database);
        var id = await center.PlanFollowUp();
        (await center.Follower().Answer(id)).EnsureSuccessStatusCode();
        var task = await Find(center, id);
        Assert.Equal((FollowUpState.Answered, Grade.Satisfied), (task.State, task.Grade));
        Assert.Matches("^HF-\\d{8}-0001$", task.Number);
        Assert.Contains("满意", (await center.Ask(db => db.Set<TimelineEntry>().SingleAsync(e => e.SubjectId == task.SubjectId))).Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Who_did_the_work_does_not_judge_it_alone(Database database)
    {
        var center = await CenterUnderTest.On(database);
        var worker = new StaffId(Guid.CreateVersion7());
        var id = await center.PlanFollowUp(worker);
        var alone = await center.Follower(worker).Answer(id);
        Assert.Equal(HttpStatusCode.BadRequest, alone.StatusCode);
        Assert.Contains("不能由您一人回访", await alone.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, (await center.Follower(worker).Take(id)).StatusCode);
        (await center.Follower(worker).Answer(id, companion: "李明")).EnsureSuccessStatusCode();
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_home_visit_needs_a_signature_or_a_refusal_with_a_witness(Database database)
    {
        var center = await CenterUnderTest.On(database);
        var id = await center.PlanFollowUp();
        var client = center.Follower();
        Assert.Equal(HttpStatusCode.BadRequest, (await client.Answer(id, way: "Home", signer: "周晓宁")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await client.Answer(id, way: "Home", signer: "周晓宁", refused: true)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await client.Answer(id, way: "Home", signer: "周晓宁", refused: true, witness: "王芳")).StatusCode);
        (await client.Answer(id, way: "Home", signer: "周晓宁", drawing: Pixel)).EnsureSuccessStatusCode();
        var other = await center.PlanFollowUp();
        (await client.Answer(other, way: "Home", signer: "周晓宁", refused: true, witness: "李明")).EnsureSuccessStatusCode();
        Assert.Equal(2, await center.Ask(db => db.Set<Signature>().CountAsync()));
        foreach (var signed in (FollowUpId[])[id, other])
        {
            var sheet = JsonNode.Parse(await Read($"/api/casework/follow-up?id={signed.Value}"))!;
            Assert.Equal("周*宁", sheet["signature"]!["signer"]!.GetValue<string>());                       // kept in full, read masked
            foreach (var page in (string[])["", "/print"])
                Assert.DoesNotContain("周晓宁", WebUtility.HtmlDecode(await Read($"/follow-ups/{signed.Value}{page}")), StringComparison.Ordinal);
        }

        Task<string> Read(string address) => client.GetStringAsync(new Uri(address, UriKind.Relative));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Three_failed_tries_end_it_with_all_of_them_on_file(Database database)
    {
        var center = await CenterUnderTest.On(database);
        var id = await center.PlanFollowUp();
        for (var version = 1; version <= 3; version++)
            (await center.Follower().Fail(id, version)).EnsureSuccessStatusCode();
        Assert.Equal(FollowUpState.Unreached, (await Find(center, id)).State);
        Assert.Equal(3, await center.Ask(db => db.Set<FollowUpTry>().CountAsync()));
        Assert.Equal(HttpStatusCode.Conflict, (await center.Follower().Answer(id, version: 4)).StatusCode);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Sixty_four_twins_leave_one_answer_one_number_and_one_line_of_audit(Database database)
    {
        var center = await CenterUnderTest.On(database);
        var (id, request, client) = (await center.PlanFollowUp(), Guid.CreateVersion7(), center.Follower());
        var answers = await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => client.Answer(id, request)));
        Assert.All(answers, a => Assert.Equal(HttpStatusCode.OK, a.StatusCode));
        Assert.EndsWith("-0001", (await Find(center, id)).Number, StringComparison.Ordinal);
        Assert.Equal(1, await center.Ask(db => db.Set<AuditEntry>().CountAsync(e => e.Act == "AnswerFollowUp")));
        Assert.Equal(1, await center.Ask(db => db.Set<TimelineEntry>().CountAsync()));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Of_two_who_answer_at_once_the_second_hears_who_was_faster(Database database)
    {
        var center = await CenterUnderTest.On(database);
        var id = await center.PlanFollowUp();
        (await center.Follower().Take(id)).EnsureSuccessStatusCode();
        var late = await center.Follower().Answer(id, version: 1);
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Contains("认领回访", await late.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Figures_count_what_their_link_lists(Database database)
    {
        var center = await CenterUnderTest.On(database);
        var client = center.Follower();
        (await client.Answer(await center.PlanFollowUp())).EnsureSuccessStatusCode();
        (await client.Answer(await center.PlanFollowUp(), grade: "Dissatisfied", words: "又漏了")).EnsureSuccessStatusCode();
        await center.PlanFollowUp();
        await using var scope = center.Scope();
        var figures = await scope.ServiceProvider.GetRequiredService<IFollowUps>().Figures("repair", new(2026, 11, 1), new(2026, 11, 30), default);
        Assert.Equal((3, 2, 1, 1), (figures.Due, figures.Answered, figures.Satisfied, figures.Dissatisfied));
        var page = await client.GetStringAsync(figures.Href);
        Assert.Equal(3, page.Split("class=\"go\"").Length - 1);
        Assert.Contains("又漏了", await client.GetStringAsync($"/follow-ups/{(await Dissatisfied(center)).Value}"), StringComparison.Ordinal);
        Assert.Contains("回访记录", await client.GetStringAsync($"/follow-ups/{(await Dissatisfied(center)).Value}/print"), StringComparison.Ordinal);
    }

    private static Task<FollowUpId> Dissatisfied(CenterUnderTest center) => center.Ask(db => db.Set<FollowUp>().Where(f => f.Grade == Grade.Dissatisfied).Select(f => f.Id).SingleAsync());

    private static Task<FollowUp> Find(CenterUnderTest center, FollowUpId id) => center.Ask(db => db.Set<FollowUp>().AsNoTracking().SingleAsync(f => f.Id == id));
}
