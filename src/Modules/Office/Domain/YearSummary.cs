using Anju.Casework.Contracts;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using static Anju.Office.Domain.SummaryAct;
using static Anju.Office.Domain.SummaryState;

namespace Anju.Office.Domain;

/// <summary>A figure of the year as it stood when the summary was handed in.</summary>
internal sealed record YearFigure(string Group, string Name, string Value, string Target);

internal sealed record SummaryStep(SummaryAct Act, string Name, SummaryState[] From, SummaryState? To, string Permission);

/// <summary>The single table of 年度总结 (D-3a).</summary>
internal static class SummarySteps
{
    public static readonly IReadOnlyList<SummaryStep> Table =
    [
        new(Write, "保存", [Draft], null, OfficePermissions.Direct),
        new(Submit, "提交总经理", [Draft], Submitted, OfficePermissions.Direct),
        new(Receive, "签收", [Submitted], Received, OfficePermissions.Approve),
        new(Return, "退回修改", [Submitted], Draft, OfficePermissions.Approve),
    ];

    public static SummaryStep Of(SummaryAct act) => Table.First(s => s.Act == act);

    public static Problem? Refuse(SummaryAct act, SummaryState from) => Array.IndexOf(Of(act).From, from) >= 0 ? null
        : Problem.Conflict($"总结现在是“{Words.Of(from)}”，不能“{Of(act).Name}”");
}

/// <summary>《年度总结》 (D-3a): figures of the year from the records, words of the director, received by the general manager.</summary>
internal sealed class YearSummary : Versioned
{
    public const int FirstMonth = 12;

    private YearSummary() { }                                // EF Core

    public YearSummaryId Id { get; private init; }
    public int Year { get; private init; }
    public SummaryState State { get; private set; }
    public string Text { get; private set; } = "";

    /// <summary>As handed in; empty before.</summary>
    public string Body { get; private set; } = "";
    public StaffId? WrittenById { get; private set; }
    public string WrittenBy { get; private set; } = "";
    public DateTime WrittenAt { get; private set; }
    public DateTime? SubmittedAt { get; private set; }

    /// <summary>Handed in after the last day of the year.</summary>
    public bool IsLate { get; private set; }
    public string Remark { get; private set; } = "";
    public DateTime? ReceivedAt { get; private set; }
    public string ReceivedBy { get; private set; } = "";

    public Subject Subject => new("year-summary", Id.Value);
    public string Href => HrefOf(Year);
    public IReadOnlyList<YearFigure> Figures => Domain.Body.Read<List<YearFigure>>(Body);
    public static string HrefOf(int year) => $"/office/summary?year={year}";

    public static YearSummary Begin(int year) => new() { Id = Kernel.Id.New<YearSummaryId>(), Year = year };

    /// <summary>From the first of December of its year.</summary>
    public static Problem? Refuse(int year, DateOnly today) => today < new DateOnly(year, FirstMonth, 1) ? Problem.Conflict($"{year} 年度总结从 {FirstMonth} 月 1 日起填写") : null;

    public Problem? Write(string text, Doer doer)
    {
        if (SummarySteps.Refuse(SummaryAct.Write, State) is { } refused)
            return refused;
        (Text, WrittenById, WrittenBy, WrittenAt) = (text, doer.Id, doer.Name, doer.At);
        return null;
    }

    public Problem? Submit(IReadOnlyList<YearFigure> figures, DateOnly today, Doer doer)
    {
        if (SummarySteps.Refuse(SummaryAct.Submit, State) is { } refused)
            return refused;
        if (Text.Length == 0)
            return Problem.Invalid("Text", "请写总结，再提交");
        (State, Body, SubmittedAt, IsLate, Remark) = (Submitted, Domain.Body.Of(figures), doer.At, today.Year > Year, "");
        return null;
    }

    public Problem? Receive(Doer doer)
    {
        if ((SummarySteps.Refuse(SummaryAct.Receive, State) ?? NotByWriter(doer)) is { } refused)
            return refused;
        (State, ReceivedAt, ReceivedBy) = (Received, doer.At, doer.Name);
        return null;
    }

    public Problem? Return(string remark, Doer doer)
    {
        if ((SummarySteps.Refuse(SummaryAct.Return, State) ?? NotByWriter(doer)) is { } refused)
            return refused;
        (State, Remark, SubmittedAt) = (Draft, $"{doer.Name}：{remark}", null);
        return null;
    }

    private Problem? NotByWriter(Doer doer) => doer.Id is { } me && me != WrittenById && !doer.Directs ? null : Problem.Forbidden("写总结的人不能自己签收，由总经理签收");
}
