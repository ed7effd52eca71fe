using System.ComponentModel.DataAnnotations;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Billing.Contracts;
using Anju.Estate.Contracts;
using Anju.Kernel;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;
using Anju.Ledger.Books;
using Anju.Ledger.Domain;
using Anju.Ledger.Dunning;
using Anju.People.Contracts;

namespace Anju.Ledger.Arrears;

/// <summary>欠费清单 (A-6a): who owes what that is due, live, with age, last contact and stage; a housekeeper sees her zone.</summary>
internal static class ListArrears
{
    public const int MostOnPage = 500, MostByItem = 1000;

    [Permission(LedgerPermissions.View)]
    public sealed record Query : ArrearsFilter
    {
        [Range(1, 100_000, ErrorMessage = "页码从 1 开始")] public int? Page { get; set; }
        [Range(1, MostOnPage, ErrorMessage = "每页最多 500 户")] public int? Size { get; set; }
    }

    /// <param name="Due">Of all houses of the filter.</param>
    public sealed record View(ListPage<ArrearsRow> List, Money Due, Money Later, DateOnly Today);

    internal sealed class Handler(ArrearsBook book) : IQueryHandler<Query, View>
    {
        public Task<Result<View>> Handle(Query query, CancellationToken ct) => book.Page(query, query.Page ?? 1, query.Size ?? 50, ct);
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapQuery<Query, View>("/arrears");
}

/// <summary>Pages of arrears and all of them in turn, with the names of the houses.</summary>
internal sealed class ArrearsBook(AppDb db, BookShelf shelf, IHouses houses, IHouseHistory history, IStaff staff, DunningDesk desk, CurrentUser user, Calendar calendar)
{
    private const int Step = 2000;
    private DateOnly Today => calendar.Today;

    public async Task<Result<ListArrears.View>> Page(ArrearsFilter filter, int page, int size, CancellationToken ct)
    {
        if (filter.Item is not null)
            return await ByItem(filter, page, size, ct);
        var rows = await Rows(filter, ct);
        var sums = await rows.GroupBy(_ => 1).Select(g => new { Count = g.Count(), Due = g.Sum(r => r.DueFen), Later = g.Sum(r => r.LaterFen) }).SingleOrDefaultAsync(ct);
        var shown = sums is null ? [] : await ArrearsRows.Sorted(rows, filter, Today).Skip((page - 1) * size).Take(size).ToListAsync(ct);
        return new ListArrears.View(new(await Named(shown, ct), sums?.Count ?? 0, page, size), new(sums?.Due ?? 0), new(sums?.Later ?? 0), Today);
    }

    /// <summary>Houses to contact today, those of them with a broken promise, promises that fall due today.</summary>
    public async Task<(int ToContact, int Broken, int Due)> Counts(CancellationToken ct)
    {
        var today = Today;
        var counts = await (await Rows(new ListArrears.Query { Tab = ArrearsTab.Today }, ct)).GroupBy(r => r.PromiseOn < today && r.PromisePaidFen < r.PromiseFen ? 1 : 0).Select(g => new { Broken = g.Key, Count = g.Count() }).ToListAsync(ct);
        var due = await (await Rows(new ListArrears.Query { Tab = ArrearsTab.Promised }, ct)).CountAsync(r => r.PromiseOn == today, ct);
        return (counts.Sum(c => c.Count), counts.Where(c => c.Broken == 1).Sum(c => c.Count), due);
    }

    public async Task<IQueryable<ArrearsRow>> Rows(ArrearsFilter filter, CancellationToken ct) => ArrearsRows.Of(db, filter, Today, await Buildings(filter, ct), await desk.Rules(ct));

    /// <summary>Every house of the filter in its order, some thousand at a time.</summary>
    public async IAsyncEnumerable<ArrearsRow> All(ArrearsFilter filter, int most, [EnumeratorCancellation] CancellationToken ct)
    {
        if (filter.Item is not null)
        {
            foreach (var row in (await ByItem(filter, 1, ListArrears.MostByItem, ct)).Value?.List.Items ?? [])
                yield return row;
            yield break;
        }

        var sorted = ArrearsRows.Sorted(await Rows(filter, ct), filter, Today);
        for (var from = 0; from < most; from += Step)
        {
            var some = await sorted.Skip(from).Take(Math.Min(Step, most - from)).ToListAsync(ct);
            foreach (var row in await Named(some, ct))
                yield return row;
            if (some.Count < Step)
                yield break;
        }
    }

    /// <summary>One item alone needs the charges themselves: of so many houses at most.</summary>
    private async Task<Result<ListArrears.View>> ByItem(ArrearsFilter filter, int page, int size, CancellationToken ct)
    {
        var rows = await (await Rows(filter, ct)).OrderBy(r => r.House).Take(ListArrears.MostByItem + 1).ToListAsync(ct);
        if (rows.Count > ListArrears.MostByItem)
            return Problem.Invalid(nameof(ArrearsFilter.Item), $"按收费项目查看最多 {ListArrears.MostByItem} 户，请先选择楼栋、责任区或账龄");
        var owing = new List<ArrearsRow>();
        foreach (var some in rows.Chunk(BookShelf.Most))
        {
            var books = (await shelf.At([.. some.Select(r => r.House)], Today, ct)).ToDictionary(b => b.Account.HouseId);
            foreach (var row in some)
                if (books.TryGetValue(row.House, out var book) && book.Charges.Where(c => c.ItemNo == filter.Item && c.PrincipalFen > 0).ToList() is { Count: > 0 } mine && mine.Where(c => c.IsDue(Today)).ToList() is { Count: > 0 } due)
                    owing.Add(row with { DueFen = due.Sum(c => c.PrincipalFen), LaterFen = mine.Sum(c => c.PrincipalFen) - due.Sum(c => c.PrincipalFen), OldestDueOn = due.Min(c => c.DueOn) });
        }

        IEnumerable<ArrearsRow> sorted = filter.Sort switch
        {
            ArrearsSort.Age => owing.OrderBy(r => r.OldestDueOn),
            ArrearsSort.Contact => owing.OrderBy(r => r.LastOn ?? DateOnly.MinValue),
            _ => owing.OrderByDescending(r => r.DueFen),
        };
        return new ListArrears.View(new(await Named([.. sorted.Skip((page - 1) * size).Take(size)], ct), owing.Count, page, size), new(owing.Sum(r => r.DueFen)), new(owing.Sum(r => r.LaterFen)), Today);
    }

    private async Task<IReadOnlyList<ArrearsRow>> Named(IReadOnlyList<ArrearsRow> rows, CancellationToken ct)
    {
        foreach (var some in rows.Chunk(BookShelf.Most))
        {
            var cards = await houses.Find([.. some.Select(r => r.House)], ct);
            foreach (var row in some)
                if (cards.TryGetValue(row.House, out var card))
                    (row.Number, row.BuildingName) = (card.Number, $"{card.CommunityName} {card.BuildingName}");
        }

        return rows;
    }

    /// <summary>The buildings the filter asks for within those the reader may see; null for all.</summary>
    private async Task<IReadOnlyCollection<BuildingId>?> Buildings(ArrearsFilter filter, CancellationToken ct)
    {
        HashSet<Guid>? seen = user.Actor.Zone is { } mine ? [.. mine] : null;
        void Only(IEnumerable<Guid> some) => seen = seen is null ? [.. some] : [.. seen.Intersect(some)];
        if (filter.Building is { } building)
            Only([building]);
        else if (filter.Community is { } community)
            Only((await history.Buildings(ct)).Where(b => b.Community.Value == community).Select(b => b.Id.Value));
        if (filter.Zone is { } zone)
            Only((await staff.Zones(ct)).FirstOrDefault(z => z.Id.Value == zone)?.Buildings ?? new HashSet<Guid>());
        return seen is null ? null : [.. seen.Select(b => new BuildingId(b))];
    }
}
