using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.FrontDesk.Domain;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;

namespace Anju.FrontDesk.Messages;

/// <summary>The colleague has read it and is given name and number in full, to call back.</summary>
[Act("阅留言")]
internal static class ReadMessage
{
    [Permission(FrontDeskPermissions.Log)]
    public sealed record Command
    {
        public MessageId Id { get; set; }
    }

    public sealed record Read(string Caller, string CallBack, string Text);

    public sealed class Handler(AppDb db, Calendar calendar, CurrentUser user) : IHandler<Command, Read>
    {
        public async Task<Result<Read>> Handle(Command command, CancellationToken ct)
        {
            if (await db.Set<Message>().SingleOrDefaultAsync(m => m.Id == command.Id, ct) is not { } message)
                return Problem.NotFound("找不到这条留言");
            return message.Read(user.Id, calendar.Now) is { } refused ? refused : new Read(message.Caller, message.CallBack, message.Text);
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Read>("/messages/read");
}
