using Anju.Casework.Contracts;
using Anju.Duties.Judging;

namespace Anju.Duties.Domain;

/// <summary>The words of the paper forms for the options of duties.</summary>
internal static class Words
{
    public static string Of(DutyState state) => state switch
    {
        DutyState.NotYetDue => "未到期",
        DutyState.Due => "待办",
        DutyState.Met => "已履行",
        DutyState.MetLate => "迟办",
        DutyState.Missed => "未履行",
        _ => "免责",
    };

    /// <summary>Colour word of the design.</summary>
    public static string Colour(DutyState state) => state switch
    {
        DutyState.Met => "ok",
        DutyState.MetLate or DutyState.Due => "warn",
        DutyState.Missed => "bad",
        DutyState.Excused => "hold",
        _ => "mute",
    };

    public static string Of(DutySource source) => source switch
    {
        DutySource.Rules => "制度原文",
        DutySource.Configured => "设定值",
        DutySource.Reconstructed => "重建",
        _ => "本中心",
    };

    public static string Colour(DutySource source) => source switch { DutySource.Rules => "ok", DutySource.Own => "info", _ => "hold" };

    public static string Of(RuleState state) => state switch { RuleState.Draft => "草稿", RuleState.Issued => "有效", _ => "已替换" };

    public static string Of(Whose whose) => whose switch { Whose.Own => "每人各自", Whose.Post => "本岗位任一人", _ => "任何员工" };

    public static string Of(Lack lack) => lack switch { Lack.Field => "缺项", Lack.Signature => "缺签名", Lack.Photo => "缺照片", _ => "未办结" };

    public static string Colour(Lack lack) => lack switch { Lack.Close => "bad", Lack.Signature => "warn", Lack.Field => "warn", _ => "hold" };

    public static string Of(SlotReason reason) => reason switch
    {
        SlotReason.Emergency => "突发事件",
        SlotReason.ExtraWork => "临时工作",
        SlotReason.ResidentUrgent => "住户急事",
        _ => "其他",
    };

    public static string Of(CadenceKind kind) => kind switch
    {
        CadenceKind.Always => "随时（只计次数，不设期限）",
        CadenceKind.EachDay => "每天",
        CadenceKind.EachWorkingDay => "每个工作日",
        CadenceKind.EveryDays => "每几天",
        CadenceKind.Week => "每周",
        CadenceKind.Month => "每月",
        CadenceKind.MonthEnd => "月末最后几天内",
        CadenceKind.MonthWindow => "每月几日至几日",
        CadenceKind.Quarter => "每季",
        CadenceKind.HalfYear => "每半年",
        CadenceKind.Year => "每年",
        CadenceKind.YearEnd => "年末（从几月起）",
        _ => "某件事之后",
    };

    public static string Of(LimitUnit unit) => unit switch { LimitUnit.Hours => "小时", LimitUnit.Days => "天", _ => "个工作日" };

    /// <summary>The cadence in one line: 每周 3 次, 月末 7 天内，迟 3 天内补办.</summary>
    public static string Of(Cadence c, KindNames kinds)
    {
        var times = c.Count > 1 ? $" {c.Count} 次" : "";
        var when = c.Kind switch
        {
            CadenceKind.Always => "随时",
            CadenceKind.EveryDays => $"每 {c.A} 天",
            CadenceKind.MonthEnd => $"月末 {c.A} 天内",
            CadenceKind.MonthWindow => $"每月 {c.A}–{c.B} 日",
            CadenceKind.YearEnd => $"{c.A} 月至年末",
            CadenceKind.AfterEvent => $"{kinds.Of(c.Trigger)}后 {c.A} {Of(c.Unit)}内",
            _ => Of(c.Kind),
        };
        return $"{when}{times}{(c.LateDays > 0 ? $"，迟 {c.LateDays} 天内可补办" : "")}";
    }

    /// <summary>A period in short: 11-26, 11-23–11-29.</summary>
    public static string Of(DateOnly from, DateOnly to) => from == to ? Day(from) : $"{Day(from)}–{Day(to)}";

    public static string Day(DateOnly day) => day.ToString("MM-dd", CultureInfo.InvariantCulture);
    public static string Date(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
