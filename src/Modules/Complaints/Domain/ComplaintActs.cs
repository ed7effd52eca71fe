using Anju.Complaints.Contracts;
using Anju.Kernel.UseCases;
using Anju.People.Contracts;
using static Anju.Complaints.Domain.ComplaintAct;

namespace Anju.Complaints.Domain;

/// <summary>The way of a complaint until its handling is done.</summary>
internal sealed partial class Complaint
{
    /// <summary>The complainant got his first answer, solved or not (S-4.1.3b).</summary>
    public Problem? Answer(string words, Doer doer)
    {
        if (Begin(Acknowledge, doer) is { } refused)
            return refused;
        if (words.Length == 0)
            return Problem.Invalid("Words", "请写明怎样答复用户");
        (AcknowledgedAt, AcknowledgedBy, Reply) = (doer.At, doer.Name, words);
        ReplyVerdict = Judge(ReplyDueAt, doer.At);
        return Go(Acknowledge, doer);
    }

    /// <summary>Within the center's duties: class, who is blamed, who handles it. Nobody handles a complaint against himself.</summary>
    public Problem? Accept(ComplaintClass kind, string department, StaffCard? blamed, StaffCard handler, Doer doer)
    {
        if (Steps.Refuse(JudgeValid, State) is { } refused)
            return refused;
        if (department.Length == 0 && blamed is null)
            return Problem.Invalid("Department", "请填写被投诉部门或被投诉人");
        if (blamed is not null && blamed.Id == doer.Id)
            return Problem.Conflict("被投诉的是您本人，须由其他同事判定");
        if (blamed is not null && blamed.Id == handler.Id)
            return Problem.Invalid("Handler", $"被投诉的是{handler.Name}，不能由本人承办");
        (Validity, ValidityReason) = (Validity.Valid, "");
        (Class, Department, BlamedId, BlamedName) = (kind, department, blamed?.Id, blamed?.Name ?? "");
        (HandlerId, HandlerName, JudgedAt, JudgedBy) = (handler.Id, handler.Name, doer.At, doer.Name);
        AgedFrom = null;
        return Go(JudgeValid, doer);
    }

    /// <summary>Outside the center's service, duty and powers: it stays logged and is explained.</summary>
    public Problem? Reject(string reason, Doer doer)
    {
        if (Begin(JudgeInvalid, doer) is { } refused)
            return refused;
        if (reason.Length == 0)
            return Problem.Invalid("Reason", "请写明为什么无效");
        (Validity, ValidityReason, JudgedAt, JudgedBy) = (Validity.Invalid, reason, doer.At, doer.Name);
        (PlanDueAt, SolveDueAt) = (null, null);
        return Go(JudgeInvalid, doer);
    }

    public Problem? AssignTo(StaffCard handler, Doer doer)
    {
        if (Begin(Assign, doer) is { } refused)
            return refused;
        if (handler.Id == HandlerId)
            return Problem.Invalid("Handler", $"现在就由{handler.Name}承办");
        if (handler.Id == BlamedId)
            return Problem.Invalid("Handler", $"被投诉的是{handler.Name}，不能由本人承办");
        (HandlerId, HandlerName) = (handler.Id, handler.Name);
        return Go(Assign, doer);
    }

    /// <summary>The month's 重大 is not taken back: only a solution ends it.</summary>
    public Problem? ChangeTo(ComplaintClass kind, Doer doer)
    {
        if (Begin(ChangeClass, doer) is { } refused)
            return refused;
        if (kind == Class)
            return Problem.Invalid("Class", $"等级已经是{Words.Of(kind)}");
        if (AgedFrom is not null)
            return Problem.Conflict("满一个月没有解决的投诉是重大投诉，不能改低");
        Class = kind;
        return Go(ChangeClass, doer);
    }

    public Problem? Find(string finding, Doer doer)
    {
        if (Begin(Investigate, doer) is { } refused)
            return refused;
        if (finding.Length == 0)
            return Problem.Invalid("Finding", "请写明调查结果");
        (InvestigatedAt, Finding) = (doer.At, finding);
        return Go(Investigate, doer);
    }

    /// <summary>What will be done, and by when: agreed with the complainant.</summary>
    public Problem? Promise(DateTime by, string plan, Doer doer)
    {
        if (Begin(AgreePlan, doer) is { } refused)
            return refused;
        if (plan.Length == 0)
            return Problem.Invalid("Plan", "请写明打算怎样处理");
        if (by <= doer.At)
            return Problem.Invalid("PromisedAt", "约定的时间已经过去，请重新填写");
        (PlannedAt, Plan) = (doer.At, plan);
        Agree(by, plan, doer);
        return Go(AgreePlan, doer);
    }

    public Problem? PromiseAnew(DateTime by, string reason, Doer doer)
    {
        if (Begin(AgreeAgain, doer) is { } refused)
            return refused;
        if (by <= doer.At)
            return Problem.Invalid("PromisedAt", "约定的时间已经过去，请重新填写");
        if (by == PromisedAt)
            return Problem.Invalid("PromisedAt", "与原约定时间相同");
        if (reason.Length == 0)
            return Problem.Invalid("Reason", "请写明为什么改约");
        Agree(by, reason, doer);
        return Go(AgreeAgain, doer);
    }

    public Problem? Do(string measure, Doer doer)
    {
        if (Begin(TakeMeasure, doer) is { } refused)
            return refused;
        if (measure.Length == 0)
            return Problem.Invalid("Words", "请写明采取了什么措施");
        (ActedAt, Measure) = (ActedAt ?? doer.At, measure);
        return Go(TakeMeasure, doer);
    }

    /// <summary>The handling is done; its verdict is frozen. What still misses is that everybody hears of it.</summary>
    public Problem? Complete(string result, Doer doer)
    {
        if (Begin(Finish, doer) is { } refused)
            return refused;
        if (result.Length == 0)
            return Problem.Invalid("Result", "请写明处理结果");
        (HandledAt, HandledBy, Result) = (doer.At, doer.Name, result);
        Freeze(doer.At);
        return Go(Finish, doer);
    }

    /// <summary>A line on the way; an urge by the complainant (催问) is counted.</summary>
    public Problem? Note(bool urge, Doer doer)
    {
        if (Steps.Refuse(Remark, State) is { } refused)
            return refused;
        Urges += urge ? 1 : 0;
        return Go(Remark, doer);
    }

    private void Agree(DateTime by, string reason, Doer doer)
    {
        PromisedAt = by;
        Agreements++;
        fresh.Add(ComplaintAgreement.Make(Id, Agreements, by, reason, doer));
    }

    /// <summary>The table's refusal, and that of whoever is complained about.</summary>
    private Problem? Begin(ComplaintAct act, Doer doer) => Steps.Refuse(act, State)
        ?? (doer.Id is { } me && me == BlamedId && Array.IndexOf(Steps.Of(act).Needs, Need.NotBlamed) >= 0 ? Problem.Conflict($"被投诉的是您本人，“{Steps.Of(act).Name}”须由其他同事办理") : null);

    /// <summary>The one place where the state moves, and only as the table says.</summary>
    private Problem? Go(ComplaintAct act, Doer doer)
    {
        State = Steps.Of(act).To ?? State;
        Touch(doer);
        return null;
    }
}
