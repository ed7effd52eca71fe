using Anju.Complaints.Contracts;

namespace Anju.Complaints.Domain;

/// <summary>
/// What a new center starts with. Classes, validity and the rule of the month are customary among service centers, the
/// days of solution too; the answer within ten days is law in some cities. The center's own contract replaces them.
/// </summary>
internal static class DefaultProcedure
{
    public const string Note = "出厂默认值：等级和时限为行业通行做法，10 日内答复参照部分城市的条例，请按本中心的物业服务合同修改";

    public static ProcedureRules Rules() => new()
    {
        Hours = "work=08:30-12:00,13:30-18:00;rest=09:00-12:00,13:30-17:00",
        Classes =
        [
            new() { Class = ComplaintClass.Slight, Definition = "因设施、设备或管理水平有限给用户造成的轻微不便，非人为因素，容易改进", Reply = "1wd", Solve = "2d", Always = true },
            new() { Class = ComplaintClass.Important, Definition = "工作不到位或有过失", Reply = "1wd", Solve = "3d", Always = true },
            new()
            {
                Class = ComplaintClass.Major,
                Definition = "承诺或合同约定的服务没有做或做得明显有差错，用户多次提出仍未解决；因我方责任造成重大经济损失或人身伤害；有效投诉一个月内未得到合理解决",
                Reply = "1wd",
                Plan = "2d",
                Solve = "10d",
                Always = true,
                TellAtOnce = true,
                DirectorAsks = true,
            },
        ],
        ValidMeans = "对服务、收费、安全、供水供电、清洁、设备维护等本中心职责内的不满",
        InvalidMeans = "不属本中心服务、职责和权限的事（如应由主管部门处理的），仍须登记并解释",
        TellUser = "10d",
        MonthsToMajor = 1,
        ManagerAfterDays = 3,
        UrgesToTell = 3,
        Departments = "客服前台\n工程维修\n秩序维护\n保洁\n绿化\n收费财务\n外包单位\n其他",
    };
}
