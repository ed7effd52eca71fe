using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Casework.Contracts;
using Anju.FrontDesk.Contracts;
using Anju.FrontDesk.Domain;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;

namespace Anju.FrontDesk.Case;

/// <summary>Name and number in full, for calling back; who looked and why stays on the record .</summary>
[Act("查看来人电话")]
internal static class RevealCaller
{
    [Permission(FrontDeskPermissions.Reveal)]
    public sealed record Command
    {
        public ContactId Id { get; set; }

        [Required(ErrorMessage = "请写明为什么要看"), StringLength(100, MinimumLength = 2, ErrorMessage = "原因 2 到 100 字")]
        public string Reason { get; set; } = "";
    }

    public sealed record Shown(string Name, string Phone);

    public sealed class Handler(AppDb db, ITimeline timeline) : IHandler<Command, Shown>
    {
        public async Task<Result<Shown>> Handle(Command command, CancellationToken ct)
        {
            if (await db.Set<Contact>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == command.Id, ct) is not { } contact)
                return Problem.NotFound("找不到这条登记");
            timeline.Add(contact.Subject, $"查看来人完整电话：{command.Reason}", "mute");
            return new Shown(contact.Caller, contact.CallerPhone);
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Shown>("/contacts/reveal");
}
