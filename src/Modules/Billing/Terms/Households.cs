using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Billing.Domain;
using Anju.Estate.Contracts;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;

namespace Anju.Billing.Terms;

/// <summary>How many persons live in a house, on application with a paper.</summary>
[Act("登记住户人口")]
internal static class SetHousehold
{
    [Permission(BillingPermissions.Terms)]
    public sealed record Command
    {
        public HouseId House { get; set; }
        [Range(1, 50, ErrorMessage = "人口应为 1 到 50")] public int Persons { get; set; }
        [Required(ErrorMessage = "请填写生效日期")] public DateOnly? From { get; set; }
        [Required(ErrorMessage = "请写明依据"), StringLength(120, ErrorMessage = "最多 120 字")] public string Paper { get; set; } = "";
    }

    internal sealed class Handler(AppDb db, CurrentUser user, IHouses houses) : IHandler<Command, Guid>
    {
        public async Task<Result<Guid>> Handle(Command command, CancellationToken ct)
        {
            if (await houses.Find(command.House, ct) is null)
                return Problem.Invalid(nameof(Command.House), "没有这套房屋");
            if (await db.Set<Household>().AnyAsync(h => h.HouseId == command.House && h.From >= command.From, ct))
                return Problem.Invalid(nameof(Command.From), "已有同日或更晚生效的登记");
            var household = new Household { Id = Guid.CreateVersion7(), HouseId = command.House, Persons = command.Persons, From = command.From!.Value, Paper = command.Paper, By = user.Name };
            db.Add(household);
            return household.Id;
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Guid>("/households/set");
}

/// <summary>Registered household sizes (住户人口), the newest first; the last one of a house is the one that holds.</summary>
internal static class ListHouseholds
{
    [Permission(BillingPermissions.View)]
    public sealed record Query
    {
        public HouseId? House { get; set; }
        [Range(1, 10_000, ErrorMessage = "没有这一页")] public int? Page { get; set; }
    }

    /// <param name="IsPast">A later registration of the house has taken its place.</param>
    public sealed record Row(Guid Id, HouseId HouseId, string HouseNumber, int Persons, DateOnly From, string Paper, string By, bool IsPast);

    internal sealed class Handler(AppDb db, IHouses houses, Calendar calendar) : IQueryHandler<Query, ListPage<Row>>
    {
        private const int Size = 50;

        public async Task<Result<ListPage<Row>>> Handle(Query query, CancellationToken ct)
        {
            var (page, today) = (query.Page ?? 1, calendar.Today);
            var all = db.Set<Household>().Where(h => query.House == null || h.HouseId == query.House);
            var rows = await all.OrderByDescending(h => h.From).ThenBy(h => h.Id).Skip((page - 1) * Size).Take(Size)
                .Select(h => new { Household = h, IsPast = db.Set<Household>().Any(l => l.HouseId == h.HouseId && l.From > h.From && l.From <= today) }).ToListAsync(ct);
            var known = await houses.Find([.. rows.Select(r => r.Household.HouseId).Distinct()], ct);
            return new ListPage<Row>([.. rows.Select(r => new Row(r.Household.Id, r.Household.HouseId, known.TryGetValue(r.Household.HouseId, out var h) ? h.Number : "", r.Household.Persons, r.Household.From, r.Household.Paper, r.Household.By, r.IsPast))], await all.CountAsync(ct), page, Size);
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapQuery<Query, ListPage<Row>>("/households");
}
