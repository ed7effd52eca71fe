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

namespace Anju.FrontDesk.Case;

/// <summary>The service turns out not to be offered: the reason, and what the person was told (R-4.2.3c).</summary>
[Act("说明不能提供")]
internal static class DeclineContact
{
    [Permission(FrontDeskPermissions.Log)]
    public sealed record Command : IRepeatable
    {
        public Guid RequestId { get; set; } = Guid.CreateVersion7();
        public ContactId Id { get; set; }
        public int Version { get; set; }

        [Required(ErrorMessage = "不能提供的，请写明原因（R-4.2.3）"), StringLength(500, ErrorMessage = "原因最多 500 字")]
        public string Reason { get; set; } = "";

        [Required(ErrorMessage = "请写明怎样向住户解释的（R-4.2.3）"), StringLength(500, ErrorMessage = "解释最多 500 字")]
        public string Explained { get; set; } = "";
    }

    public sealed class Handler(AppDb db, Stale stale, ITimeline timeline, IEvidence evidence, Calendar calendar, CurrentUser user, ContactFollowUps followUps) : IHandler<Command, Done>
    {
        public async Task<Result<Done>> Handle(Command command, CancellationToken ct)
        {
            var found = await ContactActs.Take(db, stale, command.Id, command.Version, ct);
            if (found.Value is not { } contact)
                return found.Problem!;
            if (contact.Decline(command.Reason, command.Explained, user.Name, calendar.Now) is { } refused)
                return refused;
            await followUps.Plan(contact, ct);
            evidence.Note(DeskEvidence.Answered, contact, calendar.Now);
            timeline.Add(contact, $"不能提供：{command.Reason}；已解释：{command.Explained}", "mute");
            return new Done();
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Done>("/contacts/decline");
}
