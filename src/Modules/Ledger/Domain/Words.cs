namespace Anju.Ledger.Domain;

/// <summary>The words of the papers.</summary>
internal static class Words
{
    public static string Of(PaperOf kind) => kind switch { PaperOf.Receipt => "收据", PaperOf.DepositReceipt => "押金收据", PaperOf.Refund => "退款单", _ => "红字收据" };

    public static string Of(PaperState state) => state switch { PaperState.Valid => "有效", PaperState.Void => "作废", _ => "已红冲" };

    public static string Colour(PaperState state) => state switch { PaperState.Valid => "ok", PaperState.Void => "mute", _ => "warn" };

    public static string Of(Way way) => way switch { Way.Cash => "现金", Way.Card => "刷卡", Way.Transfer => "转账", Way.Code => "收款码", _ => "余额" };

    public static string Of(LineKind kind) => kind switch
    {
        LineKind.Paid => "收款",
        LineKind.Late => "违约金计提",
        LineKind.LatePaid => "收违约金",
        LineKind.Waived => "减免",
        LineKind.LateWaived => "减免违约金",
        LineKind.Adjusted => "调整",
        LineKind.Advance => "预存",
        _ => "押金",
    };

    public static string Of(RequestKind kind) => kind switch { RequestKind.Waiver => "减免", RequestKind.Adjustment => "调整", RequestKind.Refund => "退余额", RequestKind.Reversal => "红冲", _ => "退押金" };

    public static string Of(RequestState state) => state switch
    {
        RequestState.Proposed => "待核对",
        RequestState.Checked => "待批准",
        RequestState.Approved => "待付款",
        RequestState.Done => "已办结",
        RequestState.Declined => "不同意",
        _ => "已撤回",
    };

    public static string Colour(RequestState state) => state switch { RequestState.Proposed or RequestState.Checked => "warn", RequestState.Approved => "info", RequestState.Done => "ok", _ => "mute" };

    public static string Of(VoucherKind kind) => kind switch { VoucherKind.Receipts => "收据存根", VoucherKind.DayReports => "收款日报表", VoucherKind.Bank => "银行回单和流水", VoucherKind.Refunds => "退款单和红字收据", VoucherKind.MonthReports => "月度财务报表", _ => "其他凭证" };

    /// <summary>Series of the number on the paper.</summary>
    public static string Series(PaperOf kind) => kind switch { PaperOf.Receipt => "SJ", PaperOf.DepositReceipt => "YJ", PaperOf.Refund => "TK", _ => "HZ" };

    /// <summary>2026-11 of 202611.</summary>
    public static string Period(int period) => period == 0 ? "" : $"{period / 100:0000}-{period % 100:00}";
}
