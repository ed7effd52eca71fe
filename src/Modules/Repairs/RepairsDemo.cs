using Microsoft.EntityFrameworkCore;
using Anju.Kernel;
using Anju.Kernel.Demo;
using Anju.Kernel.Identity;
using Anju.People.Contracts;
using Anju.Repairs.Clock;
using Anju.Repairs.Complete;
using Anju.Repairs.Contracts;
using Anju.Repairs.Desk;
using Anju.Repairs.Domain;
using Anju.Repairs.Prices;
using Anju.Repairs.Pricing;
using Anju.Repairs.Send;
using Anju.Repairs.Visit;

namespace Anju.Repairs;

/// <summary>Ninety days of repairs, each step by the real act of whoever takes it; the newest stay open in every state of the board, two of them late.</summary>
internal sealed class RepairsDemo : IDemoPart
{
    private static readonly Dictionary<string, string> Results = new()
    {
        ["水槽"] = "更换下水软管，试水不漏",
        ["门锁"] = "调整锁舌并加油，开关顺畅",
        ["灯"] = "更换灯管，已亮",
        ["插座"] = "更换插座面板，已通电",
        ["地漏"] = "清理疏通，排水正常",
        ["马桶"] = "更换进水阀，水位正常",
        ["对讲"] = "更换分机听筒，通话正常",
        ["窗"] = "更换滑轮，推拉顺畅",
        ["龙头"] = "更换阀芯，不再滴水",
        ["排风扇"] = "清理扇叶并接线，运转正常",
        ["柜门"] = "更换合页，关合正常",
        ["晾衣架"] = "更换钢丝绳，升降正常",
        ["软管"] = "更换软管并紧固，试水不漏",
        ["墙面"] = "铲除起皮处，补腻子并涂刷",
    };

    private static readonly (string Code, LineKind Kind, string Name, string Unit, decimal Yuan)[] Prices =
    [
        ("R01", LineKind.Labour, "更换龙头", "次", 30), ("R02", LineKind.Labour, "疏通下水", "次", 60), ("R03", LineKind.Labour, "更换插座开关", "个", 15), ("R04", LineKind.Labour, "更换灯具", "个", 20),
        ("R05", LineKind.Labour, "更换门锁", "把", 50), ("R06", LineKind.Labour, "墙面修补", "㎡", 35), ("M01", LineKind.Material, "不锈钢软管 40 cm", "根", 12.5m), ("M02", LineKind.Material, "陶瓷阀芯", "个", 18),
        ("M03", LineKind.Material, "五孔插座", "个", 13.8m), ("M04", LineKind.Material, "LED 灯管 16 W", "支", 22), ("M05", LineKind.Material, "入户锁芯", "个", 96), ("M06", LineKind.Material, "内墙腻子", "kg", 6.4m),
    ];

    /// <summary>How far the orders of the last two days have come, in turn.</summary>
    private static readonly string[] Newest = ["working", "done", "quoted", "confirmed", "parts", "onsite", "confirmed", "away", "done", "working", "confirmed", "accepted"];

    private int turn;

    public int Order => 50;

    public async Task Lay(DemoWorld world, CancellationToken ct)
    {
        if (world.Center != DemoWorld.MainCenter || !world.Staff.TryGetValue("zhuren", out var director))
            return;
        foreach (var (code, kind, name, unit, yuan) in Prices)
            await world.Run<SavePrice.Command, PriceId>(director, world.Moment(world.Today.AddDays(-120), 9, 0), new() { RequestId = Guid.CreateVersion7(), Code = code, Kind = kind, Name = name, Unit = unit, Price = Money.Yuan(yuan) }, ct);
    }

    public async Task Live(DemoWorld world, DateOnly day, CancellationToken ct)
    {
        if (!world.Staff.TryGetValue("qiantai", out var clerk))
            return;
        var (from, to, again) = (world.Moment(day, 0, 0), world.Moment(day, 23, 59), world.Moment(day, 9, 10));   // a reopened order is sent again the next morning
        var orders = await world.Ask(db => db.Set<Repair>().AsNoTracking().Where(r => r.RegisteredAt >= from && r.RegisteredAt <= to && r.State == RepairState.Registered || r.RegisteredAt < from && r.State == RepairState.Reopened)
            .OrderBy(r => r.RegisteredAt).Select(r => new Job(r.Id, r.State == RepairState.Reopened ? again : r.RegisteredAt, r.Class, r.Item, r.ReporterName, r.Trade)).Take(100).ToListAsync(ct));
        foreach (var order in orders)
            await Work(world, clerk, order, ct);
    }

    private sealed record Job(RepairId Id, DateTime At, RepairClass Class, string Item, string Reporter, Trade Trade);

    private async Task Work(DemoWorld world, Actor clerk, Job job, CancellationToken ct)
    {
        var worker = world.Staff[job.Trade switch
        {
            Trade.Electric or Trade.LowCurrent => "diangong",
            Trade.Locks or Trade.Carpentry => "周例修",
            _ => world.Pick(["weixiu", "weixiu", "李样修", "郑样修"]),
        }];
        var day = world.Today.AddDays(-2);
        var end = job.At < world.Moment(day, 0, 0) ? "confirmed" : Newest[turn++ % Newest.Length];
        if (end == "accepted" && job.At < world.Now.AddHours(-16))
            end = "working";
        var slow = world.Random.Next(22) == 0;
        var isPaid = end == "quoted" || end != "onsite" && world.Random.Next(4) == 0;
        var (work, part) = Listed(job.Item);
        var at = job.At;
        foreach (var (name, minutes, step) in Steps())
        {
            at = at.AddMinutes(minutes + world.Random.Next(2));
            if (at > world.Now.AddMinutes(-4) || !await step(at) || name == end)
                return;
        }

        IEnumerable<(string Name, int Minutes, Func<DateTime, Task<bool>> Step)> Steps()
        {
            yield return ("sent", 1, t => Done<DispatchWorker.Command>(world, clerk, t, new() { Id = job.Id, Worker = worker.Id, Electric = job.Trade == Trade.Electric }, ct));
            yield return ("accepted", 1, t => Done<AcceptOrder.Command>(world, worker, t, new() { Id = job.Id }, ct));
            yield return ("onsite", slow ? 200 : job.Class == RepairClass.Urgent ? 9 : 24, t => Done<ArriveOnSite.Command>(world, worker, t, new() { Id = job.Id, Badge = true }, ct));
            if (end == "away")
            {
                yield return ("away", 6, t => Done<PauseClock.Command>(world, worker, t, new() { Id = job.Id, Reason = PauseReason.OwnerTime, Until = world.Now.AddHours(30), Words = "住户临时出门，改约明天" }, ct));
                yield break;
            }

            if (isPaid)
            {
                yield return ("quoted", 6, t => Done<QuoteRepair.Command>(world, worker, t, new() { Id = job.Id, Lines = [new() { Name = work, Quantity = 1 }, new() { Name = part, Kind = LineKind.Material, Quantity = 1 }] }, ct));
                yield return ("agreed", 3, t => Done<ConsentToQuote.Command>(world, worker, t, new() { Id = job.Id, Way = ConsentWay.Signed, Signer = job.Reporter, Drawing = DemoWorld.Signature }, ct));
            }

            yield return ("working", 4, t => Done<StartWork.Command>(world, worker, t, new() { Id = job.Id, FreeReason = isPaid ? "" : "小修免费项目", Checks = Checks(job) }, ct));
            if (end == "parts")
                yield return ("parts", 12, t => Done<PauseClock.Command>(world, worker, t, new() { Id = job.Id, Reason = PauseReason.Material, Until = world.Now.AddHours(20), Words = $"{part}缺货，已请仓管采购" }, ct));
            yield return ("done", slow ? 1700 : 35, t => Done<FinishRepair.Command>(world, worker, t, new() { Id = job.Id, Result = Results.GetValueOrDefault(job.Item, "已修好，住户已试") }, ct));
            yield return ("confirmed", 8, t => Done<ConfirmByOwner.Command>(world, worker, t, new() { Id = job.Id, Way = ConsentWay.Signed, Signer = job.Reporter, Drawing = DemoWorld.Signature }, ct));
        }
    }

    private static (string Work, string Part) Listed(string item) => item switch
    {
        "插座" => ("更换插座开关", "五孔插座"),
        "灯" or "排风扇" or "对讲" => ("更换灯具", "LED 灯管 16 W"),
        "门锁" => ("更换门锁", "入户锁芯"),
        "墙面" => ("墙面修补", "内墙腻子"),
        "地漏" or "马桶" => ("疏通下水", "不锈钢软管 40 cm"),
        _ => ("更换龙头", "陶瓷阀芯"),
    };

    private static List<string> Checks(Job job) => job.Trade == Trade.Electric ? [.. DefaultProcedure.Rules().ChecksFor(Risk.Electric)] : [];

    private static async Task<bool> Done<TCommand>(DemoWorld world, Actor who, DateTime at, TCommand command, CancellationToken ct) where TCommand : OnRepair
    {
        command.RequestId = Guid.CreateVersion7();
        return (await world.Run<TCommand, Moved>(who, at, command, ct)).Problem is null;
    }
}
