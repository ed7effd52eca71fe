using Anju.Casework.Contracts;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;

namespace Anju.Office.Domain;

/// <summary>A task as it is given.</summary>
/// <param name="Meeting">The meeting that decided it; null for a task that somebody gave.</param>
internal sealed record NewTask(string Content, StaffId Doer, string DoerName, DateTime DueAt, MeetingId? Meeting = null, string MeetingNumber = "");

/// <summary>临时任务 (D-11, A-9, F-5, S-4.1.4d): given by a leader, done or passed on by the doer, with its result. What may be done stands in <see cref="TaskSteps"/>.</summary>
internal sealed class WorkTask : Versioned
{
    /// <summary>The due moment of those that have ended, so that one index finds the open ones.</summary>
    public static readonly DateTime Over = new(9000, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private WorkTask() { }                                   // EF Core

    public WorkTaskId Id { get; private init; }
    public string Number { get; private init; } = "";
    public string Content { get; private init; } = "";
    public StaffId? GivenById { get; private init; }
    public string GivenBy { get; private init; } = "";
    public string GivenPost { get; private init; } = "";
    public DateTime GivenAt { get; private init; }

    /// <summary>The day it was given: in that month it counts as 计划外.</summary>
    public DateOnly GivenOn { get; private init; }
    public StaffId DoerId { get; private set; }
    public string DoerName { get; private set; } = "";

    /// <summary>Until when; stays after the end.</summary>
    public DateTime DueAt { get; private set; }

    /// <summary><see cref="DueAt"/> while open, <see cref="Over"/> afterwards.</summary>
    public DateTime OpenUntil { get; private set; }
    public TaskState State { get; private set; }
    public string Progress { get; private set; } = "";
    public string Result { get; private set; } = "";
    public DateTime? EndedAt { get; private set; }
    public string EndReason { get; private set; } = "";
    public int Round { get; private set; } = 1;
    public MeetingId? MeetingId { get; private init; }
    public string MeetingNumber { get; private init; } = "";

    public Subject Subject => new("task", Id.Value);
    public string Href => HrefOf(Id);
    public static string HrefOf(WorkTaskId id) => $"/office/tasks/{id.Value}";
    public bool IsLate(DateTime now) => OpenUntil < now;
    public bool WasLate => EndedAt > DueAt;

    public static Result<WorkTask> Give(string number, NewTask task, string post, DateOnly today, Doer doer) =>
        task.DueAt <= doer.At ? Problem.Invalid("DueAt", "期限要晚于现在") : new WorkTask
        {
            Id = Kernel.Id.New<WorkTaskId>(),
            Number = number,
            Content = task.Content,
            GivenById = doer.Id,
            GivenBy = doer.Name,
            GivenPost = post,
            GivenAt = doer.At,
            GivenOn = today,
            DoerId = task.Doer,
            DoerName = task.DoerName,
            DueAt = task.DueAt,
            OpenUntil = task.DueAt,
            MeetingId = task.Meeting,
            MeetingNumber = task.MeetingNumber,
        };

    /// <summary>Whether this person may take the act now; the page draws its buttons from it.</summary>
    public Problem? Refuse(TaskAct act, Doer doer)
    {
        var step = TaskSteps.Of(act);
        if (Array.IndexOf(step.From, State) < 0)
            return Problem.Conflict($"任务现在是“{Words.Of(State)}”，不能“{step.Name}”");
        var (isDoer, isGiver) = (doer.Id is { } me && me == DoerId, doer.Id is { } giver && giver == GivenById);
        return step.Who switch
        {
            Side.Doer when !isDoer => Problem.Forbidden($"由{DoerName}承办，不能代办"),
            Side.DoerOrLeader when !isDoer && !isGiver && !doer.Directs => Problem.Forbidden("由承办人或下达人办理"),
            Side.Leader when !isGiver && !doer.Directs => Problem.Forbidden($"由下达人{GivenBy}或主任办理"),
            Side.Leader when isDoer && !isGiver => Problem.Forbidden($"承办人不能自己{step.Name}，请{GivenBy}办理"),
            _ => null,
        };
    }

    public Problem? Start(Doer doer) => Refuse(TaskAct.Start, doer) ?? To(TaskState.Started);

    public Problem? Report(string words, Doer doer)
    {
        if (Refuse(TaskAct.Report, doer) is { } refused)
            return refused;
        (State, Progress) = (TaskState.Started, words);
        return null;
    }

    public Problem? Finish(string result, Doer doer)
    {
        if (Refuse(TaskAct.Finish, doer) is { } refused)
            return refused;
        (State, Result, EndedAt, OpenUntil) = (TaskState.Done, result, doer.At, Over);
        return null;
    }

    public Problem? Delegate(StaffId to, string name, Doer doer)
    {
        if (Refuse(TaskAct.Delegate, doer) is { } refused)
            return refused;
        if (to == DoerId)
            return Problem.Invalid("Doer", $"现在就由{name}承办，请选别人");
        (State, DoerId, DoerName) = (TaskState.Given, to, name);
        return null;
    }

    public Problem? Postpone(DateTime due, Doer doer) => Refuse(TaskAct.Postpone, doer) ?? Due(due, doer);

    public Problem? Return(DateTime due, Doer doer)
    {
        if ((Refuse(TaskAct.Return, doer) ?? Due(due, doer)) is { } refused)
            return refused;
        (State, Result, EndedAt) = (TaskState.Given, "", null);
        Round++;
        return null;
    }

    public Problem? Cancel(string reason, Doer doer)
    {
        if (Refuse(TaskAct.Cancel, doer) is { } refused)
            return refused;
        (State, EndReason, EndedAt, OpenUntil) = (TaskState.Cancelled, reason, doer.At, Over);
        return null;
    }

    private Problem? Due(DateTime due, Doer doer)
    {
        if (due <= doer.At)
            return Problem.Invalid("DueAt", "期限要晚于现在");
        (DueAt, OpenUntil) = (due, due);
        return null;
    }

    private Problem? To(TaskState state)
    {
        State = state;
        return null;
    }
}
