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

/// <summary>The person has been answered; the line is closed and the verdict on the promise is frozen (R-4.2.3b).</summary>
[Act("答复住户")]
internal static class AnswerContact
{
    [Permission(FrontDeskPermissions.Log)]
    public sealed record Command : IRepeatable
    {
        public Guid RequestId { get; set; } = Guid.CreateVersion7();
        public ContactId Id { get; set; }
        public int Version { get; set; }

        [Required(ErrorMessage = "请写明怎样答复、结果如何"), StringLength(500, ErrorMessage = "答复结果最多 500 字")]
        public string Result { get; set; } = "";
        public bool AskedAnythingElse { get; set; }
    }

    public sealed class Handler(AppDb db, Stale stale, ITimeline timeline, IEvidence evidence, Calendar calendar, CurrentUser user, ContactFollowUps followUps) : IHandler<Command, Done>
    {
        public async Task<Result<Done>> Handle(Command command, CancellationToken ct)
        {
            var found = await ContactActs.Take(db, stale, command.Id, command.Version, ct);
            if (found.Value is not { } contact)
                return found.Problem!;
            if (contact.Answer(command.Result, command.AskedAnythingElse, user.Name, calendar.Now) is { } refused)
                return refused;
            await followUps.Plan(contact, ct);
            evidence.Note(DeskEvidence.Answered, contact, calendar.Now);
            timeline.Add(contact, $"答复住户：{command.Result}", contact.KeptPromise == false ? "warn" : "ok");
            return new Done();
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Done>("/contacts/answer");
}
