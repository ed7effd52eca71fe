namespace Anju.Billing.Contracts;

/// <summary>Whoever takes money says whether a bill can still be withdrawn.</summary>
public interface IPaymentsOfBills
{
    /// <summary>Whether any bill between two numbers, both included, has received money.</summary>
    Task<bool> AnyPaid(long first, long last, CancellationToken ct);
}
