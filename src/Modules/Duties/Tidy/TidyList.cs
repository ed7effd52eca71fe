using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Casework.Contracts;
using Anju.Duties.Domain;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;

namespace Anju.Duties.Tidy;

/// <summary>资料整理清单: which record lacks which field, signature, photo or end, module by module (S-4.1.4a). Who may not open a module's records is told number and lack.</summary>
internal static class TidyList
{
    private const int MostOfALack = 100, MostWaived = 2000, MostShown = 500;

    [Permission(DutiesPermissions.Tidy)]
    public sealed record Query
    {
        [StringLength(20, ErrorMessage = "没有这个模块")] public string? Module { get; set; }
        public Lack? Lack { get; set; }

        /// <summary>The waived ones instead, with their reasons.</summary>
        public bool? Waived { get; set; }
    }

    /// <param name="Href">Null when the user may not open it; then the title is empty, too.</param>
    public sealed record Row(string Module, string Kind, Guid Id, Lack Lack, string What, string Number, string Title, string? Href, DateTime Since, string Who);

    public sealed record ModuleCount(string Module, int Count);

    public sealed record WaivedRow(string Number, string What, string Reason, string By, DateTime At);

    /// <param name="Total">All that is incomplete; of each lack of a module at most 100 are looked at.</param>
    public sealed record View(IReadOnlyList<Row> Rows, IReadOnlyList<ModuleCount> Modules, IReadOnlyDictionary<Lack, int> Lacks, int Total, IReadOnlyList<WaivedRow> Waived);

    public sealed class Handler(TidyBook book, AppDb db) : IQueryHandler<Query, View>
    {
        public async Task<Result<View>> Handle(Query query, CancellationToken ct)
        {
            var all = await book.All(ct);
            var modules = all.GroupBy(r => r.Module).Select(g => new ModuleCount(g.Key, g.Count())).ToList();
            var rows = all.Where(r => string.IsNullOrEmpty(query.Module) || r.Module == query.Module).ToList();
            var lacks = Enum.GetValues<Lack>().ToDictionary(l => l, l => rows.Count(r => r.Lack == l));
            var waived = query.Waived != true ? [] : await db.Set<TidyWaiver>().OrderByDescending(w => w.At).ThenByDescending(w => w.Id).Take(MostShown).Select(w => new WaivedRow(w.Number, w.What, w.Reason, w.By, w.At)).ToListAsync(ct);
            return new View([.. rows.Where(r => query.Lack is null || r.Lack == query.Lack).Take(MostShown)], modules, lacks, all.Count, waived);
        }
    }

    /// <summary>All incomplete records that were not waived; by module, then the oldest first.</summary>
    internal sealed class TidyBook(AppDb db, IEnumerable<IIncompleteRecords> modules, CurrentUser user, Calendar calendar)
    {
        public async Task<IReadOnlyList<Row>> All(CancellationToken ct)
        {
            var since = calendar.StartOf(calendar.Today.AddDays(-IIncompleteRecords.DaysBack));
            var waived = (await db.Set<TidyWaiver>().AsNoTracking().OrderByDescending(w => w.At).ThenByDescending(w => w.Id).Take(MostWaived).Select(w => new { w.SubjectKind, w.SubjectId, w.What }).ToListAsync(ct))
                .Select(w => (w.SubjectKind, w.SubjectId, w.What)).ToHashSet();
            var rows = new List<Row>();
            foreach (var module in modules.OrderBy(m => m.Order))
            {
                var may = user.May(module.Permission);
                rows.AddRange((await module.Of(since, MostOfALack, ct)).Where(r => !waived.Contains((r.Subject.Kind, r.Subject.Id, r.What))).OrderBy(r => r.Since).ThenBy(r => r.Number, StringComparer.Ordinal).ThenBy(r => r.Subject.Id)
                    .Select(r => new Row(module.Module, r.Subject.Kind, r.Subject.Id, r.Lack, r.What, r.Number, may ? r.Title : "", may ? r.Href : null, r.Since, r.Who)));
            }

            return rows;
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapQuery<Query, View>("/tidy");
}
