using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Anju.Casework.Contracts;
using Anju.Complaints.Contracts;
using Anju.Estate.Contracts;
using Anju.FrontDesk.Contracts;
using Anju.FrontDesk.Domain;
using Anju.FrontDesk.Register;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.Text;
using Anju.Kernel.UseCases;
using Anju.People.Contracts;
using Anju.Repairs.Contracts;

namespace Anju.FrontDesk.Desk;

/// <summary>Everything the desk shows, in at most eleven statements: today's register, broken promises, parked entries, the shift, and the house being spoken of.</summary>
internal static class DeskBoard
{
    public const int PageSize = 12;
    private const int LateShown = 6, HitsShown = 8, LinesShown = 8;

    [Permission(FrontDeskPermissions.Log)]
    public sealed record Query
    {
        public Guid? House { get; set; }
        public Guid? Next { get; set; }
        public ContactKind? Kind { get; set; }
        public bool? Open { get; set; }
        public bool? Late { get; set; }

        [StringLength(60, ErrorMessage = "查找的文字最多 60 字")]
        public string? Q { get; set; }

        [Range(1, 100_000, ErrorMessage = "没有这一页")]
        public int? Page { get; set; }
    }

    public sealed record Counts(int All, int Repairs, int Open, int Late, int OnSpot);

    public sealed record Person(PersonId Id, string Name, string Phone, string Relation);

    public sealed record HouseView(HouseCard Card, IReadOnlyList<Person> People, IReadOnlyList<RepairCard> Repairs, IReadOnlyList<ComplaintCard> Complaints, IReadOnlyList<TimelineLine> History);

    public sealed record Before(ContactId Id, string Number, Guid? House, string Caller, string Phone, ContactWay Way);

    public sealed record ShiftNow(string Slot, string Holder, DateTime StartedAt, bool IsRunning, int HandedOver, int Unread);

    public sealed record Board(ListPage<RegisterRow> Today, Counts Counts, IReadOnlyList<RegisterRow> Late, ShiftNow? Shift, IReadOnlyList<StaffCard> Staff,
        IReadOnlyList<HouseHit> Hits, HouseView? House, Before? Before);

    public sealed class Handler(AppDb db, IHouses houses, IRepairs repairs, IComplaints complaints, ITimeline timeline, IStaff staff, Calendar calendar, CurrentUser user) : IQueryHandler<Query, Board>
    {
        public async Task<Result<Board>> Handle(Query query, CancellationToken ct)
        {
            var before = query.Next is { } next ? await BeforeThis(new(next), ct) : null;
            var counts = await Count(ct);
            return new Board(await Today(query, counts, ct), counts, await Broken(ct), await Shift(ct), await staff.All(ct),
                query.House is null && before is null && query.Q is { Length: > 0 } words ? await houses.Search(words, HitsShown, ct) : [],
                (query.House ?? before?.House) is { } house ? await House(new(house), ct) : null, before);
        }

        private IQueryable<Contact> OfToday()
        {
            var start = calendar.StartOf(calendar.Today);
            return db.Set<Contact>().Where(c => c.At >= start);
        }

        private async Task<Counts> Count(CancellationToken ct)
        {
            var now = calendar.Now;
            return await OfToday().GroupBy(_ => 1).Select(g => new Counts(g.Count(), g.Count(c => c.Kind == ContactKind.Repair), g.Count(c => c.ClosedAt == null),
                g.Count(c => c.ClosedAt == null && c.PromisedAt < now), g.Count(c => c.Outcome == Outcome.SolvedOnSpot))).SingleOrDefaultAsync(ct) ?? new(0, 0, 0, 0, 0);
        }

        private async Task<ListPage<RegisterRow>> Today(Query query, Counts counts, CancellationToken ct)
        {
            var (page, now, found) = (query.Page ?? 1, calendar.Now, OfToday());
            var total = counts.All;
            if (query.Kind is { } kind)
                (found, total) = (found.Where(c => c.Kind == kind), kind == ContactKind.Repair ? counts.Repairs : -1);
            if (query.Open == true)
                (found, total) = (found.Where(c => c.ClosedAt == null), counts.Open);
            if (query.Late == true)
                (found, total) = (found.Where(c => c.ClosedAt == null && c.PromisedAt < now), counts.Late);
            if (total < 0)
                total = await found.CountAsync(ct);
            var rows = await found.OrderByDescending(c => c.At).ThenByDescending(c => c.Id).Skip((page - 1) * PageSize).Take(PageSize).Select(RegisterRow.Of).ToListAsync(ct);
            return new(rows, total, page, PageSize);
        }

        private async Task<IReadOnlyList<RegisterRow>> Broken(CancellationToken ct)
        {
            var now = calendar.Now;
            return await db.Set<Contact>().Where(c => c.ClosedAt == null && c.PromisedAt < now).OrderBy(c => c.PromisedAt).ThenBy(c => c.Id).Take(LateShown)
                .Select(RegisterRow.Of).ToListAsync(ct);
        }

        private async Task<ShiftNow?> Shift(CancellationToken ct)
        {
            var me = user.Id;
            return await db.Set<Shift>().OrderByDescending(s => s.StartedAt).ThenByDescending(s => s.Id)
                .Select(s => new ShiftNow(s.Slot, s.Holder, s.StartedAt, s.Running == true,
                    db.Set<Shift>().Where(b => b.ReceivedAt == s.StartedAt || b.Id == s.Id && b.Running == null).Sum(b => b.Open),
                    db.Set<Message>().Count(m => m.ToId == me && m.ReadAt == null)))
                .FirstOrDefaultAsync(ct);
        }

        private async Task<Before?> BeforeThis(ContactId id, CancellationToken ct) =>
            await db.Set<Contact>().Where(c => c.Id == id)
                .Select(c => new Before(c.Id, c.Number, c.HouseId.HasValue ? c.HouseId.Value.Value : null, Mask.Name(c.Caller), Mask.Phone(c.CallerPhone), c.Way))
                .FirstOrDefaultAsync(ct);

        private async Task<HouseView?> House(HouseId id, CancellationToken ct)
        {
            if (await houses.Find(id, ct) is not { } card)
                return null;
            var people = (await houses.Contacts(id, ct)).Take(12).Select(p => new Person(p.Id, Mask.Name(p.Name), Mask.Phone(p.Phone), Relation(p.Relation)));
            return new(card, [.. people], await repairs.OpenOf(id, ct), await complaints.OpenOf(id, ct), await timeline.OfHouse(id.Value, LinesShown, ct));
        }

        private static string Relation(RelationKind kind) => kind switch
        {
            RelationKind.Owner => "业主",
            RelationKind.CoOwner => "共有人",
            RelationKind.Family => "家庭成员",
            RelationKind.Tenant => "租客",
            _ => "联系人",
        };
    }
}
