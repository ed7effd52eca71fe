using System.Diagnostics;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Anju.Kernel.Web;

/// <summary>A request that cannot be read is the sender's fault (4xx, with a sentence); everything else is ours (500, with a trace id).</summary>
internal sealed partial class Failures(ILogger<Failures> log) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext context, Exception exception, CancellationToken cancellationToken)
    {
        if (context.RequestAborted.IsCancellationRequested)
        {
            context.Response.StatusCode = 499;
            return true;
        }

        var answer = exception switch
        {
            BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => TypedResults.Problem(title: "内容太大，请减少后再提交", statusCode: 413),
            BadHttpRequestException bad => TypedResults.Problem(title: "请求内容无法读取，请检查格式", statusCode: bad.StatusCode),
            _ => null,
        };
        if (answer is null)
            Unexpected(log, exception, Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier);
        var path = context.Features.Get<IExceptionHandlerPathFeature>()?.Path ?? context.Request.Path;       // by now the request points at the error page
        if (!new PathString(path).StartsWithSegments("/api", StringComparison.Ordinal))
        {
            if (exception is BadHttpRequestException page)
                context.Response.StatusCode = page.StatusCode;
            return exception is BadHttpRequestException;
        }

        answer ??= TypedResults.Problem(title: "系统出错，请稍后再试；若仍不行，请把编号告诉管理员", statusCode: 500,
            extensions: new Dictionary<string, object?> { ["traceId"] = Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier });
        await answer.ExecuteAsync(context);
        return true;
    }

    [LoggerMessage(LogLevel.Error, "Unexpected failure, trace {Trace}")]
    private static partial void Unexpected(ILogger log, Exception exception, string trace);
}
