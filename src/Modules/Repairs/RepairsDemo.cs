using Microsoft.EntityFrameworkCore;
using Anju.Kernel;
using Anju.Kernel.Demo;
using Anju.Kernel.Identity;
using Anju.Repairs.Complete;
using Anju.Repairs.Contracts;
using Anju.Repairs.Desk;
using Anju.Repairs.Domain;
using Anju.Repairs.Send;
using Anju.Repairs.Visit;

namespace Anju.Repairs;

/// <summary>Ninety days of repairs: each order of the day is sent, done and confirmed by the real acts; the newest stay open, a few are late.</summary>
internal sealed class RepairsDemo : IDemoPart
{
    private static readonly string[] Results = ["更换软管，试水不漏", "清理疏通，排水正常", "更换灯管，已亮", "调整锁舌并加油，开关顺畅", "更换配件，试用正常", "紧固接头，住户已试"];

    /// <summary>A drawn line of one pixel, in place of a signature.</summary>
    private const string Scribble = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    public int Order => 50;

    /// <summary>A price list of a center's usual size would be longer; these are what the demo's faults need.</summary>
    private static readonly (string Code, LineKind Kind, string Name, string Spec, string Unit, decimal Yuan)[] Prices =
    [
        ("R01", LineKind.Labour, "水槽下水更换", "", "次", 30m), ("R02", LineKind.Labour, "龙头更换", "", "只", 20m), ("R03", LineKind.Labour, "管道疏通", "户内", "次", 50m),
        ("R04", LineKind.Labour, "灯具更换", "", "只", 20m), ("R05", LineKind.Labour, "插座开关更换", "", "只", 15m), ("R06", LineKind.Labour, "门锁调整", "", "把", 25m),
        ("C01", LineKind.Material, "下水软管", "Ф50", "根", 18m), ("C02", LineKind.Material, "生料带", "", "卷", 2m), ("C03", LineKind.Material, "面盆龙头", "单冷", "只", 65m),
        ("C04", LineKind.Material, "五孔插座", "10A", "只", 16.5m), ("C05", LineKind.Material, "吸顶灯", "LED 18W", "只", 58m), ("C06", LineKind.Material, "锁芯", "C 级", "把", 85m),
    ];

    public Task Lay(DemoWorld world, CancellationToken ct) => world.Write((db, _) =>
    {
        foreach (var (code, kind, name, spec, unit, yuan) in Prices)
            db.Add(PriceItem.Make(code, kind, name, spec, unit, Money.Yuan(yuan), "", world.Today.AddYears(-1)));
        return Task.CompletedTask;
    }, ct);

    public async Task Live(DemoWorld world, DateOnly day, CancellationToken ct)
    {
        if (!world.Staff.TryGetValue("qiantai", out var clerk))
            return;
        var (from, to) = (world.Moment(day, 0, 0), world.Moment(day, 23, 59));
        var orders = await world.Ask(db => db.Set<Repair>().AsNoTracking().Where(r => r.RegisteredAt >= from && r.RegisteredAt <= to && r.State == RepairState.Registered)
            .OrderBy(r => r.RegisteredAt).Select(r => new { r.Id, r.RegisteredAt }).Take(100).ToListAsync(ct));
        foreach (var order in orders)
            await Work(world, clerk, order.Id, order.RegisteredAt, ct);
    }

    private static async Task Work(DemoWorld world, Actor clerk, RepairId id, DateTime at, CancellationToken ct)
    {
        var worker = world.Staff[world.Pick(["weixiu", "weixiu", "diangong", "李样修", "周例修", "郑样修"])];
        var slow = world.Random.Next(12) == 0;
        var stopAt = at < world.Moment(world.Today.AddDays(-1), 0, 0) ? 9 : world.Random.Next(100) switch { < 20 => 0, < 35 => 1, < 50 => 3, < 60 => 4, _ => 9 };
        (int Minutes, Func<DateTime, Task<bool>> Step)[] steps =
        [
            (1, t => Done<DispatchWorker.Command>(world, clerk, t, new() { Id = id, Worker = worker.Id }, ct)),
            (1, t => Done<AcceptOrder.Command>(world, worker, t, new() { Id = id }, ct)),
            (slow ? 95 : 17, t => Done<ArriveOnSite.Command>(world, worker, t, new() { Id = id, Badge = true }, ct)),
            (5, t => Done<StartWork.Command>(world, worker, t, new() { Id = id, FreeReason = "小修免费项目" }, ct)),
            (slow ? 1700 : 35, t => Done<FinishRepair.Command>(world, worker, t, new() { Id = id, Result = world.Pick(Results) }, ct)),
            (8, t => Done<ConfirmByOwner.Command>(world, worker, t, new() { Id = id, Way = ConsentWay.Signed, Signer = "住户", Drawing = Scribble }, ct)),
        ];
        for (var i = 0; i < steps.Length && i < stopAt; i++)
        {
            at = at.AddMinutes(steps[i].Minutes + (i < 2 ? world.Random.Next(2) : world.Random.Next(4)));
            if (at > world.Now.AddMinutes(-5) || !await steps[i].Step(at))
                return;
        }

    }

    private static async Task<bool> Done<TCommand>(DemoWorld world, Actor who, DateTime at, TCommand command, CancellationToken ct) where TCommand : OnRepair
    {
        command.RequestId = Guid.CreateVersion7();
        return (await world.Run<TCommand, Moved>(who, at, command, ct)).Problem is null;
    }
}
