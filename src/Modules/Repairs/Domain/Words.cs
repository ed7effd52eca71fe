using Anju.Casework.Contracts;
using Anju.People.Contracts;
using Anju.Repairs.Contracts;

namespace Anju.Repairs.Domain;

/// <summary>The words of the paper forms for the options of a repair.</summary>
internal static class Words
{
    public static string Of(RepairState state) => state switch
    {
        RepairState.Registered => "待派工",
        RepairState.Dispatched => "已派工",
        RepairState.Accepted => "已接单",
        RepairState.OnSite => "已到场",
        RepairState.Quoted => "待住户同意",
        RepairState.ConsentGiven => "已同意报价",
        RepairState.ConsentRefused => "不同意报价",
        RepairState.Working => "施工中",
        RepairState.Suspended => "已暂停",
        RepairState.Done => "待验收",
        RepairState.OwnerConfirmed => "待回访",
        RepairState.FollowedUp => "已回访",
        RepairState.Closed => "已关闭",
        RepairState.Cancelled => "住户取消",
        RepairState.RefusedPrice => "因价格不修",
        RepairState.Transferred => "已转保修",
        _ => "重开待派",
    };

    /// <summary>Colour word of the design.</summary>
    public static string Colour(RepairState state) => state switch
    {
        RepairState.Registered or RepairState.Reopened => "warn",
        RepairState.Suspended or RepairState.Quoted => "hold",
        RepairState.ConsentRefused => "warn",
        RepairState.Done or RepairState.OwnerConfirmed or RepairState.FollowedUp => "ok",
        RepairState.Closed or RepairState.Cancelled or RepairState.RefusedPrice or RepairState.Transferred => "mute",
        _ => "info",
    };

    public static string Of(Lane lane) => lane switch
    {
        Lane.Waiting => "待派工",
        Lane.Sent => "已派 已接",
        Lane.Working => "现场 施工",
        Lane.Suspended => "暂停",
        Lane.ToConfirm => "待验收 待回访",
        _ => "已结束",
    };

    public static string Of(RepairClass kind) => kind switch
    {
        RepairClass.Emergency => "应急",
        RepairClass.Urgent => "急修",
        RepairClass.Minor => "小修",
        _ => "专项",
    };

    public static string Of(RepairPart part) => part == RepairPart.Common ? "共用部分" : "专有部分";

    public static string Of(Charge charge) => charge switch { Charge.Paid => "有偿", Charge.Free => "无偿", _ => "费用待定" };

    public static string Of(PauseReason reason) => reason switch
    {
        PauseReason.OwnerTime => "等业主时间",
        PauseReason.OwnerConsent => "等业主同意报价",
        PauseReason.Material => "等材料",
        _ => "等外单位",
    };

    public static string Of(DueKind kind) => kind switch
    {
        DueKind.Respond => "响应",
        DueKind.Arrive => "到场",
        DueKind.Finish => "完工",
        DueKind.Pause => "暂停到期",
        DueKind.Note => "进展告知",
        _ => "",
    };

    public static string Of(ConsentWay way) => way switch
    {
        ConsentWay.Signed => "手写签名",
        ConsentWay.RefusedToSign => "拒签，有见证",
        _ => "电话验证码",
    };

    public static string Of(Grade grade) => grade switch
    {
        Grade.Satisfied => "满意",
        Grade.FairlySatisfied => "较满意",
        _ => "不满意",
    };

    public static string Of(LineKind kind) => kind == LineKind.Labour ? "人工" : "材料";

    public static string Of(Trade trade) => trade switch
    {
        Trade.Water => "水工",
        Trade.Electric => "电工",
        Trade.Civil => "土建",
        Trade.Carpentry => "木工",
        Trade.Locks => "门锁",
        Trade.LowCurrent => "弱电",
        Trade.Welding => "焊工",
        Trade.Height => "高处",
        _ => "综合",
    };

    public static string Of(CertificateKind kind) => kind switch
    {
        CertificateKind.LowVoltage => "低压电工",
        CertificateKind.HighVoltage => "高压电工",
        CertificateKind.Welding => "焊工",
        CertificateKind.Height => "高处作业",
        CertificateKind.Lift => "电梯",
        CertificateKind.Fire => "消防",
        _ => "其他",
    };

    public static string Of(Need need) => need switch
    {
        Need.Worker => "须有维修工",
        Need.Certificate => "电气、焊接、高处作业须持当日有效证件（M-4）",
        Need.FreeOrConsented => "有偿维修须住户先同意报价",
        Need.SafetyChecked => "电气、焊接、高处作业须先做安全确认（M-4）",
        Need.QuoteOpen => "须有未答复的报价",
        Need.Result => "须写明维修结果",
        Need.LinesConsented => "收费的每一项都须住户同意",
        Need.ConfirmedOrThreeTries => "须住户验收，或三次联系未果",
        Need.WithinWarranty => "须在维修保修期内",
        Need.Unassessed => "须尚未回访",
        _ => "须写明原因",
    };
}
