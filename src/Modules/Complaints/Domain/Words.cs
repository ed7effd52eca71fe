using Anju.Casework.Contracts;
using Anju.Complaints.Contracts;

namespace Anju.Complaints.Domain;

/// <summary>The words of the paper forms for the options of a complaint.</summary>
internal static class Words
{
    public static string Of(ComplaintState state) => state switch
    {
        ComplaintState.Registered => "待首次答复",
        ComplaintState.Acknowledged => "待判定",
        ComplaintState.Judged => "待调查",
        ComplaintState.Investigating => "调查中",
        ComplaintState.Planned => "已约定处理",
        ComplaintState.Acting => "处理中",
        ComplaintState.Handled => "待告知",
        ComplaintState.ToFollowUp => "待回访",
        ComplaintState.FollowedUp => "待审核关闭",
        ComplaintState.Closed => "已关闭",
        ComplaintState.Reopened => "重开待查",
        ComplaintState.Invalid => "无效待解释",
        ComplaintState.Explained => "已解释结案",
        ComplaintState.Withdrawn => "用户撤诉",
        ComplaintState.MovedToRepair => "已转报修",
        _ => "已并案",
    };

    /// <summary>Colour word of the design.</summary>
    public static string Colour(ComplaintState state) => state switch
    {
        ComplaintState.Registered or ComplaintState.Acknowledged => "warn",
        ComplaintState.Reopened => "bad",
        ComplaintState.Invalid => "hold",
        ComplaintState.Handled or ComplaintState.ToFollowUp or ComplaintState.FollowedUp => "ok",
        ComplaintState.Closed or ComplaintState.Explained or ComplaintState.Withdrawn or ComplaintState.MovedToRepair or ComplaintState.Merged => "mute",
        _ => "info",
    };

    public static string Of(Lane lane) => lane switch
    {
        Lane.Waiting => "待答复 待判定",
        Lane.Working => "调查 处理",
        Lane.ToTell => "待告知",
        Lane.ToFollowUp => "待回访 待关闭",
        _ => "已结束",
    };

    public static string Of(ComplaintClass kind) => kind switch { ComplaintClass.Slight => "轻微", ComplaintClass.Important => "重要", _ => "重大" };

    public static string Colour(ComplaintClass kind) => kind switch { ComplaintClass.Slight => "mute", ComplaintClass.Important => "warn", _ => "bad" };

    public static string Of(Validity validity) => validity switch { Validity.Valid => "有效", Validity.Invalid => "无效", _ => "未判定" };

    public static string Of(DueKind kind) => kind switch
    {
        DueKind.Reply => "首次答复",
        DueKind.Plan => "明确答复",
        DueKind.Solve => "解决",
        DueKind.Promised => "约定处理",
        DueKind.TellUser => "告知用户",
        DueKind.FollowUp => "回访",
        _ => "",
    };

    public static string Of(TellKind kind) => kind switch { TellKind.Department => "告知部门", TellKind.User => "告知用户", _ => "解释" };

    public static string Of(TellWay way) => way switch { TellWay.Phone => "电话", TellWay.InPerson => "当面", TellWay.Written => "书面", _ => "微信短信" };

    public static string Of(Grade grade) => grade switch { Grade.Satisfied => "满意", Grade.FairlySatisfied => "较满意", _ => "不满意" };

    public static string Of(Need need) => need switch
    {
        Need.Words => "须写明内容",
        Need.Reason => "须写明原因",
        Need.Handler => "须有承办人",
        Need.Finding => "须写明调查结果",
        Need.PromisedTime => "须与用户约定时间",
        Need.Result => "须写明处理结果",
        Need.WhoWhenHow => "须写明告知谁、何时、怎样告知",
        Need.BothTold => "须部门和用户都已告知",
        Need.AnsweredByAnother => "须由被投诉人以外的同事回访，用户没有不满意",
        Need.NoOpenFollowUp => "须没有待办的回访",
        Need.OneExplanation => "须至少登记一次解释",
        Need.MainComplaint => "须有没结束的主案",
        Need.NotBlamed => "被投诉人不能办理",
        _ => "须满一个月没有解决",
    };
}
