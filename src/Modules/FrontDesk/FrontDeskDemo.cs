using Anju.Estate.Contracts;
using Anju.FrontDesk.Domain;
using Anju.FrontDesk.Case;
using Anju.FrontDesk.Log;
using Anju.Kernel.Demo;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Repairs.Contracts;

namespace Anju.FrontDesk;

/// <summary>Ninety days at the desk: calls and visits as a center has them, through the desk's own act.</summary>
internal sealed class FrontDeskDemo(IHouses houses) : IDemoPart
{
    private static readonly (string Item, string Words, RepairClass Class)[] Faults =
    [
        ("水槽", "厨房水槽下漏水", RepairClass.Urgent), ("门锁", "入户门锁卡滞", RepairClass.Minor), ("灯", "卫生间灯不亮", RepairClass.Minor), ("插座", "客厅插座没电", RepairClass.Minor),
        ("地漏", "阳台地漏反水", RepairClass.Urgent), ("马桶", "马桶水箱一直进水", RepairClass.Minor), ("对讲", "可视对讲没有声音", RepairClass.Minor), ("窗", "推拉窗滑轮坏", RepairClass.Minor),
        ("龙头", "面盆龙头滴水", RepairClass.Minor), ("排风扇", "卫生间排风扇不转", RepairClass.Minor),
    ];

    /// <summary>Kept for the newest days: an electrician with a valid certificate must be sent.</summary>
    private static readonly string[] Electric = ["灯", "插座", "对讲", "排风扇"];

    private static readonly (ContactKind Kind, string Words, string Answer)[] Questions =
    [
        (ContactKind.Question, "问本月物业费怎么算", "按建筑面积乘单价，已说明"), (ContactKind.Question, "问装修要带什么资料", "已给办理清单"), (ContactKind.Help, "快递柜打不开，请帮忙", "秩序员到场打开"),
        (ContactKind.Suggestion, "希望儿童区加一盏灯", ""), (ContactKind.Payment, "来缴上季度物业费", "已带到收费窗口"), (ContactKind.Other, "送来宣传海报 10 张", "已收下并登记"),
        (ContactKind.Suggestion, "建议延长充电棚开放时间", ""),
    ];

    private List<HouseHit> some = [];

    public int Order => 40;

    public Task Lay(DemoWorld world, CancellationToken ct) => Task.CompletedTask;

    public async Task Live(DemoWorld world, DateOnly day, CancellationToken ct)
    {
        world.Center = DemoWorld.MainCenter;
        if (some.Count == 0)
            foreach (var building in (string[])["1-1-", "2-2-", "3-1-", "3-2-", "5-1-", "1-3-"])
                some.AddRange(await world.Ask(_ => houses.Search(building, 20, ct)));
        if (some.Count == 0 || !world.Staff.TryGetValue("qiantai", out var clerk))
            return;
        var busy = day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 3 : 6;
        for (var i = 0; i < busy + world.Random.Next(3); i++)
        {
            var at = world.Moment(day, 8 + (i * 10 / busy) % 10, world.Random.Next(60));
            if (at < DateTime.UnixEpoch || at > world.Moment(world.Today, 23, 59) || !IsPast(world, at))
                continue;
            var logged = (await world.Run<LogContact.Command, LogContact.Logged>(clerk, at, world.Random.Next(5) < 2 ? Repair(world, day >= world.Today.AddDays(-2)) : Question(world), ct)).Value;
            var answered = at.AddMinutes(75);
            if (logged is { LinkedNumber: "", PromisedAt: not null } && world.Random.Next(60) > 0 && IsPast(world, answered))
                await world.Run<AnswerContact.Command, Done>(clerk, answered, new() { Id = logged.Id, Version = 1, Result = "已回电答复", RequestId = Guid.CreateVersion7() }, ct);
        }
    }

    /// <summary>Never later than the real now.</summary>
    private static bool IsPast(DemoWorld world, DateTime at) => at < world.Now.AddMinutes(-20);

    private LogContact.Command Repair(DemoWorld world, bool recent)
    {
        var (item, words, kind) = world.Pick(recent ? Faults : [.. Faults.Where(f => !Electric.Contains(f.Item))]);
        return Somebody(world, new()
        {
            Kind = ContactKind.Repair, Content = words + world.Pick(["", "，人在家等", "，下午有人", "，已关阀"]), Item = item, RepairClass = kind, Outcome = Outcome.Promised,
            Promise = kind == RepairClass.Urgent ? "+60" : "+180",
        });
    }

    private LogContact.Command Question(DemoWorld world)
    {
        var (kind, words, answer) = world.Pick(Questions);
        return Somebody(world, answer.Length > 0
            ? new() { Kind = kind, Content = words, Outcome = Outcome.SolvedOnSpot, Result = answer, AskedAnythingElse = true }
            : new() { Kind = kind, Content = words, Outcome = Outcome.Promised, Promise = "+2h", Important = world.Random.Next(6) == 0 });
    }

    private LogContact.Command Somebody(DemoWorld world, LogContact.Command command)
    {
        command.RequestId = Guid.CreateVersion7();
        command.House = world.Pick(some).Id;
        command.Way = world.Random.Next(3) == 0 ? ContactWay.Visit : ContactWay.Call;
        command.Caller = world.Pick(["住户周样", "住户吴样", "住户郑例", "住户王例", "住户冯样"]);
        command.CallerPhone = $"000{world.Random.Next(10_000_000, 99_999_999)}";
        return command;
    }
}
