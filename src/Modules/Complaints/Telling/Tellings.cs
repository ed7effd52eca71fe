using Anju.Complaints.Contracts;
using Anju.Complaints.Desk;
using Anju.Complaints.Domain;
using Anju.Kernel.Text;
using Anju.Kernel.UseCases;

namespace Anju.Complaints.Telling;

/// <summary>A telling from beginning to end. When department and user are both told, the follow-up is planned by the rule of the class (S-4.1.3e).</summary>
internal sealed class Tellings(ComplaintDesk desk, FollowUpPlanning planning, Events events)
{
    public async Task<Result<Moved>> Do(TellingInput command, TellKind kind, CancellationToken ct)
    {
        var act = kind switch { TellKind.Department => ComplaintAct.TellDepartment, TellKind.User => ComplaintAct.TellUser, _ => ComplaintAct.Explain };
        var taken = await desk.Take(command, act, ct);
        if (taken.Value is not { } complaint)
            return taken.Problem!;
        var doer = desk.Doer;
        var first = complaint.AcknowledgedAt is null;
        if (complaint.Tell(kind, command.To, command.Way, command.At ?? doer.At, command.Words, command.Answer, doer) is { } refused)
            return refused;
        var text = $"{Words.Of(kind)} {(kind == TellKind.Department ? command.To : Mask.Name(command.To))}（{Words.Of(command.Way)}）：{command.Words}{(command.Answer.Length > 0 ? $"；对方：{command.Answer}" : "")}";
        if (complaint.State == ComplaintState.Handled && complaint.BothTold)
            text += $"；{await planning.Plan(complaint, ct):MM-dd} 前回访";
        if (kind != TellKind.Department && first)
            await events.Publish(new ComplaintAnswered(complaint.Id, complaint.Number, command.Words, doer.At), ct);
        return await desk.Settle(complaint, act, text, kind == TellKind.Explained ? "hold" : "ok", ct, doneAt: command.At);
    }
}
