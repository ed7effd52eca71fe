using System.Text.Encodings.Web;
using System.Text.Json;
using Anju.Casework.Contracts;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;

namespace Anju.Office.Domain;

/// <summary>One line of the year plan. The key stays the same through all versions, so that month plans stay tied to it.</summary>
internal sealed record PlanLine(Guid Key, string Goal, string Task, Guid Owner, string OwnerName, DateOnly DueOn, string Measure);

/// <summary>What lies as one text in a row.</summary>
internal static class Body
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of<T>(T content) => JsonSerializer.Serialize(content, Plain);
    public static T Read<T>(string body) where T : new() => body.Length == 0 ? new() : JsonSerializer.Deserialize<T>(body, Plain) ?? new();
}

/// <summary>
/// One version of 《年度工作计划》 (D-3b, D-3c): written by the director, approved by the general manager, who has not written
/// in it and does not run it. An approved version never changes; a change is a new version with its own approval.
/// </summary>
internal sealed class YearPlan : Versioned
{
    public const int MostLines = 120;
    private const int MostAuthors = 40;
    private List<PlanLine>? lines;

    private YearPlan() { }                                   // EF Core

    public YearPlanId Id { get; private init; }
    public int Year { get; private init; }

    /// <summary>Number of the version, from 1.</summary>
    public int No { get; private init; }
    public PlanState State { get; private set; }
    public string Body { get; private set; } = "[]";

    /// <summary>What is different from the version before.</summary>
    public string Change { get; private set; } = "";

    /// <summary>Everybody who wrote in it or handed it in.</summary>
    public string Authors { get; private set; } = "";
    public string WrittenBy { get; private set; } = "";
    public DateTime WrittenAt { get; private set; }
    public string SubmittedBy { get; private set; } = "";
    public DateTime? SubmittedAt { get; private set; }

    /// <summary>Why it was given back the last time.</summary>
    public string Remark { get; private set; } = "";
    public string ApprovedBy { get; private set; } = "";
    public DateTime? ApprovedAt { get; private set; }
    public DateTime? RunningFrom { get; private set; }
    public DateTime? EndedAt { get; private set; }

    public string Number => $"ND-{Year} V{No}";
    public string Href => HrefOf(Id);
    public Subject Subject => new("year-plan", Id.Value);
    public IReadOnlyList<PlanLine> Lines => lines ??= Domain.Body.Read<List<PlanLine>>(Body);
    public static string HrefOf(YearPlanId id) => $"/office/plans/{id.Value}";

    /// <summary>Unfinished: only one version of a year at a time.</summary>
    public bool IsPending => State is PlanState.Draft or PlanState.Submitted or PlanState.Approved;

    public static YearPlan Begin(int year, int no, IReadOnlyList<PlanLine> from, Doer doer)
    {
        var plan = new YearPlan { Id = Kernel.Id.New<YearPlanId>(), Year = year, No = no, WrittenBy = doer.Name, WrittenAt = doer.At };
        plan.Body = Domain.Body.Of(from);
        plan.Sign(doer);
        return plan;
    }

    public Problem? Write(IReadOnlyList<PlanLine> written, string change, Doer doer)
    {
        if (PlanSteps.Refuse(PlanAct.Write, State) is { } refused)
            return refused;
        if (written.Count > MostLines)
            return Problem.Invalid("Lines", $"一份计划最多 {MostLines} 项");
        if (written.Any(l => l.DueOn.Year != Year))
            return Problem.Invalid("Lines", $"完成日期要在 {Year} 年之内");
        if (!Sign(doer))
            return Problem.Conflict($"参与编写的已有 {MostAuthors} 人，请由其中一人修改");
        (Body, lines, Change, WrittenBy, WrittenAt) = (Domain.Body.Of(written), null, change, doer.Name, doer.At);
        return null;
    }

    public Problem? Submit(Doer doer)
    {
        if (PlanSteps.Refuse(PlanAct.Submit, State) is { } refused)
            return refused;
        if (Lines.Count == 0)
            return Problem.Conflict("计划里还没有一项，先写计划再提交");
        if (No > 1 && Change.Length == 0)
            return Problem.Conflict("请先写明这一版改了什么、为什么改");
        Sign(doer);
        (State, SubmittedBy, SubmittedAt, Remark) = (PlanState.Submitted, doer.Name, doer.At, "");
        return null;
    }

    public Problem? Recall(Doer doer)
    {
        if (PlanSteps.Refuse(PlanAct.Recall, State) is { } refused)
            return refused;
        Sign(doer);
        (State, SubmittedAt) = (PlanState.Draft, null);
        return null;
    }

    public Problem? Return(string remark, Doer doer)
    {
        if ((PlanSteps.Refuse(PlanAct.Return, State) ?? NotByAuthor(doer)) is { } refused)
            return refused;
        (State, Remark, SubmittedAt) = (PlanState.Draft, $"{doer.Name}：{remark}", null);
        return null;
    }

    public Problem? Approve(Doer doer)
    {
        if ((PlanSteps.Refuse(PlanAct.Approve, State) ?? NotByAuthor(doer)) is { } refused)
            return refused;
        (State, ApprovedBy, ApprovedAt) = (PlanState.Approved, doer.Name, doer.At);
        return null;
    }

    /// <summary>From now on month plans follow from it; the version that ran before is replaced.</summary>
    public Problem? Run(YearPlan? before, Doer doer)
    {
        if (PlanSteps.Refuse(PlanAct.Run, State) is { } refused)
            return refused;
        if (before is { State: PlanState.Running })
            (before.State, before.EndedAt) = (PlanState.Replaced, doer.At);
        (State, RunningFrom) = (PlanState.Running, doer.At);
        return null;
    }

    public Problem? Discard(string reason, Doer doer)
    {
        if (PlanSteps.Refuse(PlanAct.Discard, State) is { } refused)
            return refused;
        (State, Remark, EndedAt) = (PlanState.Void, $"{doer.Name}：{reason}", doer.At);
        return null;
    }

    public bool IsAuthor(StaffId staff) => Authors.Contains(staff.Value.ToString("N"), StringComparison.Ordinal);

    /// <summary>Whoever wrote in it or runs it does not judge it.</summary>
    public Problem? NotByAuthor(Doer doer) => doer.Id is not { } me || IsAuthor(me) ? Problem.Forbidden("编写、提交计划的人不能自己批准或退回")
        : doer.Directs ? Problem.Forbidden("年度计划由总经理批准，负责编制和执行的主任不能批准") : null;

    private bool Sign(Doer doer)
    {
        if (doer.Id is not { } me || IsAuthor(me))
            return true;
        if (Authors.Length / 33 >= MostAuthors)
            return false;
        Authors += me.Value.ToString("N") + " ";
        return true;
    }
}
