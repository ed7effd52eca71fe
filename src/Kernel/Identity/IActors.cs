using System.Security.Claims;

namespace Anju.Kernel.Identity;

/// <summary>Knows which member of staff or which integration stands behind a signed-in principal.</summary>
public interface IActors
{
    /// <summary>Null when the account is blocked, has left, or was signed out everywhere.</summary>
    ValueTask<Actor?> Find(ClaimsPrincipal principal, CancellationToken ct);
}
