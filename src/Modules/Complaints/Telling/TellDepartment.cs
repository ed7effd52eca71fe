using Microsoft.AspNetCore.Routing;
using Anju.Complaints.Desk;
using Anju.Complaints.Domain;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;

namespace Anju.Complaints.Telling;

/// <summary>部门已告知: who in the department heard the result, when, how (S-4.1.3c).</summary>
[Act("告知相关部门")]
internal static class TellDepartment
{
    [Permission(ComplaintsPermissions.Handle)]
    public sealed record Command : TellingInput;

    public sealed class Handler(Tellings tellings) : IHandler<Command, Moved>
    {
        public Task<Result<Moved>> Handle(Command command, CancellationToken ct) => tellings.Do(command, TellKind.Department, ct);
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Moved>("/tell-department");
}
