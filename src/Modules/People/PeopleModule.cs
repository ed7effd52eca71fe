using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Anju.Kernel;
using Anju.Kernel.Identity;

namespace Anju.People;

public sealed class PeopleModule : IModule
{
    public string Name => "people";

    public IReadOnlyList<PermissionInfo> Permissions => [];

    public void AddServices(IServiceCollection services) { }

    public void MapApi(IEndpointRouteBuilder api) { }
}
