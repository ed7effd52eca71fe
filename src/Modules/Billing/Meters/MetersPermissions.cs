using Anju.Kernel.Identity;

namespace Anju.Billing.Meters;

/// <summary>What may be done with meters and readings.</summary>
internal static class MetersPermissions
{
    public const string View = "billing.meters";
    public const string Read = "billing.meters.read";
    public const string Manage = "billing.meters.manage";
    public const string Approve = "billing.meters.approve";

    public static readonly IReadOnlyList<PermissionInfo> All =
    [
        new(View, "查看水电表和抄表记录"), new(Read, "抄表、估抄、导入读数"), new(Manage, "登记和更换水电表，打开和关闭抄表"), new(Approve, "批准换表，公示抄表"),
    ];
}

/// <summary>Default grants: the collector keeps the meters, electricians and housekeepers read them (E-9), the director approves.</summary>
internal sealed class MetersGrants : IDefaultGrants
{
    public IEnumerable<(string Post, string Permission)> Grants
    {
        get
        {
            foreach (var all in MetersPermissions.All)
                yield return ("主任", all.Name);
            yield return ("总经理", MetersPermissions.Approve);
            yield return ("收费员", MetersPermissions.Manage);
            foreach (var post in (string[])["收费员", "电工", "管理员"])
                yield return (post, MetersPermissions.Read);
            foreach (var post in (string[])["总经理", "收费员", "电工", "管理员", "前台", "财务", "档案"])
                yield return (post, MetersPermissions.View);
        }
    }
}
