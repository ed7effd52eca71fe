using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Casework.Contracts;
using Anju.FrontDesk.Contracts;
using Anju.FrontDesk.Desk;
using Anju.FrontDesk.Domain;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;

namespace Anju.FrontDesk.Shifts;

/// <summary>交班: every open promise is listed by the system and needs a note; without them the shift cannot be closed .</summary>
[Act("交班")]
internal static class HandOverShift
{
    public const int AtMost = 300;

    [Permission(FrontDeskPermissions.Log)]
    public sealed record Command : IRepeatable
    {
        public Guid RequestId { get; set; } = Guid.CreateVersion7();
        public ShiftId Shift { get; set; }
        public int Version { get; set; }

        [StringLength(1000, ErrorMessage = "交班说明最多 1000 字")]
        public string Note { get; set; } = "";

        public List<ItemNote> Items { get; set; } = [];
    }

    public sealed record ItemNote
    {
        public ContactId Contact { get; set; }

        [StringLength(300, ErrorMessage = "说明最多 300 字")]
        public string Note { get; set; } = "";
    }

    public sealed class Handler(AppDb db, Stale stale, IEvidence evidence, Calendar calendar, CurrentUser user) : IHandler<Command, Done>
    {
        public async Task<Result<Done>> Handle(Command command, CancellationToken ct)
        {
            if (await db.Set<Shift>().SingleOrDefaultAsync(s => s.Id == command.Shift, ct) is not { } shift)
                return Problem.NotFound("找不到这一班");
            if (await stale.Check(shift, command.Version, ct) is { } changed)
                return changed;
            if (shift.HolderId != user.Id && !user.May(FrontDeskPermissions.Duty))
                return Problem.Forbidden($"这一班由{shift.Holder}当值，须由本人交班");

            var open = await db.Set<Contact>().AsNoTracking().Where(c => c.ClosedAt == null).OrderBy(c => c.PromisedAt).ThenBy(c => c.Id).Take(AtMost).ToListAsync(ct);
            var notes = command.Items.Where(i => i.Note.Length > 0).DistinctBy(i => i.Contact).ToDictionary(i => i.Contact, i => i.Note);
            var missing = open.Where(c => !notes.ContainsKey(c.Id)).ToList();
            if (missing.Count > 0)
                return Problem.Invalid(missing.ToDictionary(c => $"Note-{c.Id.Value}", c => new[] { $"{c.Number} 还没有办结，请写明交接说明（R-4.1.11）" }));
            if (shift.HandOver(command.Note, open.Count, calendar.Now) is { } refused)
                return refused;
            evidence.Note(DeskEvidence.HandOver, shift, calendar.Now);
            foreach (var contact in open)
                db.Add(new HandedOver(shift.Id, contact, notes[contact.Id]));
            return new Done();
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Done>("/shifts/hand-over");
}
