using Anju.Estate.Contracts;
using Anju.Kernel;
using Anju.Kernel.UseCases;
using Anju.Casework.Contracts;

namespace Anju.Repairs.Contracts;

public readonly record struct RepairId(Guid Value) : ITypedId<RepairId>;

/// <summary>应急 E0 / 急修 E1 / 小修 N / 专项 P (domain of 《用户报修处理规程》).</summary>
public enum RepairClass { Emergency, Urgent, Minor, Project }

/// <summary>专有部分 / 共用部分.</summary>
public enum RepairPart { Private, Common }

/// <summary>A repair as it comes from a contact at the desk, a patrol or a resident.</summary>
/// <param name="House">Null for common parts without a house; then <paramref name="Place"/> is needed.</param>
/// <param name="AgreedAt">约定时间, UTC; null when the class's limit alone is the promise.</param>
/// <param name="Origin">The record it came from; its photos and words move along.</param>
public sealed record NewRepair(HouseId? House, string Place, string Item, string Description, RepairClass Class, RepairPart Part,
    string ReporterName, string ReporterPhone, DateTime? AgreedAt, string Channel, Subject? Origin, string? OriginNumber)
{
    /// <summary>Only for what is entered afterwards (补录); null when it is registered as it happens.</summary>
    public PastRepair? Past { get; init; }
}

/// <summary>When a repair that is entered afterwards really was reported and, if it has ended, ended; its clocks and its verdict are of that time.</summary>
/// <param name="RegisteredAt">UTC, not after now.</param>
/// <param name="EndedAt">UTC, from <paramref name="RegisteredAt"/> to now; null while it is still open.</param>
/// <param name="Result">What was done; needed with <paramref name="EndedAt"/>, at most 500 characters.</param>
public sealed record PastRepair(DateTime RegisteredAt, DateTime? EndedAt, string Result);

public sealed record RepairCard(RepairId Id, string Number, string Title, string State, string Badge, DateTime? DueAt, string Worker, string Href);

public interface IRepairs
{
    /// <summary>Registers in the running transaction: number, clock, timeline, live event (R-4.2.2b).</summary>
    Task<Result<RepairCard>> Register(NewRepair repair, CancellationToken ct);

    /// <summary>Repairs of a house that are not finished, oldest promise first, at most 20.</summary>
    Task<IReadOnlyList<RepairCard>> OpenOf(HouseId house, CancellationToken ct);
}

/// <summary>A repair has reached its end or changed its promise; contacts that made it can be closed or marked.</summary>
/// <param name="House">Null in common parts.</param>
/// <param name="Owed">What the resident has agreed to pay for it; nothing when it was free.</param>
public sealed record RepairFinished(RepairId Id, string Number, Subject? Origin, string Result, DateTime At, HouseId? House = null, Money Owed = default) : IEvent;

public sealed record RepairReopened(RepairId Id, string Number, Subject? Origin, string Reason, DateTime At) : IEvent;

public sealed record RepairCancelled(RepairId Id, string Number, Subject? Origin, string Reason, DateTime At) : IEvent;
