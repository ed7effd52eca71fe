using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Casework.Contracts;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;
using Anju.Repairs.Contracts;
using Anju.Repairs.Domain;

namespace Anju.Repairs.Case;

/// <summary>Name and number in full, for calling; who looked and why stays on the order .</summary>
[Act("查看报修人电话")]
internal static class RevealReporter
{
    [Permission(RepairsPermissions.Reveal)]
    public sealed record Command
    {
        public RepairId Id { get; set; }

        [Required(ErrorMessage = "请写明为什么要看"), StringLength(100, MinimumLength = 2, ErrorMessage = "原因 2 到 100 字")]
        public string Reason { get; set; } = "";
    }

    public sealed record Shown(string Name, string Phone);

    public sealed class Handler(AppDb db, ITimeline timeline) : IHandler<Command, Shown>
    {
        public async Task<Result<Shown>> Handle(Command command, CancellationToken ct)
        {
            if (await db.Set<Repair>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == command.Id, ct) is not { } repair)
                return Problem.NotFound("没有找到这张报修单");
            timeline.Add(repair.Subject, $"查看报修人完整电话：{command.Reason}", "mute");
            return new Shown(repair.ReporterName, repair.ReporterPhone);
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Shown>("/reveal");
}
