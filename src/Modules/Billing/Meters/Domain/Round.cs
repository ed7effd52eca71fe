using Anju.Casework.Contracts;
using Anju.Estate.Contracts;
using Anju.Kernel;
using Anju.Kernel.Data;
using Anju.Kernel.UseCases;

namespace Anju.Billing.Meters.Domain;

internal readonly record struct RoundId(Guid Value) : ITypedId<RoundId>;

/// <summary>抄表中 / 已关闭 / 已公示.</summary>
internal enum RoundState { Open, Closed, Published }

/// <summary>How a round stood when it was closed.</summary>
internal sealed record RoundCount(int Meters, int Read, int Estimated, int Doubtful)
{
    public int Missing => Meters - Read - Estimated;
}

/// <summary>One walk past all meters of a kind in a community or building, for one period (抄表).</summary>
internal sealed class Round : Versioned
{
    private Round() { }                                          // EF Core

    public RoundId Id { get; private init; }
    public string Number { get; private init; } = "";
    public MeterKind Kind { get; private init; }
    public CommunityId CommunityId { get; private init; }
    public string CommunityName { get; private init; } = "";
    public BuildingId? BuildingId { get; private init; }
    public string BuildingName { get; private init; } = "";

    /// <summary>The building, or the community when all of it is read; for the key.</summary>
    public Guid Scope { get; private init; }

    /// <summary>First and last day of the period whose usage is read.</summary>
    public DateOnly From { get; private init; }
    public DateOnly To { get; private init; }
    public RoundState State { get; private set; }
    public string OpenedBy { get; private init; } = "";
    public DateTime OpenedAt { get; private init; }
    public string ClosedBy { get; private set; } = "";
    public DateTime? ClosedAt { get; private set; }
    public string PublishedBy { get; private set; } = "";
    public DateTime? PublishedAt { get; private set; }
    public int Meters { get; private set; }
    public int Read { get; private set; }
    public int Estimated { get; private set; }

    public string Href => $"/billing/rounds/{Id.Value}";
    public Subject Subject => new("reading-round", Id.Value);
    public string Period => From.Day == 1 && To == From.AddMonths(1).AddDays(-1) ? $"{From:yyyy-MM}" : $"{From:yyyy-MM-dd} 至 {To:yyyy-MM-dd}";
    public string Title => $"{CommunityName}{(BuildingName.Length > 0 ? " " + BuildingName : "")} {MeterWords.Of(Kind)} {Period}";

    /// <param name="place">Without house; its building is null when the whole community is read.</param>
    public static Round Open(string number, MeterKind kind, MeterPlace place, DateOnly from, DateOnly to, string by, DateTime at) => new()
    {
        Id = Kernel.Id.New<RoundId>(),
        Number = number,
        Kind = kind,
        CommunityId = place.Community,
        CommunityName = place.CommunityName,
        BuildingId = place.Building,
        BuildingName = place.BuildingName,
        Scope = place.Building?.Value ?? place.Community.Value,
        From = from,
        To = to,
        OpenedBy = by,
        OpenedAt = at,
    };

    /// <summary>The day a reading counts for: read a little early or late, it still belongs to this period.</summary>
    public DateOnly CountsOn(DateOnly on) => on < From ? From : on > To ? To : on;

    /// <summary>Days a reading may lie outside the period.</summary>
    public const int Slack = 31;

    public Problem? RefuseDay(DateOnly on) => on < From.AddDays(-Slack) || on > To.AddDays(Slack)
        ? Problem.Invalid("On", $"抄表日期离账期 {Period} 太远") : null;

    public Problem? RefuseReading() => State == RoundState.Open ? null : Problem.Conflict($"{Number} 已关闭，不能再录；要改请先重新打开");

    public Problem? Close(RoundCount count, bool acceptMissing, string by, DateTime at)
    {
        if (State != RoundState.Open)
            return Problem.Conflict($"{Number} 已由 {ClosedBy} 关闭");
        if (count.Meters == 0)
            return Problem.Conflict("本轮没有表");
        if (count.Missing > 0 && !acceptMissing)
            return Problem.Invalid("AcceptMissing", $"还有 {count.Missing} 块表没有读数；请补抄、估抄，或勾选“缺抄也关闭”（缺抄的当期不出账）");
        (State, ClosedBy, ClosedAt, Meters, Read, Estimated) = (RoundState.Closed, by, at, count.Meters, count.Read, count.Estimated);
        return null;
    }

    public Problem? Reopen()
    {
        if (State != RoundState.Closed)
            return Problem.Conflict(State == RoundState.Open ? $"{Number} 没有关闭" : $"{Number} 已公示，不能再打开");
        (State, ClosedBy, ClosedAt) = (RoundState.Open, "", null);
        return null;
    }

    public Problem? Publish(string by, DateTime at)
    {
        if (State != RoundState.Closed)
            return Problem.Conflict(State == RoundState.Open ? "先关闭本轮抄表，再公示" : $"{Number} 已在 {PublishedAt:yyyy-MM-dd} 公示");
        (State, PublishedBy, PublishedAt) = (RoundState.Published, by, at);
        return null;
    }
}
