using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Anju.Kernel.Identity;
using Anju.Ledger.Counter;

namespace Anju.Ledger;

/// <summary>The cashier's desk: taking money, its papers, its boxes.</summary>
internal static class CounterSetup
{
    public static IReadOnlyList<Anju.Kernel.Place> Places => [];

    public static void AddCounter(this IServiceCollection services)
    {
    }

    public static void MapCounter(this IEndpointRouteBuilder api)
    {
        TakeBatch.Map(api);
    }
}
