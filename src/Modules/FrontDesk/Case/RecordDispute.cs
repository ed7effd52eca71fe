using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Anju.Casework.Contracts;
using Anju.FrontDesk.Contracts;
using Anju.FrontDesk.Desk;
using Anju.FrontDesk.Domain;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;
using Anju.People.Contracts;

namespace Anju.FrontDesk.Case;

/// <summary>A dispute with a customer is an incident with facts and witnesses, and goes to the director .</summary>
[Act("记录争执事件")]
internal static class RecordDispute
{
    [Permission(FrontDeskPermissions.Log)]
    public sealed record Command : IRepeatable
    {
        public Guid RequestId { get; set; } = Guid.CreateVersion7();
        public ContactId Id { get; set; }
        public int Version { get; set; }

        [Required(ErrorMessage = "请写明事实经过，不写评语"), StringLength(1000, ErrorMessage = "事实经过最多 1000 字")]
        public string Facts { get; set; } = "";

        [Required(ErrorMessage = "请写明在场见证人；没有请写“无”"), StringLength(200, ErrorMessage = "在场见证人最多 200 字")]
        public string Witnesses { get; set; } = "";
    }

    public sealed class Handler(AppDb db, Stale stale, ITimeline timeline, IEvidence evidence, Calendar calendar, CurrentUser user, INotices notices) : IHandler<Command, Done>
    {
        public async Task<Result<Done>> Handle(Command command, CancellationToken ct)
        {
            var found = await ContactActs.Take(db, stale, command.Id, command.Version, ct);
            if (found.Value is not { } contact)
                return found.Problem!;
            db.Add(new Dispute(contact.Id, command.Facts, command.Witnesses, user.Name, calendar.Now));
            await notices.TellHolders(FrontDeskPermissions.Direct, $"争执事件：{contact.Number} {contact.HouseNumber}，由{user.Name}记录", contact.Href, urgent: true, ct);
            evidence.Note(DeskEvidence.Dispute, contact, calendar.Now);
            timeline.Add(contact, "记录争执事件，已报主任", "bad");
            return new Done();
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Done>("/contacts/dispute");
}
