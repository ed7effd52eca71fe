using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Anju.Kernel;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Xunit;

namespace Anju.Integration.Platform;

public class StartTests
{
    internal sealed record Forgotten;

    internal sealed class Handler : IHandler<Forgotten, Done>
    {
        public Task<Result<Done>> Handle(Forgotten command, CancellationToken ct) => Task.FromResult<Result<Done>>(new Done());
    }

    private sealed class Careless : IModule
    {
        public string Name => "careless";
        public IReadOnlyList<PermissionInfo> Permissions => [];
        public void AddServices(IServiceCollection services) { }
        public void MapApi(IEndpointRouteBuilder api) { }
    }

    [Fact]
    public void A_command_without_permission_stops_the_start()
    {
        var refused = Assert.Throws<InvalidOperationException>(() => new ServiceCollection().AddKernel(new ConfigurationBuilder().Build(), new Careless()));
        Assert.Contains(nameof(Forgotten), refused.Message, StringComparison.Ordinal);
    }
}
