using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.FrontDesk.Domain;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;

namespace Anju.FrontDesk.Shifts;

/// <summary>The director settles the slots of telephone duty; they cover the whole day without a gap .</summary>
[Act("安排值班时段")]
internal static class PlanDuty
{
    [Permission(FrontDeskPermissions.Duty)]
    public sealed record Command
    {
        public int Version { get; set; }

        [Required(ErrorMessage = "请填写值班时段"), StringLength(400, ErrorMessage = "值班时段最多 400 字")]
        public string Lines { get; set; } = "";
    }

    public sealed class Handler(AppDb db, Stale stale) : IHandler<Command, Done>
    {
        public async Task<Result<Done>> Handle(Command command, CancellationToken ct)
        {
            var plan = await db.Set<DutyPlan>().SingleOrDefaultAsync(ct);
            if (plan is not null && await stale.Check(plan, command.Version, ct) is { } changed)
                return changed;
            if (plan is null)
                db.Add(plan = new DutyPlan());
            return plan.Write(command.Lines) is { } refused ? refused : new Done();
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Done>("/duty");
}
