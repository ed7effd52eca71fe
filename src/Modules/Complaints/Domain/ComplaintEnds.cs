using Anju.Casework.Contracts;
using Anju.Complaints.Contracts;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Repairs.Contracts;
using static Anju.Complaints.Domain.ComplaintAct;

namespace Anju.Complaints.Domain;

/// <summary>Telling both sides, asking again, closing, and every way a complaint may leave its road.</summary>
internal sealed partial class Complaint
{
    /// <summary>部门已告知 or 用户已告知: who, when, how (S-4.1.3c, d).</summary>
    /// <param name="at">Not before the handling was done, not after now.</param>
    public Problem? Tell(TellKind kind, string to, TellWay way, DateTime at, string words, string answer, Doer doer)
    {
        var act = kind switch { TellKind.Department => TellDepartment, TellKind.User => TellUser, _ => Explain };
        if (Begin(act, doer) is { } refused)
            return refused;
        if (to.Length == 0)
            return Problem.Invalid("To", kind == TellKind.Department ? "请写明告知了部门里的谁" : "请写明告知了谁");
        if (words.Length == 0)
            return Problem.Invalid("Words", kind == TellKind.Explained ? "请写明怎样解释" : "请写明告知的内容");
        var from = kind == TellKind.Explained ? ReceivedAt : HandledAt!.Value;
        if (at > doer.At || at < from.AddMinutes(-1))
            return Problem.Invalid("At", at > doer.At ? "告知时间不能晚于现在" : kind == TellKind.Explained ? "解释时间早于投诉时间" : "处理完毕后的告知才算数，告知时间早于处理完毕");
        at = at < from ? from : at;
        fresh.Add(ComplaintTelling.Make(this, kind, ++Records, to, way, at, words, answer, doer));
        if (kind == TellKind.Department)
            (DepartmentToldAt, DepartmentTold, DepartmentToldWay) = (at, to, way);
        else if (kind == TellKind.User)
            (UserToldAt, UserTold, UserToldWay) = (at, to, way);
        else
            Explanations++;
        return Go(act, doer);
    }

    /// <summary>Both were told: the user is asked again by this day.</summary>
    public Problem? AskBy(DateOnly day, Doer doer)
    {
        if (Steps.Refuse(PlanFollowUp, State) is { } refused)
            return refused;
        if (!BothTold)
            return Problem.Conflict(DepartmentToldAt is null ? "还没有告知相关部门" : "还没有告知用户");
        FollowUpDueOn = day;
        FollowUps++;
        return Go(PlanFollowUp, doer);
    }

    public Problem? AskOnceMore(DateOnly day, bool isOneOpen, Doer doer)
    {
        if (Steps.Refuse(AskAgain, State) is { } refused)
            return refused;
        if (isOneOpen)
            return Problem.Conflict("已有一项回访待办，不必再次安排");
        FollowUpDueOn = day;
        FollowUps++;
        return Go(AskAgain, doer);
    }

    /// <summary>The user is content; the answer counts only when somebody else than the blamed person asked.</summary>
    public Problem? Answered(Grade grade, StaffId? by, string byName, DateTime at, Doer doer)
    {
        if (Steps.Refuse(FollowUp, State) is { } refused)
            return refused;
        if (grade == Grade.Dissatisfied)
            return Problem.Conflict("用户不满意的投诉须重开");
        if (by is not null && by == BlamedId)
            return Problem.Conflict("被投诉人的回访不算数，须由其他同事回访");
        (FollowedUpAt, FollowedUpById, FollowedUpBy, Satisfaction) = (at, by, byName, grade);
        return Go(FollowUp, doer);
    }

    /// <summary>The director looks through it and closes it: both told, the user asked by another one and not dissatisfied.</summary>
    public Problem? CloseIt(string review, Doer doer)
    {
        if (Begin(Close, doer) is { } refused)
            return refused;
        if (!BothTold)
            return Problem.Conflict("关闭前须告知相关部门和用户");
        if (FollowedUpAt is null || Satisfaction is null or Grade.Dissatisfied)
            return Problem.Conflict("关闭前须由被投诉人以外的同事回访，且用户没有不满意");
        Review = review;
        return End(Close, "", doer);
    }

    /// <summary>It was not solved after all: another round, with clocks of its own. The month goes on from the day it was received.</summary>
    public Problem? OpenAgain(Grade? grade, string reason, Doer doer)
    {
        if (Steps.Refuse(Reopen, State) is { } refused)
            return refused;
        fresh.Add(ComplaintRound.Of(this, grade, reason, doer.At));
        Satisfaction = grade ?? Satisfaction;
        Round++;
        ClockFrom = doer.At;
        (Validity, ValidityReason) = (Validity.Valid, "");   // whoever opens it again thinks so; the investigation may still find otherwise
        (InvestigatedAt, PlannedAt, PromisedAt, ActedAt, HandledAt, HandledBy) = (null, null, null, null, null, "");
        (DepartmentToldAt, DepartmentTold, DepartmentToldWay, UserToldAt, UserTold, UserToldWay) = (null, "", null, null, "", null);
        (FollowUpDueOn, FollowedUpAt, FollowedUpById, FollowedUpBy) = (null, null, null, "");
        (EndedAt, EndedBy, EndReason, Review) = (null, "", "", "");
        (PlanDueAt, SolveDueAt, TellDueAt, SolveVerdict, MinutesLate) = (null, null, null, null, 0);
        return Go(Reopen, doer);
    }

    /// <summary>Invalid and explained to the complainant (D-8b).</summary>
    public Problem? CloseExplained(Doer doer)
    {
        if (Begin(EndExplained, doer) is { } refused)
            return refused;
        return Explanations == 0 ? Problem.Conflict("无效投诉须先向用户解释并登记，才能结案") : End(EndExplained, ValidityReason, doer);
    }

    /// <summary>The same matter as another complaint: it goes on there and is counted there .</summary>
    public Problem? JoinTo(Complaint main, Doer doer)
    {
        if (Steps.Refuse(Merge, State) is { } refused)
            return refused;
        if (main.Id == Id)
            return Problem.Invalid("Main", "不能并入自己");
        if (main.HasEnded)
            return Problem.Invalid("Main", $"{main.Number} {Words.Of(main.State)}，不能并入");
        MainId = main.Id;
        main.Joined += 1 + Joined;
        main.Urges++;
        main.Touch(doer);
        return End(Merge, $"与 {main.Number} 为同一件事", doer);
    }

    /// <summary>It is a repair: the repair goes on, the complaint stays logged.</summary>
    public Problem? BecomeRepair(RepairCard repair, Doer doer)
    {
        if (Steps.Refuse(MoveToRepair, State) is { } refused)
            return refused;
        (RepairId, RepairNumber) = (repair.Id, repair.Number);
        return End(MoveToRepair, $"转报修 {repair.Number}", doer);
    }

    public Problem? TakeBack(string reason, Doer doer)
    {
        if (Begin(Withdraw, doer) is { } refused)
            return refused;
        return reason.Length == 0 ? Problem.Invalid("Reason", "请写明用户为什么撤诉") : End(Withdraw, reason, doer);
    }

    private Problem? End(ComplaintAct act, string reason, Doer doer)
    {
        (EndedAt, EndedBy, EndReason) = (doer.At, doer.Name, reason);
        return Go(act, doer);
    }
}
