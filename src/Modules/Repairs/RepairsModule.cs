using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Anju.Kernel;
using Anju.Kernel.Identity;
using Anju.Repairs.Contracts;
using Anju.Repairs.Desk;
using Anju.Repairs.Register;

namespace Anju.Repairs;

public sealed class RepairsModule : IModule
{
    public string Name => "repairs";

    public IReadOnlyList<PermissionInfo> Permissions => RepairsPermissions.All;

    public IReadOnlyList<Place> Places => [new("报修", "/repairs", RepairsPermissions.View, 30, "repairs")];

    public void AddServices(IServiceCollection services)
    {
        services.AddScoped<RepairDesk>();
        services.AddScoped<Procedures>();
        services.AddScoped<Registration>();
        services.AddScoped<IRepairs, RepairsOfHouses>();
    }

    public void MapApi(IEndpointRouteBuilder api)
    {
        RegisterRepair.Map(api);
    }
}
