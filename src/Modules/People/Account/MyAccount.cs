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

namespace Anju.People.Account;

/// <summary>One's own account: where one works, how one signs in, what happened to the account lately.</summary>
internal static class MyAccount
{
    private const int Shown = 20;

    [Permission(Permission.AnyStaff)]
    public sealed record Query;

    public sealed record Happening(DateTime At, string What, string? By, string? From);

    public sealed record Place(CenterId Id, string Name, bool IsHere);

    /// <param name="Account">Null when there is no login.</param>
    public sealed record Mine(string? Account, bool HasTotp, int RecoveryCodesLeft, IReadOnlyList<Place> Centers, IReadOnlyList<Happening> Happenings);

    public sealed class Handler(AppDb db, CurrentUser user, SignIn.LoginClaims claims, IEnumerable<ICenters> names) : IQueryHandler<Query, Mine>
    {
        public async Task<Result<Mine>> Handle(Query query, CancellationToken ct)
        {
            if (user.Id is not { } me)
                return Problem.Forbidden();
            var login = await db.Set<Login>().SingleOrDefaultAsync(l => l.StaffId == me, ct);
            var happenings = await db.Set<AccountEvent>().Where(e => e.StaffId == me).OrderByDescending(e => e.At).ThenByDescending(e => e.Id).Take(Shown)
                .Select(e => new Happening(e.At, e.What, e.By, e.From)).ToListAsync(ct);
            var centers = new List<Place>();
            foreach (var center in await claims.Centers(me, ct))
                centers.Add(new(new(center), await NameOf(new(center), ct), center == user.Center.Value));
            return new Mine(login?.Account, login?.HasTotp ?? false, Post.Read(login?.RecoveryCodes ?? "").Length, centers, happenings);
        }

        private async ValueTask<string> NameOf(CenterId center, CancellationToken ct)
        {
            foreach (var book in names)
                if (await book.NameOf(center, ct) is { Length: > 0 } name)
                    return name;
            return "服务中心";
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapQuery<Query, Mine>("/account");
}
