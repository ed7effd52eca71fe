using System.Reflection;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Anju.Kernel.Identity;

namespace Anju.Kernel;

/// <summary>A module's front page: what it registers, which routes it opens, what a post may be allowed, where it stands in the menu.</summary>
public interface IModule
{
    /// <summary>Short English name; its API lies under /api/{Name}.</summary>
    string Name { get; }

    IReadOnlyList<PermissionInfo> Permissions { get; }

    /// <summary>Places in the top bar, in the order of the day.</summary>
    IReadOnlyList<Place> Places => [];

    /// <summary>What can be begun from every page with one tap, beside the places.</summary>
    IReadOnlyList<Place> Quick => [];

    void AddServices(IServiceCollection services);
    void MapApi(IEndpointRouteBuilder api);

    /// <summary>The few routes outside /api/{Name}, e.g. /api/sign-in.</summary>
    void MapRoot(IEndpointRouteBuilder root) { }
}

/// <summary>A place in the menu, shown to those who may open it.</summary>
/// <param name="Order">Position in the order of the day: 10 today, 20 desk, 30 repairs, 40 fees, 50 estate, 90 people.</param>
/// <param name="LateCount">Key of the <see cref="ILateCount"/> that counts what is late there; null when nothing can be late.</param>
public sealed record Place(string Title, string Href, string Permission, int Order, string? LateCount = null, string? Also = null);

/// <summary>What is late at one menu place of the current center. The frame counts all places in one statement.</summary>
public interface ILateCount
{
    string Key { get; }

    /// <summary>Anything once for each late row; must be answered by an index.</summary>
    IQueryable<int> Late { get; }
}

/// <summary>All modules of this host with the types that the kernel looks through once at start.</summary>
public sealed class ModuleList
{
    public ModuleList(IReadOnlyList<IModule> modules)
    {
        Modules = modules;
        Assemblies = [typeof(ModuleList).Assembly, .. modules.Select(m => m.GetType().Assembly).Distinct()];
        Types = [.. Assemblies.SelectMany(a => a.GetTypes())];
    }

    public IReadOnlyList<IModule> Modules { get; }
    public IReadOnlyList<Assembly> Assemblies { get; }
    internal IReadOnlyList<Type> Types { get; }
    public IEnumerable<PermissionInfo> Permissions => [.. Modules.SelectMany(m => m.Permissions), .. Privacy.KernelPermissions.All];
}
