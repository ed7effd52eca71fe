using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Kernel;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;
using Anju.Repairs.Domain;

namespace Anju.Repairs.Prices;

/// <summary>《维修项目收费标准》 as it is valid today, or with its history.</summary>
internal static class ListPrices
{
    [Permission(RepairsPermissions.View)]
    public sealed record Query
    {
        [StringLength(60, ErrorMessage = "最多 60 字")]
        public string? Text { get; set; }

        /// <summary>Also rows that have ended or not begun.</summary>
        public bool? All { get; set; }

        [Range(1, 100_000, ErrorMessage = "页码从 1 开始")]
        public int? Page { get; set; }
    }

    public sealed record Line(PriceId Id, int Version, string Code, LineKind Kind, string Name, string Spec, string Unit, Money Price, DateOnly FromOn, DateOnly? ToOn, string Note, bool IsValid);

    public sealed class Handler(AppDb db, Calendar calendar) : IQueryHandler<Query, ListPage<Line>>
    {
        private const int Size = 200;

        public async Task<Result<ListPage<Line>>> Handle(Query query, CancellationToken ct)
        {
            var (today, text, page) = (calendar.Today, query.Text?.Trim() ?? "", query.Page ?? 1);
            var rows = db.Set<PriceItem>().AsQueryable();
            if (query.All != true)
                rows = rows.Where(p => p.FromOn <= today && (p.ToOn == null || p.ToOn >= today));
            if (text.Length > 0)
                rows = rows.Where(p => p.Name.Contains(text) || p.Code.Contains(text) || p.Spec.Contains(text));
            var total = await rows.CountAsync(ct);
            var items = await rows.OrderBy(p => p.Kind).ThenBy(p => p.Code).ThenByDescending(p => p.FromOn).ThenBy(p => p.Id).Skip((page - 1) * Size).Take(Size).ToListAsync(ct);
            return new ListPage<Line>([.. items.Select(p => new Line(p.Id, p.Version, p.Code, p.Kind, p.Name, p.Spec, p.Unit, p.Price, p.FromOn, p.ToOn, p.Note,
                p.FromOn <= today && (p.ToOn is null || p.ToOn >= today)))], total, page, Size);
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapQuery<Query, ListPage<Line>>("/prices");
}
