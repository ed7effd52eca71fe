using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Anju.Casework.Contracts;
using Anju.Complaints.Contracts;
using Anju.Complaints.Desk;
using Anju.Complaints.Domain;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;
using Microsoft.EntityFrameworkCore;

namespace Anju.Complaints.Case;

/// <summary>One matter brought to several departments counts once: this one goes on with the other.</summary>
[Act("投诉并案")]
internal static class MergeComplaint
{
    [Permission(ComplaintsPermissions.Register)]
    public sealed record Command : OnComplaint
    {
        /// <summary>Number of the complaint it is joined to, e.g. TS-20261125-0001.</summary>
        [Required(ErrorMessage = "请填写主案编号"), StringLength(40, ErrorMessage = "编号最多 40 字")]
        public string Main { get; set; } = "";
    }

    public sealed class Handler(ComplaintDesk desk, AppDb db, ITimeline timeline, IFiles files, Events events) : IHandler<Command, Moved>
    {
        public async Task<Result<Moved>> Handle(Command command, CancellationToken ct)
        {
            var taken = await desk.Take(command, ComplaintAct.Merge, ct);
            if (taken.Value is not { } complaint)
                return taken.Problem!;
            var number = command.Main.ToUpperInvariant();
            if (await db.Set<Complaint>().SingleOrDefaultAsync(c => c.Number == number, ct) is not { } main)
                return Problem.Invalid(nameof(command.Main), $"没有编号为 {number} 的投诉");
            if (complaint.JoinTo(main, desk.Doer) is { } refused)
                return refused;
            await files.Share(complaint.Subject, main.Subject, ct);
            timeline.Add(main.Subject, $"{complaint.Number} 为同一件事，并入本案：{complaint.Content}", "warn", main.HouseId?.Value, complaint.Number, complaint.Href);
            await events.Publish(new ComplaintEnded(complaint.Id, complaint.Number, $"并入 {main.Number}", desk.Doer.At), ct);
            desk.Tell(main, "joined");
            return await desk.Settle(complaint, ComplaintAct.Merge, $"与 {main.Number} 为同一件事，并案", "mute", ct);
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Moved>("/merge");
}
