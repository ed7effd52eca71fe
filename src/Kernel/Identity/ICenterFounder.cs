namespace Anju.Kernel.Identity;

/// <summary>Adds the first center of a new installation in the running transaction; answered by the module that keeps centers.</summary>
public interface ICenterFounder
{
    Task Found(CenterId id, string name, CancellationToken ct);
}
