using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;
using Anju.Complaints.Desk;
using Anju.Complaints.Domain;

namespace Anju.Complaints.Rules;

/// <summary>The procedure as it stands, or as it stood under an earlier version.</summary>
internal static class ShowProcedure
{
    [Permission(ComplaintsPermissions.View)]
    public sealed record Query
    {
        /// <summary>The latest when left out.</summary>
        public int? No { get; set; }
    }

    public sealed record VersionLine(int No, DateTime MadeAt, string MadeBy, string Note);

    public sealed record View(int No, string Note, string MadeBy, DateTime MadeAt, bool IsLatest, ProcedureRules Rules, IReadOnlyList<VersionLine> Versions);

    public sealed class Handler(AppDb db, Procedures procedures) : IQueryHandler<Query, View>
    {
        private const int MostVersions = 50;

        public async Task<Result<View>> Handle(Query query, CancellationToken ct)
        {
            var latest = await procedures.Latest(ct);
            var shown = query.No is null || query.No == latest.No ? latest : await db.Set<Procedure>().SingleOrDefaultAsync(p => p.No == query.No, ct);
            if (shown is null)
                return Problem.NotFound("没有这一版规程");
            var versions = await db.Set<Procedure>().OrderByDescending(p => p.No).Take(MostVersions).Select(p => new VersionLine(p.No, p.MadeAt, p.MadeBy, p.Note)).ToListAsync(ct);
            return new View(shown.No, shown.Note, shown.MadeBy, shown.MadeAt, shown.No == latest.No, shown.Rules, versions);
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapQuery<Query, View>("/procedure");
}
