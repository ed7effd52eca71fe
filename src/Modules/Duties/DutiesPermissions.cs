using Anju.Kernel.Identity;

namespace Anju.Duties;

/// <summary>What may be done with rules and duties. Reading the rules, one's own day and signing for a rule is everybody's.</summary>
internal static class DutiesPermissions
{
    /// <summary>Draft rules, edit duties, load the pack.</summary>
    public const string Rules = "duties.rules";

    /// <summary>Issue rules.</summary>
    public const string Issue = "duties.issue";

    /// <summary>Excuse, approve leave, read and write the director's day.</summary>
    public const string Direct = "duties.direct";

    /// <summary>See the days and the compliance of everybody.</summary>
    public const string Audit = "duties.audit";

    /// <summary>整理资料: see and complete the list of incomplete records.</summary>
    public const string Tidy = "duties.tidy";

    /// <summary>责任区分析: what each building had.</summary>
    public const string Zone = "duties.zone";

    /// <summary>Set from which day on duties are judged; not for those who are judged.</summary>
    public const string Begin = "duties.begin";

    /// <summary>Held by nobody: the system alone freezes a day.</summary>
    public const string Freeze = "duties.freeze";

    public static readonly IReadOnlyList<PermissionInfo> All =
    [
        new(Rules, "起草制度、编辑岗位职责"), new(Issue, "发布制度"), new(Direct, "说明未履行原因、批假"), new(Audit, "查看履职情况和工作日志"),
        new(Tidy, "整理资料、注明缺失原因"), new(Zone, "查看责任区分析"), new(Begin, "设定履职起算日"),
    ];
}

/// <summary>Default grants: the director leads, the administrator writes down duties of new posts, the company audits.</summary>
internal sealed class DutiesGrants : IDefaultGrants
{
    public IEnumerable<(string Post, string Permission)> Grants =>
    [
        ("主任", DutiesPermissions.Rules), ("主任", DutiesPermissions.Issue), ("主任", DutiesPermissions.Direct), ("主任", DutiesPermissions.Audit),
        ("总经理", DutiesPermissions.Audit), ("总经理", DutiesPermissions.Direct), ("档案", DutiesPermissions.Audit), ("系统管理员", DutiesPermissions.Rules), ("系统管理员", DutiesPermissions.Audit),
        ("主任", DutiesPermissions.Tidy), ("档案", DutiesPermissions.Tidy), ("主任", DutiesPermissions.Zone), ("管理员", DutiesPermissions.Zone), ("总经理", DutiesPermissions.Zone),
        ("总经理", DutiesPermissions.Begin), ("系统管理员", DutiesPermissions.Begin),
    ];
}
