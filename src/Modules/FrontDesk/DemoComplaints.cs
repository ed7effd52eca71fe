using Anju.Complaints.Contracts;
using Anju.Estate.Contracts;
using Anju.FrontDesk.Domain;
using Anju.FrontDesk.Log;
using Anju.Kernel.Demo;

namespace Anju.FrontDesk;

/// <summary>Two complaints a week at the desk, the same ones on the same days whatever else the demo does.</summary>
internal sealed record DemoComplaint(DateTime At, string Content, string Demand, string Department, ComplaintClass Class, int House)
{
    public async Task<LogContact.Command> Command(List<HouseHit> some, IHouses houses, DemoWorld world)
    {
        var house = some[House % some.Count].Id;
        var known = await world.Ask(_ => houses.Contacts(house, default));
        return new()
        {
            RequestId = Guid.CreateVersion7(),
            Way = House % 3 == 0 ? ContactWay.Visit : ContactWay.Call,
            House = house,
            Person = known.Count > 0 ? known[House % known.Count].Id : null,
            Caller = known.Count > 0 ? "" : "路过住户",
            Kind = ContactKind.Complaint,
            Content = Content,
            Demand = Demand,
            Department = Department,
            ComplaintClass = Class,
            Outcome = Outcome.Promised,
            Promise = "+3h",
        };
    }
}

internal static class DemoComplaints
{
    private static readonly (string Content, string Demand, string Department, ComplaintClass Class)[] Matters =
    [
        ("楼道三天没人打扫，垃圾桶旁有积水", "每天打扫", "保洁", ComplaintClass.Slight),
        ("夜里十一点地下车库还在冲洗地面，吵得睡不着", "改到白天", "保洁", ComplaintClass.Important),
        ("快递员随意上楼，岗亭没有人问", "加强盘问", "秩序维护", ComplaintClass.Important),
        ("报修后师傅迟到两个小时，也没有电话", "按约定时间到", "工程维修", ComplaintClass.Important),
        ("楼下广场舞音量太大，讲过几次没有用", "请劝阻", "秩序维护", ComplaintClass.Slight),
        ("电梯一个月停了三次，老人下不了楼", "彻底修好", "工程维修", ComplaintClass.Major),
        ("前台电话打了四次没有人接", "有人接电话", "客服前台", ComplaintClass.Important),
        ("绿化带打药没有通知，孩子在旁边玩", "提前张贴通知", "绿化", ComplaintClass.Important),
        ("停车费多收了一个月，去问说查不到", "退还多收的费用", "收费财务", ComplaintClass.Important),
        ("单元门禁坏了一周，谁都能进", "尽快修好", "工程维修", ComplaintClass.Slight),
        ("隔壁装修周末敲墙", "周末停工", "秩序维护", ComplaintClass.Slight),
        ("门口公交站太吵，应该搬走", "搬走公交站", "", ComplaintClass.Slight),
        ("厨房水槽漏水，觉得是楼上没处理好", "来人看看", "工程维修", ComplaintClass.Slight),
    ];

    /// <summary>The complaint of a day, if it has one.</summary>
    public static DemoComplaint? On(DateOnly day, DemoWorld world)
    {
        var ago = world.Today.DayNumber - day.DayNumber;
        if (ago % 7 is not (1 or 4) && ago is not (0 or 2 or 3))
            return null;                                     // two a week, and some more in these days so that the board lives
        var (content, demand, department, kind) = Matters[ago * 5 % Matters.Length];
        return new(world.Moment(day, 9 + ago * 3 % 8, ago * 17 % 60), content, demand, department, kind, ago * 11 + 3);
    }
}
