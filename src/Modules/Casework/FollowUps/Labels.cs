using Anju.Casework.Contracts;

namespace Anju.Casework.FollowUps;

/// <summary>The words of the paper form.</summary>
internal static class Labels
{
    public static string Of(FollowUpWay way) => way == FollowUpWay.Phone ? "电话回访" : "上门回访";

    public static string Of(Grade grade) => grade switch { Grade.Satisfied => "满意", Grade.FairlySatisfied => "较满意", _ => "不满意" };

    public static string Of(FollowUpState state) => state switch
    {
        FollowUpState.Open => "待回访",
        FollowUpState.Answered => "已回访",
        FollowUpState.Unreached => "未联系上",
        _ => "已撤回",
    };

    public static string OfSubject(string kind) => kind switch { "repair" => "报修", "contact" => "来电来访", "complaint" => "投诉", _ => kind };

    public static string Badge(Grade grade) => grade switch { Grade.Satisfied => "ok", Grade.FairlySatisfied => "info", _ => "bad" };

    public static string Badge(FollowUpState state) => state switch { FollowUpState.Open => "info", FollowUpState.Answered => "ok", FollowUpState.Unreached => "warn", _ => "mute" };
}
