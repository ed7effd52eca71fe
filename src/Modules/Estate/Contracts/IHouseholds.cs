namespace Anju.Estate.Contracts;

/// <summary>How many households the current center serves; the denominator of rates per household.</summary>
public interface IHouseholds
{
    /// <summary>Dwellings that are handed over, vacant ones included.</summary>
    Task<int> Count(CancellationToken ct);
}
