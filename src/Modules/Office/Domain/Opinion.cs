using Anju.Casework.Contracts;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;

namespace Anju.Office.Domain;

/// <summary>What somebody thinks should be better.</summary>
internal sealed record NewOpinion(OpinionSource Source, string Channel, string Topic, string Zone, string Content, bool IsAnonymous);

/// <summary>员工意见 (D-2a) or 意见建议 of residents (D-2b): answered by the director within some days. Who wrote an anonymous one is not kept anywhere.</summary>
internal sealed class Opinion : Versioned
{
    private Opinion() { }                                    // EF Core

    public OpinionId Id { get; private init; }
    public string Number { get; private init; } = "";
    public OpinionSource Source { get; private init; }
    public string Channel { get; private init; } = "";
    public string Topic { get; private init; } = "";
    public string Zone { get; private init; } = "";
    public string Content { get; private init; } = "";
    public bool IsAnonymous { get; private init; }

    /// <summary>Who handed it in; null for an anonymous one.</summary>
    public StaffId? ById { get; private init; }
    public string By { get; private init; } = "";
    public DateTime At { get; private init; }
    public DateTime DueAt { get; private init; }
    public DateTime OpenUntil { get; private set; }
    public OpinionState State { get; private set; }
    public OpinionOutcome? Outcome { get; private set; }
    public string Answer { get; private set; } = "";
    public DateTime? AnsweredAt { get; private set; }
    public string AnsweredBy { get; private set; } = "";

    public Subject Subject => new("opinion", Id.Value);
    public string Href => HrefOf(Id);
    public static string HrefOf(OpinionId id) => $"/office/opinions/{id.Value}";

    public static Opinion Submit(string number, NewOpinion said, DateTime due, Doer doer) => new()
    {
        Id = Kernel.Id.New<OpinionId>(),
        Number = number,
        Source = said.Source,
        Channel = said.Channel,
        Topic = said.Topic,
        Zone = said.Zone,
        Content = said.Content,
        IsAnonymous = said.IsAnonymous,
        ById = said.IsAnonymous ? null : doer.Id,
        By = said.IsAnonymous ? "匿名" : doer.Name,
        At = doer.At,
        DueAt = due,
        OpenUntil = due,
    };

    public Problem? Reply(OpinionOutcome outcome, string answer, Doer doer)
    {
        if (State == OpinionState.Answered)
            return Problem.Conflict($"{AnsweredBy}已经答复");
        (State, Outcome, Answer, AnsweredAt, AnsweredBy, OpenUntil) = (OpinionState.Answered, outcome, answer, doer.At, doer.Name, WorkTask.Over);
        return null;
    }
}
