using Anju.Casework.Contracts;
using Anju.Kernel.Calendars;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.People.Contracts;
using Anju.Repairs.Contracts;
using static Anju.Repairs.Domain.RepairAct;

namespace Anju.Repairs.Domain;

internal sealed partial class Repair
{
    /// <summary>Sends a worker, or another one. Refused when he lacks the certificate that the work needs on that day (M-4a).</summary>
    public Problem? SendTo(WorkerCard worker, Trade trade, Risk risk, DateOnly on, string reason, Doer doer)
    {
        var act = Steps.Allows(Reassign, State) ? Reassign : Dispatch;
        if (Steps.Refuse(act, State) is { } refused)
            return refused;
        if (act == Reassign && reason.Length == 0)
            return Problem.Invalid("Reason", "请写明为什么转单");
        if (act == Reassign && worker.Id == WorkerId)
            return Problem.Invalid("Worker", $"这张单已经派给{worker.Name}");
        risk |= RiskOf(trade);
        if (Certificates.Missing(worker, risk, on) is { } missing)
            return Problem.Invalid("Worker", missing);
        (Trade, Risk) = (trade, risk);
        (WorkerId, WorkerName) = (worker.Id, worker.Name);
        (DispatchedAt, DispatchedBy) = (doer.At, doer.Name);
        ArrivedAt = null;                                    // another one has to go there himself; the verdict of the first arrival stays
        fresh.Add(Assignment.Make(Id, worker, reason, doer));
        return Go(act, doer);
    }

    public Problem? TakeOn(Doer doer)
    {
        if (Steps.Refuse(Accept, State) is { } refused)
            return refused;
        AcceptedAt ??= doer.At;
        RespondVerdict ??= Judge(RespondDueAt, doer.At);
        return Go(Accept, doer);
    }

    public Problem? ArriveThere(Doer doer)
    {
        if (Steps.Refuse(Arrive, State) is { } refused)
            return refused;
        ArrivedAt = doer.At;
        ArriveVerdict ??= Judge(ArriveDueAt, doer.At);
        return Go(Arrive, doer);
    }

    /// <summary>Makes the promise to the owner anew; the history keeps the old one (R-4.2.3b).</summary>
    public Problem? AgreeAgain(DateTime? visit, DateTime? finish, string reason, Doer doer)
    {
        if (Steps.Refuse(ReagreeTime, State) is { } refused)
            return refused;
        if (visit is null && finish is null)
            return Problem.Invalid("AgreedAt", "请填写与住户新约定的时间");
        if (visit is { } v && v < doer.At && v != AgreedAt || finish is { } f && f < doer.At)
            return Problem.Invalid(finish < doer.At ? "FinishBy" : "AgreedAt", "约定的时间已经过去，请重新填写");
        var last = doer.At.AddDays(Limit.LongestDays);
        if (visit > last || finish > last)
            return Problem.Invalid(finish > last ? "FinishBy" : "AgreedAt", "约定时间太远，请核对");
        if (visit is { } from && finish is { } to && to < from)
            return Problem.Invalid("FinishBy", "约定完成时间早于上门时间");
        Agree(visit ?? AgreedAt, finish, reason, doer);
        return Go(ReagreeTime, doer);
    }

    public Problem? ChangeTo(RepairClass kind, Doer doer)
    {
        if (Steps.Refuse(ChangeClass, State) is { } refused)
            return refused;
        if (kind == Class)
            return Problem.Invalid("Class", $"类别已经是{Words.Of(kind)}");
        Class = kind;
        return Go(ChangeClass, doer);
    }

    /// <summary>A note on the way; an urge by the owner (催问) is counted, a progress note answers the weekly promise.</summary>
    public Problem? Note(bool urge, bool toldOwner, Doer doer)
    {
        if (Steps.Refuse(Remark, State) is { } refused)
            return refused;
        Urges += urge ? 1 : 0;
        LastNoteAt = toldOwner ? doer.At : LastNoteAt;
        return Go(Remark, doer);
    }

    /// <summary>The worker confirmed each line of the safety checklist for his risky work (M-4c).</summary>
    public Problem? StartWork(IReadOnlyCollection<string> confirmed, IReadOnlyList<string> wanted, string freeReason, WorkerCard? worker, DateOnly today, Doer doer)
    {
        if (Steps.Refuse(Start, State) is { } refused)
            return refused;
        if (Risk != Risk.None && (worker is null || Certificates.Missing(worker, Risk, today) is not null))
            return Problem.Conflict(worker is null ? $"{WorkerName}不在可派工的人员中，请转单" : Certificates.Missing(worker, Risk, today)!);
        if (wanted.FirstOrDefault(w => !confirmed.Contains(w)) is { } open)
            return Problem.Invalid("Checks", $"开工前须确认：{open}（M-4）");
        if (AnsweredQuoteNo == 0 || ConsentAt is null)
        {
            if (Charge != Charge.Free && Class != RepairClass.Emergency && freeReason.Length == 0)
                return Problem.Invalid("FreeReason", "有偿维修须先报价并经住户同意；无偿的请写明原因");
            if (Charge != Charge.Free)
                (Charge, FreeReason) = (Charge.Free, freeReason.Length > 0 ? freeReason : "应急抢修");
        }

        if (wanted.Count > 0)
            (SafetyAt, SafetyBy) = (doer.At, doer.Name);
        StartedAt ??= doer.At;
        return Go(Start, doer);
    }

    /// <param name="code">Told to the owner by telephone when he cannot sign for the finished work.</param>
    public Problem? Complete(string cause, string result, StaffId worker, string code, Doer doer)
    {
        if (Steps.Refuse(Finish, State) is { } refused)
            return refused;
        if (result.Length == 0)
            return Problem.Invalid("Result", "请写明维修结果");
        if (QuoteNo != AnsweredQuoteNo)
            return Problem.Conflict("还有未经住户答复的报价，不能完工");
        (Cause, Result, FinishedAt, FinishedBy) = (cause, result, doer.At, worker);
        OwnerCode = code;
        Freeze(doer.At);
        fresh.Add(RepairRound.Of(this, worker));
        return Go(Finish, doer);
    }

    /// <summary>The owner accepts the work: by signature, by refusing only the signature before a witness, or with the code told by telephone.</summary>
    public Problem? ConfirmBy(string signer, ConsentWay way, string code, Doer doer)
    {
        if (Steps.Refuse(RepairAct.ConfirmOwner, State) is { } refused)
            return refused;
        if (way == Domain.ConsentWay.Code && WrongCode(code) is { } wrong)
            return wrong;
        OwnerCode = "";
        (ConfirmedAt, ConfirmedBy, ConfirmWay) = (doer.At, signer, way);
        return Go(RepairAct.ConfirmOwner, doer);
    }

    public Problem? TryFailed(Doer doer)
    {
        if (Steps.Refuse(FailedTry, State) is { } refused)
            return refused;
        FailedTries++;
        return Go(FailedTry, doer);
    }

    /// <summary>Ends it: confirmed by the owner, or not reachable after the procedure's number of tries. One that had ended before it was asked again keeps its end.</summary>
    public Problem? CloseIt(int triesNeeded, Doer doer)
    {
        if (Steps.Refuse(Close, State) is { } refused)
            return refused;
        if (EndedAt is null && ConfirmedAt is null && FailedTries < Math.Max(triesNeeded, 1))
            return Problem.Conflict($"住户还没有验收；联系未果满 {triesNeeded} 次才可关闭，现在 {FailedTries} 次");
        EndedAt ??= doer.At;
        OwnerCode = "";
        return Go(Close, doer);
    }

    /// <summary>What was reported and done before it was entered (补录) ends with its entry: the verdict is that of its own times, after <see cref="Reckon"/>.</summary>
    public Problem? CloseAsThen(string result, DateTime endedAt, Doer doer)
    {
        if (Steps.Refuse(CloseAfterwards, State) is { } refused)
            return refused;
        if (!IsBackfilled)
            return Problem.Conflict("只有补录的报修可以随登记一并办结");
        if (result.Length == 0)
            return Problem.Invalid("Result", "请写明维修结果");
        if (endedAt < RegisteredAt || endedAt > doer.At)
            return Problem.Invalid("EndedAt", endedAt > doer.At ? "办结时间晚于现在" : "办结时间早于报修时间");
        (Result, FinishedAt, EndedAt) = (result, endedAt, endedAt);
        (RespondDueAt, ArriveDueAt) = (null, null);          // nobody wrote down when he came: no verdict, and no promise that looks missed
        Freeze(endedAt);
        fresh.Add(RepairRound.Of(this, null));
        return Go(CloseAfterwards, doer);
    }

    public Problem? Answered(Grade grade, Doer doer)
    {
        if (Steps.Refuse(FollowUp, State) is { } refused)
            return refused;
        if (FollowedUpAt is not null)
            return Problem.Conflict("这张报修单已经回访过");
        (FollowedUpAt, Satisfaction) = (doer.At, grade);
        return Go(FollowUp, doer);
    }

    /// <summary>The work did not hold: back to dispatch, with clocks of its own. What was finished stays in its round.</summary>
    public Problem? OpenAgain(int warrantyDays, DateOnly today, DateOnly finishedOn, Grade? grade, Doer doer)
    {
        if (Steps.Refuse(Reopen, State) is { } refused)
            return refused;
        if (finishedOn.AddDays(warrantyDays) < today)
            return Problem.Conflict($"完工已超过 {warrantyDays} 天维修保修期，请登记新的报修单");
        Satisfaction = grade ?? Satisfaction;
        Round++;
        ClockFrom = doer.At;
        (DispatchedAt, AcceptedAt, ArrivedAt, StartedAt, FinishedAt, FinishedBy) = (null, null, null, null, null, null);
        (ConfirmedAt, ConfirmWay, ConfirmedBy, FailedTries, FollowedUpAt, EndedAt) = (null, null, "", 0, null, null);
        (AgreedAt, FinishBy, SafetyAt) = (null, null, null);
        (WorkerId, WorkerName, OwnerCode) = (null, "", "");
        (Charge, FreeReason) = (Charge.Free, "返修");
        Thaw();
        return Go(Reopen, doer);
    }

    public Problem? HandOver(string to, string reason, Doer doer)
    {
        if (Steps.Refuse(Transfer, State) is { } refused)
            return refused;
        (TransferredTo, EndReason) = (to, reason);
        return End(Transfer, doer);
    }

    public Problem? CallOff(string reason, Doer doer)
    {
        if (Steps.Refuse(Cancel, State) is { } refused)
            return refused;
        EndReason = reason;
        return End(Cancel, doer);
    }

    private Problem? End(RepairAct act, Doer doer)
    {
        OpenPause?.End(doer);
        (ResumeTo, OwnerCode) = (null, "");
        EndedAt = doer.At;
        return Go(act, doer);
    }

    /// <summary>The one place where the state moves, and only as the table says.</summary>
    private Problem? Go(RepairAct act, Doer doer)
    {
        State = Steps.Of(act).To ?? State;
        Touch(doer);
        return null;
    }
}
