using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Anju.Kernel.Identity;

namespace Anju.Kernel.Web;

/// <summary>Between authentication and authorization: turns the principal into the actor of this request.</summary>
internal sealed class ActorMiddleware(RequestDelegate next)
{
    public async Task Invoke(HttpContext context, CurrentUser user, IActors actors)
    {
        if (context.User.Identity?.IsAuthenticated == true)
        {
            if (await actors.Find(context.User, context.RequestAborted) is { } actor)
                user.Become(actor);
            else
                context.User = new ClaimsPrincipal(new ClaimsIdentity());
        }

        await next(context);
    }
}
