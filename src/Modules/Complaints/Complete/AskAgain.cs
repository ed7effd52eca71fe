using Microsoft.AspNetCore.Routing;
using Anju.Complaints.Desk;
using Anju.Complaints.Domain;
using Anju.Complaints.Telling;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;

namespace Anju.Complaints.Complete;

/// <summary>Nobody was reached in three tries: another follow-up by a later day.</summary>
[Act("再次安排回访")]
internal static class AskAgain
{
    [Permission(ComplaintsPermissions.Direct)]
    public sealed record Command : OnComplaint
    {
        /// <summary>By this day; the days of the class when left out.</summary>
        public DateOnly? On { get; set; }
    }

    public sealed class Handler(ComplaintDesk desk, FollowUpPlanning planning) : IHandler<Command, Moved>
    {
        public async Task<Result<Moved>> Handle(Command command, CancellationToken ct)
        {
            var taken = await desk.Take(command, ComplaintAct.AskAgain, ct);
            if (taken.Value is not { } complaint)
                return taken.Problem!;
            var planned = await planning.PlanAgain(complaint, command.On, ct);
            return planned.Problem ?? (Result<Moved>)await desk.Settle(complaint, ComplaintAct.AskAgain, $"第 {complaint.FollowUps} 次安排回访，{planned.Value:MM-dd} 前", "info", ct);
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Moved>("/ask-again");
}
