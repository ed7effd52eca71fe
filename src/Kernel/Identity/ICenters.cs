namespace Anju.Kernel.Identity;

/// <summary>The service centers of this installation.</summary>
public interface ICenters
{
    Task<IReadOnlyList<CenterId>> All(CancellationToken ct);

    /// <summary>The name on top of every page; empty when unknown.</summary>
    ValueTask<string> NameOf(CenterId center, CancellationToken ct);
}
