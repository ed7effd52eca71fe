using Anju.Complaints.Contracts;
using Anju.Kernel.Calendars;

namespace Anju.Complaints.Domain;

/// <summary>Promises of a complaint: first answer, plan, solution, telling; one sortable moment of the next unmet one; and the month that makes it major.</summary>
internal sealed partial class Complaint
{
    /// <summary>Sorts after everything that has a moment: open without a limit, followed up, ended; in this order.</summary>
    internal static readonly DateTime HeldEnd = new(2099, 1, 1, 0, 0, 0, DateTimeKind.Utc), DoneEnd = new(2099, 3, 1, 0, 0, 0, DateTimeKind.Utc), Over = new(2099, 12, 31, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>When the clocks of this round began.</summary>
    public DateTime ClockFrom { get; private set; }

    /// <summary>The first answer was promised for this moment; earlier than the limit it binds, later it does not.</summary>
    public DateTime? AnswerBy { get; private init; }
    public DateTime? ReplyDueAt { get; private set; }
    public DateTime? PlanDueAt { get; private set; }
    public DateTime? SolveDueAt { get; private set; }
    public DateTime? TellDueAt { get; private set; }

    /// <summary>The next unmet limit; a moment far away (from <see cref="HeldEnd"/>) when none runs, so that one index sorts everything.</summary>
    public DateTime DueAt { get; private set; } = Over;
    public DueKind DueKind { get; private set; }
    public DateTime? NextDue => DueAt < HeldEnd ? DueAt : null;

    public Verdict? ReplyVerdict { get; private set; }

    /// <summary>Frozen when the handling of the round ended.</summary>
    public Verdict? SolveVerdict { get; private set; }
    public int MinutesLate { get; private set; }

    /// <summary>From this moment on the valid complaint is 重大 because it is not solved; far away when that cannot happen.</summary>
    public DateTime MajorFrom { get; private set; } = Over;

    /// <summary>When its month is over and nobody has judged it, the director is told; far away once it was judged or has ended.</summary>
    public DateTime JudgeBy { get; private set; } = Over;

    /// <summary>The class that counts at a moment: the month works by itself, also before the job has come by.</summary>
    public ComplaintClass ClassAt(DateTime now) => MajorFrom <= now ? ComplaintClass.Major : Class;

    /// <summary>Makes it major when its month is over. False when there is nothing to do.</summary>
    public bool GrowOld(DateTime now)
    {
        if (MajorFrom > now || !Steps.Allows(ComplaintAct.Age, State))
            return false;
        (AgedFrom, Class, MajorFrom) = (Class, ComplaintClass.Major, Over);
        return true;
    }

    /// <summary>Computes the due moments anew from the procedure version of this complaint. Met limits stay as they were judged.</summary>
    public void Reckon(ProcedureRules rules, ServiceClock clock, Calendar calendar)
    {
        var monthOver = MonthAfter(ReceivedAt, rules.MonthsToMajor, calendar);
        MajorFrom = Steps.IsUnsolved(State) && Validity == Validity.Valid && Class != ComplaintClass.Major ? monthOver : Over;
        JudgeBy = Steps.IsUnsolved(State) && Validity == Validity.Open ? monthOver : Over;
        if (HasEnded || State == ComplaintState.FollowedUp)
        {
            (DueAt, DueKind) = (HasEnded ? Over : DoneEnd, DueKind.None);
            return;
        }

        var (rule, hours) = (rules.Of(AgedFrom ?? Class), ServiceHours.Parse(rules.Hours));
        if (ReplyVerdict is null && Earlier(Due(rule.Reply, ReceivedAt), AnswerBy) is { } reply) ReplyDueAt = reply;
        if (PlannedAt is null) PlanDueAt = Due(rule.Plan, ClockFrom);
        if (SolveVerdict is null) SolveDueAt = Validity == Validity.Invalid ? null : Due(rule.Solve, ClockFrom);
        if (UserToldAt is null) TellDueAt = Limit.TryParse(rules.TellUser, out var tell) ? clock.DueAt(ClockFrom, tell, ServiceHours.Always, []).At : null;
        (DueAt, DueKind) = Next(calendar);

        // A working day ends when service closes, also for a class whose days run around the clock.
        DateTime? Due(string limit, DateTime from) => Limit.TryParse(limit, out var parsed) ? clock.DueAt(from, parsed, rule.Always && parsed.Kind != LimitKind.WorkingDays ? ServiceHours.Always : hours, []).At : null;
    }

    private (DateTime At, DueKind Kind) Next(Calendar calendar)
    {
        var next = (At: HeldEnd, Kind: DueKind.None);
        if (State == ComplaintState.ToFollowUp)
        {
            Consider(FollowUpDueOn is { } day ? calendar.EndOf(day) : null, DueKind.FollowUp);
            return next;
        }

        Consider(AcknowledgedAt is null && Round == 1 ? ReplyDueAt : null, DueKind.Reply);
        Consider(PlannedAt is null && Validity != Validity.Invalid ? PlanDueAt : null, DueKind.Plan);
        Consider(HandledAt is null ? PromisedAt : null, DueKind.Promised);
        Consider(HandledAt is null ? SolveDueAt : null, DueKind.Solve);
        Consider(UserToldAt is null ? TellDueAt : null, DueKind.TellUser);
        return next;

        void Consider(DateTime? at, DueKind kind)
        {
            if (at < next.At)
                next = (at.Value, kind);
        }
    }

    /// <summary>The same wall clock so many months later; the last day of a shorter month.</summary>
    private static DateTime MonthAfter(DateTime from, int months, Calendar calendar)
    {
        var local = calendar.ToLocal(from);
        return calendar.ToUtc(DateOnly.FromDateTime(local).AddMonths(months), TimeOnly.FromDateTime(local));
    }

    private static DateTime? Earlier(DateTime? limit, DateTime? promised) => promised < limit || limit is null ? promised : limit;

    private static Verdict? Judge(DateTime? due, DateTime at) => due is null ? null : at <= due ? Verdict.InTime : Verdict.Late;

    private void Freeze(DateTime at)
    {
        SolveVerdict = Judge(SolveDueAt, at) ?? Verdict.InTime;     // no limit stood: nothing could be missed
        MinutesLate = SolveDueAt is { } due && at > due ? (int)Math.Min(int.MaxValue, Math.Ceiling((at - due).TotalMinutes)) : 0;
    }
}
