using Microsoft.Extensions.DependencyInjection;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;

namespace Anju.Integration.Platform;

/// <summary>Runs a handler that only the test knows through the real runner.</summary>
internal static class Acts
{
    public static async Task<Result<TResult>> Run<TCommand, TResult>(this CenterUnderTest center, TCommand command, Func<IServiceProvider, IHandler<TCommand, TResult>> handler, Actor? actor = null)
        where TCommand : class
    {
        await using var scope = center.Scope();
        if (actor is not null)
            scope.ServiceProvider.GetRequiredService<CurrentUser>().Become(actor);
        return await new UseCase<TCommand, TResult>(handler(scope.ServiceProvider), scope.ServiceProvider.GetRequiredService<UseCaseTools>()).Run(command);
    }
}
