using Anju.People.Contracts;
using Anju.Repairs.Contracts;

namespace Anju.Repairs.Domain;

/// <summary>
/// What a new center starts with. No law sets these times: they are the customary defaults of service centers, to be
/// replaced by what the center's own contract promises.
/// </summary>
internal static class DefaultProcedure
{
    public const string Note = "出厂默认值：法规没有统一的报修时限，请按本中心的物业服务合同修改";

    public static ProcedureRules Rules() => new()
    {
        Hours = "work=08:30-12:00,13:30-18:00;rest=09:00-12:00,13:30-17:00",
        WarrantyDays = 90,
        TriesToClose = 3,
        AlwaysFollowUp = "渗水、渗漏、漏水",
        Classes =
        [
            new() { Class = RepairClass.Emergency, Examples = "电梯困人、燃气异味、火情、爆管", Always = true, Respond = "2m", Arrive = "30m", Finish = "2h", Escalate = Escalation.AtOnce },
            new() { Class = RepairClass.Urgent, Examples = "户内停水停电、漏水、排污堵塞", Always = true, Respond = "5m", Arrive = "30m", ArriveInHours = "15m", Finish = "same-day", Escalate = Escalation.WhenMissed },
            new() { Class = RepairClass.Minor, Examples = "插座、龙头、门锁、灯具", Respond = "30m", ByAgreement = true, Finish = "24h", FinishAtMost = "3d", Escalate = Escalation.WhenFinishLate },
            new() { Class = RepairClass.Project, Examples = "外墙渗漏、屋面、水泵", Respond = "1wd", Arrive = "2wd", ByAgreement = true, NoteEveryDays = 7, Escalate = Escalation.WhenMissed },
        ],
        Warranties =
        [
            new() { Part = "屋面防水、有防水要求的卫生间、房间和外墙面的防渗漏", Years = 5, Words = "渗水 渗漏 防水 外墙 屋面" },
            new() { Part = "供热与供冷系统（年限按采暖期、供冷期计）", Years = 2, Words = "暖气 地暖 供暖 中央空调" },
            new() { Part = "电气管线、给排水管道、设备安装和装修工程", Years = 2, Words = "管道 水管 下水 电线 线路 插座 开关 门窗" },
        ],
        Trades =
        [
            new() { Trade = Trade.Welding, Words = "焊" },
            new() { Trade = Trade.Height, Words = "外墙 高处 屋面" },
            new() { Trade = Trade.LowCurrent, Words = "对讲 门禁 监控 网络 可视" },
            new() { Trade = Trade.Electric, Words = "电路 停电 跳闸 插座 开关 灯 配电 漏电" },
            new() { Trade = Trade.Water, Words = "水 龙头 马桶 地漏 管 阀 下水 排污" },
            new() { Trade = Trade.Locks, Words = "锁" },
            new() { Trade = Trade.Carpentry, Words = "门 窗 柜 木" },
            new() { Trade = Trade.Civil, Words = "墙 地砖 瓷砖 顶 抹灰" },
        ],
        ElectricChecks = "已断电并验电\n已挂“有人工作，禁止合闸”牌\n绝缘手套、绝缘鞋完好\n有监护人",
        HeightChecks = "安全带、安全绳完好并系牢\n梯子或脚手架稳固\n下方已设警戒区，有人看护\n风雨天气不作业",
        WeldingChecks = "已办动火许可\n周围可燃物已清理\n灭火器已到位\n有监护人，作业后留看 30 分钟",
    };
}
