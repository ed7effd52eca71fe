using Anju.Kernel.Calendars;
using Anju.Kernel.UseCases;
using Anju.Repairs.Contracts;
using static Anju.Repairs.Domain.RepairAct;

namespace Anju.Repairs.Domain;

/// <summary>Promises of a repair: three limits, pauses, and one sortable moment of the next unmet limit.</summary>
internal sealed partial class Repair
{
    /// <summary>Sorts after everything that has a moment: held, waiting for confirmation, ended; in this order.</summary>
    internal static readonly DateTime HeldEnd = new(2099, 1, 1, 0, 0, 0, DateTimeKind.Utc), UnlimitedEnd = new(2099, 2, 1, 0, 0, 0, DateTimeKind.Utc),
        DoneEnd = new(2099, 3, 1, 0, 0, 0, DateTimeKind.Utc), Over = new(2099, 12, 31, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>When the clocks of this round began.</summary>
    public DateTime ClockFrom { get; private set; }
    public DateTime? RespondDueAt { get; private set; }
    public DateTime? ArriveDueAt { get; private set; }
    public DateTime? FinishDueAt { get; private set; }

    /// <summary>The next unmet limit; a moment far away (from <see cref="HeldEnd"/>) when none runs, so that one index sorts everything.</summary>
    public DateTime DueAt { get; private set; } = Over;
    public DueKind DueKind { get; private set; }
    public DateTime? NextDue => DueAt < HeldEnd ? DueAt : null;

    public Verdict? RespondVerdict { get; private set; }
    public Verdict? ArriveVerdict { get; private set; }

    /// <summary>Frozen at the finish of the round.</summary>
    public Verdict? FinishVerdict { get; private set; }
    public int MinutesLate { get; private set; }

    /// <summary>Whole minutes that the clock stood still, over all rounds, counted at the finish.</summary>
    public int PausedMinutes { get; private set; }

    internal RepairPause? OpenPause => Pauses.LastOrDefault(p => p.EndedAt is null);

    public Problem? Pause(PauseReason reason, DateTime? until, string words, Doer doer)
    {
        if (Steps.Refuse(Suspend, State) is { } refused)
            return refused;
        if (reason == PauseReason.Material && until is null)
            return Problem.Invalid("Until", "等材料须写明到货后再来的时间");
        if (reason == PauseReason.OwnerConsent && State != RepairState.Quoted)
            return Problem.Invalid("Reason", "没有待住户答复的报价");
        if (until <= doer.At)
            return Problem.Invalid("Until", "预计恢复的时间已经过去");
        if (until > doer.At.AddDays(Limit.LongestDays))
            return Problem.Invalid("Until", "恢复的时间太远，请核对");
        var pause = RepairPause.Begin(Id, PauseCount + 1, reason, until, words, doer);
        PauseCount++;
        Pauses.Add(pause);
        fresh.Add(pause);
        ResumeTo = State;
        return Go(Suspend, doer);
    }

    public Problem? GoOn(Doer doer)
    {
        if (Steps.Refuse(Resume, State) is { } refused)
            return refused;
        OpenPause?.End(doer);
        State = ResumeTo ?? RepairState.Working;
        ResumeTo = null;
        return Go(Resume, doer);
    }

    /// <summary>Computes the due moments anew from the procedure version of this order. Met limits stay as they were judged.</summary>
    public void Reckon(ProcedureRules rules, ServiceClock clock, Calendar calendar)
    {
        if (State is RepairState.Done or RepairState.OwnerConfirmed or RepairState.FollowedUp || HasEnded)
        {
            (DueAt, DueKind) = (HasEnded ? Over : DoneEnd, DueKind.None);
            return;
        }

        var promise = new Promise(rules, Class, ClockFrom, AgreedAt, FinishBy, [.. Pauses.Select(p => new Pause(p.BeganAt, p.EndedAt))], clock, calendar);
        if (RespondVerdict is null) RespondDueAt = promise.Respond();
        if (ArriveVerdict is null) ArriveDueAt = promise.Arrive();
        FinishDueAt = promise.Finish();
        (DueAt, DueKind) = Next(rules);
    }

    private (DateTime At, DueKind Kind) Next(ProcedureRules rules)
    {
        if (OpenPause is { } pause)
            return pause.Until is { } until ? (until, DueKind.Pause) : (HeldEnd, DueKind.None);
        var next = (At: UnlimitedEnd, Kind: DueKind.None);
        Consider(RespondVerdict is null ? RespondDueAt : null, DueKind.Respond);
        Consider(ArriveVerdict is null ? ArriveDueAt : null, DueKind.Arrive);
        Consider(FinishDueAt, DueKind.Finish);
        if (rules.Of(Class).NoteEveryDays is > 0 and var days && ArrivedAt is { } arrived)
            Consider((LastNoteAt > arrived ? LastNoteAt.Value : arrived).AddDays(days), DueKind.Note);
        return next;

        void Consider(DateTime? at, DueKind kind)
        {
            if (at < next.At)
                next = (at.Value, kind);
        }
    }

    private static Verdict? Judge(DateTime? due, DateTime at) => due is null ? null : at <= due ? Verdict.InTime : Verdict.Late;

    private void Freeze(DateTime at)
    {
        FinishVerdict = Judge(FinishDueAt, at) ?? Verdict.InTime;   // no limit was agreed: nothing could be missed
        MinutesLate = FinishDueAt is { } due && at > due ? (int)Math.Min(int.MaxValue, Math.Ceiling((at - due).TotalMinutes)) : 0;
        PausedMinutes = (int)Math.Min(int.MaxValue, Pauses.Sum(p => ((p.EndedAt ?? at) - p.BeganAt).TotalMinutes));
    }

    private void Thaw()
    {
        (RespondVerdict, ArriveVerdict, FinishVerdict, MinutesLate) = (null, null, null, 0);
        (RespondDueAt, ArriveDueAt, FinishDueAt, LastNoteAt) = (null, null, null, null);
    }
}
