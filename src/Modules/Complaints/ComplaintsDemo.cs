using Microsoft.EntityFrameworkCore;
using Anju.Complaints.Case;
using Anju.Complaints.Complete;
using Anju.Complaints.Contracts;
using Anju.Complaints.Desk;
using Anju.Complaints.Domain;
using Anju.Complaints.Escalate;
using Anju.Complaints.Handling;
using Anju.Complaints.Judge;
using Anju.Complaints.Telling;
using Anju.Kernel.Demo;
using Anju.Kernel.Identity;
using Anju.Repairs.Contracts;

namespace Anju.Complaints;

/// <summary>Complaints of the past go their way day by day, each step by the real act of whoever takes it: most to the satisfied follow-up, one is invalid, one a repair, one lies about for more than a month.</summary>
internal sealed class ComplaintsDemo : IDemoPart
{
    private const int EverySoOften = 6;

    /// <summary>After the desk, before the repairs: what becomes a repair is worked on the same day.</summary>
    public int Order => 45;

    public Task Lay(DemoWorld world, CancellationToken ct) => Task.CompletedTask;

    public async Task Live(DemoWorld world, DateOnly day, CancellationToken ct)
    {
        if (world.Center != DemoWorld.MainCenter || !world.Staff.ContainsKey("zhuren"))
            return;
        var night = world.Moment(day, 23, 59);
        var open = await world.Ask(db => db.Set<Complaint>().AsNoTracking().Where(c => c.ReceivedAt <= night && c.Lane != Lane.Ended).OrderBy(c => c.ReceivedAt).ThenBy(c => c.Id)
            .Select(c => new Matter(c.Id, c.ReceivedAt, c.State, c.Content, c.Department, c.ComplainantName, c.Class, c.Round)).Take(100).ToListAsync(ct));
        foreach (var matter in open)
            await Work(world, matter, day, ct);
        if (night < world.Now)
        {
            await world.Run<RaiseOld.Command, int>(Actor.System(world.Center), night, new(), ct);
            await world.Run<TellUnjudged.Command, int>(Actor.System(world.Center), night, new(), ct);
        }
    }

    private sealed record Matter(ComplaintId Id, DateTime At, ComplaintState State, string Content, string Department, string Who, ComplaintClass Class, int Round);

    /// <summary>Takes the steps of one day, as far as the day has come.</summary>
    private static async Task Work(DemoWorld world, Matter matter, DateOnly day, CancellationToken ct)
    {
        var age = day.DayNumber - DateOnly.FromDateTime(matter.At.AddHours(8)).DayNumber;
        var state = matter.State;
        foreach (var (from, since, hour, minute, step) in Steps(world, matter, ct))
        {
            var at = since == 0 ? matter.At.AddMinutes(minute + hour * 60) : world.Moment(day, hour, minute);
            if (state != from || age < since || at > world.Now.AddMinutes(-6))
                continue;
            if (await step(at) is not { } next)
                return;
            state = next;
        }
    }

    private static IEnumerable<(ComplaintState From, int Since, int Hour, int Minute, Func<DateTime, Task<ComplaintState?>> Step)> Steps(DemoWorld world, Matter m, CancellationToken ct)
    {
        var (director, clerk, keeper) = (world.Staff["zhuren"], world.Staff["qiantai"], world.Staff["guanjia"]);
        var slow = IsOf(39) ? 60 : 0;                        // nobody finds a way with it
        yield return (ComplaintState.Registered, 0, 0, 25, Do<AnswerFirst.Command>(clerk, new() { Words = "已致歉并受理，转主任判定，当日再联系" }));
        if (m.Content.Contains("水槽", StringComparison.Ordinal))
        {
            yield return (ComplaintState.Acknowledged, 0, 1, 0, Do<MoveToRepair.Command>(clerk, new() { Item = "厨房水槽", Class = RepairClass.Urgent }));
            yield break;
        }

        if (m.Content.Contains("公交", StringComparison.Ordinal))
        {
            yield return (ComplaintState.Acknowledged, 0, 2, 0, Do<JudgeInvalid.Command>(director, new() { Reason = "公交站由交通部门设置，不属本中心职责" }));
            yield return (ComplaintState.Invalid, 1, 9, 40, Explain(keeper));
            yield return (ComplaintState.Invalid, 1, 9, 50, Do<EndExplained.Command>(director, new()));
            yield break;
        }

        if (IsOf(2))
            yield break;                                     // lies with the director
        yield return (ComplaintState.Acknowledged, 0, 2, 10, Do<JudgeValid.Command>(director, new() { Class = m.Class, Department = m.Department, Handler = keeper.Id }));
        yield return (ComplaintState.Judged, 0, 3, 5, Do<RecordInvestigation.Command>(keeper, new() { Finding = "现场查看并问了当班人员，情况属实" }));
        yield return (ComplaintState.Investigating, 1, 9, 10, Do<AgreePlan.Command>(keeper, new() { Plan = "调整排班并由班长每日检查", PromisedAt = m.At.AddDays(2) }, at => at.AddHours(9)));
        yield return (ComplaintState.Planned, 1 + slow, 10, 30, Do<TakeMeasure.Command>(keeper, new() { Words = "已约谈班长，当天整改" }));
        yield return (ComplaintState.Acting, (m.At.Day % EverySoOften == 0 ? 3 : 1) + slow, 15, 20, Do<FinishHandling.Command>(keeper, new() { Result = "已整改，连续检查两天没有再发生" }));
        yield return (ComplaintState.Handled, 1 + slow, 15, 40, Tell<TellDepartment.Command>(keeper, new(), $"{m.Department}负责人", "处理结果和整改要求，请班组传达"));
        if (IsOf(3))
            yield break;                                     // the user is still to be told
        yield return (ComplaintState.Handled, 1 + slow, 16, 30, Tell<TellUser.Command>(keeper, new(), m.Who, "已整改，谢谢监督"));
        if (m.Round == 1 && m.Content.Contains("前台电话", StringComparison.Ordinal))
            yield return (ComplaintState.ToFollowUp, 2, 9, 5, Do<ReopenComplaint.Command>(director, new() { Reason = "用户来电：又有两次没有人接" }));
        yield return (ComplaintState.Reopened, 1, 9, 20, Do<RecordInvestigation.Command>(keeper, new() { Finding = "换班后没有交接整改要求" }));
        yield return (ComplaintState.FollowedUp, 1, 17, 10, Do<CloseComplaint.Command>(director, new() { Review = "处理得当，同意关闭" }));

        bool IsOf(int daysAgo) => DateOnly.FromDateTime(m.At.AddHours(8)) == world.Today.AddDays(-daysAgo);

        Func<DateTime, Task<ComplaintState?>> Do<TCommand>(Actor who, TCommand command, Func<DateTime, DateTime>? promise = null) where TCommand : OnComplaint => async at =>
        {
            (command.RequestId, command.Id) = (Guid.CreateVersion7(), m.Id);
            if (command is AgreePlan.Command plan && promise is not null)
                plan.PromisedAt = promise(at);
            return (await world.Run<TCommand, Moved>(who, at, command, ct)).Value?.State;
        };

        Func<DateTime, Task<ComplaintState?>> Tell<TCommand>(Actor who, TCommand command, string to, string words) where TCommand : TellingInput
        {
            (command.To, command.Words, command.Way) = (to, words, TellWay.Phone);
            return Do(who, command);
        }

        Func<DateTime, Task<ComplaintState?>> Explain(Actor who) =>
            Do(who, new ExplainToUser.Command { To = m.Who, Way = TellWay.Phone, Words = "致歉；站点由交通部门设置，已代为转告", Answer = "可以理解" });
    }
}
