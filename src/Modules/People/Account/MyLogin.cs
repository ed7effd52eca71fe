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

/// <summary>The login of whoever acts.</summary>
internal sealed class MyLogin(AppDb db, CurrentUser user, Calendar calendar)
{
    public async Task<Result<Login>> Find(CancellationToken ct) =>
        user.Id is { } me && await db.Set<Login>().SingleOrDefaultAsync(l => l.StaffId == me, ct) is { } login ? login : Problem.NotFound("您还没有登录账号");

    public void Note(Login login, string what) => db.Add(new AccountEvent(login.StaffId, what, null, null, calendar.Now));
}
