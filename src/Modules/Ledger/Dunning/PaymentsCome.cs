using Microsoft.EntityFrameworkCore;
using Anju.Estate.Contracts;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.UseCases;
using Anju.Ledger.Contracts;
using Anju.Ledger.Domain;

namespace Anju.Ledger.Dunning;

/// <summary>Money that comes in (or is taken back) keeps promises and instalments; what is paid is dunned no more. Nobody judges it, the lines of the account do.</summary>
internal sealed class PaymentsCome(AppDb db, Calendar calendar) : IOn<HousePaid>
{
    private const int MostLines = 50_000;

    public async Task Handle(HousePaid happened, CancellationToken ct)
    {
        if (await db.Set<DunningCase>().AsTracking().SingleOrDefaultAsync(c => c.HouseId == happened.House, ct) is not { } dunning)
            return;
        var today = calendar.Today;
        var promises = await db.Set<DunningAct>().AsTracking().Where(a => a.HouseId == happened.House && a.PromiseOn >= today).OrderBy(a => a.At).ThenBy(a => a.Id).Take(100).ToListAsync(ct);
        var plan = await PlansOf.Running(db, happened.House, ct);
        var from = promises.Select(p => p.FromLine).Append(plan?.Plan.FromLine ?? int.MaxValue).Min();
        var paid = from == int.MaxValue ? [] : await Lines(happened.House, from, ct);
        foreach (var promise in promises)
            promise.PromisePaidFen = paid.Where(l => l.No > promise.FromLine && l.On <= promise.PromiseOn).Sum(l => l.Fen);
        var next = plan is { } running ? PlanJudge.Next(PlanJudge.Judge(running.Parts, [.. paid.Where(l => l.No > running.Plan.FromLine).Select(l => (l.On, l.Fen))], today)) : null;
        var account = await db.Set<Account>().AsTracking().SingleAsync(a => a.HouseId == happened.House, ct);
        var taken = (await db.Set<DunningAct>().AsNoTracking().Where(a => a.HouseId == happened.House).GroupBy(a => a.Stage).Select(g => new { Stage = g.Key, On = g.Max(a => a.On) }).OrderBy(g => g.Stage).Take(10).ToListAsync(ct)).Select(g => (g.Stage, g.On));
        dunning.Paid(promises.LastOrDefault(p => p.PromiseOn == dunning.PromiseOn)?.PromisePaidFen ?? dunning.PromisePaidFen, next, account.OldestDueOn, DunningCase.Reach(taken, account.OldestDueOn));
    }

    /// <summary>Payments on charges behind a line: those stored and those of this very act.</summary>
    private async Task<IReadOnlyList<LedgerLine>> Lines(HouseId house, int from, CancellationToken ct) =>
    [
        .. await PlansOf.Payments(db, house, from).Take(MostLines).ToListAsync(ct),
        .. db.ChangeTracker.Entries<LedgerLine>().Where(e => e.State == EntityState.Added && e.Entity.HouseId == house && e.Entity.No > from && e.Entity.Kind is LineKind.Paid or LineKind.LatePaid).Select(e => e.Entity),
    ];
}

/// <summary>Reads instalment plans.</summary>
internal static class PlansOf
{
    public static async Task<(InstalmentPlan Plan, IReadOnlyList<Instalment> Parts)?> Running(AppDb db, HouseId house, CancellationToken ct)
    {
        if (await db.Set<InstalmentPlan>().AsTracking().Where(p => p.HouseId == house && p.EndedOn == null).OrderByDescending(p => p.At).ThenBy(p => p.Id).FirstOrDefaultAsync(ct) is not { } plan)
            return null;
        return (plan, await Parts(db, plan.Id, ct));
    }

    public static async Task<IReadOnlyList<Instalment>> Parts(AppDb db, PlanId plan, CancellationToken ct) =>
        await db.Set<Instalment>().AsNoTracking().Where(i => i.PlanId == plan).OrderBy(i => i.No).Take(InstalmentActs.Most).ToListAsync(ct);

    /// <summary>Lines that paid charges, behind a line of the account, in their order.</summary>
    public static IQueryable<LedgerLine> Payments(AppDb db, HouseId house, int from) =>
        db.Set<LedgerLine>().AsNoTracking().Where(l => l.HouseId == house && l.No > from && (l.Kind == LineKind.Paid || l.Kind == LineKind.LatePaid)).OrderBy(l => l.No);
}
