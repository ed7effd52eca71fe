using Anju.Kernel.Identity;

namespace Anju.People.Contracts;

/// <summary>Trades of repair work (M-3): 水 / 电 / 土建 / 木 / 锁 / 弱电 / 焊 / 高处 / 综合.</summary>
public enum Trade { Water, Electric, Civil, Carpentry, Locks, LowCurrent, Welding, Height, General }

/// <summary>Certificates of special work (特种作业操作证, 安全生产法 30): 低压电工 / 高压电工 / 焊工 / 高处作业 / 电梯 / 消防 / 其他.</summary>
public enum CertificateKind { LowVoltage, HighVoltage, Welding, Height, Lift, Fire, Other }

public sealed record StaffCard(StaffId Id, string Name, string Post, bool IsOnDuty);

/// <summary>A worker who can be sent.</summary>
/// <param name="Zone">Buildings of the 责任区; empty means the whole center.</param>
public sealed record WorkerCard(StaffId Id, string Name, string Post, IReadOnlyList<Trade> Trades, IReadOnlySet<Guid> Zone, IReadOnlyList<CertificateKind> ValidCertificates);

/// <summary>Somebody with a 责任区 of his own.</summary>
public sealed record ZoneCard(StaffId Id, string Name, string Post, IReadOnlySet<Guid> Buildings);

/// <summary>What other modules may ask about staff of the current center.</summary>
public interface IStaff
{
    Task<StaffCard?> Find(StaffId id, CancellationToken ct);

    /// <summary>Active staff of the center by name, at most 500.</summary>
    Task<IReadOnlyList<StaffCard>> All(CancellationToken ct);

    /// <summary>Staff who may take repair orders, with the certificates that are valid on the given day (M-4a).</summary>
    Task<IReadOnlyList<WorkerCard>> Workers(DateOnly on, CancellationToken ct);

    /// <summary>Active staff whose post or deputyship gives this permission in the center.</summary>
    Task<IReadOnlyList<StaffCard>> WhoMay(string permission, CancellationToken ct);

    /// <summary>Active staff whose appointments name buildings, by name, at most 500; whoever answers for the whole center is left out.</summary>
    Task<IReadOnlyList<ZoneCard>> Zones(CancellationToken ct) => Task.FromResult<IReadOnlyList<ZoneCard>>([]);
}

/// <summary>Notices inside the system: the bell.</summary>
public interface INotices
{
    /// <summary>Tells each of them in the running transaction; open pages hear it after the commit.</summary>
    /// <param name="urgent">Shown on top and in red until read.</param>
    void Tell(IEnumerable<StaffId> to, string text, string href, bool urgent = false);

    /// <summary>Tells everybody who holds the permission in this center, e.g. the director.</summary>
    Task TellHolders(string permission, string text, string href, bool urgent, CancellationToken ct);
}

/// <summary>The way into a system that nobody can sign in to yet.</summary>
public interface ISetupLinks
{
    /// <summary>A link for the first administrator, good once within 24 hours; links made before are void.</summary>
    /// <returns>Path and query, e.g. <c>/setup?token=…</c>; null when an administrator can sign in already.</returns>
    Task<string?> Create(CancellationToken ct);
}
