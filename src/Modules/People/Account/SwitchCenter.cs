using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;
using Anju.People.Domain;

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Anju.People.Account;

/// <summary>换服务中心: for people with posts in several centers. The session goes on in the other one.</summary>
[Act("切换服务中心")]
internal static class SwitchCenter
{
    [Permission(Permission.AnyStaff)]
    public sealed record Command
    {
        public CenterId Center { get; set; }
    }

    public sealed class Handler(MyLogin mine, SignIn.LoginClaims claims) : IHandler<Command, Done>
    {
        public async Task<Result<Done>> Handle(Command command, CancellationToken ct)
        {
            var found = await mine.Find(ct);
            if (found.Value is not { } login)
                return found.Problem!;
            if (!(await claims.Centers(login.StaffId, ct)).Contains(command.Center.Value))
                return Problem.Forbidden("您在这个服务中心没有岗位");
            login.Center = command.Center.Value;
            login.Version++;
            return new Done();
        }
    }

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost("/switch-center", async ([FromBody] Command command, UseCase<Command, Done> act, FreshCookie cookie, CancellationToken ct) =>
        {
            var result = await act.Run(command, ct);
            if (result.Problem is null)
                await cookie.Give(ct);
            return result.ToHttp();
        }).WithName("SwitchCenter").Produces<Done>().ProducesValidationProblem().Needs(Permission.AnyStaff);
}

/// <summary>A new cookie for whoever acts, after an act that changed what a cookie says (center, stamp).</summary>
internal sealed class FreshCookie(MyLogin mine, SignInManager<Login> manager)
{
    public async Task Give(CancellationToken ct)
    {
        if ((await mine.Find(ct)).Value is { } login)
            await manager.SignInAsync(login, isPersistent: false);
    }
}
