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

/// <summary>The director answers a 请示; the minutes she took stay visible (R-4.2.2c).</summary>
[Act("批示")]
internal static class GiveInstruction
{
    [Permission(FrontDeskPermissions.Direct)]
    public sealed record Command : IRepeatable
    {
        public Guid RequestId { get; set; } = Guid.CreateVersion7();
        public ContactId Id { get; set; }
        public int Version { get; set; }

        [Required(ErrorMessage = "请填写批示内容"), StringLength(500, ErrorMessage = "批示最多 500 字")]
        public string Instruction { get; set; } = "";
    }

    public sealed class Handler(AppDb db, Stale stale, ITimeline timeline, IEvidence evidence, Calendar calendar, CurrentUser user, INotices notices) : IHandler<Command, Done>
    {
        public async Task<Result<Done>> Handle(Command command, CancellationToken ct)
        {
            var found = await ContactActs.Take(db, stale, command.Id, command.Version, ct);
            if (found.Value is not { } contact)
                return found.Problem!;
            if (contact.Instruct(command.Instruction, user.Name, calendar.Now) is { } refused)
                return refused;
            StaffId?[] told = [contact.TakenById, contact.PassedToId];
            notices.Tell(told.OfType<StaffId>().Distinct().Where(id => id != user.Id), $"{user.Name}批示 {contact.Number}：{AfterLogging.Short(command.Instruction)}", contact.Href);
            evidence.Note(DeskEvidence.Instructed, contact, calendar.Now);
            timeline.Add(contact, $"批示：{command.Instruction}（{contact.ResponseMinutes} 分钟内答复）", "info");
            return new Done();
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Done>("/contacts/instruct");
}
