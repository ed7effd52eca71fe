using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Casework.Contracts;
using Anju.FrontDesk.Desk;
using Anju.FrontDesk.Domain;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;

namespace Anju.FrontDesk.Shifts;

/// <summary>确认接班: the next person confirms what was handed over, and her own shift begins .</summary>
[Act("确认接班")]
internal static class ReceiveShift
{
    [Permission(FrontDeskPermissions.Log)]
    public sealed record Command : IRepeatable
    {
        public Guid RequestId { get; set; } = Guid.CreateVersion7();
        public ShiftId Shift { get; set; }
        public int Version { get; set; }
    }

    public sealed class Handler(AppDb db, Stale stale, IEvidence evidence, Calendar calendar, CurrentUser user) : IHandler<Command, ShiftId>
    {
        public async Task<Result<ShiftId>> Handle(Command command, CancellationToken ct)
        {
            if (await db.Set<Shift>().SingleOrDefaultAsync(s => s.Id == command.Shift, ct) is not { } shift)
                return Problem.NotFound("找不到这一班");
            if (await stale.Check(shift, command.Version, ct) is { } changed)
                return changed;
            var now = calendar.Now;
            if (shift.Receive(user.Name, now) is { } refused)
                return refused;
            var begun = await Shifts.Begin(db, calendar, user, now, ct);
            evidence.Note(DeskEvidence.TakeOver, begun, now);
            return begun.Id;
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, ShiftId>("/shifts/receive");
}
