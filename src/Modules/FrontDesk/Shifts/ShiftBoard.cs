using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.FrontDesk.Contracts;
using Anju.FrontDesk.Domain;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;

namespace Anju.FrontDesk.Shifts;

/// <summary>交接班: the shift that runs or waits, what is open now or was handed over, and the shifts before.</summary>
internal static class ShiftBoard
{
    private const int Earlier = 15;

    [Permission(FrontDeskPermissions.Log)]
    public sealed record Query
    {
        /// <summary>An earlier shift to open; the last one when null.</summary>
        public Guid? Shift { get; set; }
    }

    public sealed record ShiftLine(ShiftId Id, int Version, string Slot, DateOnly On, string Holder, bool IsMine, DateTime StartedAt, DateTime? HandedOverAt, string Note,
        int Open, string Receiver, DateTime? ReceivedAt, bool IsRunning, bool IsWaiting);

    public sealed record Item(ContactId Contact, string Number, string HouseNumber, string Content, string PassedTo, DateTime? PromisedAt, bool IsLate, bool IsOpen, string Note);

    public sealed record Board(ShiftLine? Shift, IReadOnlyList<Item> Items, IReadOnlyList<ShiftLine> Before, IReadOnlyList<string> Slots, string PlanLines, int PlanVersion);

    public sealed class Handler(AppDb db, Calendar calendar, CurrentUser user) : IQueryHandler<Query, Board>
    {
        public async Task<Result<Board>> Handle(Query query, CancellationToken ct)
        {
            var last = await db.Set<Shift>().OrderByDescending(s => s.StartedAt).ThenByDescending(s => s.Id).Take(Earlier).ToListAsync(ct);
            var shown = last.Count > 0 ? last[0] : null;
            if (query.Shift is { } wanted)
            {
                var id = new ShiftId(wanted);
                shown = last.Find(s => s.Id == id) ?? await db.Set<Shift>().SingleOrDefaultAsync(s => s.Id == id, ct);
                if (shown is null)
                    return Problem.NotFound("找不到这一班");
            }

            var items = shown is null || shown.IsRunning ? await OpenNow(ct) : await HandedOverIn(shown.Id, ct);
            var plan = await db.Set<DutyPlan>().SingleOrDefaultAsync(ct);
            var lines = plan?.Lines ?? DutyPlan.Given;
            return new Board(shown is null ? null : Of(shown), items, [.. last.Where(s => s != shown).Select(Of)],
                [.. DutyPlan.Read(lines)!.Select(s => s.ToString())], lines, plan?.Version ?? 0);
        }

        private async Task<IReadOnlyList<Item>> OpenNow(CancellationToken ct)
        {
            var now = calendar.Now;
            return await db.Set<Contact>().Where(c => c.ClosedAt == null).OrderBy(c => c.PromisedAt).ThenBy(c => c.Id).Take(HandOverShift.AtMost)
                .Select(c => new Item(c.Id, c.Number, c.HouseNumber, c.Content, c.PassedTo, c.PromisedAt, c.PromisedAt < now, true, "")).ToListAsync(ct);
        }

        private async Task<IReadOnlyList<Item>> HandedOverIn(ShiftId shift, CancellationToken ct)
        {
            var now = calendar.Now;
            return await db.Set<HandedOver>().Where(h => h.ShiftId == shift).Join(db.Set<Contact>(), h => h.ContactId, c => c.Id, (h, c) => new { h, c })
                .OrderBy(x => x.h.PromisedAt).ThenBy(x => x.h.Id).Take(HandOverShift.AtMost)
                .Select(x => new Item(x.c.Id, x.c.Number, x.c.HouseNumber, x.c.Content, x.c.PassedTo, x.c.PromisedAt, x.c.ClosedAt == null && x.c.PromisedAt < now,
                    x.c.ClosedAt == null, x.h.Note)).ToListAsync(ct);
        }

        private ShiftLine Of(Shift s) => new(s.Id, s.Version, s.Slot, s.On, s.Holder, s.HolderId == user.Id, s.StartedAt, s.HandedOverAt, s.Note, s.Open, s.Receiver,
            s.ReceivedAt, s.IsRunning, s.IsWaiting);
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapQuery<Query, Board>("/shifts");
}
