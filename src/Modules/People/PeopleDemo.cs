using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Anju.Kernel.Data;
using Anju.Kernel.Demo;
using Anju.Kernel.Identity;
using Anju.People.Contracts;
using Anju.People.Domain;

namespace Anju.People;

/// <summary>The demo staff: one person for every post, a few more workers, and the sign-ins that the start prints.</summary>
internal sealed class PeopleDemo(IEnumerable<IDefaultGrants> grants, IPasswordHasher<Login> hasher) : IDemoPart
{
    private static readonly Dictionary<string, string> Names = new()
    {
        ["qiantai"] = "林样晓",
        ["zhuren"] = "陈例明",
        ["weixiu"] = "赵样师",
        ["diangong"] = "孙例电",
        ["guanjia"] = "吴样敏",
        ["shoufei"] = "何例敏",
        ["zongjingli"] = "高样远",
        ["caiwu"] = "钱例清",
        ["cangguan"] = "库样安",
        ["dangan"] = "文例存",
        ["guanli"] = "管样理",
    };

    public int Order => 20;

    public async Task Lay(DemoWorld world, CancellationToken ct)
    {
        if (world.Center != DemoWorld.MainCenter)
            return;
        var hash = Task.Run(() => hasher.HashPassword(new Login(default, ""), DemoData.Password), ct);     // slow on purpose: beside the other work
        await world.Write((db, _) => PeopleSamples.CreateDefaultPosts(db, grants, ct), ct);
        var staff = new Dictionary<string, StaffId>();
        await world.Write((db, _) =>
        {
            Hire(db, world, staff);
            return Task.CompletedTask;
        }, ct);
        await world.Write((db, _) => OpenLogins(db, staff, hash), ct);
        await HireElsewhere(world, staff["zongjingli"], ct);
        await Meet(world, ct);
    }

    /// <summary>A restarted demo meets its staff again before it goes on living; what came behind the bell until yesterday has been read.</summary>
    public async Task Live(DemoWorld world, DateOnly day, CancellationToken ct)
    {
        if (world.Staff.Count == 0)
            await Meet(world, ct);
        var morning = world.Moment(day, 0, 0);
        await world.Ask(db => db.Set<Notice>().Where(n => n.ReadAt == null && n.At < morning).ExecuteUpdateAsync(n => n.SetProperty(x => x.ReadAt, morning), ct));
    }

    private static void Hire(AppDb db, DemoWorld world, Dictionary<string, StaffId> staff)
    {
        var from = world.Today.AddYears(-2);
        var badge = 100;
        foreach (var (post, account) in DemoData.Accounts)
            staff[account] = PeopleSamples.Hire(db, Names[account], post, from, $"{++badge}", $"000{badge}0{badge}0{badge % 10}");
        foreach (var name in (string[])["李样修", "周例修", "郑样修"])
            staff[name] = PeopleSamples.Hire(db, name, "维修工", from, $"{++badge}", $"000{badge}0{badge}0{badge % 10}");

        void Knows(string who, Trade trade, int level) => PeopleSamples.AddSkill(db, staff[who], trade, level, "上岗考核", from.AddMonths(1));
        Knows("weixiu", Trade.Water, 3);
        Knows("weixiu", Trade.General, 2);
        Knows("diangong", Trade.Electric, 3);
        Knows("diangong", Trade.LowCurrent, 2);
        Knows("李样修", Trade.Civil, 2);
        Knows("李样修", Trade.Water, 1);
        Knows("周例修", Trade.Locks, 3);
        Knows("周例修", Trade.Carpentry, 2);
        Knows("郑样修", Trade.General, 1);
        PeopleSamples.AddCertificate(db, staff["diangong"], CertificateKind.LowVoltage, "演T0001", world.Today.AddYears(-2), world.Today.AddYears(4), world.Today.AddDays(52));
        PeopleSamples.AddCertificate(db, staff["李样修"], CertificateKind.Height, "演T0002", world.Today.AddYears(-5), world.Today.AddDays(20), null);
        PeopleSamples.AddCertificate(db, staff["weixiu"], CertificateKind.Welding, "演T0003", world.Today.AddYears(-1), world.Today.AddYears(5), world.Today.AddDays(80));
        PeopleSamples.AddCertificate(db, staff["diangong"], CertificateKind.HighVoltage, "演T0004", world.Today.AddYears(-1), world.Today.AddYears(5), world.Today.AddYears(2));
        PeopleSamples.AddCertificate(db, staff["周例修"], CertificateKind.Height, "演T0005", world.Today.AddYears(-2), world.Today.AddYears(4), world.Today.AddMonths(11));
        PeopleSamples.AddCertificate(db, staff["zhuren"], CertificateKind.Lift, "演T0006", world.Today.AddYears(-3), world.Today.AddYears(1), null);
        PeopleSamples.AddCertificate(db, staff["郑样修"], CertificateKind.Fire, "演T0007", world.Today.AddYears(-1), world.Today.AddYears(9), null);
    }

    /// <summary>The second center has a staff of its own; the general manager changes between the two.</summary>
    private static async Task HireElsewhere(DemoWorld world, StaffId manager, CancellationToken ct)
    {
        world.Center = DemoWorld.SecondCenter;
        await world.Write((db, _) =>
        {
            var from = world.Today.AddYears(-1);
            db.Add(new Appointment(manager, Post.IdOf("总经理"), from, null, []));
            foreach (var (name, post, badge) in (ReadOnlySpan<(string, string, int)>)[("江样南", "主任", 201), ("方例宁", "前台", 202), ("罗样修", "维修工", 203)])
                PeopleSamples.AddSkill(db, PeopleSamples.Hire(db, name, post, from, $"{badge}", $"000{badge}0{badge}0{badge % 10}"), Trade.General, 1, "上岗考核", from.AddMonths(1));
            return Task.CompletedTask;
        }, ct);
        world.Center = DemoWorld.MainCenter;
    }

    /// <summary>All demo accounts share one password, so it is hashed once.</summary>
    private static async Task OpenLogins(AppDb db, Dictionary<string, StaffId> staff, Task<string> hash)
    {
        foreach (var (_, account) in DemoData.Accounts)
            db.Add(new Login(staff[account], account) { PasswordHash = await hash, Stamp = Guid.CreateVersion7().ToString("N") });
    }

    private static async Task Meet(DemoWorld world, CancellationToken ct)
    {
        var center = world.Center;
        world.Center = DemoWorld.MainCenter;
        var people = await world.Ask(db => db.Set<Appointment>().AsNoTracking().Join(db.Set<StaffMember>(), a => a.StaffId, s => s.Id, (a, s) => new { a.PostId, Staff = s })
            .Join(db.Set<Post>(), x => x.PostId, p => p.Id, (x, p) => new { x.Staff.Id, x.Staff.Name, Post = p }).ToListAsync(ct));
        world.Center = center;
        foreach (var person in people)
            world.Staff[Names.FirstOrDefault(n => n.Value == person.Name).Key ?? person.Name] =
                new Actor(person.Id, person.Name, person.Post.Name, DemoWorld.MainCenter, person.Post.Permissions.ToHashSet());
    }
}
