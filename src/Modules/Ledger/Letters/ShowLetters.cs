using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Casework.Contracts;
using Anju.Estate.Contracts;
using Anju.Kernel;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.Text;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;
using Anju.Ledger.Contracts;
using Anju.Ledger.Domain;

namespace Anju.Ledger.Letters;

/// <summary>催缴通知单 by number, the newest first; those of the reader's zone.</summary>
internal static class ListLetters
{
    private const int Size = 50;

    [Permission(LedgerPermissions.Dun)]
    public sealed record Query
    {
        public Guid? Batch { get; set; }
        public HouseId? House { get; set; }

        /// <summary>Not delivered yet.</summary>
        public bool? Open { get; set; }
        [Range(1, 100_000, ErrorMessage = "页码从 1 开始")] public int? Page { get; set; }
    }

    public sealed record Row(LetterId Id, string Number, HouseId House, string HouseNumber, int Stage, string StageTitle, DateOnly On, DateOnly PayBy, long Fen, Delivery Delivery, DateOnly? DeliveredOn, string By)
    {
        public Money Total => new(Fen);
    }

    public sealed record View(ListPage<Row> List, Money Total, int NotDelivered);

    internal sealed class Handler(AppDb db, CurrentUser user) : IQueryHandler<Query, View>
    {
        public async Task<Result<View>> Handle(Query query, CancellationToken ct)
        {
            var letters = Seen(db, user);
            if (query.Batch is { } batch)
                letters = letters.Where(l => l.BatchId == batch);
            if (query.House is { } house)
                letters = letters.Where(l => l.HouseId == house);
            if (query.Open == true)
                letters = letters.Where(l => l.Delivery == Delivery.None);
            var page = query.Page ?? 1;
            var sums = await letters.GroupBy(_ => 1).Select(g => new { Count = g.Count(), Fen = g.Sum(l => l.PrincipalFen + l.LateFen), Open = g.Count(l => l.Delivery == Delivery.None) }).SingleOrDefaultAsync(ct);
            var rows = await (query.Batch is null ? letters.OrderByDescending(l => l.On).ThenByDescending(l => l.Number) : letters.OrderBy(l => l.No).ThenBy(l => l.Number)).Skip((page - 1) * Size).Take(Size)
                .Select(l => new Row(l.Id, l.Number, l.HouseId, l.HouseNumber, l.Stage, l.StageTitle, l.On, l.PayBy, l.PrincipalFen + l.LateFen, l.Delivery, l.DeliveredOn, l.By)).ToListAsync(ct);
            return new View(new(rows, sums?.Count ?? 0, page, Size), new(sums?.Fen ?? 0), sums?.Open ?? 0);
        }
    }

    public static IQueryable<DunningLetter> Seen(AppDb db, CurrentUser user) => user.Actor.Zone is { } zone
        ? db.Set<DunningLetter>().AsNoTracking().Where(l => zone.Select(z => new BuildingId(z)).Contains(l.BuildingId))
        : db.Set<DunningLetter>().AsNoTracking();

    public static void Map(IEndpointRouteBuilder api) => api.MapQuery<Query, View>("/letters");
}

/// <summary>One letter, or all of a batch, as they were frozen; for print.</summary>
internal static class ShowLetters
{
    [Permission(LedgerPermissions.Dun)]
    public sealed record Query
    {
        public LetterId? Id { get; set; }
        public Guid? Batch { get; set; }
    }

    public sealed record Line(string Item, int Period, DateOnly From, DateOnly To, DateOnly DueOn, string Reckoned, Money Amount, Money Late, decimal RatePercent, int Days, string Clause);

    /// <param name="Addressee">In full: it is the debtor's own letter.</param>
    public sealed record Letter(LetterId Id, string Number, Guid Batch, HouseId House, string HouseNumber, string Community, string Addressee, decimal Area, int Stage, string StageTitle, DateOnly On, string By, DateOnly PayBy,
        Money Principal, Money Late, Money Total, string Ways, string Contact, string Basis, Delivery Delivery, DateOnly? DeliveredOn, string DeliveredBy, string PostNumber, string Signer, bool IsRefused, string Witness, IReadOnlyList<Line> Lines)
    {
        public string InWords => Total.InWords();
    }

    internal sealed class Handler(AppDb db, CurrentUser user) : IQueryHandler<Query, IReadOnlyList<Letter>>
    {
        private const int MostLines = 200_000;

        public async Task<Result<IReadOnlyList<Letter>>> Handle(Query query, CancellationToken ct)
        {
            if (query.Id is null == query.Batch is null)
                return Problem.Invalid(nameof(Query.Id), "请选择一份或一批通知单");
            var letters = await ListLetters.Seen(db, user).Where(l => query.Batch == null ? l.Id == query.Id : l.BatchId == query.Batch).OrderBy(l => l.No).ThenBy(l => l.Number).Take(IssueLetters.Most).ToListAsync(ct);
            if (letters.Count == 0)
                return Problem.NotFound("没有这份催缴通知单，或不在您的责任区");
            var ids = letters.Select(l => l.Id).ToArray();
            var lines = (await db.Set<LetterItem>().Where(i => ids.Contains(i.LetterId)).OrderBy(i => i.LetterId).ThenBy(i => i.No).Take(MostLines).ToListAsync(ct)).ToLookup(i => i.LetterId);
            return letters.ConvertAll(l => new Letter(l.Id, l.Number, l.BatchId, l.HouseId, l.HouseNumber, l.Community, l.Addressee, l.AreaCenti / 100m, l.Stage, l.StageTitle, l.On, l.By, l.PayBy, l.Principal, l.Late, l.Total, l.Ways, l.Contact, l.Basis,
                l.Delivery, l.DeliveredOn, l.DeliveredBy, l.PostNumber, Mask.Name(l.Signer), l.IsRefused, l.Witness, [.. lines[l.Id].Select(i => new Line(i.Item, i.Period, i.From, i.To, i.DueOn, i.Reckoned, i.Amount, i.Late, i.RatePercent, i.Days, i.Clause))]));
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapQuery<Query, IReadOnlyList<Letter>>("/letter");
}
