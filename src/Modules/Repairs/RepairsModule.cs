using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Anju.Kernel;
using Anju.Kernel.Identity;

namespace Anju.Repairs;

public sealed class RepairsModule : IModule
{
    public string Name => "repairs";

    public IReadOnlyList<PermissionInfo> Permissions => [];

    public void AddServices(IServiceCollection services) { }

    public void MapApi(IEndpointRouteBuilder api) { }
}
