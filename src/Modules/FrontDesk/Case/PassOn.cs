using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Anju.Casework.Contracts;
using Anju.FrontDesk.Contracts;
using Anju.FrontDesk.Domain;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;
using Anju.FrontDesk.Log;
using Anju.People.Contracts;

namespace Anju.FrontDesk.Case;

/// <summary>The matter goes to a colleague, who is told; the promise stays the same.</summary>
[Act("转交")]
internal static class PassOn
{
    [Permission(FrontDeskPermissions.Log)]
    public sealed record Command : IRepeatable
    {
        public Guid RequestId { get; set; } = Guid.CreateVersion7();
        public ContactId Id { get; set; }
        public int Version { get; set; }
        public StaffId To { get; set; }
    }

    public sealed class Handler(AppDb db, Stale stale, ITimeline timeline, IStaff staff, INotices notices) : IHandler<Command, Done>
    {
        public async Task<Result<Done>> Handle(Command command, CancellationToken ct)
        {
            var found = await ContactActs.Take(db, stale, command.Id, command.Version, ct);
            if (found.Value is not { } contact)
                return found.Problem!;
            if (!contact.IsOpen)
                return Problem.Conflict($"{contact.Number} 已由{contact.ClosedBy}办结，不能转交");
            if (await staff.Find(command.To, ct) is not { } colleague)
                return Problem.Invalid(nameof(command.To), "没有这位同事，请重新选择");
            contact.PassTo(colleague.Id, colleague.Name);
            notices.Tell([colleague.Id], $"转交给您：{contact.Number} {contact.HouseNumber} {AfterLogging.Short(contact.Content)}", contact.Href);
            timeline.Add(contact, $"转交{colleague.Name}", "info");
            return new Done();
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Done>("/contacts/pass-on");
}
