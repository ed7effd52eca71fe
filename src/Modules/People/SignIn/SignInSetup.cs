using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.People.Domain;

namespace Anju.People.SignIn;

/// <summary>Cookie for people, bearer key for programs, both judged afresh with every request by <see cref="Actors"/>.</summary>
internal static class SignInSetup
{
    public const string Either = "anju";
    public static readonly TimeSpan CookieLife = TimeSpan.FromHours(12);

    public static void Add(IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddAuthentication(Either)
            .AddPolicyScheme(Either, null, o => o.ForwardDefaultSelector = c => KeyScheme.IsShown(c.Request) ? KeyScheme.SchemeName : IdentityConstants.ApplicationScheme)
            .AddScheme<AuthenticationSchemeOptions, KeyScheme>(KeyScheme.SchemeName, null)
            .AddCookie(IdentityConstants.ApplicationScheme, Session)
            .AddCookie(IdentityConstants.TwoFactorUserIdScheme, o =>
            {
                Common(o, "anju-step");
                o.ExpireTimeSpan = TimeSpan.FromMinutes(5);
            });
        services.AddIdentityCore<Login>(Rules)
            .AddUserStore<LoginStore>().AddPasswordValidator<PasswordRules>().AddSignInManager()
            .AddTokenProvider<AuthenticatorTokenProvider<Login>>(TokenOptions.DefaultAuthenticatorProvider);
        services.AddScoped<LoginClaims>();
        services.AddScoped<IUserClaimsPrincipalFactory<Login>>(s => s.GetRequiredService<LoginClaims>());
        services.AddScoped<SignInDesk>();
        services.AddSingleton<SignInPace>();
        services.AddSingleton<ActorCache>();
        services.AddSingleton<KeyUse>();
        services.AddSingleton<RightsWatch>();
        services.ConfigureDbContext<AppDb>((s, o) => o.AddInterceptors(s.GetRequiredService<RightsWatch>()));
        services.AddScoped<IActors, Actors>();
    }

    private static void Rules(IdentityOptions options)
    {
        options.Password = new() { RequiredLength = PasswordRules.Shortest, RequireDigit = false, RequireLowercase = false, RequireUppercase = false, RequireNonAlphanumeric = false, RequiredUniqueChars = 1 };
        options.Lockout = new() { MaxFailedAccessAttempts = SignInPace.Failures, DefaultLockoutTimeSpan = SignInPace.Locked };
        options.User.AllowedUserNameCharacters = "";         // an account is checked by the act that opens it
        options.ClaimsIdentity.SecurityStampClaimType = LoginClaims.Stamp;
    }

    private static void Session(CookieAuthenticationOptions options)
    {
        Common(options, "anju");
        options.ExpireTimeSpan = CookieLife;
        options.SlidingExpiration = true;
        options.LoginPath = "/sign-in";
        options.ReturnUrlParameter = "returnUrl";
        options.Events.OnRedirectToLogin = context => IsApi(context.Request) ? Refuse(context.HttpContext, 401, "请先登录") : Redirect(context);
        options.Events.OnRedirectToAccessDenied = context => IsApi(context.Request) ? Refuse(context.HttpContext, 403, "没有权限") : Status(context, 403);
    }

    private static void Common(CookieAuthenticationOptions options, string name)
    {
        options.Cookie.Name = name;
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.Cookie.IsEssential = true;
    }

    private static bool IsApi(HttpRequest request) => request.Path.StartsWithSegments("/api", StringComparison.Ordinal);

    private static Task Refuse(HttpContext context, int status, string sentence) => TypedResults.Problem(title: sentence, statusCode: status).ExecuteAsync(context);

    private static Task Redirect(RedirectContext<CookieAuthenticationOptions> context)
    {
        context.Response.Redirect(context.RedirectUri);
        return Task.CompletedTask;
    }

    private static Task Status(RedirectContext<CookieAuthenticationOptions> context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }
}
