namespace Anju.People.Domain;

/// <summary>The posts of the rules and the seats they imply; the rest is the company's own.</summary>
internal static class DefaultPosts
{
    internal sealed record Given(string Name, int Order, bool TakesRepairs = false, bool Leads = false);

    public const string Administrator = "系统管理员";

    public static readonly IReadOnlyList<Given> All =
    [
        new("总经理", 10, Leads: true), new("主任", 20, Leads: true), new("管理员", 30), new("收费员", 40), new("前台", 50), new("维修工", 60, TakesRepairs: true),
        new("电工", 70, TakesRepairs: true), new("财务", 80), new("仓管", 90), new("档案", 100), new(Administrator, 110),
    ];
}
