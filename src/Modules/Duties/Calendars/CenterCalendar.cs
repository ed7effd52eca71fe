using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Casework.Contracts;
using Anju.Duties.Domain;
using Anju.Duties.Judging;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;

namespace Anju.Duties.Calendars;

/// <summary>中心日历: what must exist by when, who answers for it, how it stands. What is due every day stands on the day itself and not here.</summary>
internal static class CenterCalendar
{
    private const int MostDays = 400, MostRows = 3000;

    [Permission(Permission.AnyStaff)]
    public sealed record Query
    {
        /// <summary>The month before the running one when empty.</summary>
        public DateOnly? From { get; set; }

        /// <summary>The end of the next month when empty.</summary>
        public DateOnly? To { get; set; }

        [StringLength(30, ErrorMessage = "岗位最多 30 字")]
        public string? Post { get; set; }
    }

    /// <param name="Due">The last day in time.</param>
    /// <param name="People">Who holds the post.</param>
    public sealed record Row(Guid Key, string Clause, string Title, string Post, DutySource Source, string Cadence, DateOnly From, DateOnly Due, DateOnly LateTo, DutyState State, int Done, int Need, string People, string Reason);

    public sealed record View(DateOnly From, DateOnly To, IReadOnlyList<Row> Rows, IReadOnlyList<string> Posts);

    public sealed class Handler(CalendarBook book) : IQueryHandler<Query, View>
    {
        public async Task<Result<View>> Handle(Query query, CancellationToken ct) => await book.Of(query.From, query.To, query.Post, ct);
    }

    /// <summary>Reads the calendar for the page and for the feed.</summary>
    public sealed class CalendarBook(AppDb db, DutyBook duties, BookKeeper keeper, KindNames kinds, Calendar calendar)
    {
        public async Task<Result<View>> Of(DateOnly? first, DateOnly? last, string? post, CancellationToken ct)
        {
            var today = calendar.Today;
            var from = first ?? calendar.MonthStart(today).AddMonths(-1);
            var to = last ?? calendar.MonthEnd(today.AddMonths(1));
            if (from > to || to.DayNumber - from.DayNumber > MostDays || !Periods.IsKnown(from) || !Periods.IsKnown(to))
                return Problem.Invalid(nameof(Query.From), $"日期从早到晚，最多 {MostDays} 天");
            var all = await duties.All(ct);
            var book = await keeper.Open(from < today ? from : today, to, d => IsListed(d.Cadence.Kind), ct);
            var frozen = await Frozen(from, to, [.. all.Where(d => IsListed(d.Cadence)).Select(d => d.Key).Distinct()], ct);
            var running = book.Duties.Where(d => d.InForce.To >= today).ToList();
            var evidence = await keeper.Read([.. keeper.Spans(running, today, today, judgedOnly: false)], ct);
            var rows = new Judge(book with { Evidence = evidence }, calendar).Of(from, to, calendar.Now).Where(o => o.JudgedOn >= today)
                .Select(o => RowOf(all.First(d => d.Key == o.Duty.Key && d.No == o.Duty.No), o, book)).Concat(frozen.Select(f => RowOf(all.First(d => d.Key == f.DutyKey), f, book))).ToList();
            var posts = rows.Select(r => r.Post).Distinct().Order(StringComparer.Ordinal).ToList();
            return new View(from, to, [.. rows.Where(r => string.IsNullOrEmpty(post) || r.Post == post).OrderBy(r => r.Due).ThenBy(r => r.Post, StringComparer.Ordinal).ThenBy(r => r.Clause, StringComparer.Ordinal).ThenBy(r => r.Key).ThenBy(r => r.People, StringComparer.Ordinal).Take(MostRows)], posts);
        }

        private Task<List<FrozenOutcome>> Frozen(DateOnly from, DateOnly to, Guid[] keys, CancellationToken ct) =>
            db.Set<FrozenOutcome>().AsNoTracking().Where(o => o.On >= from && o.On <= to && keys.Contains(o.DutyKey)).OrderBy(o => o.On).ThenBy(o => o.Id).Take(MostRows).ToListAsync(ct);

        private Row RowOf(Duty d, in Outcome o, Book book) => new(d.Key, d.Clause, d.Title, d.Post, d.Source, Words.Of(d.Rhythm, kinds), o.Period.From, o.Period.To, o.Period.LateTo, o.State, o.Done, o.Need, o.Person is null ? Holders(book, d.Post, o.Period.To) : BookKeeper.NameOf(book, o.Person), o.Reason);

        private Row RowOf(Duty d, FrozenOutcome o, Book book) => new(d.Key, o.Clause, o.Title, o.Post, d.Source, Words.Of(d.Rhythm, kinds), o.From, o.To, o.On, o.State, o.Done, o.Need, o.Name.Length > 0 ? o.Name : Holders(book, d.Post, o.To), o.Reason);

        private static string Holders(Book book, string post, DateOnly day) => string.Join('、', book.Seats.Where(s => s.Post == post && s.Holds(day)).Select(s => s.Name).Take(3));

        private static bool IsListed(CadenceKind kind) => kind is not (CadenceKind.Always or CadenceKind.EachDay or CadenceKind.EachWorkingDay or CadenceKind.AfterEvent);
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapQuery<Query, View>("/calendar");
}
