namespace Anju.Office.Domain;

/// <summary>The words of the paper forms.</summary>
internal static class Words
{
    public static string Of(TaskState state) => state switch { TaskState.Given => "待接", TaskState.Started => "办理中", TaskState.Done => "已完成", _ => "已取消" };
    public static string Colour(TaskState state) => state switch { TaskState.Given => "warn", TaskState.Started => "info", TaskState.Done => "ok", _ => "mute" };

    public static string Of(PlanState state) => state switch
    {
        PlanState.Draft => "草稿",
        PlanState.Submitted => "待批准",
        PlanState.Approved => "已批准",
        PlanState.Running => "执行中",
        PlanState.Replaced => "已替换",
        _ => "已作废",
    };

    public static string Colour(PlanState state) => state switch { PlanState.Draft => "warn", PlanState.Submitted => "hold", PlanState.Approved => "info", PlanState.Running => "ok", _ => "mute" };
    public static string Of(ItemState state) => state switch { ItemState.Done => "完成", ItemState.NotDone => "未完成", _ => "未总结" };
    public static string Colour(ItemState state) => state switch { ItemState.Done => "ok", ItemState.NotDone => "bad", _ => "mute" };
    public static string Of(ItemOrigin origin) => origin switch { ItemOrigin.YearPlan => "年度计划", ItemOrigin.CarriedOver => "上月未完成", _ => "计划外" };
    public static string Colour(ItemOrigin origin) => origin switch { ItemOrigin.YearPlan => "info", ItemOrigin.CarriedOver => "warn", _ => "hold" };
    public static string Of(MeetingKind kind) => kind == MeetingKind.MonthEnd ? "月末部门例会" : "其他会议";
    public static string Of(Timeliness timeliness) => timeliness switch { Timeliness.InTime => "按时", Timeliness.Late => "迟开", _ => "不在月末" };
    public static string Colour(Timeliness timeliness) => timeliness switch { Timeliness.InTime => "ok", Timeliness.Late => "warn", _ => "mute" };
    public static string Of(Presence presence) => presence switch { Presence.Present => "出席", Presence.Absent => "缺席", _ => "请假" };
    public static string Colour(Presence presence) => presence switch { Presence.Present => "ok", Presence.Absent => "bad", _ => "warn" };
    public static string Of(SummaryState state) => state switch { SummaryState.Draft => "草稿", SummaryState.Submitted => "待签收", _ => "已签收" };
    public static string Colour(SummaryState state) => state switch { SummaryState.Draft => "warn", SummaryState.Submitted => "hold", _ => "ok" };
    public static string Of(OpinionSource source) => source == OpinionSource.Staff ? "员工" : "住户";
    public static string Of(OpinionState state) => state == OpinionState.Open ? "待答复" : "已答复";
    public static string Of(OpinionOutcome outcome) => outcome switch { OpinionOutcome.Adopted => "采纳", OpinionOutcome.Partly => "部分采纳", OpinionOutcome.Declined => "不采纳", _ => "说明情况" };
    public static string Of(Light light) => light switch { Light.NoTarget => "未设目标", Light.TooFew => "件数不足", Light.Green => "达标", Light.Amber => "接近", _ => "未达标" };
    public static string Colour(Light light) => light switch { Light.Green => "ok", Light.Amber => "warn", Light.Red => "bad", _ => "mute" };

    /// <summary>Enough of a text to know it again.</summary>
    public static string Short(string text) => text.Length <= 16 ? text : text[..(char.IsHighSurrogate(text[14]) ? 14 : 15)] + "…";
}
