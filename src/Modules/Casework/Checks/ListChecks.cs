using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Casework.Contracts;
using Anju.Casework.Domain;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;

namespace Anju.Casework.Checks;

/// <summary>检查签注 of a month, the newest first, with how many of each kind (S-3.1).</summary>
internal static class ListChecks
{
    [Permission(CaseworkPermissions.Statistics)]
    public sealed record Query
    {
        /// <summary>Year and month, <c>2026-11</c>; this month when empty.</summary>
        [StringLength(7, ErrorMessage = "月份写作年-月，例如 2026-11")] public string? Month { get; set; }
        [StringLength(20, ErrorMessage = "没有这种记录")] public string? Kind { get; set; }
        [Range(1, 100_000, ErrorMessage = "页码从 1 开始")] public int? Page { get; set; }
        [Range(1, 100, ErrorMessage = "每页 1 到 100 条")] public int? Size { get; set; }
    }

    public sealed record KindCount(string Kind, string Title, int Count);

    public sealed record View(DateOnly Month, IReadOnlyList<KindCount> Kinds, ListPage<CheckCard> Marks);

    public sealed class Handler(AppDb db, IEnumerable<IRecords> modules, Calendar calendar) : IQueryHandler<Query, View>
    {
        private const int MostKinds = 50;

        public async Task<Result<View>> Handle(Query query, CancellationToken ct)
        {
            if ((string.IsNullOrEmpty(query.Month) ? calendar.MonthStart(calendar.Today) : Typed.Month(query.Month)) is not { } month)
                return Problem.Invalid(nameof(query.Month), "月份写作年-月，例如 2026-11");
            var (page, size, end) = (query.Page ?? 1, query.Size ?? 50, calendar.MonthEnd(month));
            var rows = db.Set<CheckMark>().Where(m => m.On >= month && m.On <= end);
            var counts = await rows.GroupBy(m => m.SubjectKind).OrderBy(g => g.Key).Select(g => new { g.Key, Count = g.Count() }).Take(MostKinds).ToListAsync(ct);
            if (!string.IsNullOrEmpty(query.Kind))
                rows = rows.Where(m => m.SubjectKind == query.Kind);
            var titles = modules.DistinctBy(m => m.Kind).ToDictionary(m => m.Kind, m => m.Title);
            var found = await rows.OrderByDescending(m => m.On).ThenByDescending(m => m.Id).Skip((page - 1) * size).Take(size).ToListAsync(ct);
            var total = string.IsNullOrEmpty(query.Kind) ? counts.Sum(c => c.Count) : counts.Where(c => c.Key == query.Kind).Sum(c => c.Count);
            return new View(month, [.. counts.Select(c => new KindCount(c.Key, titles.GetValueOrDefault(c.Key, c.Key), c.Count))], new([.. found.Select(m => m.Card())], total, page, size));
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapQuery<Query, View>("/checks");
}
