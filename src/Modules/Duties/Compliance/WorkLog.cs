using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Casework.Contracts;
using Anju.Duties.Day;
using Anju.Duties.Domain;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;
using Anju.People.Contracts;

namespace Anju.Duties.Compliance;

/// <summary>主任工作日志, and the same for every post: for each day of a range what was due, what was done, what was moved; gaps are seen (S-1.0).</summary>
internal static class WorkLog
{
    private const int MostDays = 92, MostOutcomes = 5000, MostRecords = 2000, MostNumbers = 6;

    [Permission(DutiesPermissions.Audit)]
    public sealed record Query
    {
        /// <summary>主任 when empty.</summary>
        public string? Post { get; set; }

        /// <summary>The last seven days when empty.</summary>
        public DateOnly? From { get; set; }
        public DateOnly? To { get; set; }
    }

    public sealed record Judged(Guid Key, string Clause, string Title, string Name, DutyState State, int Done, int Need, DateOnly From, DateOnly To, string Trigger, string Reason, string Deputy);

    public sealed record Moved(string Slot, string MovedTo, SlotReason Why, string Words, string By);

    /// <param name="IsFrozen">Over and judged.</param>
    public sealed record DayPage(DateOnly On, bool IsWorkingDay, bool IsFrozen, IReadOnlyList<Judged> Duties, IReadOnlyList<Proof> Records, IReadOnlyList<Moved> Moved)
    {
        /// <summary>Nothing at all was recorded.</summary>
        public bool IsEmpty => Records.Count == 0;
    }

    public sealed record View(string Post, DateOnly From, DateOnly To, IReadOnlyList<string> Holders, IReadOnlyList<string> Posts, IReadOnlyList<DayPage> Days, int Missed);

    public sealed class Handler(AppDb db, IEvidenceReader evidence, IRoster roster, Calendar calendar) : IQueryHandler<Query, View>
    {
        public async Task<Result<View>> Handle(Query query, CancellationToken ct)
        {
            var (post, to) = (string.IsNullOrEmpty(query.Post) ? "主任" : query.Post, query.To ?? calendar.Today);
            var from = query.From ?? (Periods.IsKnown(to) ? to.AddDays(-6) : to);
            if (!Periods.IsKnown(from) || !Periods.IsKnown(to) || from > to || to.DayNumber - from.DayNumber >= MostDays)
                return Problem.Invalid(nameof(Query.From), $"日期从早到晚，一次最多 {MostDays} 天");
            var terms = (await roster.Terms(from, to, ct)).Where(t => t.Post == post).ToList();
            var people = terms.Select(t => t.Staff).Concat(terms.SelectMany(t => t.Deputies).Select(d => d.Staff)).Distinct().ToList();
            var outcomes = (await db.Set<FrozenOutcome>().Where(o => o.On >= from && o.On <= to && o.Post == post).OrderBy(o => o.On).ThenBy(o => o.Clause).ThenBy(o => o.Name).ThenBy(o => o.From).ThenBy(o => o.Id).Take(MostOutcomes).ToListAsync(ct)).ToLookup(o => o.On);
            var frozen = await db.Set<FrozenDay>().Where(d => d.On >= from && d.On <= to).OrderBy(d => d.On).Take(MostDays).Select(d => d.On).ToHashSetAsync(ct);
            var lines = people.Count == 0 ? [] : await evidence.OfAll([new(["*"], from, to)], people, MostRecords, ct);
            var records = lines.Where(l => terms.Exists(t => t.Staff == l.By && t.From <= l.On && !(t.To < l.On) || t.Deputies.Any(d => d.Staff == l.By && d.From <= l.On && d.To >= l.On))).ToLookup(l => l.On);
            var moved = (await db.Set<SlotNote>().Where(n => n.On >= from && n.On <= to && people.Contains(n.StaffId)).OrderBy(n => n.On).ThenBy(n => n.At).ThenBy(n => n.Id).Take(MostRecords).ToListAsync(ct)).ToLookup(n => n.On);
            var days = Enumerable.Range(0, to.DayNumber - from.DayNumber + 1).Select(n => from.AddDays(n)).Select(day => new DayPage(day, calendar.IsWorkingDay(day), frozen.Contains(day),
                [.. outcomes[day].GroupBy(o => (o.DutyKey, o.Name, o.State, IsEvent: o.TriggerNumber.Length > 0, Single: o.TriggerNumber.Length > 0 ? default : o.Id)).Select(g => JudgedOf([.. g]))],
                [.. records[day].OrderBy(l => l.At).ThenBy(l => l.Id).Select(DayBoard.ProofOf)], [.. moved[day].Select(n => new Moved(n.Slot, n.MovedTo, n.Why, n.Words, n.By))])).ToList();
            return new View(post, from, to, [.. terms.Select(t => t.Name).Distinct()], await roster.Posts(ct), days, days.Sum(d => d.Duties.Count(o => o.State == DutyState.Missed)));
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapQuery<Query, View>("/log");

    /// <summary>One line for all events of a day that ended alike, with their numbers.</summary>
    private static Judged JudgedOf(List<FrozenOutcome> alike)
    {
        var (o, numbers) = (alike[0], alike.Select(a => a.TriggerNumber).Where(n => n.Length > 0).Distinct().ToList());
        var words = numbers.Count <= MostNumbers ? string.Join('、', numbers) : $"{string.Join('、', numbers.Take(MostNumbers))} 等 {alike.Count} 件";
        return new(o.DutyKey, o.Clause, o.Title, o.Name, o.State, o.Done, o.Need, alike.Min(a => a.From), o.To, words, o.Reason, o.Deputy);
    }
}
