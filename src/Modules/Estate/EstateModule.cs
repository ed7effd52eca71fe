using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Anju.Kernel;
using Anju.Kernel.Identity;

namespace Anju.Estate;

public sealed class EstateModule : IModule
{
    public string Name => "estate";

    public IReadOnlyList<PermissionInfo> Permissions => [];

    public void AddServices(IServiceCollection services) { }

    public void MapApi(IEndpointRouteBuilder api) { }
}
