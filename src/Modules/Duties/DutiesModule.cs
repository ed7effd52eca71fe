using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Anju.Kernel;
using Anju.Kernel.Identity;

namespace Anju.Duties;

/// <summary>岗位职责: rulebook, duties, the evidence that meets them, the director's day, the center's calendar, compliance (S-1 … S-4.2.2, D-1c, D-2, E-0).</summary>
public sealed class DutiesModule : IModule
{
    public string Name => "duties";

    public IReadOnlyList<PermissionInfo> Permissions => [];

    public void AddServices(IServiceCollection services)
    {
    }

    public void MapApi(IEndpointRouteBuilder api)
    {
    }
}
