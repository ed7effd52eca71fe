using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;
using Anju.People.Domain;

using Anju.People.Contracts;

namespace Anju.People.Skills;

/// <summary>技能矩阵 (M-3): workers × trades, and the share of those who know at least two (一人多能).</summary>
internal static class SkillMatrix
{
    [Permission(PeoplePermissions.View)]
    public sealed record Query;

    public sealed record Cell(Trade Trade, SkillLevel Level, string ProvedBy, DateOnly On);

    public sealed record Row(StaffId Id, string Name, string Post, IReadOnlyList<Cell> Skills);

    /// <param name="ManySkilled">Numerator: workers with two trades or more.</param>
    /// <param name="Workers">Denominator.</param>
    public sealed record Matrix(IReadOnlyList<Row> Rows, int ManySkilled, int Workers);

    public sealed class Handler(AppDb db, IStaff staff, Calendar calendar) : IQueryHandler<Query, Matrix>
    {
        public async Task<Result<Matrix>> Handle(Query query, CancellationToken ct)
        {
            var workers = await staff.Workers(calendar.Today, ct);
            var ids = workers.Select(w => w.Id).ToList();
            var skills = Skill.Current(await db.Set<Skill>().Where(s => ids.Contains(s.StaffId)).ToListAsync(ct)).ToLookup(s => s.StaffId);
            var rows = workers.Select(w => new Row(w.Id, w.Name, w.Post, [.. skills[w.Id].OrderBy(s => s.Trade).Select(s => new Cell(s.Trade, s.Level, s.ProvedBy, s.On))])).ToList();
            return new Matrix(rows, rows.Count(r => r.Skills.Count >= 2), rows.Count);
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapQuery<Query, Matrix>("/skills");
}
