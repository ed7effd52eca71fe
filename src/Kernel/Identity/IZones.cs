namespace Anju.Kernel.Identity;

/// <summary>What a 责任区 may be made of: the buildings of the current center, as the module that keeps them names them.</summary>
public interface IZones
{
    /// <summary>In the order of the register, those of a community together; at most 10,000.</summary>
    Task<IReadOnlyList<ZonePart>> All(CancellationToken ct);
}

public sealed record ZonePart(Guid Id, string Name, string Community)
{
    public string FullName => $"{Community} {Name}";
}
