using Microsoft.EntityFrameworkCore;
using Anju.Kernel.Demo;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Office.Domain;
using Anju.Office.Meetings;
using Anju.Office.Opinions;
using Anju.Office.Plans;
using Anju.Office.Targets;
using Anju.Office.Tasks;

namespace Anju.Office;

/// <summary>An office at work: the year plan approved and running, last month's meeting with its decisions, this month's plan, targets, tasks and opinions, each by the real act at its time.</summary>
internal sealed class OfficeDemo : IDemoPart
{
    /// <summary>Month by month what a center does; the twelfth is the end of the year.</summary>
    private static readonly (int Month, int Day, string Goal, string Task, string Who, string Measure)[] Year =
    [
        (1, 25, "收费率 95%", "年度收费方案和欠费户走访名单", "shoufei", "方案报总经理"), (2, 20, "安全无事故", "春节前消防、用电专项检查", "diangong", "检查记录齐全"), (3, 25, "环境优良", "春季绿化补种和修剪", "guanjia", "成活率 90%"),
        (4, 28, "设备完好", "二次供水水箱清洗消毒", "weixiu", "水质检测合格"), (5, 25, "安全度汛", "雨水管、集水井清掏，防汛物资清点", "weixiu", "汛前完成"), (6, 25, "满意率 90%", "上半年满意度调查和整改", "qiantai", "回收 200 份"),
        (7, 25, "设备完好", "电梯年检配合和整改", "diangong", "一次合格"), (8, 25, "队伍称职", "全员业务培训和考核", "zhuren", "人人合格"), (9, 25, "安全无事故", "消防演练和消火栓放水试验", "diangong", "演练一次，有记录"),
        (10, 25, "设备完好", "冬季供暖前管道检修试压", "weixiu", "无渗漏"), (10, 28, "收费率 95%", "三季度欠费催缴", "shoufei", "欠费下降 20%"), (11, 20, "安全过冬", "水管、消防管道防冻保温", "weixiu", "室外管道全部保温"),
        (11, 26, "满意率 90%", "冬季用水用电安全入户宣传", "guanjia", "入户 300 户"), (11, 28, "账目清楚", "装修押金和代收费清理", "caiwu", "账实相符"), (12, 10, "满意率 90%", "年终满意度调查", "qiantai", "回收 200 份"), (12, 25, "队伍称职", "年终考评和年度总结", "zhuren", "12 月 31 日前提交"),
    ];

    public int Order => 70;

    public Task Lay(DemoWorld world, CancellationToken ct) => Task.CompletedTask;

    /// <summary>The whole year at once, before the first day of the past is judged.</summary>
    public async Task Live(DemoWorld world, DateOnly day, CancellationToken ct)
    {
        if (world.Center != DemoWorld.MainCenter || !world.Staff.ContainsKey("zhuren") || await world.Ask(db => db.Set<YearPlan>().AnyAsync(ct)))
            return;
        var month = new DateOnly(world.Today.Year, world.Today.Month, 1);
        foreach (var year in new[] { month.AddMonths(-1).Year, month.Year }.Distinct())
            await Plan(world, year, ct);
        await Targets(world, ct);
        for (var past = new DateOnly(month.AddMonths(-1).Year, 1, 1); past < month.AddMonths(-1); past = past.AddMonths(1))
            await Earlier(world, past, ct);
        await LastMonth(world, month.AddMonths(-1), ct);
        await ThisMonth(world, month, ct);
        await Tasks(world, ct);
        await Opinions(world, ct);
    }

    private static async Task Plan(DemoWorld world, int year, CancellationToken ct)
    {
        var (director, manager) = (world.Staff["zhuren"], world.Staff["zongjingli"]);
        DateTime At(int day, int hour) => world.Moment(new DateOnly(year - 1, 12, day), hour, 0);
        if ((await world.Run<BeginYearPlan.Command, PlanMoved>(director, At(8, 9), new() { Year = year }, ct)).Value is not { } made)
            return;
        var lines = Year.Select(l => new LineInput { Goal = l.Goal, Task = l.Task, Owner = world.Staff[l.Who].Id, DueOn = new DateOnly(year, l.Month, Math.Min(l.Day, DateTime.DaysInMonth(year, l.Month))), Measure = l.Measure }).ToList();
        await world.Run<WriteYearPlan.Command, PlanMoved>(director, At(8, 11), new() { Id = made.Id, Lines = lines[..^1] }, ct);
        await world.Run<ActOnYearPlan.Command, PlanMoved>(director, At(10, 9), new() { Id = made.Id, Act = PlanAct.Submit }, ct);
        await world.Run<JudgeYearPlan.Command, PlanMoved>(manager, At(12, 15), new() { Id = made.Id, Act = PlanAct.Return, Words = "补上年终考评，写明完成日期" }, ct);
        await world.Run<WriteYearPlan.Command, PlanMoved>(director, At(15, 10), new() { Id = made.Id, Lines = lines }, ct);
        await world.Run<ActOnYearPlan.Command, PlanMoved>(director, At(15, 11), new() { Id = made.Id, Act = PlanAct.Submit }, ct);
        await world.Run<JudgeYearPlan.Command, PlanMoved>(manager, At(18, 16), new() { Id = made.Id, Act = PlanAct.Approve, Words = "同意" }, ct);
        await world.Run<ActOnYearPlan.Command, PlanMoved>(director, At(28, 9), new() { Id = made.Id, Act = PlanAct.Run }, ct);
    }

    /// <summary>What the company asks of every index that exists, a little more than the procedures do.</summary>
    private static async Task Targets(DemoWorld world, CancellationToken ct)
    {
        var (manager, set) = (world.Staff["zongjingli"], world.Moment(new DateOnly(world.Today.Year - 1, 12, 30), 10, 0));
        var indices = new List<SetTargets.Line>();
        await world.Write(async (_, services) =>
        {
            foreach (var source in (IEnumerable<Casework.Contracts.IIndexSource>)services.GetService(typeof(IEnumerable<Casework.Contracts.IIndexSource>))!)
                indices.AddRange((await source.Of(world.Today, world.Today, ct)).Indices.Select(i => new SetTargets.Line { Index = i.Name, Target = i.Target }));
        }, ct);
        await world.Run<SetTargets.Command, Done>(manager, set, new() { Year = world.Today.Year, Lines = indices }, ct);
        var sheet = await world.Ask(db => db.Set<TargetSheet>().AsNoTracking().OrderBy(t => t.No).Select(t => (TargetSheetId?)t.Id).FirstOrDefaultAsync(ct));
        if (sheet is { } id)
            await world.Run<SignTargets.Command, Done>(world.Staff["zhuren"], set.AddHours(5), new() { Id = id }, ct);
    }

    /// <summary>A month that went as planned: its plan, and the meeting that says so.</summary>
    private static async Task Earlier(DemoWorld world, DateOnly month, CancellationToken ct)
    {
        var (director, held) = (world.Staff["zhuren"], world.Moment(month.AddMonths(1).AddDays(-3), 15, 0));
        await world.Run<DeriveMonthPlan.Command, MonthMade>(director, world.Moment(month, 9, 0), new() { Month = month }, ct);
        var items = await Items(world, month, ct);
        var made = await world.Run<RecordMeeting.Command, MeetingMade>(world.Staff["dangan"], held.AddHours(2), new()
        {
            Kind = MeetingKind.MonthEnd,
            Month = month,
            HeldAt = held,
            Place = "服务中心会议室",
            Chair = director.Id,
            Attendees = [.. ((string[])["zhuren", "guanjia", "qiantai", "weixiu", "diangong", "shoufei"]).Select(who => new AttendeeInput { Staff = world.Staff[who].Id!.Value })],
            Items = [.. items.Select(i => new ReviewInput { Item = i.Id, State = ItemState.Done })],
        }, ct);
        if (made.Value is not { } meeting)
            return;
        foreach (var who in (string[])["zhuren", "guanjia", "qiantai", "weixiu", "diangong", "shoufei"])
            await world.Run<SignMeeting.Command, Done>(world.Staff[who], held.AddHours(3), new() { Id = meeting.Id }, ct);
        await world.Run<ApproveMeeting.Command, Done>(director, held.AddHours(4), new() { Id = meeting.Id }, ct);
    }

    private static Task<List<(MonthItemId Id, int No)>> Items(DemoWorld world, DateOnly month, CancellationToken ct) => world.Ask(async db =>
        (await db.Set<MonthItem>().AsNoTracking().Where(i => db.Set<MonthPlan>().Any(p => p.Id == i.MonthPlanId && p.Month == month)).OrderBy(i => i.No).Take(50).Select(i => new { i.Id, i.No }).ToListAsync(ct)).Select(i => (i.Id, i.No)).ToList());

    private static async Task LastMonth(DemoWorld world, DateOnly month, CancellationToken ct)
    {
        var (director, held) = (world.Staff["zhuren"], world.Moment(month.AddMonths(1).AddDays(-2), 15, 0));
        await world.Run<DeriveMonthPlan.Command, MonthMade>(director, world.Moment(month, 9, 0), new() { Month = month }, ct);
        await world.Run<AddMonthItem.Command, MonthMade>(director, world.Moment(month.AddDays(8), 10, 0), new() { Month = month, Task = "东门道闸更换", Owner = world.Staff["diangong"].Id, DueOn = month.AddDays(24), Measure = "验收合格" }, ct);
        var items = await Items(world, month, ct);
        var made = await world.Run<RecordMeeting.Command, MeetingMade>(world.Staff["dangan"], held.AddHours(2), new()
        {
            Kind = MeetingKind.MonthEnd,
            Month = month,
            HeldAt = held,
            Place = "服务中心会议室",
            Chair = director.Id,
            Attendees = [.. DemoData.Accounts.Where(a => a.Account is not ("zongjingli" or "guanli")).Select(a => new AttendeeInput { Staff = world.Staff[a.Account].Id!.Value, Presence = a.Account == "cangguan" ? Presence.Excused : Presence.Present, Reason = a.Account == "cangguan" ? "年休" : "" })],
            Reports = [new() { Post = "收费员", Words = "本月收费进度正常，欠费大户约谈两户" }, new() { Post = "维修工", Words = "急修全部按时到场，返修一件已处理" }, new() { Post = "管理员", Words = "巡查每日一次，消防通道占用劝离三起" }],
            Items = [.. items.Select(i => new ReviewInput { Item = i.Id, State = i.No == items.Count ? ItemState.NotDone : ItemState.Done, Reason = i.No == items.Count ? "设备到货晚，下月十日前装完" : "" })],
            Decisions =
            [
                new() { What = "冬季防冻物资清单和领用计划", Who = world.Staff["cangguan"].Id, DueOn = month.AddMonths(1).AddDays(9) },
                new() { What = "地下车库积水点整改方案", Who = world.Staff["weixiu"].Id, DueOn = world.Today.AddDays(-2) > month.AddMonths(1) ? world.Today.AddDays(-2) : world.Today },
                new() { What = "前台礼貌用语抽查，每周两次", Who = world.Staff["qiantai"].Id, DueOn = world.Today.AddDays(6) },
            ],
            NextPlan = "年底欠费集中催缴\n冬季安全检查",
        }, ct);
        if (made.Value is not { } meeting)
            return;
        foreach (var who in (string[])["qiantai", "weixiu", "guanjia", "shoufei", "zhuren", "dangan", "caiwu"])
            await world.Run<SignMeeting.Command, Done>(world.Staff[who], held.AddHours(3), new() { Id = meeting.Id }, ct);
        await world.Run<ApproveMeeting.Command, Done>(director, held.AddHours(4), new() { Id = meeting.Id }, ct);
        await world.Run<DeriveMonthPlan.Command, MonthMade>(director, held.AddHours(5), new() { Month = month.AddMonths(1) }, ct);
        if (await Find(world, "冬季防冻物资", ct) is { } first && world.Moment(month.AddMonths(1).AddDays(7), 16, 0) is var done && done < world.Now)
            await Act(world, "cangguan", done, first, TaskAct.Finish, "清单已报，保温棉和管卡已入库", ct);
    }

    private static async Task ThisMonth(DemoWorld world, DateOnly month, CancellationToken ct)
    {
        var at = world.Moment(month.AddDays(2), 9, 30);
        if (at < world.Now)
            await world.Run<AddMonthItem.Command, MonthMade>(world.Staff["zhuren"], at, new() { Month = month, Task = "西区路灯改造协调", Goal = "业主意见", Owner = world.Staff["guanjia"].Id, DueOn = month.AddMonths(1).AddDays(-3), Measure = "与施工方签安全协议" }, ct);
    }

    private static async Task Tasks(DemoWorld world, CancellationToken ct)
    {
        async Task<WorkTaskId?> Give(string who, string to, int ago, int due, string content)
        {
            var at = world.Moment(world.Today.AddDays(-ago), 8, 40);
            return at < world.Now && (await world.Run<GiveTask.Command, Moved>(world.Staff[who], at, new() { Content = content, Doer = world.Staff[to].Id, DueAt = world.Moment(world.Today.AddDays(due), 18, 0) }, ct)).Value is { } given ? given.Id : null;
        }

        if (await Give("zongjingli", "zhuren", 12, -6, "汇总三个月投诉，写一页原因和措施") is { } report)
            await Act(world, "zhuren", world.Moment(world.Today.AddDays(-7), 17, 0), report, TaskAct.Finish, "已报送，保洁类占六成，措施列入下月计划", ct);
        if (await Give("zongjingli", "zhuren", 5, 3, "街道安全检查迎检，资料和现场都备好") is { } check)
        {
            await Act(world, "zhuren", world.Moment(world.Today.AddDays(-5), 10, 0), check, TaskAct.Start, "", ct);
            await Act(world, "zhuren", world.Moment(world.Today.AddDays(-3), 16, 0), check, TaskAct.Report, "台账已整理，配电间整改两处", ct);
        }

        await Give("zhuren", "guanjia", 6, -1, "3 栋楼道堆物清理，逐户劝清并拍照");
        if (await Give("zhuren", "shoufei", 4, 2, "整理欠费超半年的名单，附最近一次沟通") is { } list)
            await Act(world, "shoufei", world.Moment(world.Today.AddDays(-4), 9, 30), list, TaskAct.Start, "", ct);
        if (await Give("zhuren", "weixiu", 3, 1, "幼儿园门口井盖松动，今日先围挡") is { } cover)
            await Act(world, "weixiu", world.Moment(world.Today.AddDays(-3), 15, 0), cover, TaskAct.Finish, "已换新井盖，围挡撤除", ct);
        if (await Give("zhuren", "qiantai", 8, -5, "公告栏换冬季用电安全提示") is { } notice)
            await Act(world, "qiantai", world.Moment(world.Today.AddDays(-4), 11, 0), notice, TaskAct.Finish, "四个公告栏已换", ct);
        if (await Give("zhuren", "dangan", 2, 4, "核对合同档案目录") is { } files)
            await Act(world, "zhuren", world.Moment(world.Today.AddDays(-1), 9, 0), files, TaskAct.Cancel, "总公司下月统一核对", ct);
    }

    private static async Task Opinions(DemoWorld world, CancellationToken ct)
    {
        async Task<OpinionId?> Say(string who, int ago, OpinionSource source, string topic, string content, string channel = "", string zone = "", bool anonymous = false) =>
            (await world.Run<SubmitOpinion.Command, SubmitOpinion.Made>(world.Staff[who], world.Moment(world.Today.AddDays(-ago), 16, 10), new() { Source = source, Topic = topic, Content = content, Channel = channel, Zone = zone, IsAnonymous = anonymous }, ct)).Value?.Id;

        if (await Say("guanjia", 30, OpinionSource.Resident, "约定时间过了要告诉一声", "约了下午修水管，没来也没有人打电话，两户反映", "走访", "5 栋") is { } unkept)
            await world.Run<AnswerOpinion.Command, Done>(world.Staff["zhuren"], world.Moment(world.Today.AddDays(-25), 10, 0), new() { Id = unkept, Outcome = OpinionOutcome.Adopted, Answer = "修订接待工作制度，办不完的提前半小时告知并重新约定" }, ct);
        if (await Say("weixiu", 20, OpinionSource.Staff, "夜班抢修交通补贴", "夜里抢修打车自己垫，建议月底凭单报销") is { } first)
            await world.Run<AnswerOpinion.Command, Done>(world.Staff["zhuren"], world.Moment(world.Today.AddDays(-14), 10, 0), new() { Id = first, Outcome = OpinionOutcome.Adopted, Answer = "从下月起凭出工单报销，写进费用规定" }, ct);
        if (await Say("qiantai", 16, OpinionSource.Staff, "前台午间两人轮换", "中午一个人接电话接待忙不过来", "意见箱", "", true) is { } second)
            await world.Run<AnswerOpinion.Command, Done>(world.Staff["zhuren"], world.Moment(world.Today.AddDays(-9), 10, 0), new() { Id = second, Outcome = OpinionOutcome.Partly, Answer = "周一、周末午间加一人，其余由档案员支援" }, ct);
        await Say("guanjia", 13, OpinionSource.Resident, "快递柜挪到门岗旁", "快递柜挡住消防通道口，三户反映", "走访", "3 栋");
        await Say("guanjia", 4, OpinionSource.Resident, "儿童滑梯加防滑垫", "雨后滑，老人孩子摔过", "走访", "中心花园");
        await Say("shoufei", 2, OpinionSource.Staff, "收费窗口下班延后半小时", "上班族赶不上缴费", "例会");
    }

    private static async Task<WorkTaskId?> Find(DemoWorld world, string start, CancellationToken ct) =>
        await world.Ask(db => db.Set<WorkTask>().AsNoTracking().Where(t => t.Content.StartsWith(start)).OrderBy(t => t.Number).Select(t => (WorkTaskId?)t.Id).FirstOrDefaultAsync(ct));

    private static async Task Act(DemoWorld world, string who, DateTime at, WorkTaskId task, TaskAct act, string words, CancellationToken ct)
    {
        if (at < world.Now)
            await world.Run<ActOnTask.Command, Moved>(world.Staff[who], at, new() { Id = task, Act = act, Words = words }, ct);
    }
}
