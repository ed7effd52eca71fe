using Microsoft.EntityFrameworkCore;
using Anju.Casework.Checks;
using Anju.Casework.Contracts;
using Anju.Casework.Domain;
using Anju.Casework.FollowUps;
using Anju.Kernel.Demo;

namespace Anju.Casework;

/// <summary>Follow-ups of the past are made on their day by the desk; the newest wait.</summary>
internal sealed class CaseworkDemo : IDemoPart
{
    private static readonly string[] Words = ["师傅来得快", "已修好，谢谢", "可以", "希望下次提前打电话"];

    private static readonly string[] Seen = ["contact", "complaint", "repair", "nonconformity", "violation"], Noted = ["", "", "处理及时", "请补拍照片", "注意按约定时间答复"];

    /// <summary>Who asks, in turn: whoever did the work himself does not; the last one alone asks about what is the director's.</summary>
    private static readonly string[] Askers = ["qiantai", "guanjia", "zhuren"];

    public int Order => 60;

    public Task Lay(DemoWorld world, CancellationToken ct) => Task.CompletedTask;

    public async Task Live(DemoWorld world, DateOnly day, CancellationToken ct)
    {
        if (day > world.Today.AddDays(-1) || !world.Staff.ContainsKey("qiantai"))
            return;
        var due = await world.Ask(db => db.Set<FollowUp>().AsNoTracking().Where(f => f.State == FollowUpState.Open && f.DueOn <= day).OrderBy(f => f.DueOn).ThenBy(f => f.Id)
            .Select(f => new { f.Id, f.Version, f.OnlyWith, f.Doers, f.NotBy }).Take(100).ToListAsync(ct));
        foreach (var task in due)
        {
            var barred = task.Doers + task.NotBy;
            if (Askers.Skip(task.OnlyWith is null ? 0 : Askers.Length - 1).Select(a => world.Staff[a]).FirstOrDefault(a => !barred.Contains(a.Id!.Value.Value.ToString("N"), StringComparison.Ordinal)) is not { } asker)
                continue;
            var grade = world.Random.Next(40) switch { 0 => Grade.Dissatisfied, < 6 => Grade.FairlySatisfied, _ => Grade.Satisfied };
            await world.Run<AnswerFollowUp.Command, FollowUpId>(asker, world.Moment(day, 16, world.Random.Next(60)), new()
            {
                RequestId = Guid.CreateVersion7(),
                Id = task.Id.Value,
                Version = task.Version,
                Way = FollowUpWay.Phone,
                Grade = grade,
                Words = grade == Grade.Dissatisfied ? "当天好了，第二天又坏" : world.Pick(Words),
            }, ct);
        }

        await Check(world, day, ct);
    }

    /// <summary>The director looks at two or three records of the day and says so, on most working days (S-3.1).</summary>
    private static async Task Check(DemoWorld world, DateOnly day, CancellationToken ct)
    {
        if (!world.Staff.TryGetValue("zhuren", out var director) || day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || day.DayNumber % 7 == 3)
            return;
        var seen = await world.Ask(db => db.Set<EvidenceLine>().AsNoTracking().Where(e => e.On == day && e.ById != director.Id && Seen.Contains(e.SubjectKind)).OrderBy(e => e.At).ThenBy(e => e.Id)
            .Select(e => new { e.SubjectKind, e.SubjectId }).Take(200).ToListAsync(ct));
        foreach (var record in seen.DistinctBy(r => r.SubjectKind).Take(3))
            await world.Run<MarkChecked.Command, Kernel.UseCases.Done>(director, world.Moment(day, 15, 10 + record.SubjectKind.Length), new() { Kind = record.SubjectKind, Id = record.SubjectId, Note = world.Pick(Noted) }, ct);
    }
}
