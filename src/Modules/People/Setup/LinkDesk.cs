using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;
using Anju.People.Domain;

namespace Anju.People.Setup;

/// <summary>Lets the bearer of a good link, who is no member of staff yet or forgot the password, run the one act it is for.</summary>
internal sealed class LinkDesk(SetupLinks links, AppDb db, CurrentUser user, UseCase<SetUpAdministrator.Command, Done> setUp, UseCase<ChoosePassword.Command, Done> choose)
{
    /// <summary>What the link is for: an account to be named, or null for the first set-up.</summary>
    public async Task<Result<string>> Purpose(string? token, CancellationToken ct)
    {
        var found = await links.Find(token, ct);
        if (found.Value is not { } link)
            return found.Problem!;
        if (link.StaffId is not { } staff)
            return "";
        return await db.Set<Login>().Where(l => l.StaffId == staff).Select(l => l.Account).SingleOrDefaultAsync(ct) ?? "";
    }

    public async Task<Problem?> SetUp(SetUpAdministrator.Command command, CancellationToken ct)
    {
        if ((await links.Find(command.Token, ct)).Problem is { } refused)
            return refused;
        return (await As(Kernel.Id.New<CenterId>(), () => setUp.Run(command, ct))).Problem;
    }

    public async Task<Problem?> Choose(ChoosePassword.Command command, CancellationToken ct)
    {
        var found = await links.Find(command.Token, ct);
        return found.Value is { Center: { } center } ? (await As(new(center), () => choose.Run(command, ct))).Problem : found.Problem ?? Problem.NotFound("没有这个链接，请重新索取");
    }

    /// <summary>The act is the system's, in the center of the link; afterwards the bearer is a stranger again.</summary>
    private async Task<Result<Done>> As(CenterId center, Func<Task<Result<Done>>> act)
    {
        var before = user.Actor;
        user.Become(Actor.System(center));
        try
        {
            return await act();
        }
        finally
        {
            user.Become(before);
        }
    }
}
