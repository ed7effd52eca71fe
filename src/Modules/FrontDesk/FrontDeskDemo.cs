using Microsoft.EntityFrameworkCore;
using Anju.Estate.Contracts;
using Anju.FrontDesk.Case;
using Anju.FrontDesk.Domain;
using Anju.FrontDesk.Log;
using Anju.FrontDesk.Shifts;
using Anju.Kernel.Demo;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Repairs.Contracts;

namespace Anju.FrontDesk;

/// <summary>Ninety days at the desk: calls and visits as a center has them, and shifts that are handed over, through the desk's own acts.</summary>
internal sealed class FrontDeskDemo(IHouses houses) : IDemoPart
{
    private static readonly (string Item, string Words, RepairClass Class)[] Faults =
    [
        ("水槽", "厨房水槽下漏水", RepairClass.Urgent), ("门锁", "入户门锁卡滞", RepairClass.Minor), ("灯", "卫生间灯不亮", RepairClass.Minor), ("插座", "客厅插座没电", RepairClass.Minor),
        ("地漏", "阳台地漏反水", RepairClass.Urgent), ("马桶", "马桶水箱一直进水", RepairClass.Minor), ("对讲", "可视对讲没有声音", RepairClass.Minor), ("窗", "推拉窗滑轮坏", RepairClass.Minor),
        ("龙头", "面盆龙头滴水", RepairClass.Minor), ("排风扇", "卫生间排风扇不转", RepairClass.Minor), ("柜门", "厨房柜门掉了", RepairClass.Minor), ("晾衣架", "晾衣架摇不动", RepairClass.Minor),
        ("软管", "洗衣机软管脱开", RepairClass.Minor), ("墙面", "客厅墙面起皮", RepairClass.Minor),
    ];

    private static readonly string[] AtNight = ["水槽", "地漏", "马桶", "软管", "灯"];

    private static readonly (ContactKind Kind, string Words, string Answer)[] Questions =
    [
        (ContactKind.Question, "问本月物业费怎么算", "按建筑面积乘单价，已说明"), (ContactKind.Question, "问装修要带什么资料", "已给办理清单"), (ContactKind.Help, "快递柜打不开，请帮忙", "秩序员到场打开"),
        (ContactKind.Suggestion, "希望儿童区加一盏灯", ""), (ContactKind.Payment, "来缴上季度物业费", "已带到收费窗口"), (ContactKind.Other, "送来宣传海报 10 张", "已收下并登记"),
        (ContactKind.Suggestion, "建议延长充电棚开放时间", ""), (ContactKind.Question, "问停车月卡怎么办", "已说明手续，给了申请表"), (ContactKind.Visit, "来访：看房，登记后进入", "已登记放行"),
    ];

    private readonly HashSet<(HouseId, string)> repaired = [];
    private List<HouseHit> some = [];

    public int Order => 40;

    public Task Lay(DemoWorld world, CancellationToken ct) => Task.CompletedTask;

    public async Task Live(DemoWorld world, DateOnly day, CancellationToken ct)
    {
        world.Center = DemoWorld.MainCenter;
        if (some.Count == 0)
            foreach (var building in (string[])["1-1-", "1-2-", "2-1-", "2-2-", "3-1-", "3-2-", "3-3-", "3-4-", "5-1-", "5-2-", "1-3-", "2-3-"])
                some.AddRange(await world.Ask(_ => houses.Search(building, 20, ct)));
        if (some.Count == 0 || !world.Staff.TryGetValue("qiantai", out var clerk))
            return;
        await TakeShift(world, day, 8, 20, clerk, ct);
        var complaint = DemoComplaints.On(day, world);
        foreach (var at in Moments(world, day).ToList())
        {
            complaint = await Complain(world, clerk, complaint, at, ct);
            await Answer(world, clerk, at, ct);
        }

        await Complain(world, clerk, complaint, world.Now.AddMinutes(-20), ct);
        await Instruct(world, day, ct);
        await TakeShift(world, day, 17, 50, world.Staff["guanjia"], ct);
    }

    /// <summary>The director says what is to be done about most of what he was asked.</summary>
    private static async Task Instruct(DemoWorld world, DateOnly day, CancellationToken ct)
    {
        if (!world.Staff.TryGetValue("zhuren", out var director) || day.DayNumber % 23 == 6)
            return;
        var (from, until) = (world.Moment(day.AddDays(-1), 17, 0), world.Moment(day, 17, 0));
        var asked = await world.Ask(db => db.Set<Contact>().AsNoTracking().Where(c => c.AskedDirectorAt >= from && c.AskedDirectorAt < until && c.InstructedAt == null).OrderBy(c => c.At).ThenBy(c => c.Id).Select(c => new { c.Id, c.Version }).Take(20).ToListAsync(ct));
        foreach (var contact in asked)
            if (until < world.Now)
                await world.Run<GiveInstruction.Command, Done>(director, until, new() { Id = contact.Id, Version = contact.Version, Instruction = "请工程和保洁看现场，三日内答复住户" }, ct);
    }

    /// <summary>The complaint of the day, when it has come by this moment; what is still to come is given back.</summary>
    private async Task<DemoComplaint?> Complain(DemoWorld world, Actor clerk, DemoComplaint? complaint, DateTime before, CancellationToken ct)
    {
        if (complaint is null || complaint.At >= before)
            return complaint;
        await world.Run<LogContact.Command, LogContact.Logged>(clerk, complaint.At, await complaint.Command(some, houses, world), ct);
        return null;
    }

    /// <summary>The day's calls in order: most in service hours, one or two in the evening or at night; today's young hours are busier.</summary>
    private static IEnumerable<DateTime> Moments(DemoWorld world, DateOnly day)
    {
        var busy = day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 4 : 7;
        var times = Enumerable.Range(0, busy + world.Random.Next(3)).Select(i => world.Moment(day, 8 + i * 10 / (busy + 2), world.Random.Next(60)))
            .Append(world.Moment(day, world.Pick([0, 1, 2, 5, 6, 19, 20, 21, 22, 23]), world.Random.Next(60))).ToList();
        if (day == world.Today && (world.Now - world.Moment(day, 0, 0)).TotalMinutes is > 60 and < 600 and var young)
            times.AddRange([world.Now.AddMinutes(-young * 0.7), world.Now.AddMinutes(-young * 0.45), world.Now.AddMinutes(-25)]);
        return times.Where(at => at < world.Now.AddMinutes(-20)).Order();
    }

    private async Task Answer(DemoWorld world, Actor clerk, DateTime at, CancellationToken ct)
    {
        var command = world.Random.Next(100) < 48 || IsNight(at) ? Repair(world, at) : Question(world);
        var logged = (await world.Run<LogContact.Command, LogContact.Logged>(clerk, at, await Somebody(world, command, ct), ct)).Value;
        var answered = at.AddMinutes(75);
        if (logged is { LinkedNumber: "", PromisedAt: not null } && world.Random.Next(60) > 0 && answered < world.Now.AddMinutes(-20))
            await world.Run<AnswerContact.Command, Done>(clerk, answered, new() { Id = logged.Id, Version = 1, Result = "已回电答复", RequestId = Guid.CreateVersion7() }, ct);
    }

    private LogContact.Command Repair(DemoWorld world, DateTime at)
    {
        var (item, words, kind) = world.Pick(IsNight(at) ? [.. Faults.Where(f => AtNight.Contains(f.Item))] : Faults);
        var house = world.Pick(some).Id;
        for (var i = 0; i < 5 && !repaired.Add((house, item)) && world.Random.Next(30) > 0; i++)
            house = world.Pick(some).Id;
        return new()
        {
            House = house,
            Kind = ContactKind.Repair,
            Content = words + world.Pick(["", "，人在家等", "，下午有人", "，已关阀"]),
            Item = item,
            RepairClass = kind,
            Outcome = Outcome.Promised,
            Promise = kind == RepairClass.Urgent ? "+60" : IsNight(at) ? "+10h" : "+180",
        };
    }

    private LogContact.Command Question(DemoWorld world)
    {
        var (kind, words, answer) = world.Pick(Questions);
        return answer.Length > 0
            ? new() { House = world.Pick(some).Id, Kind = kind, Content = words, Outcome = Outcome.SolvedOnSpot, Result = answer, AskedAnythingElse = true }
            : new() { House = world.Pick(some).Id, Kind = kind, Content = words, Outcome = Outcome.Promised, Promise = "+2h", Important = world.Random.Next(6) == 0 };
    }

    /// <summary>Somebody who lives there calls.</summary>
    private async Task<LogContact.Command> Somebody(DemoWorld world, LogContact.Command command, CancellationToken ct)
    {
        command.RequestId = Guid.CreateVersion7();
        command.Way = world.Random.Next(3) == 0 ? ContactWay.Visit : ContactWay.Call;
        var known = await world.Ask(_ => houses.Contacts(command.House!.Value, ct));
        if (known.Count > 0)
            command.Person = world.Pick(known).Id;
        else
            (command.Caller, command.CallerPhone) = ("路过住户", $"000{world.Random.Next(10_000_000, 99_999_999)}");
        return command;
    }

    /// <summary>交接班 of every day but the few on which it was forgotten: who is on duty hands over with a note on every open matter, the next one confirms.</summary>
    private static async Task TakeShift(DemoWorld world, DateOnly day, int hour, int minute, Actor next, CancellationToken ct)
    {
        var at = world.Moment(day, hour, minute);
        if (day.DayNumber % 19 == 5 || at > world.Now.AddMinutes(-20))
            return;
        var last = await world.Ask(db => db.Set<Shift>().AsNoTracking().OrderByDescending(s => s.StartedAt).Select(s => new { s.Id, s.HolderId, s.Version }).FirstOrDefaultAsync(ct));
        if (last is null)
        {
            await world.Run<StartShift.Command, ShiftId>(next, at, new() { RequestId = Guid.CreateVersion7() }, ct);
            return;
        }

        var holder = world.Staff.Values.First(s => s.Id == last.HolderId);
        var open = await world.Ask(db => db.Set<Contact>().AsNoTracking().Where(c => c.ClosedAt == null).OrderBy(c => c.At).ThenBy(c => c.Id).Select(c => c.Id).Take(HandOverShift.AtMost).ToListAsync(ct));
        await world.Run<HandOverShift.Command, Done>(holder, at.AddMinutes(-5), new()
        {
            RequestId = Guid.CreateVersion7(),
            Shift = last.Id,
            Version = last.Version,
            Note = "前台钥匙、对讲机各一，已点清",
            Items = [.. open.Select(c => new HandOverShift.ItemNote { Contact = c, Note = "跟进中，请按约定时间答复" })],
        }, ct);
        await world.Run<ReceiveShift.Command, ShiftId>(next, at, new() { RequestId = Guid.CreateVersion7(), Shift = last.Id, Version = last.Version + 1 }, ct);
    }

    private static bool IsNight(DateTime utc) => utc.AddHours(8).Hour is < 7 or > 20;
}
