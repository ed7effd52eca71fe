using Anju.Casework.Contracts;
using Anju.Duties.Domain;
using Anju.Kernel.Calendars;
using Anju.Kernel.Identity;

namespace Anju.Unit.Duties;

/// <summary>Small hands for tests of duties.</summary>
internal static class World
{
    public static readonly Calendar Calendar = new(TimeProvider.System);
    public static readonly StaffId Director = new(new Guid("00000000-0000-0000-0000-0000000000d1")), Deputy = new(new Guid("00000000-0000-0000-0000-0000000000d2")), Third = new(new Guid("00000000-0000-0000-0000-0000000000d3"));

    public static DateTime At(DateOnly day, int hour = 10, int minute = 0) => Calendar.ToUtc(day, new TimeOnly(hour, minute));

    public static DutyTerm Duty(Cadence cadence, EvidenceRule? rule = null, string post = "主任", Span? force = null, Guid? key = null, int no = 1) =>
        new(Guid.CreateVersion7(), key ?? Guid.CreateVersion7(), no, "S-4.2.2", post, "巡视检查", cadence, rule ?? new(["patrol"]), force ?? Span.Ever);

    public static Seat Seat(StaffId person, string post = "主任", Span? held = null, IReadOnlyList<Acting>? deputies = null, IReadOnlyList<Absence>? away = null) =>
        new(person, "陈主任", post, [held ?? Span.Ever], deputies ?? [], away ?? []);

    public static EvidenceRow Line(DateOnly on, string kind = "patrol", StaffId? by = null, int enteredDaysLater = 0, Guid? about = null, int amount = 1, Guid? subject = null, DateTime? at = null)
    {
        var moment = at ?? At(on);
        return new(Guid.CreateVersion7(), kind, on, moment, moment.AddDays(enteredDaysLater), enteredDaysLater > 0, by ?? Director, "陈主任", subject ?? Guid.CreateVersion7(), about, amount, "JC-1", "巡视", "/inspections");
    }

    public static Outcome[] Judge(DateOnly from, DateOnly to, DateTime now, IReadOnlyList<DutyTerm> duties, IReadOnlyList<Seat> seats, IReadOnlyList<EvidenceRow> evidence, IReadOnlyList<Excuse>? excuses = null) =>
        [.. new Judge(new(duties, seats, excuses ?? [], evidence), Calendar).Of(from, to, now)];
}
