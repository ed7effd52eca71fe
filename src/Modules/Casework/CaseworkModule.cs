using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Anju.Kernel;
using Anju.Kernel.Identity;

namespace Anju.Casework;

public sealed class CaseworkModule : IModule
{
    public string Name => "casework";

    public IReadOnlyList<PermissionInfo> Permissions => [];

    public void AddServices(IServiceCollection services) { }

    public void MapApi(IEndpointRouteBuilder api) { }
}
