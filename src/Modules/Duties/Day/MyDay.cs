using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Casework.Contracts;
using Anju.Duties.Domain;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;
using Anju.People.Contracts;

namespace Anju.Duties.Day;

/// <summary>我的一天: what my posts ask of today, what is done and by which record, which limits run, what was missed yesterday.</summary>
internal static class MyDay
{
    private const int MostMissed = 20, MostPeople = 60;

    [Permission(Permission.AnyStaff)]
    public sealed record Query;

    public sealed record Missed(Guid Id, string Clause, string Title, string Name, string Post);

    public sealed record Note(string Slot, string MovedTo, SlotReason Why, string Words, DateTime At);

    /// <param name="OnDuty">Who works today; <c>Away</c> who is on leave, with who acts.</param>
    public sealed record View(DateOnly Day, IReadOnlyList<string> Posts, IReadOnlyList<BoardItem> Items, IReadOnlyList<OpenLimit> Open, IReadOnlyList<Note> Notes, IReadOnlyList<Missed> Yesterday, IReadOnlyList<string> OnDuty, IReadOnlyList<string> Away, bool HasReadDigest);

    public sealed class Handler(AppDb db, DayBoard board, IRoster roster, CurrentUser user, Calendar calendar) : IQueryHandler<Query, View>
    {
        public async Task<Result<View>> Handle(Query query, CancellationToken ct)
        {
            if (user.Id is not { } me)
                return Problem.Forbidden();
            var today = calendar.Today;
            var day = await board.Of(me, ct);
            var notes = await db.Set<SlotNote>().Where(n => n.StaffId == me && n.On == today).OrderBy(n => n.At).ThenBy(n => n.Id).Take(MostMissed).Select(n => new Note(n.Slot, n.MovedTo, n.Why, n.Words, n.At)).ToListAsync(ct);
            var (yesterday, isLeader) = (today.AddDays(-1), user.May(DutiesPermissions.Audit));
            var missed = await db.Set<FrozenOutcome>().Where(o => o.On == yesterday && o.State == DutyState.Missed && (isLeader || o.StaffId == me || o.StaffId == null && day.Posts.Contains(o.Post)))
                .OrderBy(o => o.Post).ThenBy(o => o.Clause).ThenBy(o => o.Id).Take(MostMissed).Select(o => new Missed(o.Id.Value, o.Clause, o.Title, o.Name, o.Post)).ToListAsync(ct);
            var (onDuty, away) = isLeader ? await Staff(today, ct) : ([], []);
            return new View(today, day.Posts, day.Items, day.Open, notes, missed, onDuty, away, day.Items.Any(i => i.Proofs.Any(p => p.Href == ReadDigest.Href)));
        }

        private async Task<(IReadOnlyList<string>, IReadOnlyList<string>)> Staff(DateOnly today, CancellationToken ct)
        {
            var terms = (await roster.Terms(today, today, ct)).DistinctBy(t => t.Staff).Take(MostPeople).ToList();
            var leaves = await db.Set<Leave>().Where(l => l.From <= today && l.To >= today && l.CancelledAt == null).OrderBy(l => l.Id).Take(MostPeople).Select(l => new { l.StaffId, l.To, l.Reason }).ToListAsync(ct);
            return ([.. terms.Where(t => leaves.TrueForAll(l => l.StaffId != t.Staff)).Select(t => $"{t.Name}（{t.Post}）")],
                [.. terms.Where(t => leaves.Exists(l => l.StaffId == t.Staff)).Select(t => $"{t.Name}（{t.Post}）{leaves.First(l => l.StaffId == t.Staff).Reason}至 {Words.Day(leaves.First(l => l.StaffId == t.Staff).To)}{(t.Deputies.FirstOrDefault(d => d.From <= today && d.To >= today) is { } acting ? $"，{acting.Name}代理" : "")}")]);
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapQuery<Query, View>("/my-day");
}

/// <summary>Opening the morning digest is logged once a day: that is the duty of the first hour (S-4.1.1a).</summary>
[Act("看晨间概况")]
internal static class ReadDigest
{
    public const string Href = "/duties";
    private const int OpensAt = 8;

    [Permission(DutiesPermissions.Direct)]
    public sealed record Command;

    public sealed class Handler(IEvidenceReader reader, IEvidence evidence, CurrentUser user, Calendar calendar) : IHandler<Command, Done>
    {
        public async Task<Result<Done>> Handle(Command command, CancellationToken ct)
        {
            if (user.Id is not { } me)
                return Problem.Forbidden();
            if (calendar.ToLocal(calendar.Now).Hour < OpensAt)
                return Problem.Conflict("晨间概况 8:00 起");
            if ((await reader.OfPerson(me, [new([OwnKinds.Digest], calendar.Today, calendar.Today)], 1, ct)).Count == 0)
                evidence.Note(new(OwnKinds.Digest, new("digest", me.Value), "", $"{calendar.Today:MM-dd} 晨间概况", Href, calendar.Now));
            return new Done();
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Done>("/digest");
}
