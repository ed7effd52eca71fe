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

/// <summary>接班 when nothing is waiting to be received: the first shift of a center, or after a gap.</summary>
[Act("接班")]
internal static class StartShift
{
    [Permission(FrontDeskPermissions.Log)]
    public sealed record Command : IRepeatable
    {
        public Guid RequestId { get; set; } = Guid.CreateVersion7();
    }

    public sealed class Handler(AppDb db, IEvidence evidence, Calendar calendar, CurrentUser user) : IHandler<Command, ShiftId>
    {
        public async Task<Result<ShiftId>> Handle(Command command, CancellationToken ct)
        {
            var last = await Shifts.Last(db, ct);
            if (last is { IsRunning: true })
                return Problem.Conflict($"{last.Holder}正在当班，请先由其交班（R-4.1.11）");
            if (last is { IsWaiting: true })
                return Problem.Conflict($"{last.Holder}已交班，请先核对移交事项再确认接班（R-4.1.11）");
            var shift = await Shifts.Begin(db, calendar, user, calendar.Now, ct);
            evidence.Note(DeskEvidence.TakeOver, shift, shift.StartedAt);
            return shift.Id;
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, ShiftId>("/shifts/start");
}

/// <summary>What the acts on shifts share.</summary>
internal static class Shifts
{
    public static Task<Shift?> Last(AppDb db, CancellationToken ct) =>
        db.Set<Shift>().OrderByDescending(s => s.StartedAt).ThenByDescending(s => s.Id).FirstOrDefaultAsync(ct);

    /// <param name="now">The same moment as the receipt of the shift before, by which the two are tied.</param>
    public static async Task<Shift> Begin(AppDb db, Calendar calendar, CurrentUser user, DateTime now, CancellationToken ct)
    {
        var lines = await db.Set<DutyPlan>().Select(p => p.Lines).SingleOrDefaultAsync(ct) ?? DutyPlan.Given;
        var slot = DutyPlan.BeginningAt(lines, TimeOnly.FromDateTime(calendar.ToLocal(now)));
        var shift = new Shift(slot.ToString(), calendar.Today, user.Id, user.Name, now);
        db.Add(shift);
        return shift;
    }
}
