using Microsoft.EntityFrameworkCore;
using Anju.Inspections.Domain;
using Anju.Inspections.Emergencies;
using Anju.Inspections.Nonconformities;
using Anju.Inspections.Observe;
using Anju.Inspections.Plan;
using Anju.Inspections.Points;
using Anju.Inspections.Record;
using Anju.Inspections.Standards;
using Anju.Inspections.Violations;
using Anju.Kernel.Demo;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;

namespace Anju.Inspections;

/// <summary>Ninety days of patrols, checks of staff and nonconformities, each by the real act; one Sunday is missed, the newest findings are open.</summary>
internal sealed class InspectionsDemo : IDemoPart
{
    private static readonly int[] Buildings = [3, 1, 5, 2, 3];
    private const int MissedDaysAgo = 12, LateDaysAgo = 5;

    private static readonly (string Place, string Item, string Facts)[] Findings =
    [
        ("大堂", "公共照明完好", "大堂吊灯两盏不亮"), ("地下车库", "消防通道畅通", "通道停放电动车一辆"), ("垃圾收集点", "垃圾桶、收集点日产日清无异味", "早九点仍有昨日垃圾"), ("东侧单元", "楼道、楼梯无垃圾和积尘", "三至五层有堆放纸箱"),
        ("水泵房", "运行、巡检记录齐全", "夜班巡检记录缺两次"), ("楼前花园", "无枯死、缺株", "冬青枯死约三平方米"),
    ];

    public int Order => 60;

    public async Task Lay(DemoWorld world, CancellationToken ct)
    {
        if (world.Center != DemoWorld.MainCenter || !world.Staff.TryGetValue("zhuren", out var director))
            return;
        foreach (var (name, place, topic) in ((string, string, string)[])[("水泵房", "地下一层东侧", "设备房"), ("配电间", "地下一层西侧", "设备房"), ("东门垃圾收集点", "东门内侧", DefaultStandards.Cleaning), ("3 栋消防通道", "3 栋北侧", "消防安全"), ("大门岗", "南门", "秩序维护")])
            await world.Run<AddPoint.Command, Done>(director, world.Moment(world.Today.AddDays(-100), 9, 0), new() { Name = name, Place = place, Topic = topic }, ct);
    }

    public async Task Live(DemoWorld world, DateOnly day, CancellationToken ct)
    {
        if (world.Center != DemoWorld.MainCenter || !world.Staff.TryGetValue("zhuren", out var director))
            return;
        var ago = world.Today.DayNumber - day.DayNumber;
        if (ago != MissedDaysAgo)
            await Patrol(world, day, ago, director, ct);
        if (day.DayOfWeek is DayOfWeek.Monday or DayOfWeek.Wednesday or DayOfWeek.Thursday)
            await Check(world, day, director, ct);
        if (day.DayOfWeek == DayOfWeek.Tuesday && ago != LateDaysAgo * 3)
            await Clean(world, day, world.Staff["guanjia"], ct);
        await Correct(world, day, director, ct);
        if (ago == 3)
            await Run<ObserveColleague.Command, Done>(world, world.Staff["qiantai"], world.Moment(day, 16, 20), new() { About = world.Staff["weixiu"].Id, Place = "3 栋大堂", Facts = "上门时没有佩戴工牌" }, ct);
        await Violate(world, day, ago, director, ct);
        if (ago is 1 or 20)
            await Burst(world, day, director, world.Staff["weixiu"], ct);
        if (world.Moment(day, 23, 59) < world.Now)
            await Run<CloseDays.Command, int>(world, Actor.System(world.Center), world.Moment(day.AddDays(1), 0, 5), new(), ct);
    }

    private static async Task Patrol(DemoWorld world, DateOnly day, int ago, Actor director, CancellationToken ct)
    {
        await Run<PlanPatrol.Command, Done>(world, director, world.Moment(day, 8, 20), new() { Route = "一期东侧—地库—设备房", Content = "环境卫生、消防通道、设备房、未关闭的不合格项" }, ct);
        var items = DefaultStandards.All.First(s => s.Topic == DefaultStandards.Cleaning).Items.Select(i => new ItemInput { Text = i.Text }).ToList();
        var (place, item, facts) = Findings[day.DayNumber / 3 % Findings.Length];
        if (day.DayNumber % 3 == 0)
            items.Add(new() { Text = item, Place = $"安居花园 {Buildings[day.DayNumber / 3 % Buildings.Length]} 栋{place}", Facts = facts, Outcome = ItemOutcome.Failed, OnSpot = day.DayNumber % 2 == 0 && ago > LateDaysAgo ? "当场清理" : "", Severity = day.DayNumber % 4 == 0 ? Severity.Serious : Severity.Ordinary, Responsible = world.Staff["weixiu"].Id });
        await Run<RecordInspection.Command, Recorded>(world, director, world.Moment(day, 10, 30),
            new() { Kind = InspectionKind.Patrol, Standard = DefaultStandards.Cleaning, StartedAt = world.Moment(day, 9, 10), Result = "总体正常，个别处见不合格项", Items = items, Photos = items.Exists(i => i.Outcome == ItemOutcome.Failed) && day.DayNumber % 15 != 0 ? [Picture(day.DayNumber)] : [] }, ct);
    }

    private static Task Check(DemoWorld world, DateOnly day, Actor director, CancellationToken ct)
    {
        var (isDesk, who) = (day.DayOfWeek == DayOfWeek.Monday, day.DayOfWeek == DayOfWeek.Monday ? "qiantai" : day.DayOfWeek == DayOfWeek.Wednesday ? "weixiu" : "guanjia");
        var standard = DefaultStandards.All.First(s => s.Topic == (isDesk ? DefaultStandards.Conduct : "维修工"));
        return Run<RecordInspection.Command, Recorded>(world, director, world.Moment(day, 15, 30), new()
        {
            Kind = isDesk ? InspectionKind.Special : InspectionKind.FollowUp,
            Topic = isDesk ? DefaultStandards.Conduct : "",
            Standard = standard.Topic,
            Place = isDesk ? "前台" : "现场",
            Checked = world.Staff[who].Id,
            StartedAt = world.Moment(day, 15, 5),
            Result = "符合要求",
            Items = [.. standard.Items.Select(i => new ItemInput { Text = i.Text })],
        }, ct);
    }

    /// <summary>The housekeeper looks at the cleanness of her zone once a week .</summary>
    private static Task Clean(DemoWorld world, DateOnly day, Actor keeper, CancellationToken ct) =>
        Run<RecordInspection.Command, Recorded>(world, keeper, world.Moment(day, 14, 40), new()
        {
            Kind = InspectionKind.Special,
            Topic = DefaultStandards.Cleaning,
            Standard = DefaultStandards.Cleaning,
            Place = "责任区",
            StartedAt = world.Moment(day, 14, 5),
            Result = "总体干净",
            Items = [.. DefaultStandards.All.First(s => s.Topic == DefaultStandards.Cleaning).Items.Select(i => new ItemInput { Text = i.Text })],
        }, ct);

    /// <summary>What is two days old is corrected and verified; one finding lies about.</summary>
    private static async Task Correct(DemoWorld world, DateOnly day, Actor director, CancellationToken ct)
    {
        var before = world.Moment(day.AddDays(-1), 0, 0);
        var open = await world.Ask(db => db.Set<Nonconformity>().AsNoTracking().Where(n => n.RaisedAt < before && n.OpenUntil < Nonconformity.Over).OrderBy(n => n.RaisedAt).ThenBy(n => n.Id).Take(20).ToListAsync(ct));
        foreach (var found in open.Where(n => world.Now - n.RaisedAt > TimeSpan.FromDays(LateDaysAgo + 2)))
        {
            await Run<NotifyResponsible.Command, Nonconformities.Moved>(world, director, world.Moment(day, 9, 5), new() { Id = found.Id, Way = NoticeWay.Paper, Demand = "按标准整改，防止再发生" }, ct);
            await Run<CorrectNonconformity.Command, Nonconformities.Moved>(world, world.Staff["weixiu"], world.Moment(day, 14, 0), new() { Id = found.Id, Cause = "日常检查不到位", Correction = "当日已处理到位", Action = "列入班组每日自查" }, ct);
            await Run<VerifyNonconformity.Command, Nonconformities.Moved>(world, world.Staff["guanjia"], world.Moment(day, 16, 0), new() { Id = found.Id, Words = "现场复查合格" }, ct);
        }
    }

    /// <summary>Every ninth day somebody parks in the passage; the last one is not restored yet.</summary>
    private static async Task Violate(DemoWorld world, DateOnly day, int ago, Actor director, CancellationToken ct)
    {
        if (ago % 9 != 1)
            return;
        var keeper = world.Staff["guanjia"];
        var made = await world.Run<FindViolation.Command, Violations.Moved>(keeper, world.Moment(day, 10, 5), new() { Place = $"安居花园 {Buildings[ago / 9 % Buildings.Length]} 栋一层", Kind = "占用消防通道", Facts = "电动车停在疏散通道", Rule = "管理规约第二十一条", Person = "王例安", Photos = ago > 9 ? [Picture(ago)] : [] }, ct);
        if (made.Value is not { } found)
            return;
        async Task Take(int hour, int minute, ViolationAct act, string words, string to = "", string way = "", Actor? who = null)
        {
            if (world.Moment(day, hour, minute) < world.Now)
                await world.Run<ActOnViolation.Command, Violations.Moved>(who ?? keeper, world.Moment(day, hour, minute), new() { Id = found.Id, Act = act, Words = words, To = to, Way = way, Signer = "王例安", IsRefused = true, Witness = "门岗" }, ct);
        }

        await Take(10, 20, ViolationAct.Stop, "当面劝离");
        await Take(10, 25, ViolationAct.Explain, "消防通道不得占用，火灾时危及全楼", "王例安", "当面");
        await Take(10, 40, ViolationAct.Notice, "三日内不得再停");
        if (ago > 9)
            await Take(17, 0, ViolationAct.Restore, "当日复查，通道畅通", who: director);
    }

    private static async Task Burst(DemoWorld world, DateOnly day, Actor director, Actor worker, CancellationToken ct)
    {
        if ((await world.Run<OpenEmergency.Command, Emergencies.Moved>(worker, world.Moment(day, 21, 10), new() { Kind = "管道爆裂", Place = "2 栋地下室" }, ct)).Value is not { } opened)
            return;
        await Run<LogMeasure.Command, Emergencies.Moved>(world, worker, world.Moment(day, 21, 16), new() { Id = opened.Id, Words = "关闭 2 栋给水总阀，开始抽水" }, ct);
        await Run<WriteReport.Command, Emergencies.Moved>(world, director, world.Moment(day, 23, 10), new()
        {
            Id = opened.Id,
            HappenedAt = world.Moment(day, 21, 2),
            Spot = "2 栋地下室",
            Persons = "无人受伤；赵样师、值班门岗到场处置",
            Facts = "给水立管弯头爆裂，地下室走道积水约 8 厘米，20 户停水",
            Loss = "两户地下储藏间物品受潮，待核定",
            ReportedTo = "总经理、供水公司",
            ReportedAt = world.Moment(day, 21, 30),
            FollowUp = "次日会同业主核定损失，联系保险",
        }, ct);
        await Run<CloseEmergency.Command, Emergencies.Moved>(world, director, world.Moment(day, 23, 40), new() { Id = opened.Id, Cause = "管件老化", Review = "更换管件，列入全楼排查" }, ct);
    }

    private static Photo Picture(int number) => new() { Name = $"现场{number % 100}.png", Bytes = DemoPhoto.Png(number) };

    private static async Task Run<TCommand, TResult>(DemoWorld world, Actor who, DateTime at, TCommand command, CancellationToken ct) where TCommand : class
    {
        if (at < world.Now)
            await world.Run<TCommand, TResult>(who, at, command, ct);
    }
}
