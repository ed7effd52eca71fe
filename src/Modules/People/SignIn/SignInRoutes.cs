using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;
using Anju.People.Domain;

namespace Anju.People.SignIn;

/// <summary>Signing in and out over the API, and out from a page.</summary>
internal static class SignInRoutes
{
    public sealed record Request
    {
        [Required] public string Account { get; set; } = "";
        [Required] public string Password { get; set; } = "";

        /// <summary>The six digits, when the account has a second step.</summary>
        public string? Code { get; set; }
    }

    /// <param name="Center">The center that is worked in; others are in <paramref name="Centers"/>.</param>
    public sealed record SignedIn(StaffId Id, string Name, IReadOnlyList<string> Posts, Guid Center, IReadOnlyList<Guid> Centers);

    public static void Map(IEndpointRouteBuilder root)
    {
        root.MapPost("/api/sign-in", Enter).AllowAnonymous().WithTags("sign-in").WithName("SignIn").Produces<SignedIn>()
            .ProducesProblem(401).ProducesProblem(429);
        root.MapPost("/api/sign-out", async (SignInDesk desk) =>
        {
            await desk.Leave();
            return TypedResults.NoContent();
        }).AllowAnonymous().WithTags("sign-in").WithName("SignOut");
        root.MapPost("/sign-out", LeavePage).AllowAnonymous().ExcludeFromDescription();
    }

    private static async Task<IResult> Enter([FromBody] Request request, SignInDesk desk, LoginClaims claims, AppDb db, Calendar calendar, CancellationToken ct)
    {
        var answer = await desk.TryPassword(request.Account, request.Password, ct);
        if (answer is { Outcome: SignInOutcome.NeedsCode, Login: { } half })
            return await WithCode(request, half, desk, claims, db, calendar, ct);
        return await Answer(answer, claims, db, calendar, ct);
    }

    /// <summary>The cookie of the first step is not back yet, so the code is checked against the login itself.</summary>
    private static async Task<IResult> WithCode(Request request, Login half, SignInDesk desk, LoginClaims claims, AppDb db, Calendar calendar, CancellationToken ct) =>
        string.IsNullOrEmpty(request.Code)
            ? TypedResults.Problem(title: "请再输入手机上的 6 位动态码", statusCode: StatusCodes.Status401Unauthorized)
            : await Answer(await desk.TryCodeNow(half, request.Code, ct), claims, db, calendar, ct);

    private static async Task<IResult> Answer(SignInAnswer answer, LoginClaims claims, AppDb db, Calendar calendar, CancellationToken ct)
    {
        if (answer is not { Outcome: SignInOutcome.In, Login: { } login })
            return TypedResults.Problem(title: answer.Sentence, statusCode: answer.Outcome == SignInOutcome.TooOften ? 429 : 401);
        var centers = await claims.Centers(login.StaffId, ct);
        var center = centers.Contains(login.Center ?? default) ? login.Center!.Value : centers[0];
        var today = calendar.Today;
        var posts = await db.Set<Appointment>().IgnoreQueryFilters()
            .Where(a => a.CenterId == new CenterId(center) && a.StaffId == login.StaffId && a.From <= today && (a.To == null || a.To >= today))
            .Join(db.Set<Post>(), a => a.PostId, p => p.Id, (_, p) => p).OrderBy(p => p.Order).Select(p => p.Name).Take(20).ToListAsync(ct);
        var name = await db.Set<StaffMember>().Where(s => s.Id == login.StaffId).Select(s => s.Name).SingleAsync(ct);
        return TypedResults.Ok(new SignedIn(login.StaffId, name, posts, center, centers));
    }

    private static async Task<IResult> LeavePage(HttpContext context, IAntiforgery antiforgery, SignInDesk desk)
    {
        if (!await antiforgery.IsRequestValidAsync(context))
            return Problem.Forbidden("页面已过期，请刷新后再退出").ToHttp();
        await desk.Leave();
        return TypedResults.Redirect("/sign-in");
    }
}
