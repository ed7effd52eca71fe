using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.People.Contracts;
using Anju.People.Domain;

namespace Anju.People;

/// <summary>Makes staff for demo data and for the tests of other modules. Adds to the given database; the caller saves unless it says otherwise.</summary>
public static class PeopleSamples
{
    /// <summary>The posts of a new company with what every module grants them; posts that exist are left as they are.</summary>
    public static async Task CreateDefaultPosts(AppDb db, IEnumerable<IDefaultGrants> grants, CancellationToken ct = default)
    {
        var there = await db.Set<Post>().Select(p => p.Id).ToHashSetAsync(ct);
        var permissions = grants.SelectMany(g => g.Grants).ToLookup(g => g.Post, g => g.Permission);
        foreach (var post in DefaultPosts.All)
            if (!there.Contains(Post.IdOf(post.Name)))
                db.Add(new Post(Post.IdOf(post.Name), post.Name, post.Order, post.TakesRepairs, post.Leads, permissions[post.Name]));
    }

    /// <summary>A member of staff with nothing else. Synchronous and saved, for tests that need somebody to sign.</summary>
    public static void Know(AppDb db, StaffId id, string name)
    {
        if (db.Set<StaffMember>().Any(s => s.Id == id))
            return;
        db.Add(new StaffMember(id, name, null, null, new DateOnly(2020, 1, 1)));
        db.SaveChanges();
    }

    /// <summary>Somebody in one of the default posts of the current center.</summary>
    /// <param name="zone">Buildings of the 责任区; empty for the whole center.</param>
    public static StaffId Hire(AppDb db, string name, string post, DateOnly from, string? badgeNo = null, string? phone = null, IEnumerable<Guid>? zone = null)
    {
        var staff = new StaffMember(Kernel.Id.New<StaffId>(), name, badgeNo, phone, from);
        db.Add(staff);
        db.Add(new Appointment(staff.Id, Post.IdOf(post), from, null, zone ?? []));
        return staff.Id;
    }

    /// <summary>One more center (or post) for somebody.</summary>
    public static void Appoint(AppDb db, StaffId staff, string post, DateOnly from) => db.Add(new Appointment(staff, Post.IdOf(post), from, null, []));

    /// <summary>A login with a password, saved at once. Only demo and test data know a password in advance.</summary>
    public static async Task OpenLogin(IServiceProvider services, StaffId staff, string account, string password)
    {
        var logins = services.GetRequiredService<UserManager<Login>>();
        var made = await logins.CreateAsync(new Login(staff, account), password);
        if (!made.Succeeded)
            throw new InvalidOperationException($"{account}: {string.Join(' ', made.Errors.Select(e => e.Description))}");
    }

    public static void AddSkill(AppDb db, StaffId staff, Trade trade, int level, string provedBy, DateOnly on) =>
        db.Add(new Skill(staff, trade, (SkillLevel)Math.Clamp(level, 0, 3), provedBy, on));

    public static void AddCertificate(AppDb db, StaffId staff, CertificateKind kind, string number, DateOnly from, DateOnly to, DateOnly? nextReview) =>
        db.Add(Certificate.Of(staff, kind, number, "应急管理局", from, to, nextReview).Value ?? throw new ArgumentException("The dates of this certificate do not fit.", nameof(to)));

    public static void Notify(AppDb db, StaffId to, string text, string href, bool urgent, DateTime at) => db.Add(new Notice(to, text, href, urgent, at));
}
