using System.Net;
using System.Text.Json.Nodes;
using Anju.Estate.Contracts;
using Anju.People.Contracts;
using Xunit;
using static Anju.Integration.RepairOrders.RepairSteps;

namespace Anju.Integration.RepairOrders;

/// <summary>Who may do the work, who gets it, and what the clock says meanwhile.</summary>
public class RepairWorkTests
{
    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    [Clause("M-4a", "M-4c")]
    public async Task Electric_work_needs_a_certificate_valid_on_that_day_and_the_safety_checklist(Database database)
    {
        var repairs = await RepairsUnderTest.On(database);
        var (plumber, lapsed) = (repairs.Neighbours.Worker("赵师傅", [Trade.Water], []), repairs.Neighbours.Worker("钱师傅", [Trade.Electric], [CertificateKind.LowVoltage], new DateOnly(2026, 11, 26)));
        var (desk, today) = (repairs.Desk, await repairs.Desk.Register(Leak(repairs.Neighbours.House(), item: "插座")));
        var (status, body) = await desk.TryDo(today, "dispatch", new { worker = plumber.Id.Value });
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal("赵师傅在 2026-11-25 没有有效的低压电工作业证，不能做电气作业（M-4）", body!["errors"]!["Worker"]![0]!.GetValue<string>());

        var later = await desk.Register(Leak(repairs.Neighbours.House("3-2-1103"), item: "插座", agreed: repairs.Now.AddDays(2)));
        Assert.Equal(HttpStatusCode.BadRequest, (await desk.TryDo(later, "dispatch", new { worker = lapsed.Id.Value })).Status);

        await desk.Do(today, "dispatch", new { worker = lapsed.Id.Value });
        var field = repairs.Field(lapsed);
        await field.Do(today, "accept");
        await field.Do(today, "arrive");
        var refused = await field.TryDo(today, "start", new { freeReason = "质保期内" });
        Assert.Contains("开工前须确认：已断电并验电", refused.Body!["errors"]!["Checks"]![0]!.GetValue<string>());
        var checks = (await field.Order(today))["safetyChecks"]!.AsArray().Select(c => c!.GetValue<string>()).ToArray();
        Assert.Equal("Working", (await field.Do(today, "start", new { freeReason = "质保期内", checks }))["state"]!.GetValue<string>());
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    [Clause("M-3")]
    public async Task Dispatch_proposes_by_certificate_skill_zone_and_load(Database database)
    {
        var repairs = await RepairsUnderTest.On(database);
        var (home, far) = (Kernel.Id.New<BuildingId>(), Kernel.Id.New<BuildingId>());
        var near = repairs.Neighbours.Worker("甲师傅", [Trade.Water], [], null, home);
        var busy = repairs.Neighbours.Worker("乙师傅", [Trade.Water], [], null, home);
        var away = repairs.Neighbours.Worker("丙师傅", [Trade.Water], [], null, far);
        var other = repairs.Neighbours.Worker("丁师傅", [Trade.Locks], [], null, home);
        var first = await repairs.Desk.Register(Leak(repairs.Neighbours.House("3-1-101", home)));
        await repairs.Desk.Do(first, "dispatch", new { worker = busy.Id.Value });
        var order = await repairs.Desk.Register(Leak(repairs.Neighbours.House("3-1-102", home)));
        var names = (await repairs.Desk.Get("/proposals?id=" + order["id"]!.GetValue<string>())).AsArray().Select(p => p!["name"]!.GetValue<string>())
            .Where(n => new[] { near.Name, busy.Name, away.Name, other.Name }.Contains(n)).ToArray();
        Assert.Equal(["甲师傅", "乙师傅", "丙师傅", "丁师傅"], names);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Of_two_people_at_once_one_wins_and_the_other_reads_who_it_was(Database database)
    {
        var repairs = await RepairsUnderTest.On(database);
        var (zhao, sun) = (repairs.Neighbours.Worker("赵师傅", [Trade.Water], []), repairs.Neighbours.Worker("孙师傅", [Trade.Water], []));
        var order = await repairs.Desk.Register(Leak(repairs.Neighbours.House()));
        var version = (await repairs.Desk.Order(order))["version"]!.GetValue<int>();
        var both = await Task.WhenAll(repairs.Desk.TryDo(order, "dispatch", new { version, worker = zhao.Id.Value }), repairs.Desk.TryDo(order, "dispatch", new { version, worker = sun.Id.Value }));
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Conflict], both.Select(b => b.Status).Order());
        Assert.Contains("林晓在", both.Single(b => b.Status == HttpStatusCode.Conflict).Body!["title"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Contains("派工", both.Single(b => b.Status == HttpStatusCode.Conflict).Body!["title"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Another_worker_may_not_act_on_the_order_and_a_stranger_to_the_permission_neither(Database database)
    {
        var repairs = await RepairsUnderTest.On(database);
        var (zhao, sun) = (repairs.Neighbours.Worker("赵师傅", [Trade.Water], []), repairs.Neighbours.Worker("孙师傅", [Trade.Water], []));
        var order = await repairs.Desk.Register(Leak(repairs.Neighbours.House()));
        await repairs.Desk.Do(order, "dispatch", new { worker = zhao.Id.Value });
        var (status, body) = await repairs.Field(sun).TryDo(order, "accept");
        Assert.Equal((HttpStatusCode.Forbidden, "这张单派给了赵师傅，不能代办"), (status, body!["title"]!.GetValue<string>()));
        Assert.Equal(HttpStatusCode.Forbidden, (await repairs.Field(zhao).TryDo(order, "change-class", new { @class = "Urgent", reason = "漏大了" })).Status);
        Assert.DoesNotContain((await repairs.Field(sun).Order(order))["acts"]!.AsArray(), a => a!["act"]!.GetValue<string>() == "Accept");
        Assert.Contains((await repairs.Field(zhao).Order(order))["acts"]!.AsArray(), a => a!["act"]!.GetValue<string>() == "Accept");
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    [Clause("R-4.2.3b")]
    public async Task A_promised_time_changes_only_by_a_new_agreement_and_the_old_one_stays(Database database)
    {
        var repairs = await RepairsUnderTest.On(database);
        var order = await repairs.Desk.Register(Leak(repairs.Neighbours.House(), agreed: repairs.Now.AddHours(2)));
        Assert.Equal(HttpStatusCode.BadRequest, (await repairs.Desk.TryDo(order, "agree-time", new { agreedAt = repairs.Now.AddHours(-1), reason = "住户不在家" })).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await repairs.Desk.TryDo(order, "agree-time", new { agreedAt = repairs.Now.AddHours(5) })).Status);
        await repairs.Desk.Do(order, "agree-time", new { agreedAt = repairs.Now.AddHours(5), reason = "住户下午在家，电话约定" });
        var agreements = (await repairs.Desk.Order(order))["agreements"]!.AsArray();
        Assert.Equal(2, agreements.Count);
        Assert.Equal(repairs.Now.AddHours(2), agreements[0]!["visitAt"]!.GetValue<DateTime>());
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_pause_holds_the_clock_and_goes_back_to_where_it_began(Database database)
    {
        var repairs = await RepairsUnderTest.On(database);
        var zhao = repairs.Neighbours.Worker("赵师傅", [Trade.Water], []);
        var order = await repairs.Desk.Register(Leak(repairs.Neighbours.House(), "Urgent"));
        await repairs.Desk.Do(order, "dispatch", new { worker = zhao.Id.Value });
        await repairs.Field(zhao).Do(order, "accept");
        Assert.Equal(HttpStatusCode.BadRequest, (await repairs.Field(zhao).TryDo(order, "pause", new { reason = "Material", words = "等软管" })).Status);
        var held = await repairs.Field(zhao).Do(order, "pause", new { reason = "OwnerTime", words = "住户不在家" });
        Assert.Equal(("Suspended", true), (held["state"]!.GetValue<string>(), held["dueAt"] is null));
        repairs.Pass(TimeSpan.FromHours(3));
        var back = await repairs.Field(zhao).Do(order, "resume");
        Assert.Equal("Accepted", back["state"]!.GetValue<string>());
        Assert.Equal(repairs.Now.AddMinutes(15), back["dueAt"]!.GetValue<DateTime>());
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_clock_is_not_stopped_until_a_year_that_nobody_meant(Database database)
    {
        var repairs = await RepairsUnderTest.On(database);
        var (order, field) = await OnSite(repairs);
        var (status, body) = await field.TryDo(order, "pause", new { reason = "Material", until = repairs.Now.AddYears(70), words = "等配件" });
        Assert.Equal((HttpStatusCode.BadRequest, "恢复的时间太远，请核对"), (status, body!["errors"]!["Until"]![0]!.GetValue<string>()));
        Assert.Equal("Suspended", (await field.Do(order, "pause", new { reason = "Material", until = repairs.Now.AddDays(7), words = "等配件" }))["state"]!.GetValue<string>());
    }
}
