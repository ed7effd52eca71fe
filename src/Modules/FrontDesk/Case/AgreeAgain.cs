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

/// <summary>A changed time is a new agreement with the person; the old promise stays in the history (R-4.2.3b).</summary>
[Act("重新约定时间")]
internal static class AgreeAgain
{
    [Permission(FrontDeskPermissions.Log)]
    public sealed record Command : IRepeatable
    {
        public Guid RequestId { get; set; } = Guid.CreateVersion7();
        public ContactId Id { get; set; }
        public int Version { get; set; }

        [Required(ErrorMessage = "请填写与住户新约定的时间"), StringLength(40, ErrorMessage = "约定时间最多 40 字")]
        public string Promise { get; set; } = "";

        [Required(ErrorMessage = "请写明改约原因"), StringLength(200, ErrorMessage = "改约原因最多 200 字")]
        public string Reason { get; set; } = "";

        [Required(ErrorMessage = "请写明与谁约定的；没有征得住户同意不能改约（R-4.2.3）"), StringLength(60, ErrorMessage = "约定人最多 60 字")]
        public string AgreedWith { get; set; } = "";
    }

    public sealed class Handler(AppDb db, Stale stale, ITimeline timeline, Calendar calendar, CurrentUser user) : IHandler<Command, Done>
    {
        public async Task<Result<Done>> Handle(Command command, CancellationToken ct)
        {
            var found = await ContactActs.Take(db, stale, command.Id, command.Version, ct);
            if (found.Value is not { } contact)
                return found.Problem!;
            var read = ReadPromise.Of(command.Promise, calendar);
            if (read.At is not { } promisedAt)
                return Problem.Invalid(nameof(command.Promise), read.Refusal!);
            var agreed = contact.AgreeAgain(promisedAt, command.Reason, command.AgreedWith, user.Name, calendar.Now);
            if (agreed.Value is not { } promise)
                return agreed.Problem!;
            db.Add(promise);
            var line = $"改约 {read.Words}：{command.Reason}（与{Anju.Kernel.Text.Mask.Name(command.AgreedWith)}约定）";
            timeline.Add(contact, line, promise.EarlierBroken ? "bad" : "warn");
            if (contact.RepairId is { } repair)
                timeline.Add(new Subject("repair", repair.Value), line, "warn", null, contact.Number, contact.Href);
            return new Done();
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Done>("/contacts/agree-again");
}
