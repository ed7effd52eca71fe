using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Estate.Contracts;
using Anju.Kernel;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;
using Anju.Ledger.Books;
using Anju.Ledger.Contracts;
using Anju.Ledger.Domain;

namespace Anju.Ledger.Accounts;

/// <summary>账目明细: the facts behind each figure of an account, the newest first, with the paper each stands on.</summary>
internal static class ShowLines
{
    private const int Size = 100;

    [Permission(LedgerPermissions.View)]
    public sealed record Query
    {
        public HouseId House { get; set; }

        /// <summary>Up to this day; today when empty.</summary>
        public DateOnly? On { get; set; }

        /// <summary>Only what was done to this charge.</summary>
        public long? Charge { get; set; }

        /// <summary>Only lines of these kinds, by their names with commas.</summary>
        [StringLength(80)] public string? Kinds { get; set; }
        [Range(1, 100_000, ErrorMessage = "页码从 1 开始")] public int? Page { get; set; }
    }

    public sealed record Row(int No, DateOnly On, LineKind Kind, string Item, int Period, Money Amount, string Paper, string? Href, string By);

    internal sealed class Handler(AppDb db, BookShelf shelf, IHouses houses, CurrentUser user, Calendar calendar) : IQueryHandler<Query, ListPage<Row>>
    {
        public async Task<Result<ListPage<Row>>> Handle(Query query, CancellationToken ct)
        {
            if (await houses.Find(query.House, ct) is not { } house)
                return Problem.NotFound("没有这套房屋");
            if (user.Actor.Zone is { } zone && !zone.Contains(house.Building.Value) && !user.May(LedgerPermissions.Cash))
                return Problem.Forbidden("这套房屋不在您的责任区");
            var kinds = (query.Kinds ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).Select(k => Enum.TryParse<LineKind>(k, out var kind) ? kind : default).Where(k => k != default).ToHashSet();
            if (await shelf.At(query.House, query.On ?? calendar.Today, ct) is not { } book)
                return new ListPage<Row>([], 0, 1, Size);
            var lines = book.Lines.Where(l => (kinds.Count == 0 || kinds.Contains(l.Kind)) && (query.Charge is null || l.ChargeId == query.Charge)).Reverse().ToList();
            var page = query.Page ?? 1;
            var shown = lines.Skip((page - 1) * Size).Take(Size).ToList();
            var ids = shown.Select(l => new ReceiptId(l.PaperId)).Distinct().ToArray();
            var papers = (await db.Set<Receipt>().Where(r => ids.Contains(r.Id)).OrderBy(r => r.Id).Take(Size).ToListAsync(ct)).ToDictionary(r => r.Id.Value);
            var items = book.Charges.GroupBy(c => c.ItemNo).ToDictionary(g => g.Key, g => g.First().Item);
            return new ListPage<Row>([.. shown.Select(l => papers.GetValueOrDefault(l.PaperId) is var paper
                ? new Row(l.No, l.On, l.Kind, items.GetValueOrDefault(l.ItemNo, ""), l.Period, new(l.Fen), paper?.Number ?? "", paper?.Href, paper?.Cashier ?? "") : default!)], lines.Count, page, Size);
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapQuery<Query, ListPage<Row>>("/account/lines");
}
