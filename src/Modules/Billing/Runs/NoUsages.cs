using System.Runtime.CompilerServices;
using Anju.Billing.Domain;

namespace Anju.Billing.Runs;

/// <summary>A center without meters: nothing is billed by usage.</summary>
internal sealed class NoUsages : IUsages
{
    public async IAsyncEnumerable<Usage> Of(string item, DateOnly from, DateOnly to, IReadOnlyCollection<Guid> houses, [EnumeratorCancellation] CancellationToken ct)
    {
        await Task.CompletedTask;
        yield break;
    }

    public Task<decimal> UsedSince(Guid house, string item, DateOnly from, DateOnly to, CancellationToken ct) => Task.FromResult(0m);
}
