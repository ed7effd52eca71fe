using System.Reflection;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;

namespace Anju.Kernel.Web;

/// <summary>Opens a use case or a query to HTTP; the route carries the permission of its command, so it is refused before the body is read.</summary>
public static class UseCaseRoutes
{
    private static readonly string[] Json = ["application/json"], ProblemJson = ["application/problem+json"];

    /// <summary>The document takes in only routes that name a method.</summary>
    private static readonly MethodInfo OnlyInTheDocument = ((Action)(static () => { })).Method;

    /// <summary>POST with the command as JSON body. Answers 201 with <paramref name="location"/> when given, else 200.</summary>
    public static IEndpointConventionBuilder MapCommand<TCommand, TResult>(this IEndpointRouteBuilder api, string pattern, Func<TResult, string>? location = null)
        where TCommand : class =>
        api.MapPost(pattern, Answering(async http =>
                (await http.RequestServices.GetRequiredService<UseCase<TCommand, TResult>>().Run(await JsonBody.Read<TCommand>(http), http.RequestAborted)).ToHttp(location)))
            .WithMetadata(new AcceptsMetadata(Json, typeof(TCommand)))
            .Described<TCommand>(typeof(TResult), location is null ? StatusCodes.Status200OK : StatusCodes.Status201Created);

    /// <summary>GET with the query's properties from the query string.</summary>
    public static IEndpointConventionBuilder MapQuery<TQuery, TResult>(this IEndpointRouteBuilder api, string pattern)
        where TQuery : class =>
        api.MapGet(pattern, Answering(async http => QueryBinder.Bind<TQuery>(http.Request) is var (question, unreadable) && unreadable is null
                ? (await http.RequestServices.GetRequiredService<Query<TQuery, TResult>>().Ask(question!, http.RequestAborted)).ToHttp() : unreadable!.ToHttp()))
            .WithMetadata(new QuestionType(typeof(TQuery)))
            .Described<TQuery>(typeof(TResult), StatusCodes.Status200OK);

    /// <summary>
    /// A plain delegate. A handler with parameters would be compiled for each route, with the JSON of its command, before
    /// the first page: hundreds of acts of which a day uses a few.
    /// </summary>
    private static RequestDelegate Answering(Func<HttpContext, Task<IResult>> ask) => async http => await (await ask(http)).ExecuteAsync(http);

    /// <summary>What a handler with parameters would have said of itself to the OpenAPI document.</summary>
    private static IEndpointConventionBuilder Described<T>(this IEndpointConventionBuilder route, Type answer, int status) => route
        .WithMetadata(OnlyInTheDocument, new ProducesResponseTypeMetadata(status, answer, Json), new ProducesResponseTypeMetadata(StatusCodes.Status400BadRequest, typeof(HttpValidationProblemDetails), ProblemJson))
        .WithName(NameOf(typeof(T)))
        .Needs<T>();

    /// <summary>For routes that are not a plain command or query (files, exports, streams).</summary>
    public static TBuilder Needs<TBuilder>(this TBuilder route, string permission) where TBuilder : IEndpointConventionBuilder =>
        route.RequireAuthorization(new PermissionAttribute(permission));

    private static IEndpointConventionBuilder Needs<T>(this IEndpointConventionBuilder route) =>
        route.RequireAuthorization(typeof(T).GetCustomAttribute<PermissionAttribute>() as IAuthorizeData
            ?? throw new InvalidOperationException($"{typeof(T)} needs a [Permission]."));

    /// <summary>Module and act, e.g. Repairs.Dispatch.</summary>
    private static string NameOf(Type asked) => $"{asked.Assembly.GetName().Name!["Anju.".Length..]}.{asked.DeclaringType?.Name ?? asked.Name}";
}
