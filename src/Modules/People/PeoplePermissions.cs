using Anju.Kernel.Identity;

namespace Anju.People;

internal static class PeoplePermissions
{
    /// <summary>See staff, skills and certificates of the center.</summary>
    public const string View = "people.view";

    /// <summary>Hire, appoint, deputize, end and let go.</summary>
    public const string Manage = "people.manage";
    public const string Skills = "people.skills";
    public const string Certificates = "people.certificates";

    /// <summary>Open accounts, give one-time links, sign colleagues out.</summary>
    public const string Accounts = "people.accounts";

    /// <summary>Edit posts and what they may do.</summary>
    public const string Posts = "people.posts";
    public const string Keys = "people.keys";

    /// <summary>Administrator: may give permissions that he does not hold himself. The last one cannot be removed.</summary>
    public const string Administer = "people.administer";

    /// <summary>Held by nobody: acts of a one-time link, whose bearer is no member of staff yet.</summary>
    public const string ByLink = "people.by-link";
}

/// <summary>What the posts hold in a new company; the administrator changes it afterwards.</summary>
internal sealed class PeopleGrants : IDefaultGrants
{
    public IEnumerable<(string Post, string Permission)> Grants =>
    [
        ("总经理", PeoplePermissions.View),
        ("主任", PeoplePermissions.View), ("主任", PeoplePermissions.Manage), ("主任", PeoplePermissions.Skills), ("主任", PeoplePermissions.Certificates),
        ("主任", PeoplePermissions.Accounts),
        ("档案", PeoplePermissions.View), ("档案", PeoplePermissions.Certificates),
        ("系统管理员", PeoplePermissions.View), ("系统管理员", PeoplePermissions.Manage), ("系统管理员", PeoplePermissions.Accounts), ("系统管理员", PeoplePermissions.Posts),
        ("系统管理员", PeoplePermissions.Keys), ("系统管理员", PeoplePermissions.Administer),
    ];
}
