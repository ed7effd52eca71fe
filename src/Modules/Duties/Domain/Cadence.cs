namespace Anju.Duties.Domain;

/// <summary>随时、每天、每个工作日、每几天、每周、每月、月末、每月某几日、每季、每半年、每年、年末、某事之后.</summary>
internal enum CadenceKind { Always, EachDay, EachWorkingDay, EveryDays, Week, Month, MonthEnd, MonthWindow, Quarter, HalfYear, Year, YearEnd, AfterEvent }

internal enum LimitUnit { Hours, Days, WorkingDays }

/// <summary>How often something must be done. Plain data, so that a duty is made without a programmer.</summary>
/// <param name="Count">How many times in each period.</param>
/// <param name="A">Days of <see cref="CadenceKind.EveryDays"/>; last days of the month; first day of a window; month a year-end begins in; the limit after an event.</param>
/// <param name="B">Last day of a window of the month.</param>
/// <param name="LateDays">Days after the period in which it still counts, as late.</param>
/// <param name="Trigger">Kind of evidence that starts the limit of <see cref="CadenceKind.AfterEvent"/>.</param>
internal sealed record Cadence(CadenceKind Kind, int Count = 1, int A = 0, int B = 0, int LateDays = 0, LimitUnit Unit = LimitUnit.Days, string Trigger = "")
{
    public const int LongestLimit = 366;

    /// <summary>Several times in a length of days: part of the period asks for part of the times.</summary>
    public bool IsShared => Kind is CadenceKind.EveryDays or CadenceKind.Week or CadenceKind.Month;

    /// <summary>Days that the post must be held in the period before anything is asked; a quarter or a year leaves time enough even when its beginning was missed.</summary>
    public int FewestDays => Kind is CadenceKind.Quarter or CadenceKind.HalfYear or CadenceKind.Year ? 30 : 1;

    public bool IsEvent => Kind == CadenceKind.AfterEvent;

    /// <summary>A sentence when the parts do not fit together; null when they do.</summary>
    public string? Fault => this switch
    {
        { Count: < 1 or > 100 } => "次数为 1 到 100",
        { LateDays: < 0 or > 31 } => "补办宽限为 0 到 31 天",
        { Kind: CadenceKind.EveryDays, A: < 2 or > LongestLimit } => "每几天：2 到 366",
        { Kind: CadenceKind.MonthEnd, A: < 1 or > 15 } => "月末最后几天：1 到 15",
        { Kind: CadenceKind.MonthWindow } when A is < 1 or > 28 || B < A || B > 31 => "每月某几日：从 1–28 日起，到不早于它的日子止",
        { Kind: CadenceKind.YearEnd, A: < 1 or > 12 } => "年末从几月起：1 到 12",
        { Kind: CadenceKind.AfterEvent, A: < 1 or > LongestLimit } => "期限为 1 到 366",
        { Kind: CadenceKind.AfterEvent, Trigger: "" } => "请选择从哪件事起算",
        _ => null,
    };

    /// <summary>The time the event leaves: its last moment, UTC.</summary>
    public DateTime Deadline(DateTime at, Calendar calendar) => Unit switch
    {
        LimitUnit.Hours => at.AddHours(A),
        LimitUnit.Days => calendar.EndOf(calendar.DayOf(at).AddDays(A)),
        _ => calendar.EndOf(calendar.AddWorkingDays(calendar.DayOf(at), A)),
    };

    /// <summary>No deadline of an event on this day began before that one.</summary>
    public DateOnly EarliestEvent(DateOnly day) => day.AddDays(Unit switch { LimitUnit.Hours => -A / 24 - 2, LimitUnit.Days => -A - 1, _ => -2 * A - 16 });
}

/// <summary>A stretch in which a duty is due, all days included.</summary>
/// <param name="LateTo">Until then it counts, as late.</param>
internal readonly record struct Period(DateOnly From, DateOnly To, DateOnly LateTo)
{
    public int Length => To.DayNumber - From.DayNumber + 1;
}

internal readonly record struct Span(DateOnly From, DateOnly To)
{
    public static readonly Span Ever = new(DateOnly.MinValue, DateOnly.MaxValue);

    public bool Holds(DateOnly day) => From <= day && day <= To;

    /// <summary>How many days both have in common.</summary>
    public int Common(Span other) => Math.Max(0, Math.Min(To.DayNumber, other.To.DayNumber) - Math.Max(From.DayNumber, other.From.DayNumber) + 1);
}
