namespace Anju.Ledger.Domain;

/// <summary>The words of dunning.</summary>
internal static class DunningWords
{
    public static string Of(DunningWay way) => way switch { DunningWay.Phone => "电话", DunningWay.Visit => "上门", DunningWay.Met => "当面", DunningWay.Sms => "短信", DunningWay.Message => "消息", DunningWay.Mailbox => "信箱", DunningWay.Registered => "挂号信", _ => "其他" };

    public static string Of(ReachedWho who) => who switch { ReachedWho.Owner => "业主本人", ReachedWho.Family => "家属", ReachedWho.Tenant => "租客", ReachedWho.Other => "其他人", _ => "未联系上" };

    /// <summary>As the buttons of a phone say it.</summary>
    public static string Short(ReachedWho who) => who switch { ReachedWho.Owner => "本人", ReachedWho.Family => "家属", ReachedWho.Tenant => "租客", ReachedWho.Other => "他人", _ => "未遇" };

    public static string Of(UnpaidWhy why) => why switch
    {
        UnpaidWhy.None => "未说明",
        UnpaidWhy.Forgot => "忘记了",
        UnpaidWhy.Away => "外出不在",
        UnpaidWhy.Hardship => "经济困难",
        UnpaidWhy.Service => "对服务不满",
        UnpaidWhy.Quality => "房屋质量问题",
        UnpaidWhy.Vacant => "房屋空置",
        UnpaidWhy.Amount => "对金额有异议",
        UnpaidWhy.Neighbour => "邻里纠纷",
        _ => "其他",
    };

    public static string Of(PromiseState state) => state switch { PromiseState.Open => "待兑现", PromiseState.Kept => "已兑现", _ => "未兑现" };

    public static string Colour(PromiseState state) => state switch { PromiseState.Open => "info", PromiseState.Kept => "ok", _ => "bad" };

    public static string Of(DisputeState state) => state switch { DisputeState.Open => "争议待处理", DisputeState.Rejected => "不成立", DisputeState.Upheld => "成立", _ => "协商一致" };

    public static string Of(PlanState state) => state switch { PlanState.Running => "履行中", PlanState.Broken => "违约", PlanState.Done => "已完成", _ => "已终止" };

    public static string Colour(PlanState state) => state switch { PlanState.Running => "info", PlanState.Broken => "bad", PlanState.Done => "ok", _ => "mute" };

    public static string Of(NoteKind kind) => kind switch { NoteKind.Promise => "承诺", NoteKind.Dispute => "争议", NoteKind.Instalment => "分期", NoteKind.Death => "业主去世", NoteKind.Sale => "房屋买卖", _ => "其他" };

    public static string Of(Delivery way) => way switch { Delivery.None => "未送达", Delivery.Handed => "当面送达", Delivery.Mailbox => "投入信箱", Delivery.Registered => "挂号邮寄", _ => "短信" };

    public static string Short(Delivery way) => way switch { Delivery.None => "未送达", Delivery.Handed => "当面", Delivery.Mailbox => "信箱", Delivery.Registered => "挂号", _ => "短信" };

    public static DunningWay Way(Delivery way) => way switch { Delivery.Handed => DunningWay.Visit, Delivery.Registered => DunningWay.Registered, Delivery.Sms => DunningWay.Sms, _ => DunningWay.Mailbox };
}
