using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Anju.Billing.Contracts;
using Anju.Estate.Contracts;
using Anju.Kernel;
using Anju.Kernel.Data;
using Anju.Kernel.Demo;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Ledger.Charges;
using Anju.Ledger.Contracts;
using Anju.Ledger.Counter;
using Anju.Ledger.Deposits;
using Anju.Ledger.Domain;

namespace Anju.Ledger.Requests;

/// <summary>
/// The demo's deposits and applications, by the real acts, while the collector's box is open: a deposit given back less a
/// damage, others held; a waiver granted, one to check, one to approve.
/// </summary>
internal sealed class RequestsDemo(DemoWorld world, Actor collector, DateOnly day)
{
    /// <summary>Due on the 25th of the month after; only the service fee has a late charge, by the demo's contract.</summary>
    public static async Task Terms(AppDb db, IServiceProvider services, DateOnly today, CancellationToken ct)
    {
        foreach (var item in (await services.GetRequiredService<IBills>().Items(ct)).Where(i => i.Whose != MoneyOf.Deposit))
            db.Add(new FeeTerms { ItemNo = item.No, FromPeriod = (today.Year - 1) * 100 + 1, DueMonths = 1, DueDay = 25, RateMillionths = item.No == 1 ? 300 : 0, GraceDays = item.No == 1 ? 5 : 0, Clause = item.No == 1 ? "《前期物业服务合同》第九条（示例）" : "", By = "主任" });
    }

    public async Task Live(IReadOnlyList<HouseId> houses, CancellationToken ct)
    {
        if (houses.Count < 60 || !world.Staff.TryGetValue("zhuren", out var director) || !world.Staff.TryGetValue("caiwu", out var accountant) || !world.Staff.TryGetValue("zongjingli", out var manager) || !world.Staff.TryGetValue("guanjia", out var keeper))
            return;
        if (IsTurn(40))
            await Deposit(houses[13], "许可证 ZX-2026-0031，示范装饰公司", ct);
        if (IsTurn(24))
            await Deposit(houses[27], "许可证 ZX-2026-0035，示范装饰公司", ct);
        if (IsTurn(9))
            await GiveBack(director, accountant, manager, ct);
        if (IsTurn(6) && await Waive(houses[21], keeper, "外墙渗水影响居住，见维修记录", ct) is { } granted && await Check(accountant, granted, ct))
            await world.Run<ApproveRequest.Command, Done>(director, world.Moment(day, 16, 0), new() { Id = granted, Agrees = true, Words = "同意" }, ct);
        if (IsTurn(2))
            await Deposit(houses[41], "许可证 ZX-2026-0038，业主自装", ct);
        if (IsTurn(2) && await Waive(houses[35], keeper, "入户门锁保修期内损坏，维修费减免", ct) is { } half)
            await Check(accountant, half, ct);
        if (IsTurn(1))
            await Waive(houses[49], keeper, "物业施工损坏，维修费减免", ct);
    }

    /// <summary>So many days ago; the box is shut on Sundays, and what falls on one is done the day before.</summary>
    private bool IsTurn(int ago) => world.Today.DayNumber - day.DayNumber - ago is var late && (late == 0 || late == 1 && day.AddDays(1).DayOfWeek == DayOfWeek.Sunday);

    private async Task<int> Item(string name, CancellationToken ct)
    {
        var no = 0;
        await world.Write(async (_, services) => no = (await services.GetRequiredService<IBills>().Items(ct)).First(i => i.Name == name).No, ct);
        return no;
    }

    private async Task Deposit(HouseId house, string what, CancellationToken ct) => await world.Run<TakeDeposit.Command, TakeDeposit.Taken>(collector, world.Moment(day, 10, 25), new()
    {
        RequestId = Guid.CreateVersion7(),
        House = house,
        Item = await Item("装修押金", ct),
        For = what,
        Tenders = [new() { Way = Way.Cash, Amount = Money.Yuan(2000) }],
    }, ct);

    private async Task GiveBack(Actor director, Actor accountant, Actor manager, CancellationToken ct)
    {
        var held = await world.Ask(db => db.Set<Deposit>().AsNoTracking().OrderBy(d => d.Number).Select(d => (DepositId?)d.Id).FirstOrDefaultAsync(ct));
        if (held is not { } id)
            return;
        await world.Run<ReleaseDeposit.Command, Done>(director, world.Moment(day, 9, 5), new() { Id = id, Words = "装修验收合格，电梯厅墙砖一处损坏" }, ct);
        var asked = await world.Run<ProposeRequest.Command, RequestId>(collector, world.Moment(day, 9, 20), new()
        {
            RequestId = Guid.CreateVersion7(),
            Kind = RequestKind.DepositReturn,
            Deposit = id,
            Kept = Money.Yuan(350),
            KeptItem = await Item("损坏赔偿", ct),
            Reason = "验收合格，扣电梯厅墙砖修复费",
            Proof = "验收表、照片 3 张、报价单",
        }, ct);
        if (asked.Problem is not null || !await Check(accountant, asked.Value, ct))
            return;
        await world.Run<ApproveRequest.Command, Done>(manager, world.Moment(day, 16, 0), new() { Id = asked.Value, Agrees = true, Words = "同意" }, ct);
        await world.Run<PayOut.Command, ReceiptId>(collector, world.Moment(day, 16, 30), new() { RequestId = Guid.CreateVersion7(), Id = asked.Value, Way = Way.Cash }, ct);
    }

    private async Task<RequestId?> Waive(HouseId house, Actor keeper, string reason, CancellationToken ct)
    {
        if (await world.Act<AddCharge.Command, long>(collector, world.Moment(day, 9, 30), new() { RequestId = Guid.CreateVersion7(), House = house, Item = await Item("有偿维修费", ct), Amount = Money.Yuan(65), Why = "维修价目表：更换锁芯，人工 30 元、材料 35 元" }, ct) is not { } charge)
            return null;
        return await world.Act<ProposeRequest.Command, RequestId>(keeper, world.Moment(day, 10, 40), new()
        {
            RequestId = Guid.CreateVersion7(),
            Kind = RequestKind.Waiver,
            House = house,
            Picks = [new() { Charge = charge, Principal = Money.Yuan(30) }],
            Reason = reason,
            Proof = "维修记录、照片",
        }, ct);
    }

    private async Task<bool> Check(Actor accountant, RequestId id, CancellationToken ct) => (await world.Run<CheckRequest.Command, Done>(accountant, world.Moment(day, 15, 0), new() { Id = id, Agrees = true, Words = "资料齐全" }, ct)).Problem is null;
}
