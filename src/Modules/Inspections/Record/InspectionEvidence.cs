using System.Security.Cryptography;
using System.Text;
using Anju.Casework.Contracts;
using Anju.Inspections.Domain;

namespace Anju.Inspections.Record;

/// <summary>What inspections, nonconformities, violations and emergencies leave as evidence (S-4.1.1c, S-4.1.2, S-4.2, D-7, D-8, R-3).</summary>
internal sealed class InspectionEvidence : IEvidenceKinds
{
    public const string Plan = "inspections.plan", Patrol = "inspections.patrol", Check = "inspections.check", Note = "inspections.note", Standard = "inspections.standard", Decided = "inspections.observation-decided";

    private const string OtherSpecial = "inspections.special.other";

    private static readonly (string Topic, string Key)[] Special =
    [
        ("环境卫生", "inspections.special.sanitation"), ("接待规范", "inspections.special.reception"), ("档案管理", "inspections.special.archives"), ("消防安全", "inspections.special.fire"), ("设备房", "inspections.special.equipment"),
        ("秩序维护", "inspections.special.order"), ("绿化养护", "inspections.special.greening"), ("维修工", "inspections.special.repairs"), ("收费工作", "inspections.special.fees"),
    ];

    public IReadOnlyList<EvidenceKind> Kinds { get; } =
    [
        new(Plan, "明确巡视内容"), new(Patrol, "日常巡查"), new(Check, "不定期跟踪检查"), new(Note, "随手记"), .. Special.Select(s => new EvidenceKind(s.Key, $"专项检查：{s.Topic}")), new(OtherSpecial, "专项检查：其他"),
        new(Standard, "发布质量标准"), new(Decided, "处理互相监督"),
        new("nonconformity.opened", "查出不合格"), new("nonconformity.notified", "下整改通知"), new("nonconformity.corrected", "完成整改"), new("nonconformity.verified", "验证整改"),
        new("violations.found", "发现违章"), new("violations.stopped", "制止违章"), new("violations.explained", "向违章人解释"), new("violations.noticed", "送达违章通知书"), new("violations.reported", "上报违章"), new("violations.restored", "违章恢复"),
        new("emergencies.opened", "突发事件"), new("emergencies.told", "通知受影响住户"), new("emergencies.closed", "突发事件总结"),
    ];

    /// <summary>One line for what it is; a patrol or special inspection that names somebody and has a result is a check of staff besides (S-4.1.2e).</summary>
    public static IEnumerable<string> Of(Inspection inspection)
    {
        if (inspection.Source == InspectionSource.OrdinaryWork)
            yield return Note;
        else if (inspection.Kind != InspectionKind.FollowUp)
            yield return inspection.Kind == InspectionKind.Patrol ? Patrol : OfTopic(inspection);
        if (inspection.IsStaffCheck)
            yield return Check;
    }

    /// <summary>By what it is about, else by the standard whose items were checked.</summary>
    private static string OfTopic(Inspection inspection) =>
        Array.Find(Special, s => s.Topic == inspection.Topic) is { Key: { } key } ? key
        : Array.Find(Special, s => inspection.Standard.StartsWith(s.Topic + " V", StringComparison.Ordinal)).Key ?? OtherSpecial;

    public static string? Of(NonconformityAct act) => act switch
    {
        NonconformityAct.Notify => "nonconformity.notified",
        NonconformityAct.Correct => "nonconformity.corrected",
        NonconformityAct.Verify or NonconformityAct.Reject => "nonconformity.verified",
        _ => null,
    };

    public static WorkDone Of(Inspection inspection, string kind) => new(kind, inspection.Subject, inspection.Number, inspection.Title, inspection.Href, inspection.StartedAt)
    {
        About = kind == Check ? inspection.CheckedId?.Value ?? PostOf(inspection) : inspection.PointId?.Value,
    };

    /// <summary>A check that names a post and no employee is about the post (S-4.1.2e).</summary>
    private static Guid? PostOf(Inspection inspection) => inspection.CheckedPost.Length == 0 ? null : new(SHA256.HashData(Encoding.UTF8.GetBytes(inspection.CheckedPost)).AsSpan(0, 16));

    public static WorkDone Of(Nonconformity found, string kind, DateTime at) => new(kind, found.Subject, found.Number, $"{found.Place} {found.Item}", found.Href, at) { About = found.ResponsibleId?.Value };

    /// <summary>A breach of conduct tells neither who nor what: evidence is read by others than those who may know.</summary>
    public static WorkDone Of(Violation found, string kind, DateTime at) => new(kind, found.Subject, found.Number, found.IsConduct ? "员工违纪" : $"{found.Place} {found.Kind}", found.Href, at)
    {
        House = found.IsConduct ? null : found.HouseId?.Value,
    };

    public static string? Of(ViolationAct act) => act switch
    {
        ViolationAct.Stop => "violations.stopped",
        ViolationAct.Explain => "violations.explained",
        ViolationAct.Notice => "violations.noticed",
        ViolationAct.Report => "violations.reported",
        ViolationAct.Restore => "violations.restored",
        _ => null,
    };

    public static WorkDone Of(Emergency found, string kind, DateTime at) => new(kind, found.Subject, found.Number, $"{found.Kind} {found.Place}".Trim(), found.Href, at);
}
