using Microsoft.AspNetCore.Routing;
using Anju.Complaints.Desk;
using Anju.Complaints.Domain;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;

namespace Anju.Complaints.Telling;

/// <summary>Explained to the complainant: when, to whom, how, what, and what he said to it (D-8b). Apology first, no dispute .</summary>
[Act("向用户解释")]
internal static class ExplainToUser
{
    [Permission(ComplaintsPermissions.Handle)]
    public sealed record Command : TellingInput;

    public sealed class Handler(Tellings tellings) : IHandler<Command, Moved>
    {
        public Task<Result<Moved>> Handle(Command command, CancellationToken ct) => tellings.Do(command, TellKind.Explained, ct);
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Moved>("/explain");
}
