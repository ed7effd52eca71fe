namespace Anju.Ledger.Months;

/// <summary>The words of closed months and their reports.</summary>
internal static class MonthWords
{
    public static string Of(ReportState state) => state switch { ReportState.Delivered => "待签收", ReportState.Confirmed => "已签收", _ => "已退回" };

    public static string Colour(ReportState state) => state switch { ReportState.Delivered => "warn", ReportState.Confirmed => "ok", _ => "bad" };

    public static string Of(Addressee by) => by == Addressee.Finance ? "财务" : "主任";

    public static string Of(Pot pot) => pot switch { Pot.Principal => "费用", Pot.Late => "违约金", Pot.Advance => "预存", Pot.Deposit => "押金", _ => "代收待付" };

    /// <summary>What the columns of a roll-forward are called.</summary>
    public static string[] Columns(Pot pot) => pot switch
    {
        Pot.Principal => ["期初欠费", "新增应收", "收款", "减免", "调整", "期末欠费"],
        Pot.Late => ["期初", "计提", "收取", "减免", "调整", "期末"],
        Pot.Advance => ["期初预存", "存入", "使用或退回", "减免", "调整", "期末预存"],
        Pot.Deposit => ["期初押金", "收取", "退还或扣减", "减免", "调整", "期末押金"],
        _ => ["期初待付", "代收", "解缴", "减免", "调整", "期末待付"],
    };
}
