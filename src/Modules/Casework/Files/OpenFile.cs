using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using Anju.Casework.Contracts;
using Anju.Casework.Domain;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;

namespace Anju.Casework.Files;

/// <summary>Serves a stored file to those who may see its record. Its bytes never change, so a browser may keep them for good.</summary>
internal static class OpenFile
{
    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/files/{id:guid}", Serve).WithName("OpenFile")
        .Produces(StatusCodes.Status200OK, contentType: "application/octet-stream")
        .ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound).Needs(Permission.AnyStaff);

    private static async Task<IResult> Serve(Guid id, AppDb db, CurrentUser user, HttpContext context, CancellationToken ct)
    {
        var file = new FileId(id);
        var facts = await db.Set<StoredFile>().AsNoTracking().Where(f => f.Id == file)
            .Select(f => new { f.Name, f.Type, f.Sha256, f.ViewPermission }).SingleOrDefaultAsync(ct);
        if (facts is null)
            return Problem.NotFound("没有这个文件").ToHttp();
        if (!user.May(facts.ViewPermission))
            return Problem.Forbidden("没有权限查看这个文件").ToHttp();

        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(facts.Sha256)}\"");
        context.Response.Headers.CacheControl = "private, max-age=31536000, immutable";
        context.Response.Headers.ContentDisposition = new ContentDispositionHeaderValue("inline") { FileNameStar = facts.Name }.ToString();
        if (context.Request.GetTypedHeaders().IfNoneMatch.Any(t => t.Compare(tag, useStrongComparison: false)))
        {
            context.Response.Headers.ETag = tag.ToString();
            return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        }

        var bytes = await db.Set<StoredFile>().AsNoTracking().Where(f => f.Id == file).Select(f => f.Bytes).SingleAsync(ct);
        return TypedResults.Bytes(bytes, facts.Type, entityTag: tag, enableRangeProcessing: true);
    }
}
