using Microsoft.AspNetCore.Routing;
using Anju.Duties.Judging;
using Anju.Kernel.Identity;
using Anju.Kernel.Live;
using Anju.Kernel.Ui;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;
using Anju.People.Contracts;

namespace Anju.Duties.Vacancies;

/// <summary>空岗: posts with duties that nobody holds today, or whose holders are all away, with who stands in. What nobody holds is judged for nobody, so it must be seen.</summary>
internal static class VacantPosts
{
    private const int DaysBack = 400;

    [Permission(DutiesPermissions.Audit)]
    public sealed record Query;

    /// <param name="Since">The first day without a holder; null when nobody held it within a year.</param>
    /// <param name="Last">Who held it last.</param>
    /// <param name="StandIns">Who acts in it today.</param>
    /// <param name="Away">Holders who are on leave; empty when there is no holder.</param>
    /// <param name="Duties">What is done by nobody, or by the one who stands in.</param>
    public sealed record Row(string Post, DateOnly? Since, string Last, IReadOnlyList<string> StandIns, IReadOnlyList<string> Away, IReadOnlyList<Lost> Duties)
    {
        public bool IsCovered => StandIns.Count > 0;
    }

    public sealed record Lost(string Clause, string Title);

    public sealed class Handler(VacancyBook book) : IQueryHandler<Query, IReadOnlyList<Row>>
    {
        public async Task<Result<IReadOnlyList<Row>>> Handle(Query query, CancellationToken ct) => new(await book.All(ct), null);
    }

    internal sealed class VacancyBook(DutyBook duties, BookKeeper keeper, IRoster roster, Calendar calendar)
    {
        public Task<bool> HasBegun(CancellationToken ct) => duties.HasBegun(ct);

        /// <summary>Those without anybody first.</summary>
        public async Task<IReadOnlyList<Row>> All(CancellationToken ct)
        {
            var today = calendar.Today;
            var bound = (await duties.All(ct)).Where(d => d.IsInForce(today) && duties.CanBeMet(d)).GroupBy(d => d.Post).ToList();
            var seats = (await keeper.Open(today, today, _ => false, ct)).Seats.ToLookup(s => s.Post);
            var empty = bound.Where(post => seats[post.Key].All(s => !s.Holds(today) || s.Away.Any(a => a.Days.Holds(today)))).ToList();
            if (empty.Count == 0)
                return [];
            var terms = (await roster.Terms(today.AddDays(-DaysBack), today, ct)).ToLookup(t => t.Post);
            return
            [
                .. empty.Select(post =>
                {
                    var held = seats[post.Key].Where(s => s.Holds(today)).ToList();
                    var last = held.Count > 0 ? null : terms[post.Key].Where(t => t.To is not null).OrderByDescending(t => t.To).FirstOrDefault();
                    var acting = terms[post.Key].Where(t => t.From <= today && (t.To is null || t.To >= today)).SelectMany(t => t.Deputies).Where(d => d.From <= today && d.To >= today).Select(d => d.Name).Distinct().ToList();
                    return new Row(post.Key, last?.To?.AddDays(1) ?? (held.Count > 0 ? held.SelectMany(s => s.Away).Where(a => a.Days.Holds(today)).Max(a => a.Days.From) : null), last?.Name ?? "", acting, [.. held.Select(s => s.Name)],
                        [.. post.OrderBy(d => d.Clause, StringComparer.Ordinal).ThenBy(d => d.Key).Select(d => new Lost(d.Clause, d.Title))]);
                }).OrderBy(r => r.IsCovered).ThenBy(r => r.Post, StringComparer.Ordinal),
            ];
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapQuery<Query, IReadOnlyList<Row>>("/vacant");
}

/// <summary>Vacant posts on the start page of whoever directs; read once until something changes, at the latest at the end of the day.</summary>
internal sealed class TodayVacancies(VacantPosts.VacancyBook book, Fresh fresh, CurrentUser user, Calendar calendar) : ITodayTiles
{
    public int Order => 90;
    public string Permission => DutiesPermissions.Direct;

    public async Task<IReadOnlyList<TodayTile>> Tiles(CancellationToken ct)
    {
        var (all, open) = await fresh.Get(user.Center, (nameof(TodayVacancies), calendar.Today), async () =>
        {
            var rows = await book.HasBegun(ct) ? await book.All(ct) : [];           // a new center begins with other things
            return ((rows.Count, rows.Count(r => !r.IsCovered)), calendar.EndOf(calendar.Today) - calendar.Now);
        });
        return all == 0 ? [] : [new(open == all ? "空岗" : $"空岗，{all - open} 个有人顶", all, 0, "/duties/vacant")];
    }
}
