using Anju.Casework.Contracts;
using Anju.Complaints.Domain;

namespace Anju.Complaints.Desk;

/// <summary>Which acts on a complaint are work of a duty (S-4.1.3, S-5.2).</summary>
internal sealed class ComplaintEvidence : IEvidenceKinds
{
    public const string Received = "complaints.received", BecameMajor = "complaints.became-major";

    public IReadOnlyList<EvidenceKind> Kinds { get; } =
    [
        new(Received, "受理投诉"), new(BecameMajor, "投诉升为重大"), new("complaints.first-answer", "投诉首次答复"), new("complaints.judged", "判定投诉"), new("complaints.investigated", "调查投诉"),
        new("complaints.agreed", "约定处理投诉"), new("complaints.measure", "采取投诉处理措施"), new("complaints.handled", "投诉处理完毕"), new("complaints.told-department", "投诉结果告知部门"),
        new("complaints.told-user", "投诉结果告知用户"), new("complaints.explained", "向投诉人解释"), new("complaints.closed", "审核关闭投诉"), new("complaints.moved", "投诉转报修"),
    ];

    /// <summary>Null for acts that are no work of a duty.</summary>
    public static string? Of(ComplaintAct? act) => act switch
    {
        ComplaintAct.Acknowledge => "complaints.first-answer",
        ComplaintAct.JudgeValid or ComplaintAct.JudgeInvalid => "complaints.judged",
        ComplaintAct.Investigate => "complaints.investigated",
        ComplaintAct.AgreePlan => "complaints.agreed",
        ComplaintAct.TakeMeasure => "complaints.measure",
        ComplaintAct.Finish => "complaints.handled",
        ComplaintAct.TellDepartment => "complaints.told-department",
        ComplaintAct.TellUser => "complaints.told-user",
        ComplaintAct.Explain => "complaints.explained",
        ComplaintAct.Close or ComplaintAct.EndExplained => "complaints.closed",
        ComplaintAct.MoveToRepair => "complaints.moved",
        _ => null,
    };
}
