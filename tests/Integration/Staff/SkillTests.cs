using System.Net;
using System.Net.Http.Json;
using Anju.Kernel.Identity;
using Anju.People.Certificates;
using Anju.People.Contracts;
using Anju.People.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Anju.Integration.Staff;

public class SkillTests
{
    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("M-3")]
    public async Task The_share_of_workers_with_two_skills_or_more_counts_the_latest_assessments(Database database)
    {
        var crew = await Crew.On(database);
        var (one, _) = await crew.Hire("维修工", "孙一", withLogin: false);
        var (two, _) = await crew.Hire("维修工", "孙二", withLogin: false);
        var director = await crew.SignedIn((await crew.Hire("主任")).Account);
        foreach (var (staff, trade, level, days) in new[] { (one, "Water", "Skilled", 40), (one, "Electric", "Basic", 40), (two, "Water", "Basic", 40), (two, "Locks", "Basic", 40), (two, "Locks", "None", 1) })
            await Crew.Json(await director.PostAsJsonAsync("/api/people/skills",
                new { requestId = Guid.CreateVersion7(), staffId = staff.Value, trade, level, provedBy = "现场考核", on = crew.Today.AddDays(-days) }));

        var matrix = await Crew.Json(await director.GetAsync("/api/people/skills"));
        Assert.Equal((1, 2), (matrix["manySkilled"]!.GetValue<int>(), matrix["workers"]!.GetValue<int>()));
        await using var scope = crew.Center.Scope();
        var workers = await scope.ServiceProvider.GetRequiredService<IStaff>().Workers(crew.Today, default);
        Assert.Equal([Trade.Water, Trade.Electric], workers.Single(w => w.Id == one).Trades);
        Assert.Equal([Trade.Water], workers.Single(w => w.Id == two).Trades);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Nobody_assesses_himself_or_in_the_future(Database database)
    {
        var crew = await Crew.On(database);
        var (id, account) = await crew.Hire("主任");
        var (worker, _) = await crew.Hire("维修工", withLogin: false);
        var director = await crew.SignedIn(account);
        var self = new { requestId = Guid.CreateVersion7(), staffId = id.Value, trade = "Water", level = "Expert", provedBy = "自评", on = crew.Today };
        Assert.Equal(HttpStatusCode.Forbidden, (await director.PostAsJsonAsync("/api/people/skills", self)).StatusCode);
        var future = self with { staffId = worker.Value, on = crew.Today.AddDays(1) };
        Assert.Equal(HttpStatusCode.BadRequest, (await director.PostAsJsonAsync("/api/people/skills", future)).StatusCode);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("M-4a")]
    public async Task A_certificate_counts_on_a_day_only_when_begun_not_over_and_re_examined(Database database)
    {
        var crew = await Crew.On(database);
        var (worker, _) = await crew.Hire("电工", "钱工", withLogin: false);
        var keeper = await crew.SignedIn((await crew.Hire("档案")).Account);
        var number = "T" + worker.Value.ToString("N")[^16..];
        var paper = new { requestId = Guid.CreateVersion7(), staffId = worker.Value, kind = "LowVoltage", number, from = crew.Today.AddDays(-10), to = crew.Today.AddYears(5), nextReviewOn = crew.Today.AddDays(20) };
        var id = (await Crew.Json(await keeper.PostAsJsonAsync("/api/people/certificates", paper))).GetValue<Guid>();
        Assert.Equal(HttpStatusCode.BadRequest, (await keeper.PostAsJsonAsync("/api/people/certificates", paper with { requestId = Guid.CreateVersion7() })).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await keeper.PostAsJsonAsync("/api/people/certificates", paper with { requestId = Guid.CreateVersion7(), number = number + "B", to = paper.from })).StatusCode);

        foreach (var (days, holds) in new[] { (-11, false), (-10, true), (0, true), (20, true), (21, false) })
            Assert.Equal(holds, (await Valid(crew, worker, crew.Today.AddDays(days))).Contains(CertificateKind.LowVoltage));

        var review = new { id, version = 1, to = crew.Today.AddYears(5), nextReviewOn = crew.Today.AddYears(3) };
        Assert.Equal(HttpStatusCode.OK, (await keeper.PostAsJsonAsync("/api/people/certificates/review", review)).StatusCode);
        Assert.Contains(CertificateKind.LowVoltage, await Valid(crew, worker, crew.Today.AddDays(21)));
        Assert.Equal(HttpStatusCode.OK, (await keeper.PostAsJsonAsync("/api/people/certificates/void", new { id, version = 2, reason = "遗失" })).StatusCode);
        Assert.Empty(await Valid(crew, worker, crew.Today));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("M-4a")]
    public async Task A_certificate_near_its_day_is_told_once_per_threshold_to_keeper_and_holder(Database database)
    {
        var crew = await Crew.On(database);
        var (worker, _) = await crew.Hire("电工", "钱工", withLogin: false);
        var (keeper, account) = await crew.Hire("档案");
        await crew.Center.Do(async db =>
        {
            foreach (var (days, n) in new[] { (-1, "A"), (30, "B"), (75, "C"), (200, "D") })
                Anju.People.PeopleSamples.AddCertificate(db, worker, CertificateKind.LowVoltage, n + worker.Value.ToString("N")[^16..], crew.Today.AddYears(-3), crew.Today.AddDays(days), null);
            await db.SaveChangesAsync();
        });
        for (var day = 0; day < 2; day++)
        {
            await using var scope = crew.Center.Scope();
            await scope.ServiceProvider.GetRequiredService<CertificateAlarm>().Run(default);
        }

        var notices = await crew.Center.Ask(db => db.Set<Notice>().Where(n => n.ToId == keeper).ToListAsync());
        Assert.Equal(3, notices.Count);
        Assert.Single(notices, n => n.IsUrgent);
        Assert.Equal(3, await crew.Center.Ask(db => db.Set<Notice>().CountAsync(n => n.ToId == worker)));

        var browser = await crew.SignedIn(account);
        Assert.Equal(3, (await Crew.Json(await browser.GetAsync("/api/people/notices"))).AsArray().Count(n => n!["readAt"] is null));
        await Crew.Json(await browser.PostAsJsonAsync("/api/people/notices/read", new { }));
        Assert.Equal(0, (await Crew.Json(await browser.GetAsync("/api/people/notices"))).AsArray().Count(n => n!["readAt"] is null));
        var states = (await Crew.Json(await browser.GetAsync("/api/people/certificates"))).AsArray().Select(c => c!["state"]!.GetValue<string>());
        Assert.Equal(["over", "30", "90", "ok"], states);
    }

    private static async Task<IReadOnlyList<CertificateKind>> Valid(Crew crew, StaffId worker, DateOnly on)
    {
        await using var scope = crew.Center.Scope();
        return (await scope.ServiceProvider.GetRequiredService<IStaff>().Workers(on, default)).Single(w => w.Id == worker).ValidCertificates;
    }
}
