using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Anju.Billing.Domain;
using Anju.Estate.Contracts;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;

namespace Anju.Billing.Runs;

/// <summary>The houses of a step and what was read for them.</summary>
internal sealed record StepFacts(IReadOnlyList<HouseRow> Rows, IReadOnlyDictionary<HouseId, int> Spaces, IReadOnlyDictionary<(Guid House, int Item), List<Usage>> Usages,
    IReadOnlySet<(HouseId House, int Item)> Billed, IReadOnlyDictionary<(HouseId House, int Item), long> Last);

/// <summary>
/// Reads and reckons the next houses of a run. While the bills of one step are being stored, those of the one after it are
/// made already, from a connection of their own. What is read a moment early is what a quicker step would have read; two
/// runs that meet still collide in the key of the bills, and the step is made again.
/// </summary>
internal sealed class StepReader(IServiceScopeFactory scopes, CurrentUser user, StepQueries queries) : IAsyncDisposable, IDisposable
{
    private readonly CancellationTokenSource leaving = new();
    private (int Run, string After, int Size, Task<LineMaker> Making)? ahead;

    /// <summary>Whoever takes step after step lets the next one be read ahead.</summary>
    public bool MayReadAhead { get; set; }

    public async Task<LineMaker> Next(BillRun run, RunFacts facts, int size, CancellationToken ct)
    {
        var known = ahead;
        ahead = null;
        var step = known is { } k && (k.Run, k.After, k.Size) == (run.No, run.LastHouse, size) ? await k.Making : new LineMaker(run, facts, await queries.Read(run, facts, run.LastHouse, size, ct)).Make();
        if (MayReadAhead && run.HouseId is null && step.Rows.Count == size && step.Rows[^1].Number is var after)
            ahead = (run.No, after, size, Task.Run(() => Ahead(run, facts, after, size), CancellationToken.None));
        return step;
    }

    /// <summary>After a collision nothing that was read holds.</summary>
    public async Task Forget()
    {
        if (ahead is { } old)
            await Task.WhenAny(old.Making);
        ahead = null;
    }

    private async Task<LineMaker> Ahead(BillRun run, RunFacts facts, string after, int size)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().Become(user.Actor);
        return new LineMaker(run, facts, await scope.ServiceProvider.GetRequiredService<StepQueries>().Read(run, facts, after, size, leaving.Token)).Make();
    }

    public async ValueTask DisposeAsync()
    {
        await leaving.CancelAsync();
        await Forget();
        leaving.Dispose();
    }

    public void Dispose() => leaving.Cancel();
}

/// <summary>The questions of a step: each one for all its houses.</summary>
internal sealed class StepQueries(AppDb db, IHouseHistory history, IUsages usages)
{
    private static readonly IReadOnlyDictionary<HouseId, int> NoSpaces = new Dictionary<HouseId, int>();
    private static readonly IReadOnlySet<(HouseId, int)> NotBilled = new HashSet<(HouseId, int)>();
    private static readonly IReadOnlyDictionary<(HouseId, int), long> NothingBefore = new Dictionary<(HouseId, int), long>();

    public async Task<StepFacts> Read(BillRun run, RunFacts facts, string after, int size, CancellationToken ct)
    {
        var rows = run.HouseId is not { } only ? await history.Next(run.CommunityId, after, size, ct) : await history.Find(only, ct) is { } house ? [house] : [];
        var used = new Dictionary<(Guid, int), List<Usage>>(rows.Count);
        if (rows.Count == 0)
            return new(rows, NoSpaces, used, NotBilled, NothingBefore);
        var spaces = facts.Items.Any(i => i.NeedsSpaces) ? await history.Spaces(run.CommunityId, rows[0].Number, rows[^1].Number, ct) : NoSpaces;
        foreach (var item in facts.Items.Where(i => i.IsUsage))
            await foreach (var usage in usages.Of(new(item.Item.Code, item.From, item.To, Since(item), rows), ct))
                if (!used.TryAdd((usage.House, item.Item.No), [usage]))
                    used[(usage.House, item.Item.No)].Add(usage);
        return new(rows, spaces, used, await Billed(facts, rows, ct), await Last(facts, rows, ct));
    }

    private static DateOnly Since(RunItem item) =>
        item.Prices.All.FirstOrDefault(p => p.Tariff.IsCumulative) is { } price && price.Tariff.SpanStart(item.From) is var start && start < item.From ? start : item.From;

    /// <summary>What of these houses is billed already by another run; asked only when there is one.</summary>
    private async Task<IReadOnlySet<(HouseId, int)>> Billed(RunFacts facts, IReadOnlyList<HouseRow> rows, CancellationToken ct)
    {
        if (!facts.MayMeetBills)
            return NotBilled;
        var (ids, due) = (rows.Select(r => r.Id).ToArray(), facts.Items.ToDictionary(i => i.Item.No, i => i.Period));
        var periods = due.Values.Distinct().ToArray();
        var found = await db.Set<Bill>().AsNoTracking().Where(b => periods.Contains(b.Period) && ids.Contains(b.HouseId) && b.WithdrawnAt == null).OrderBy(b => b.Period).ThenBy(b => b.HouseId).ThenBy(b => b.ItemNo)
            .Select(b => new { b.HouseId, b.ItemNo, b.Period }).Take(1_000_000).ToListAsync(ct);
        return found.Where(b => due.TryGetValue(b.ItemNo, out var period) && period == b.Period).Select(b => (b.HouseId, b.ItemNo)).ToHashSet();
    }

    private async Task<IReadOnlyDictionary<(HouseId, int), long>> Last(RunFacts facts, IReadOnlyList<HouseRow> rows, CancellationToken ct)
    {
        if (!facts.HasLastPeriod)
            return NothingBefore;
        var (ids, due) = (rows.Select(r => r.Id).ToArray(), facts.Items.ToDictionary(i => i.Item.No, i => i.LastPeriod));
        var periods = due.Values.Distinct().ToArray();
        var found = await db.Set<Bill>().AsNoTracking().Where(b => periods.Contains(b.Period) && ids.Contains(b.HouseId) && b.WithdrawnAt == null)
            .GroupBy(b => new { b.HouseId, b.ItemNo, b.Period }).Select(g => new { g.Key.HouseId, g.Key.ItemNo, g.Key.Period, Fen = g.Sum(b => b.AmountFen) }).OrderBy(g => g.HouseId).ThenBy(g => g.ItemNo).Take(1_000_000).ToListAsync(ct);
        return found.Where(b => due.TryGetValue(b.ItemNo, out var period) && period == b.Period).ToDictionary(b => (b.HouseId, b.ItemNo), b => b.Fen);
    }
}
