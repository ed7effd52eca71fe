using Microsoft.EntityFrameworkCore;
using Anju.Casework.Contracts;
using Anju.Duties.Begin;
using Anju.Duties.Day;
using Anju.Duties.Domain;
using Anju.Duties.Judging;
using Anju.Duties.Leaves;
using Anju.Duties.Quality;
using Anju.Duties.Rulebook;
using Anju.Duties.Tidy;
using Anju.Kernel.Demo;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;

namespace Anju.Duties;

/// <summary>Ninety days of duties: digests read and forgotten, work written down and backdated, a leave, a rule revised and signed by almost all; each day is frozen when it is over.</summary>
internal sealed class DutiesDemo(IEnumerable<IRecords> records) : IDemoPart
{
    private const int RuleDaysAgo = 24, LeaveDaysAgo = 9;

    /// <summary>After all whose work counts.</summary>
    public int Order => 95;

    public Task Lay(DemoWorld world, CancellationToken ct) => Task.CompletedTask;

    public async Task Live(DemoWorld world, DateOnly day, CancellationToken ct)
    {
        if (world.Center != DemoWorld.MainCenter || !world.Staff.TryGetValue("zhuren", out var director))
            return;
        var ago = world.Today.DayNumber - day.DayNumber;
        await GoLive(world, day, ct);
        await Run<LoadPack.Command, Done>(world, director, world.Moment(day, 7, 30), new(), ct);      // refused on every day but the first
        await Direct(world, day, ago, director, ct);
        await Electric(world, day, ago, ct);
        await Revise(world, day, ago, director, ct);
        if (ago == LeaveDaysAgo)
            await Run<ApproveLeave.Command, LeaveId>(world, director, world.Moment(day, 8, 40), new() { Staff = world.Staff["cangguan"].Id, From = day.AddDays(1), To = day.AddDays(3), Reason = "事假" }, ct);
        if (world.Moment(day.AddDays(1), 0, 10) < world.Now)
            await Run<FreezeDay.Command, int>(world, Actor.System(world.Center), world.Moment(day.AddDays(1), 0, 10), new() { On = day }, ct);
    }

    /// <summary>The company lets the first whole month count, when there is a past of some months.</summary>
    private static async Task GoLive(DemoWorld world, DateOnly day, CancellationToken ct)
    {
        var whole = new DateOnly(day.Year, day.Month, 1).AddMonths(1);
        if (!await world.Ask(db => db.Set<BeginDay>().AnyAsync(ct)))
            await Run<SetBegin.Command, Done>(world, world.Staff["zongjingli"], world.Moment(day, 7, 10), new() { On = day.Day == 1 || whole > world.Today.AddDays(-28) ? day : whole, Reason = "系统上线，从第一个整月起检查" }, ct);
    }

    private static async Task Direct(DemoWorld world, DateOnly day, int ago, Actor director, CancellationToken ct)
    {
        if (ago % 19 != 7)
            await Run<ReadDigest.Command, Done>(world, director, world.Moment(day, 8, 6), new(), ct);
        if (day.Day == 4)
            await Run<ReadIndices.Command, Done>(world, director, world.Moment(day, 14, 10), new() { Month = new DateOnly(day.Year, day.Month, 1).AddMonths(-1) }, ct);
        if (ago % 11 != 4 && day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
            await Run<FinishTidying.Command, int>(world, director, world.Moment(day, 16, 40), new() { Words = ago % 4 == 0 ? "缺签名的请维修工补签" : null }, ct);
        if (day.Day == 18)
            await Run<WriteDayNote.Command, Done>(world, director, world.Moment(day, 16, 30), new() { Analysis = "本月 3 栋报修集中在厨房下水，拟安排一次统一疏通；收缴较慢的是 6 栋，请管理员逐户走访。" }, ct);
        if (ago is 3 or 16)
            await Run<MoveSlot.Command, Done>(world, director, world.Moment(day, 9, 20), new() { Slot = "09:00-11:00", MovedTo = "14:00-16:00", Why = SlotReason.Emergency, Explained = "2 栋地下室漏水，先去现场" }, ct);
        if (day.Day == 20)
            await Work(world, director, day, 15, "D-4c|主任", "全员安全用电培训，应到 14 人，实到 13 人，考核均合格", ct);
        if (day.Day == 26)
            await Run<FinishTidying.Command, int>(world, world.Staff["dangan"], world.Moment(day, 15, 20), new() { Words = "本月归档资料已核对" }, ct);
        if (day is { Month: 3 or 6 or 9 or 12, Day: 15 })
        {
            await Work(world, world.Staff["dangan"], day, 16, "D-9a|档案", "档案目录与实物核对，缺一份装修验收表，已催补", ct);
            await Work(world, world.Staff["cangguan"], day, 17, "M-5a|仓管", "工具清点 86 件，电锤一把送修，其余完好", ct);
        }

        if (day.Day is 9 or 23)
            await Work(world, director, day, 10, "法规-2|主任", "维保单位半月保养 6 台电梯，无异常", ct);
        if (day.Day == 12)
            await Work(world, director, day, 11, "法规-3|主任", "电梯安全自检完成，记录归档", ct);
    }

    /// <summary>The round is forgotten on some days, and on some written down a day later.</summary>
    private static async Task Electric(DemoWorld world, DateOnly day, int ago, CancellationToken ct)
    {
        var electrician = world.Staff["diangong"];
        if (ago % 23 == 11)
            return;
        var isLate = ago % 17 == 5;
        await Work(world, electrician, isLate ? day.AddDays(1) : day, 9, "E-3|电工", "配电房、公共照明巡视正常，电压 398 V", ct, day);
        await Work(world, electrician, day, 17, "E-5|电工", "交班：无未了事项", ct);
        if (day.Day == 8)
            await Work(world, electrician, day, 14, "E-8|电工", "发电机空载试机 15 分钟，正常", ct);
    }

    /// <summary>A complaint about an unanswered promise changed the reception rule; the collector has not signed it.</summary>
    private async Task Revise(DemoWorld world, DateOnly day, int ago, Actor director, CancellationToken ct)
    {
        if (ago == RuleDaysAgo)
        {
            var first = Shipped.Rules.First(r => r.Document == "reception");
            var text = string.Join('\n', first.Clauses.Select(c => c.Clause == "R-4.2.3" ? c with { Text = c.Text + "约定时间到期前半小时仍办不完的,应先告知顾客并重新约定。" } : c));
            var made = await world.Run<DraftRule.Command, DraftRule.Drafted>(director, world.Moment(day, 15, 0), new() { Document = "reception", Title = first.Title, Posts = first.Posts, Text = text, Reason = "住户反映约定时间过了没有人告知", Cause = await Cause(ct) }, ct);
            if (made.Value is not null)
                await Issue(world, day, director, ct);
        }

        if (ago == RuleDaysAgo - 1)
            foreach (var who in (string[])["zhuren", "qiantai", "guanjia"])
                await Run<SignRule.Command, Done>(world, world.Staff[who], world.Moment(day, 10, who.Length), new() { Document = "reception", No = 2 }, ct);
    }

    /// <summary>The opinion of the residents who had waited.</summary>
    private async Task<string> Cause(CancellationToken ct) =>
        records.FirstOrDefault(r => r.Kind == "opinion") is { } opinions && (await opinions.Causes(50, ct)).FirstOrDefault(o => o.Title.Contains("约定时间", StringComparison.Ordinal)) is { } found ? found.Number : "";

    private static async Task Issue(DemoWorld world, DateOnly day, Actor director, CancellationToken ct)
    {
        var rules = await world.Ask(db => new RuleBook(db).Of("reception", ct));
        if (rules.FirstOrDefault(r => r.State == RuleState.Draft) is { } draft)
            await Run<IssueRule.Command, Done>(world, director, world.Moment(day, 16, 0), new() { Id = draft.Id, Version = draft.Version }, ct);
    }

    private static Task Work(DemoWorld world, Actor who, DateOnly day, int hour, string duty, string words, CancellationToken ct, DateOnly? on = null)
    {
        var (clause, post) = (duty.Split('|')[0], duty.Split('|')[1]);
        var key = Shipped.Duties(default).Concat(Shipped.PackDuties(default)).First(d => d.Clause == clause && d.Post == post).Key;
        return Run<RecordWork.Command, Done>(world, who, world.Moment(day, hour, day.Day), new() { Key = key, Words = words, On = on }, ct);
    }

    private static async Task Run<TCommand, TResult>(DemoWorld world, Actor who, DateTime at, TCommand command, CancellationToken ct) where TCommand : class
    {
        if (at < world.Now)
            await world.Run<TCommand, TResult>(who, at, command, ct);
    }
}
