using Microsoft.AspNetCore.Http;
using Anju.Kernel.UseCases;

namespace Anju.Kernel.Web;

/// <summary>The one place where a refusal becomes a ProblemDetails answer.</summary>
public static class HttpResults
{
    public static IResult ToHttp<T>(this Result<T> result, Func<T, string>? location = null) => result.Problem switch
    {
        { } problem => problem.ToHttp(),
        null when location is not null => TypedResults.Created(location(result.Value!), result.Value),
        _ => TypedResults.Ok(result.Value),
    };

    public static IResult ToHttp(this Problem problem) => problem.Errors is { } errors
        ? TypedResults.ValidationProblem(errors.ToDictionary(), title: problem.Message)
        : TypedResults.Problem(title: problem.Message, statusCode: Status(problem.Kind));

    public static int Status(ProblemKind kind) => kind switch
    {
        ProblemKind.NotFound => StatusCodes.Status404NotFound,
        ProblemKind.Conflict => StatusCodes.Status409Conflict,
        ProblemKind.Forbidden => StatusCodes.Status403Forbidden,
        _ => StatusCodes.Status400BadRequest,
    };
}
