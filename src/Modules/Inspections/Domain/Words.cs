namespace Anju.Inspections.Domain;

/// <summary>The words of the paper forms.</summary>
internal static class Words
{
    public static string Of(InspectionKind kind) => kind switch { InspectionKind.Patrol => "日常巡查", InspectionKind.FollowUp => "不定期跟踪检查", _ => "专项检查" };
    public static string Of(InspectionSource source) => source == InspectionSource.Planned ? "按计划检查" : "日常工作中发现";
    public static string Of(ItemOutcome outcome) => outcome switch { ItemOutcome.Passed => "合格", ItemOutcome.Failed => "不合格", _ => "不适用" };
    public static string Of(Severity severity) => severity switch { Severity.Slight => "轻微", Severity.Ordinary => "一般", _ => "严重" };
    public static string Of(StandardState state) => state switch { StandardState.Draft => "草稿", StandardState.Issued => "现行", _ => "已替换" };
    public static string Of(NoticeWay way) => way == NoticeWay.Told ? "当面告知" : "整改通知单";

    public static string Of(NonconformityState state) => state switch
    {
        NonconformityState.Raised => "待整改",
        NonconformityState.Notified => "整改中",
        NonconformityState.Corrected => "待验证",
        NonconformityState.Closed => "已关闭",
        NonconformityState.Reopened => "重新整改",
        _ => "已作废",
    };

    public static string Of(Need need) => need switch
    {
        Need.Responsible => "要有责任人和期限",
        Need.CauseAndAction => "要写原因、纠正和纠正措施",
        Need.AnotherPerson => "由责任人、整改人以外的人验证",
        _ => "要写原因",
    };

    public static string Of(Told told) => told switch
    {
        Told.Sent => "已发通知",
        Told.Phone => "电话告知",
        Told.Door => "上门告知",
        Told.Missed => "未联系上",
        _ => "未通知",
    };

    public static string Colour(Told told) => told switch { Told.Not => "mute", Told.Missed => "warn", _ => "ok" };

    public static string Colour(ItemOutcome outcome) => outcome switch { ItemOutcome.Passed => "ok", ItemOutcome.Failed => "bad", _ => "mute" };
    public static string Colour(Severity severity) => severity switch { Severity.Serious => "bad", Severity.Ordinary => "warn", _ => "hold" };

    public static string Colour(NonconformityState state) => state switch
    {
        NonconformityState.Raised or NonconformityState.Notified => "warn",
        NonconformityState.Corrected => "info",
        NonconformityState.Reopened => "bad",
        NonconformityState.Closed => "ok",
        _ => "mute",
    };
}
