using Microsoft.AspNetCore.Routing;
using Anju.Complaints.Contracts;
using Anju.Complaints.Desk;
using Anju.Complaints.Domain;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;

namespace Anju.Complaints.Complete;

/// <summary>Invalid and explained: it ends, and stays in the register.</summary>
[Act("解释后结案")]
internal static class EndExplained
{
    [Permission(ComplaintsPermissions.Direct)]
    public sealed record Command : OnComplaint;

    public sealed class Handler(ComplaintDesk desk, Events events) : IHandler<Command, Moved>
    {
        public async Task<Result<Moved>> Handle(Command command, CancellationToken ct)
        {
            var taken = await desk.Take(command, ComplaintAct.EndExplained, ct);
            if (taken.Value is not { } complaint)
                return taken.Problem!;
            if (complaint.CloseExplained(desk.Doer) is { } refused)
                return refused;
            await events.Publish(new ComplaintEnded(complaint.Id, complaint.Number, $"已向用户解释：{complaint.ValidityReason}", desk.Doer.At), ct);
            return await desk.Settle(complaint, ComplaintAct.EndExplained, "无效投诉，已向用户解释，结案", "mute", ct);
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Moved>("/end-explained");
}
