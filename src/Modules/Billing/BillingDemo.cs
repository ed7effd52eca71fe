using Microsoft.EntityFrameworkCore;
using Anju.Billing.Domain;
using Anju.Billing.Domain.Calculation;
using Anju.Billing.Runs;
using Anju.Estate.Contracts;
using Anju.Kernel;
using Anju.Kernel.Demo;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;

namespace Anju.Billing;

/// <summary>
/// Fees of the demo: service fee by area and use, lift by the higher buildings, parking, garbage, water by tiers of the
/// year and electricity. The tariffs are examples with date and source, not what any supplier charges. Each finished
/// month of the past is reckoned, posted and reported by the real acts; the running one waits in review, its shops parked
/// because their new price still waits for approval.
/// </summary>
internal sealed class BillingDemo(IHouseHistory history) : IDemoPart
{
    private const string Example = "示例数据（2024 年网络公开资料，非现行价格）";

    public int Order => 75;

    public Task Lay(DemoWorld world, CancellationToken ct) => world.Center != DemoWorld.MainCenter ? Task.CompletedTask : world.Write(async (db, services) =>
    {
        var (since, at) = (new DateOnly(world.Today.Year - 1, 1, 1), world.Now.AddYears(-1));
        var buildings = await ((IHouseHistory)services.GetService(typeof(IHouseHistory))!).Buildings(ct);
        var (items, prices) = (new List<FeeItem>(), new List<PriceVersion>());
        void Item(string code, string name, Purse purse, bool isForAll = true, bool vacancy = false, string tax = "") =>
            items.Add(new() { No = items.Count + 1, Code = code, Name = name, Purse = purse, CycleMonths = 1, IsForAll = isForAll, VacancyReduces = vacancy, TaxCategory = tax, Paper = purse switch { Purse.Company => PaperKind.Invoice, Purse.Deposit => PaperKind.Receipt, _ => PaperKind.ReceiptThenInvoice } });
        void Price(string where, Tariff tariff, string basis, string includes = "", HouseUse? use = null, BuildingId? building = null, DateOnly? from = null, DateOnly? to = null, bool isApproved = true)
        {
            var price = new PriceVersion { No = prices.Count + 1, ItemNo = items.Count, Terms = tariff.ToJson(), Where = where, Use = use, BuildingId = building, From = from ?? since, To = to, LegalBasis = basis, Includes = includes, ProposedBy = "主任", ProposedAt = at };
            var manager = new CurrentUser();
            manager.Become(Actor.System(world.Center) with { Name = "总经理" });
            if (isApproved)
                price.Decide(true, "", manager, null, at);
            prices.Add(price);
        }

        Item("service", "物业服务费", Purse.Company, vacancy: true, tax: "物业服务 6%");
        Price("住宅", Tariff.Flat(Basis.GrossArea, 2.85m), "《前期物业服务合同》第六条", "综合管理、保洁、秩序维护、绿化、共用设施日常维修", HouseUse.Dwelling);
        var month = new DateOnly(world.Today.Year, world.Today.Month, 1);
        Price("商铺", Tariff.Flat(Basis.GrossArea, 4.5m), "《前期物业服务合同》第六条", "同住宅，另含商业街保洁加密", HouseUse.Shop, to: month.AddDays(-1));
        Price("商铺", Tariff.Flat(Basis.GrossArea, 4.8m), "《商铺物业服务补充协议》", "同住宅，另含商业街保洁加密", HouseUse.Shop, from: month, isApproved: false);      // nobody has approved it yet: shops are the exceptions of this month
        Item("lift", "电梯运行费", Purse.Company, isForAll: false, tax: "物业服务 6%");
        foreach (var building in buildings.Where(b => b.CommunityName == "安居花园" && b.Name is not "商铺"))
            Price($"{building.CommunityName} {building.Name}", Tariff.Flat(Basis.GrossArea, 0.35m), "业主大会决议 2023-02", "电费、维保、年检", building: building.Id);
        Item("garbage", "生活垃圾清运费", Purse.Agency);
        Price("全部", Tariff.Flat(Basis.Household, 6m), Example);
        Item("parking", "车位管理费", Purse.Company, isForAll: false, tax: "物业服务 6%");
        Price("全部", Tariff.Flat(Basis.Space, 60m), "《车位管理服务协议》", "地下车库照明、保洁、道闸");
        Item("water", "水费", Purse.Agency, isForAll: false, tax: "自来水 3%（净额）");
        Price("全部", new Tariff { Basis = Basis.Usage, Unit = "吨", Span = TierSpan.Year, Shift = new(5, 30), Parts = [new("水费", [new(180, 2.07m), new(260, 4.07m), new(null, 6.07m)]), new("水资源费", [new(null, 1.57m)]), new("污水处理费", [new(null, 1.36m)])] }, Example, "代收代付，不加收手续费");
        Item("electricity", "电费", Purse.Agency, isForAll: false, tax: "转售电 13%");
        Price("全部", new Tariff { Basis = Basis.Usage, Unit = "度", Span = TierSpan.Year, Parts = [new("电费", [new(2760, 0.538m), new(4800, 0.588m), new(null, 0.838m)])] }, Example, "代收代付，不加收手续费");
        Item("repair", "有偿维修费", Purse.Company, isForAll: false, tax: "其他生活服务 6%");
        Item("damage", "损坏赔偿", Purse.Company, isForAll: false);
        Item("deposit", "装修押金", Purse.Deposit, isForAll: false);
        Item("heating", "供暖费", Purse.Agency, isForAll: false);
        Price("住宅", new Tariff { Basis = Basis.GrossArea, Parts = [new("供暖费", [new(null, 0)], Seasons: [new(11, 3, [new(null, 6.2m)])])] }, Example, "11 月至次年 3 月，平时不收", HouseUse.Dwelling, from: month.AddMonths(1), isApproved: false);
        db.AddRange(items);
        db.AddRange(prices);
        var estate = (IHouseHistory)services.GetService(typeof(IHouseHistory))!;
        foreach (var community in (await estate.Communities(ct)).Where(c => c.Name == "安居花园"))
            Terms(db, [.. await estate.Next(community.Id, "", 200, ct)], since, month, world.Staff.TryGetValue("shoufei", out var collector) ? collector.Name : "收费员");
    }, ct);

    /// <summary>Large households with their papers, and two houses that stand empty.</summary>
    private static void Terms(Kernel.Data.AppDb db, HouseRow[] houses, DateOnly since, DateOnly month, string by)
    {
        for (var i = 20; i < houses.Length; i += 40)
            db.Add(new Household { Id = Guid.CreateVersion7(), HouseId = houses[i].Id, Persons = 6 + i % 3, From = since.AddMonths(i / 40), Paper = "户口簿复印件", By = by });
        for (var i = 33; i < Math.Min(houses.Length, 150); i += 57)
            db.Add(new Vacancy { Id = Guid.CreateVersion7(), HouseId = houses[i].Id, HouseNumber = houses[i].Number, From = month.AddMonths(1), Percent = 60, WaitMonths = 6, UsageItem = "water", MostUsage = 2, Paper = "空置申请书，水表、电表起始读数已拍照", ProposedBy = by });
    }

    /// <summary>On the third of a month the month before is reckoned and posted; today the running month goes into review.</summary>
    public async Task Live(DemoWorld world, DateOnly day, CancellationToken ct)
    {
        if (world.Center != DemoWorld.MainCenter || !world.Staff.TryGetValue("shoufei", out var collector) || !world.Staff.TryGetValue("caiwu", out var accountant))
            return;
        var month = new DateOnly(day.Year, day.Month, 1);
        if (day.Day == 3)
            foreach (var run in await Reckon(world, collector, month.AddMonths(-1), day, ct))
                await Post(world, collector, accountant, run, day, ct);
        else if (day == world.Today)
            await Reckon(world, collector, month, day, ct);
    }

    private async Task<List<int>> Reckon(DemoWorld world, Actor collector, DateOnly month, DateOnly day, CancellationToken ct)
    {
        var (at, runs) = (Earlier(world, world.Moment(day, 9, 20)), new List<int>());
        foreach (var community in await history.Communities(ct))
        {
            if (await world.Act<StartRun.Command, int>(collector, at, new() { Community = community.Id, Month = month.ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture) }, ct) is not { } run)
                continue;
            while ((await world.Run<CalculateStep.Command, bool>(Actor.System(world.Center), at.AddMinutes(1), new(run), ct)).Value)
                ct.ThrowIfCancellationRequested();
            runs.Add(run);
        }

        return runs;
    }

    private static async Task Post(DemoWorld world, Actor collector, Actor accountant, int run, DateOnly day, CancellationToken ct)
    {
        var total = await world.Ask(db => db.Set<BillRun>().AsNoTracking().Where(r => r.No == run).Select(r => r.TotalFen).SingleAsync(ct));
        await world.Run<PostRun.Command, Done>(accountant, Earlier(world, world.Moment(day, 15, 10)), new() { No = run, Total = new Money(total) }, ct);
        await world.Run<ReportSummary.Command, Done>(collector, Earlier(world, world.Moment(day, 16, 0)), new() { No = run }, ct);
    }

    private static DateTime Earlier(DemoWorld world, DateTime at) => at < world.Now.AddMinutes(-2) ? at : world.Now.AddMinutes(-2);
}
