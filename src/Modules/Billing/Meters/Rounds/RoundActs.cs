using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Billing.Meters.Domain;
using Anju.Billing.Meters.Read;
using Anju.Casework.Contracts;
using Anju.Estate.Contracts;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;

namespace Anju.Billing.Meters.Rounds;

/// <summary>Begins the reading of all meters of a kind in a community or building for one period.</summary>
[Act("打开抄表")]
internal static class OpenRound
{
    [Permission(MetersPermissions.Manage)]
    public sealed record Command : IRepeatable
    {
        public Guid RequestId { get; set; } = Guid.CreateVersion7();
        public MeterKind Kind { get; set; }
        public CommunityId Community { get; set; }

        /// <summary>Empty for the whole community.</summary>
        public BuildingId? Building { get; set; }

        /// <summary>账期 as yyyy-MM.</summary>
        [Required(ErrorMessage = "请填写账期"), StringLength(10, ErrorMessage = "账期太长")] public string Period { get; set; } = "";

        /// <summary>两月一抄: 2.</summary>
        [Range(1, 12, ErrorMessage = "一个账期 1 至 12 个月")] public int Months { get; set; } = 1;
    }

    public sealed record Opened(RoundId Id, string Number);

    public sealed class Handler(AppDb db, Numbers numbers, CurrentUser user, Calendar calendar) : IHandler<Command, Opened>
    {
        public async Task<Result<Opened>> Handle(Command command, CancellationToken ct)
        {
            if (!DateOnly.TryParseExact(command.Period + "-01", "yyyy-MM-dd", out var from) || from.Year < 1990)
                return Problem.Invalid(nameof(command.Period), $"没有 {command.Period} 这个账期，请写成 2026-11");
            if (from > calendar.Today)
                return Problem.Invalid(nameof(command.Period), "账期还没有开始");
            var to = from.AddMonths(command.Months).AddDays(-1);
            var meters = db.Set<Meter>().Where(m => m.Kind == command.Kind && m.CommunityId == command.Community && m.InstalledOn <= to && (m.RemovedOn == null || m.RemovedOn > to));
            if (command.Building is { } building)
                meters = meters.Where(m => m.BuildingId == building);
            if (await meters.OrderBy(m => m.Id).Select(m => new { m.CommunityName, m.BuildingName }).FirstOrDefaultAsync(ct) is not { } place)
                return Problem.Invalid(nameof(command.Community), $"这里没有登记{MeterWords.Of(command.Kind)}");
            if (await Overlapping(command, from, to, ct) is { } other)
                return Problem.Conflict($"{other.Title} 已有抄表 {other.Number}");
            var round = Round.Open(await numbers.OfToday("CB", ct), command.Kind, new(command.Community, place.CommunityName, command.Building, command.Building is null ? "" : place.BuildingName, null, ""), from, to, user.Name, calendar.Now);
            db.Add(round);
            return new Opened(round.Id, round.Number);
        }

        /// <summary>Another round that passes the same meters in a part of the period.</summary>
        private Task<Round?> Overlapping(Command command, DateOnly from, DateOnly to, CancellationToken ct) => db.Set<Round>().AsNoTracking()
            .Where(r => r.Kind == command.Kind && r.CommunityId == command.Community && r.From <= to && r.To >= from && (command.Building == null || r.BuildingId == null || r.BuildingId == command.Building))
            .OrderBy(r => r.From).ThenBy(r => r.Id).FirstOrDefaultAsync(ct);
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Opened>("/rounds", r => $"/billing/rounds/{r.Id.Value}");
}

/// <summary>The walk is over and its readings stand; whoever read leaves evidence of it (F-2c, E-9).</summary>
[Act("关闭抄表")]
internal static class CloseRound
{
    public const string Evidence = "billing.readings";

    [Permission(MetersPermissions.Manage)]
    public sealed record Command
    {
        public RoundId Id { get; set; }

        /// <summary>Meters without a reading are left out of this period's bills.</summary>
        public bool AcceptMissing { get; set; }
    }

    public sealed class Handler(AppDb db, IEvidence evidence, CurrentUser user, Calendar calendar) : IHandler<Command, Done>
    {
        private const int MostReaders = 50;

        private sealed record Reader(StaffId? Id, int Count);

        public async Task<Result<Done>> Handle(Command command, CancellationToken ct)
        {
            if (await db.Set<Round>().SingleOrDefaultAsync(r => r.Id == command.Id, ct) is not { } round)
                return Problem.NotFound("没有这轮抄表");
            if (round.Close(await RoundCounts.Of(db, round, ct), command.AcceptMissing, user.Name, calendar.Now) is { } refused)
                return refused;
            var readers = await db.Set<Reading>().Of(round.Id).GroupBy(r => r.ById).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).Select(g => new Reader(g.Key, g.Count())).Take(MostReaders).ToListAsync(ct);
            if (user.Id is { } closer && readers.All(r => r.Id != closer))
                readers.Add(new(closer, round.Read + round.Estimated));
            foreach (var reader in readers)
                evidence.Note(new(Evidence, round.Subject, round.Number, $"抄表 {round.Title}", round.Href, calendar.Now) { By = reader.Id, Amount = reader.Count });
            return new Done();
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Done>("/close-round");
}

/// <summary>Something was overlooked: the round is opened again until it is published.</summary>
[Act("重新打开抄表")]
internal static class ReopenRound
{
    [Permission(MetersPermissions.Manage)]
    public sealed record Command
    {
        public RoundId Id { get; set; }
    }

    public sealed class Handler(AppDb db) : IHandler<Command, Done>
    {
        public async Task<Result<Done>> Handle(Command command, CancellationToken ct) =>
            await db.Set<Round>().SingleOrDefaultAsync(r => r.Id == command.Id, ct) is not { } round ? Problem.NotFound("没有这轮抄表") : round.Reopen() is { } refused ? refused : new Done();
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Done>("/reopen-round");
}

/// <summary>公示: total meters, sub-meters and loss of the round are put up for everybody to see.</summary>
[Act("公示抄表")]
internal static class PublishRound
{
    [Permission(MetersPermissions.Approve)]
    public sealed record Command
    {
        public RoundId Id { get; set; }
    }

    public sealed class Handler(AppDb db, CurrentUser user, Calendar calendar) : IHandler<Command, Done>
    {
        public async Task<Result<Done>> Handle(Command command, CancellationToken ct) =>
            await db.Set<Round>().SingleOrDefaultAsync(r => r.Id == command.Id, ct) is not { } round ? Problem.NotFound("没有这轮抄表") : round.Publish(user.Name, calendar.Now) is { } refused ? refused : new Done();
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Done>("/publish-round");
}

/// <summary>What the acts of this module prove.</summary>
internal sealed class MetersEvidence : IEvidenceKinds
{
    public IReadOnlyList<EvidenceKind> Kinds => [new(CloseRound.Evidence, "抄表")];
}

/// <summary>How far a round is.</summary>
internal static class RoundCounts
{
    public static async Task<RoundCount> Of(AppDb db, Round round, CancellationToken ct)
    {
        var meters = await db.Set<Meter>().Of(round).CountAsync(ct);
        var read = await db.Set<Meter>().Of(round).Join(db.Set<Reading>().Of(round.Id), m => m.Id, r => r.MeterId, (m, r) => r)
            .GroupBy(r => new { IsEstimate = r.Way == ReadingWay.Estimate, IsDoubtful = r.Abnormal != "" && r.CheckedBy == "" })
            .Select(g => new { g.Key.IsEstimate, g.Key.IsDoubtful, Count = g.Count() }).ToListAsync(ct);
        return new(meters, read.Where(r => !r.IsEstimate).Sum(r => r.Count), read.Where(r => r.IsEstimate).Sum(r => r.Count), read.Where(r => r.IsDoubtful).Sum(r => r.Count));
    }
}
