using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Estate.Contracts;
using Anju.Kernel;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.Text;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;
using Anju.Ledger.Contracts;
using Anju.Ledger.Domain;

namespace Anju.Ledger.Dunning;

/// <summary>How far dunning has come with a house: 《费用催缴情况记录》, promises, disputes, instalments, letters, notes, the limitation clock.</summary>
internal static class ShowDunning
{
    private const int Most = 200;

    [Permission(LedgerPermissions.View)]
    public sealed record Query
    {
        public HouseId House { get; set; }

        /// <summary>What had been written down by this day; today when empty.</summary>
        public DateOnly? On { get; set; }
    }

    /// <param name="ReachedName">Masked.</param>
    public sealed record ActRow(DunningActId Id, DateOnly On, int Stage, string StageTitle, DunningWay Way, ReachedWho Reached, string ReachedName, UnpaidWhy Why, string Words, Money Due, DateOnly? PromiseOn, Money Promise, Money PromisePaid, PromiseState? State, DateOnly? NextOn, string NextWhat, string SkipWhy, string By, string With, string Letter, string? LetterHref);

    public sealed record NoteRow(DateOnly On, NoteKind Kind, string Words, string By, DateTime At);

    public sealed record DisputeRow(DisputeId Id, DateOnly On, string Words, bool IsWhole, int Charges, string By, DisputeState State, DateOnly? DecidedOn, string DecidedBy, string Decision);

    public sealed record PlanRow(DateOnly On, string Why, string By, Money Total, PlanState State, string EndedWhy, IReadOnlyList<PlanJudge.Part> Parts);

    public sealed record LetterRow(LetterId Id, string Number, DateOnly On, string StageTitle, Money Total, DateOnly PayBy, Delivery Delivery, DateOnly? DeliveredOn);

    public sealed record Charge(long Id, string Item, int Period, Money Open);

    /// <param name="Refusal">Why nothing may be demanded now; empty when something may.</param>
    /// <param name="NextStage">What to do next by the ladder.</param>
    public sealed record View(HouseId House, string Number, string Place, Money Due, Money Late, Money Later, DateOnly? OldestDueOn, int? Stage, string StageTitle, int NextStage, string Refusal, DateOnly? LastOn, string LastWords, DateOnly? NextOn, string NextWhat,
        bool IsHeld, DateOnly? PlanOn, DateOnly? LimitedUntil, bool IsLimitNear, DateOnly? InterruptedOn, int ContactDays, IReadOnlyList<ShowLadder.Stage> Ladder, IReadOnlyList<ActRow> Acts, IReadOnlyList<NoteRow> Notes, IReadOnlyList<DisputeRow> Disputes, IReadOnlyList<PlanRow> Plans,
        IReadOnlyList<LetterRow> Letters, IReadOnlyList<Charge> Open, IReadOnlyList<long> Disputed);

    internal sealed class Handler(AppDb db, DunningDesk desk, CurrentUser user, Calendar calendar) : IQueryHandler<Query, View>
    {
        public async Task<Result<View>> Handle(Query query, CancellationToken ct)
        {
            if (await desk.Open(query.House, ct) is not { } file)
                return Problem.NotFound("没有这套房屋");
            if (!user.May(LedgerPermissions.Cash) && desk.Outside(file.House) is { } outside)
                return outside;
            var (day, today, ladder, rules) = (query.On ?? calendar.Today, calendar.Today, await desk.Ladder(ct), await desk.Rules(ct));
            var acts = await db.Set<DunningAct>().Where(a => a.HouseId == query.House && a.On <= day).OrderByDescending(a => a.On).ThenByDescending(a => a.At).ThenByDescending(a => a.Id).Take(Most).ToListAsync(ct);
            var notes = await db.Set<AccountNote>().Where(n => n.HouseId == query.House && n.On <= day).OrderByDescending(n => n.At).ThenByDescending(n => n.Id).Take(Most).ToListAsync(ct);
            var letters = await db.Set<DunningLetter>().Where(l => l.HouseId == query.House && l.On <= day).OrderByDescending(l => l.On).ThenByDescending(l => l.Number).Take(50).ToListAsync(ct);
            var stage = DunningCase.Reach(acts.Select(a => (a.Stage, a.On)), file.Debt.OldestDueOn)?.Stage;
            var near = file.LimitedUntil is { } until && until <= today.AddMonths(rules.LimitWarnMonths);
            return new View(file.House.Id, file.House.Number, $"{file.House.CommunityName} {file.House.BuildingName}", new(file.Debt.DueFen), new(file.Debt.LateFen), new(file.Debt.Later.Sum(c => c.PrincipalFen)), file.Debt.Due.Count > 0 ? file.Debt.OldestDueOn : null,
                stage, stage is { } s ? ladder.Find(s)!.Title : "", file.Debt.OldestDueOn is { } oldest ? ladder.Next(stage, oldest, today) : 0, file.Debt.Due.Count == 0 || file.Case.Refuse(file.Debt, LadderStage.Last) is not null ? file.Case.Refuse(file.Debt, LadderStage.Last)?.Message ?? "" : "",
                file.Case.LastOn, file.Case.LastWords, file.Case.NextOn, file.Case.NextWhat, file.Case.IsHeld, file.Case.PlanOn, file.LimitedUntil, near, file.Case.InterruptedOn, rules.ContactDays,
                [.. ladder.Stages.Select(l => new ShowLadder.Stage(l.Stage, l.Title, l.AfterMonths, l.AfterDays, l.After, l.What, l.IsLetter, l.NeedsDirector))],
                [.. acts.Select(a => Of(a, ladder, today))], [.. notes.Select(n => new NoteRow(n.On, n.Kind, n.Words, n.By, n.At))], await Disputes(query.House, day, ct), await Plans(query.House, day, ct),
                [.. letters.Select(l => new LetterRow(l.Id, l.Number, l.On, l.StageTitle, l.Total, l.PayBy, l.Delivery, l.DeliveredOn))],
                [.. file.Debt.Due.Concat(file.Debt.Disputed).OrderBy(c => c.Period).ThenBy(c => c.Id).Take(Most).Select(c => new Charge(c.Id, c.Item, c.Period, c.Principal))], [.. file.Debt.Disputed.Select(c => c.Id)]);
        }

        private static ActRow Of(DunningAct a, Ladder ladder, DateOnly today) => new(a.Id, a.On, a.Stage, ladder.Find(a.Stage)?.Title ?? "", a.Way, a.Reached, Mask.Name(a.ReachedName), a.Why, a.Words, a.Due, a.PromiseOn, a.Promised, new(a.PromisePaidFen), a.Promise(today), a.NextOn, a.NextWhat, a.SkipWhy, a.By, a.With,
            a.LetterNumber, a.LetterId is { } letter ? $"/ledger/letters/{letter.Value}" : null);

        private async Task<IReadOnlyList<DisputeRow>> Disputes(HouseId house, DateOnly day, CancellationToken ct)
        {
            var found = await db.Set<Dispute>().Where(d => d.HouseId == house && d.On <= day).OrderByDescending(d => d.At).ThenByDescending(d => d.Id).Take(50).ToListAsync(ct);
            var ids = found.Select(d => d.Id).ToArray();
            var counts = await db.Set<DisputedCharge>().Where(c => ids.Contains(c.DisputeId)).GroupBy(c => c.DisputeId).Select(g => new { g.Key, Count = g.Count() }).OrderBy(g => g.Key).Take(50).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
            return found.ConvertAll(d => new DisputeRow(d.Id, d.On, d.Words, d.IsWhole, counts.GetValueOrDefault(d.Id), d.By, d.State, d.DecidedOn, d.DecidedBy, d.Decision));
        }

        private async Task<IReadOnlyList<PlanRow>> Plans(HouseId house, DateOnly day, CancellationToken ct)
        {
            var found = await db.Set<InstalmentPlan>().Where(p => p.HouseId == house && p.On <= day).OrderByDescending(p => p.At).ThenByDescending(p => p.Id).Take(5).ToListAsync(ct);
            var rows = new List<PlanRow>(found.Count);
            foreach (var plan in found)
            {
                var paid = (await PlansOf.Payments(db, house, plan.FromLine).Take(5000).Select(l => new { l.On, l.Fen }).ToListAsync(ct)).ConvertAll(l => (l.On, l.Fen));
                var parts = PlanJudge.Judge(await PlansOf.Parts(db, plan.Id, ct), paid, calendar.Today);
                rows.Add(new(plan.On, plan.Why, plan.By, plan.Total, PlanJudge.State(plan, parts, calendar.Today), plan.EndedWhy, parts));
            }

            return rows;
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapQuery<Query, View>("/dunning");
}
