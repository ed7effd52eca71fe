using System.Reflection;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;

namespace Anju.Kernel.Web;

/// <summary>Opens a use case or a query to HTTP; the route carries the permission of its command, so it is refused before the body is read.</summary>
public static class UseCaseRoutes
{
    /// <summary>POST with the command as JSON body. Answers 201 with <paramref name="location"/> when given, else 200.</summary>
    public static RouteHandlerBuilder MapCommand<TCommand, TResult>(this IEndpointRouteBuilder api, string pattern, Func<TResult, string>? location = null)
        where TCommand : class =>
        api.MapPost(pattern, async ([FromBody] TCommand command, UseCase<TCommand, TResult> useCase, CancellationToken ct) =>
                (await useCase.Run(command, ct)).ToHttp(location))
            .WithName(NameOf(typeof(TCommand)))
            .Produces<TResult>(location is null ? StatusCodes.Status200OK : StatusCodes.Status201Created)
            .ProducesValidationProblem()
            .Needs<TCommand>();

    /// <summary>GET with the query's properties from the query string.</summary>
    public static RouteHandlerBuilder MapQuery<TQuery, TResult>(this IEndpointRouteBuilder api, string pattern)
        where TQuery : class =>
        api.MapGet(pattern, async (HttpContext http, Query<TQuery, TResult> query, CancellationToken ct) =>
                QueryBinder.Bind<TQuery>(http.Request) is var (question, unreadable) && unreadable is null ? (await query.Ask(question!, ct)).ToHttp() : unreadable!.ToHttp())
            .WithMetadata(new QuestionType(typeof(TQuery)))
            .WithName(NameOf(typeof(TQuery)))
            .Produces<TResult>()
            .ProducesValidationProblem()
            .Needs<TQuery>();

    /// <summary>For routes that are not a plain command or query (files, exports, streams).</summary>
    public static TBuilder Needs<TBuilder>(this TBuilder route, string permission) where TBuilder : IEndpointConventionBuilder =>
        route.RequireAuthorization(new PermissionAttribute(permission));

    private static RouteHandlerBuilder Needs<T>(this RouteHandlerBuilder route) =>
        route.RequireAuthorization(typeof(T).GetCustomAttribute<PermissionAttribute>() as IAuthorizeData
            ?? throw new InvalidOperationException($"{typeof(T)} needs a [Permission]."));

    /// <summary>Module and act, e.g. Repairs.Dispatch.</summary>
    private static string NameOf(Type asked) => $"{asked.Assembly.GetName().Name!["Anju.".Length..]}.{asked.DeclaringType?.Name ?? asked.Name}";
}
