using Microsoft.AspNetCore.Routing;
using Anju.Complaints.Desk;
using Anju.Complaints.Domain;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;

namespace Anju.Complaints.Telling;

/// <summary>用户已告知: the complainant heard the result, when, how (S-4.1.3d).</summary>
[Act("告知用户")]
internal static class TellUser
{
    [Permission(ComplaintsPermissions.Handle)]
    public sealed record Command : TellingInput;

    public sealed class Handler(Tellings tellings) : IHandler<Command, Moved>
    {
        public Task<Result<Moved>> Handle(Command command, CancellationToken ct) => tellings.Do(command, TellKind.User, ct);
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Moved>("/tell-user");
}
