using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Anju.Kernel;
using Anju.Kernel.Identity;

namespace Anju.FrontDesk;

public sealed class FrontDeskModule : IModule
{
    public string Name => "frontdesk";

    public IReadOnlyList<PermissionInfo> Permissions => [];

    public void AddServices(IServiceCollection services) { }

    public void MapApi(IEndpointRouteBuilder api) { }
}
