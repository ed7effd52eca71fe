namespace Anju.Kernel.Demo;

/// <summary>A module's share of the demo center, laid with the module's own rules.</summary>
public interface IDemoPart
{
    /// <summary>Parts run in ascending order: estate 10, people 20, front desk 40, repairs 50.</summary>
    int Order { get; }

    /// <summary>What must be there before the first page: houses, staff, price lists. Must take well under a second.</summary>
    Task Lay(DemoWorld world, CancellationToken ct);

    /// <summary>One day of the past 90, in the center of <paramref name="world"/>; filled in while the demo already serves.</summary>
    Task Live(DemoWorld world, DateOnly day, CancellationToken ct) => Task.CompletedTask;
}
