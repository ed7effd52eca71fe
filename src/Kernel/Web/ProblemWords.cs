using Microsoft.AspNetCore.Http;

namespace Anju.Kernel.Web;

/// <summary>A sentence for the refusals that the framework itself gives.</summary>
internal static class ProblemWords
{
    public static void Translate(ProblemDetailsContext context)
    {
        var problem = context.ProblemDetails;
        if (problem.Title is not { } title || title.Any(c => c > 0x2E80))
            return;
        problem.Title = problem.Status switch
        {
            401 => "请先登录",
            403 => "没有权限",
            404 => "没有找到",
            405 => "这个地址不接受这种请求",
            413 => "内容太大，请减少后再提交",
            415 => "请求的格式不对，应为 JSON",
            429 => "操作太频繁，请稍后再试",
            >= 500 => "系统出错，请稍后再试",
            _ => "请求有误",
        };
    }
}
