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

namespace Anju.FrontDesk.Case;

/// <summary>The person came back with the same matter: the line is open again, under a new promise.</summary>
[Act("重新打开")]
internal static class ReopenContact
{
    [Permission(FrontDeskPermissions.Log)]
    public sealed record Command : IRepeatable
    {
        public Guid RequestId { get; set; } = Guid.CreateVersion7();
        public ContactId Id { get; set; }
        public int Version { get; set; }

        [Required(ErrorMessage = "重新打开须与住户约定时间（R-4.2.3）"), StringLength(40, ErrorMessage = "约定时间最多 40 字")]
        public string Promise { get; set; } = "";

        [Required(ErrorMessage = "请写明为什么重新打开"), StringLength(200, ErrorMessage = "原因最多 200 字")]
        public string Reason { get; set; } = "";
    }

    public sealed class Handler(AppDb db, Stale stale, ITimeline timeline, Calendar calendar, CurrentUser user, IFollowUps followUps) : IHandler<Command, Done>
    {
        public async Task<Result<Done>> Handle(Command command, CancellationToken ct)
        {
            var found = await ContactActs.Take(db, stale, command.Id, command.Version, ct);
            if (found.Value is not { } contact)
                return found.Problem!;
            var read = ReadPromise.Of(command.Promise, calendar);
            if (read.At is not { } promisedAt)
                return Problem.Invalid(nameof(command.Promise), read.Refusal!);
            var reopened = contact.Reopen(promisedAt, command.Reason, user.Name, calendar.Now);
            if (reopened.Value is not { } promise)
                return reopened.Problem!;
            db.Add(promise);
            await followUps.Withdraw(contact.Subject, "重新打开", ct);
            timeline.Add(contact, $"重新打开：{command.Reason}；约定 {read.Words}", "warn");
            return new Done();
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Done>("/contacts/reopen");
}
