using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Anju.Billing.Meters;
using Anju.Kernel;
using Anju.Kernel.Identity;

namespace Anju.Billing;

/// <summary>收费: fee items, prices, meters, bill runs and the reasons of every line (F-1, F-2a, F-2c, F-2d, A-3b, E-9).</summary>
public sealed class BillingModule : IModule
{
    public string Name => "billing";

    public IReadOnlyList<PermissionInfo> Permissions => [.. MetersPermissions.All];

    public IReadOnlyList<Place> Places => [.. MetersSetup.Places];

    public void AddServices(IServiceCollection services) => services.AddMeters();

    public void MapApi(IEndpointRouteBuilder api) => api.MapMeters();
}
