using Microsoft.EntityFrameworkCore;
using Anju.Casework.Contracts;
using Anju.Casework.Domain;
using Anju.Casework.FollowUps;
using Anju.Kernel.Demo;
using Anju.Kernel.Identity;

namespace Anju.Casework;

/// <summary>Follow-ups of the past are made on their day by the desk; the newest wait.</summary>
internal sealed class CaseworkDemo : IDemoPart
{
    private static readonly string[] Words = ["师傅来得快", "已修好，谢谢", "可以", "希望下次提前打电话"];

    public int Order => 60;

    public Task Lay(DemoWorld world, CancellationToken ct) => Task.CompletedTask;

    public async Task Live(DemoWorld world, DateOnly day, CancellationToken ct)
    {
        if (day > world.Today.AddDays(-1) || !world.Staff.TryGetValue("qiantai", out var clerk))
            return;
        var due = await world.Ask(db => db.Set<FollowUp>().AsNoTracking().Where(f => f.State == FollowUpState.Open && f.DueOn <= day).OrderBy(f => f.DueOn).ThenBy(f => f.Id)
            .Select(f => new { f.Id, f.Version, f.OnlyWith }).Take(20).ToListAsync(ct));
        foreach (var task in due)
        {
            var grade = world.Random.Next(40) switch { 0 => Grade.Dissatisfied, < 6 => Grade.FairlySatisfied, _ => Grade.Satisfied };
            var answer = new AnswerFollowUp.Command
            {
                RequestId = Guid.CreateVersion7(),
                Id = task.Id.Value,
                Version = task.Version,
                Way = FollowUpWay.Phone,
                Grade = grade,
                Words = grade == Grade.Dissatisfied ? "当天好了，第二天又坏" : world.Pick(Words),
            };
            var at = world.Moment(day, 16, world.Random.Next(60));
            foreach (var who in task.OnlyWith is null ? (Actor[])[clerk, world.Staff["guanjia"], world.Staff["zhuren"]] : [world.Staff["zhuren"]])
                if ((await world.Run<AnswerFollowUp.Command, FollowUpId>(who, at, answer, ct)).Problem is null)
                    break;                                   // whoever handled it does not ask; then a colleague does
        }
    }
}
