using Microsoft.EntityFrameworkCore;
using Anju.Casework.Contracts;
using Anju.Casework.Domain;
using Anju.Casework.FollowUps;
using Anju.Kernel.Demo;

namespace Anju.Casework;

/// <summary>Follow-ups of the past are made on their day by the desk; the newest wait.</summary>
internal sealed class CaseworkDemo : IDemoPart
{
    private static readonly string[] Words = ["师傅来得快", "已修好，谢谢", "可以", "希望下次提前打电话"];

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
    }
}
