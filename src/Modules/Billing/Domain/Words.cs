using Anju.Billing.Domain.Calculation;

namespace Anju.Billing.Domain;

/// <summary>The words of the papers.</summary>
internal static class Words
{
    public static string Of(Purse purse) => purse switch { Purse.Company => "公司收入", Purse.Agency => "代收代付", Purse.Deposit => "押金", _ => "业主共有（专户）" };

    public static string Of(PaperKind paper) => paper switch { PaperKind.Invoice => "发票", PaperKind.Receipt => "收据", _ => "收据，可换发票" };

    public static string Of(Basis basis) => basis switch
    {
        Basis.GrossArea => "建筑面积",
        Basis.NetArea => "套内面积",
        Basis.Household => "按户",
        Basis.Person => "按人",
        Basis.Space => "按车位",
        Basis.Fixed => "固定额",
        Basis.Usage => "用量",
        Basis.Event => "按次",
        _ => "公式",
    };

    public static string Of(TierSpan span) => span switch { TierSpan.Month => "按月", TierSpan.Season => "按季累计", _ => "按年累计" };

    public static string Of(Convention convention) => convention switch
    {
        Convention.DayCounted => "按天，交付当天计费",
        Convention.NextDay => "按天，次日起计费",
        Convention.NextMonth => "次月起计费",
        Convention.HalfMonth => "上半月交付收半月，下半月次月起",
        _ => "每月按 30 天",
    };

    public static string Of(PriceState state) => state switch { PriceState.Proposed => "待批准", PriceState.Approved => "已批准", _ => "未批准" };

    public static string Of(VacancyState state) => state switch { VacancyState.Proposed => "待批准", VacancyState.Approved => "已批准", VacancyState.Declined => "未批准", _ => "已取消" };

    public static string Of(RunState state) => state switch
    {
        RunState.Calculating => "计算中",
        RunState.Stopped => "已暂停",
        RunState.Ready => "待复核",
        RunState.Posted => "已入账",
        RunState.Withdrawn => "已撤回",
        _ => "已作废",
    };

    public static string Colour(RunState state) => state switch { RunState.Calculating => "info", RunState.Stopped => "warn", RunState.Ready => "warn", RunState.Posted => "ok", _ => "mute" };

    public static string Colour(PriceState state) => state switch { PriceState.Proposed => "warn", PriceState.Approved => "ok", _ => "mute" };

    public static string Colour(VacancyState state) => state switch { VacancyState.Proposed => "warn", VacancyState.Approved => "ok", _ => "mute" };

    public static string Of(ExceptionKind kind) => kind switch
    {
        ExceptionKind.NoPrice => "无价格",
        ExceptionKind.NoReading => "无读数",
        ExceptionKind.NoArea => "无面积",
        ExceptionKind.NoPersons => "未登记人口",
        ExceptionKind.Formula => "公式有误",
        ExceptionKind.Negative => "负数",
        ExceptionKind.Jump => "与上期相差大",
        ExceptionKind.LivedIn => "空置房有用量",
        _ => "已剔除",
    };

    /// <summary>Whether the house is left without a bill.</summary>
    public static bool Parks(ExceptionKind kind) => kind is not (ExceptionKind.Negative or ExceptionKind.Jump or ExceptionKind.LivedIn or ExceptionKind.Excluded);

    public static string Colour(ExceptionKind kind) => kind == ExceptionKind.Excluded ? "mute" : Parks(kind) ? "bad" : "warn";

    public static string Payer(Bill bill) => bill.Payer switch { 0 => "建设单位", 1 => "业主", _ => $"业主（本期第 {bill.Payer} 位）" };
}
