namespace Anju.Kernel.Identity;

/// <summary>One service center (物业服务中心) of a company. Every business row carries it.</summary>
public readonly record struct CenterId(Guid Value) : ITypedId<CenterId>;

/// <summary>A member of staff who signs records. Company-wide: one person may serve several centers.</summary>
public readonly record struct StaffId(Guid Value) : ITypedId<StaffId>;

/// <summary>Who acts, in which center, and what this person may do there.</summary>
/// <param name="Id">Null for the system itself and for strangers.</param>
/// <param name="Zone">Buildings of the person's 责任区; null means the whole center.</param>
public sealed record Actor(StaffId? Id, string Name, string Post, CenterId Center, IReadOnlySet<string> Permissions, IReadOnlySet<Guid>? Zone = null)
{
    private static readonly HashSet<string> None = [];

    /// <summary>Nobody signed in: no center, no permission.</summary>
    public static readonly Actor Stranger = new(null, "", "", default, None);

    /// <summary>Scheduled work and imports run as the system inside one center; it may do everything.</summary>
    public static Actor System(CenterId center) => new(null, "系统", "", center, None) { IsSystem = true };

    public bool IsSystem { get; private init; }

    /// <summary>A program that signs in with an API key: known by the key's name, holding only the key's scopes, no member of staff.</summary>
    public bool IsIntegration { get; init; }

    public bool IsKnown => IsSystem || IsIntegration || Id is not null;

    public bool May(string permission) => IsSystem || (permission == Permission.AnyStaff ? Id is not null : Permissions.Contains(permission));
}

/// <summary>The actor of the running request or job. Set once, before anything else happens in the scope.</summary>
public sealed class CurrentUser
{
    public Actor Actor { get; private set; } = Actor.Stranger;
    public StaffId? Id => Actor.Id;
    public string Name => Actor.Name;
    public CenterId Center => Actor.Center;
    public bool May(string permission) => Actor.May(permission);
    public void Become(Actor actor) => Actor = actor;
}
