using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;

namespace Anju.Kernel.Identity;

/// <summary>
/// The permission a command, query or page needs. The same attribute serves the use-case runner and ASP.NET's
/// authorization, so what a page shows and what its command allows cannot differ.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class PermissionAttribute(string name) : Attribute, IAuthorizeData
{
    public string Name { get; } = name;

    string? IAuthorizeData.Policy { get => Permission.PolicyPrefix + Name; set => throw new NotSupportedException(); }
    string? IAuthorizeData.Roles { get; set; }
    string? IAuthorizeData.AuthenticationSchemes { get; set; }
}

/// <summary>A permission as the administrator sees it when editing what a post may do.</summary>
/// <param name="Name">Constant beside its module, e.g. <c>repairs.register</c>.</param>
/// <param name="Label">Chinese words, e.g. 登记报修.</param>
public sealed record PermissionInfo(string Name, string Label);

public static class Permission
{
    /// <summary>Everybody who has signed in.</summary>
    public const string AnyStaff = "*";
    internal const string PolicyPrefix = "permission:";
}

/// <summary>Makes a policy for every permission on demand; whatever names none needs a signed-in member of staff.</summary>
internal sealed class PermissionPolicies(IOptions<AuthorizationOptions> options) : DefaultAuthorizationPolicyProvider(options)
{
    public override async Task<AuthorizationPolicy?> GetPolicyAsync(string policyName) =>
        policyName.StartsWith(Permission.PolicyPrefix, StringComparison.Ordinal)
            ? new AuthorizationPolicyBuilder().RequireAuthenticatedUser().AddRequirements(new Needs(policyName[Permission.PolicyPrefix.Length..])).Build()
            : await base.GetPolicyAsync(policyName);

    internal sealed record Needs(string Permission) : IAuthorizationRequirement;

    internal sealed class Judge(CurrentUser user) : AuthorizationHandler<Needs>
    {
        protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, Needs requirement)
        {
            if (user.May(requirement.Permission))
                context.Succeed(requirement);
            return Task.CompletedTask;
        }
    }
}
