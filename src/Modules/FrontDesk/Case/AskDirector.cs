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
using Anju.FrontDesk.Log;
using Anju.People.Contracts;

namespace Anju.FrontDesk.Case;

/// <summary>A matter turns out to be important after it was logged: the director is told at once (R-4.2.2c).</summary>
[Act("请示主任")]
internal static class AskDirector
{
    [Permission(FrontDeskPermissions.Log)]
    public sealed record Command : IRepeatable
    {
        public Guid RequestId { get; set; } = Guid.CreateVersion7();
        public ContactId Id { get; set; }
        public int Version { get; set; }
    }

    public sealed class Handler(AppDb db, Stale stale, ITimeline timeline, IEvidence evidence, Calendar calendar, INotices notices) : IHandler<Command, Done>
    {
        public async Task<Result<Done>> Handle(Command command, CancellationToken ct)
        {
            var found = await ContactActs.Take(db, stale, command.Id, command.Version, ct);
            if (found.Value is not { } contact)
                return found.Problem!;
            if (contact.AskDirector(calendar.Now) is { } refused)
                return refused;
            await notices.TellHolders(FrontDeskPermissions.Direct, $"重要事项请示：{contact.Number} {contact.HouseNumber} {AfterLogging.Short(contact.Content)}", contact.Href, urgent: true, ct);
            evidence.Note(DeskEvidence.AskedDirector, contact, calendar.Now);
            timeline.Add(contact, "请示主任", "bad");
            return new Done();
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Done>("/contacts/ask-director");
}
