using Anju.Kernel.Identity;

namespace Anju.Estate;

internal static class EstatePermissions
{
    public const string View = "estate.view";
    public const string Edit = "estate.edit";
    public const string Areas = "estate.areas";
    public const string People = "estate.people";
    public const string Facilities = "estate.facilities";
    public const string Propose = "estate.propose";
    public const string Import = "estate.import";

    public static readonly PermissionInfo[] All =
    [
        new(View, "查看房产"), new(Edit, "维护楼栋房屋"), new(Areas, "变更面积与房态"), new(People, "维护业主住户"), new(Facilities, "维护主控与设备"), new(Propose, "提出主控更正"), new(Import, "导入房产资料"),
    ];

    internal sealed class Defaults : IDefaultGrants
    {
        private static readonly string[] Everyone = ["总经理", "主任", "管理员", "收费员", "前台", "维修工", "电工", "财务", "仓管", "档案", "系统管理员"];

        public IEnumerable<(string Post, string Permission)> Grants =>
        [
            .. Everyone.Select(p => (p, View)),
            .. ((string[])["主任", "档案", "系统管理员"]).SelectMany(p => new[] { (p, Edit), (p, Areas), (p, Import) }),
            .. ((string[])["主任", "管理员", "前台", "档案"]).Select(p => (p, People)),
            ("主任", Facilities), ("电工", Facilities), ("系统管理员", Facilities),
            ("维修工", Propose), ("电工", Propose), ("管理员", Propose), ("主任", Propose),
        ];
    }
}
