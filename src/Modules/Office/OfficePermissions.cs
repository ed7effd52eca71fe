using Anju.Kernel.Identity;

namespace Anju.Office;

/// <summary>What may be done with tasks, plans, meetings and opinions.</summary>
internal static class OfficePermissions
{
    public const string Work = "office.work";
    public const string View = "office.view";
    public const string Give = "office.give";
    public const string Direct = "office.direct";
    public const string Minutes = "office.minutes";
    public const string Approve = "office.approve";
    public const string Targets = "office.targets";

    public static readonly IReadOnlyList<PermissionInfo> All =
    [
        new(Work, "办理本人的临时任务、看计划和纪要、会议签到、提意见"), new(View, "查看全部临时任务和意见"), new(Give, "下达临时任务"),
        new(Direct, "编制计划和总结、召集例会、取消任务、答复意见"), new(Minutes, "登记会议纪要"), new(Approve, "批准年度计划、签收年度总结"), new(Targets, "下达年度目标"),
    ];
}

/// <summary>Default grants: leaders give tasks, the director plans, the general manager approves; everybody does what he is given.</summary>
internal sealed class OfficeGrants : IDefaultGrants
{
    private static readonly string[] Everybody = ["总经理", "主任", "管理员", "收费员", "前台", "维修工", "电工", "财务", "仓管", "档案", "系统管理员"];

    public IEnumerable<(string Post, string Permission)> Grants =>
    [
        .. Everybody.Select(post => (post, OfficePermissions.Work)),
        ("总经理", OfficePermissions.View), ("总经理", OfficePermissions.Give), ("总经理", OfficePermissions.Approve), ("总经理", OfficePermissions.Targets),
        ("主任", OfficePermissions.View), ("主任", OfficePermissions.Give), ("主任", OfficePermissions.Direct), ("主任", OfficePermissions.Minutes),
        ("档案", OfficePermissions.Minutes), ("前台", OfficePermissions.Minutes),
    ];
}
