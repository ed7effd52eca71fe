using Anju.Kernel.Identity;

namespace Anju.Inspections;

/// <summary>What may be done with inspections and their nonconformities.</summary>
internal static class InspectionsPermissions
{
    public const string View = "inspections.view";
    public const string Inspect = "inspections.inspect";
    public const string Note = "inspections.note";
    public const string Correct = "inspections.correct";
    public const string Verify = "inspections.verify";
    public const string Direct = "inspections.direct";
    public const string Observe = "inspections.observe";
    public const string Standards = "inspections.standards";

    public const string Violations = "inspections.violations";
    public const string Alarm = "inspections.alarm";
    public const string Conduct = "inspections.conduct";

    public static readonly IReadOnlyList<PermissionInfo> All =
    [
        new(View, "查看检查记录和不合格项"), new(Inspect, "巡视检查、登记检查记录、下整改通知"), new(Note, "随手记"), new(Correct, "查看并登记本人负责的整改"), new(Verify, "验证整改"),
        new(Direct, "定巡视内容、定责任人和期限、重新整改、作废"), new(Observe, "查看和处理员工互相监督"), new(Standards, "修改质量标准和检查点"), new(Violations, "登记和处理违章"), new(Conduct, "查看和登记员工违纪"), new(Alarm, "报突发事件、登记处置"),
    ];
}

/// <summary>Default grants: the director does all of it, housekeepers inspect their zone, everybody corrects what is his.</summary>
internal sealed class InspectionsGrants : IDefaultGrants
{
    public IEnumerable<(string Post, string Permission)> Grants
    {
        get
        {
            foreach (var all in InspectionsPermissions.All)
                yield return ("主任", all.Name);
            foreach (var granted in (string[])[InspectionsPermissions.View, InspectionsPermissions.Verify, InspectionsPermissions.Correct])
                yield return ("总经理", granted);
            foreach (var granted in (string[])[InspectionsPermissions.View, InspectionsPermissions.Inspect, InspectionsPermissions.Verify])
                yield return ("管理员", granted);
            foreach (var post in (string[])["收费员", "前台", "维修工", "电工", "财务", "仓管", "档案", "管理员"])
            {
                yield return (post, InspectionsPermissions.Note);
                yield return (post, InspectionsPermissions.Correct);
            }
            foreach (var post in (string[])["管理员", "前台", "维修工", "电工"])
            {
                yield return (post, InspectionsPermissions.Violations);
                yield return (post, InspectionsPermissions.Alarm);
            }
        }
    }
}
