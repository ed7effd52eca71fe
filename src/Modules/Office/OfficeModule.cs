using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Anju.Kernel;
using Anju.Kernel.Identity;

namespace Anju.Office;

/// <summary>办公: tasks (临时任务), targets, year and month plans, the month-end meeting, the year-end summary (D-3, D-4a, D-4b, D-11, A-9, F-5).</summary>
public sealed class OfficeModule : IModule
{
    public string Name => "office";

    public IReadOnlyList<PermissionInfo> Permissions => [];

    public void AddServices(IServiceCollection services)
    {
    }

    public void MapApi(IEndpointRouteBuilder api)
    {
    }
}
