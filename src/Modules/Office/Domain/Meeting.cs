using Anju.Casework.Contracts;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;

namespace Anju.Office.Domain;

/// <summary>What one post reported.</summary>
internal sealed record PostReport(string Post, string Words);

/// <summary>A month-plan item as the meeting found it.</summary>
internal sealed record ItemReview(Guid Item, int No, ItemOrigin Origin, string Task, string OwnerName, DateOnly DueOn, ItemState State, string Reason);

/// <summary>A decision: what, who, until when, and the task it became.</summary>
internal sealed record Decision(string What, Guid Who, string WhoName, DateOnly DueOn, Guid Task, string TaskNumber);

/// <summary>A decision of the last meeting and where its task stood.</summary>
internal sealed record LastDecision(string What, string WhoName, DateOnly DueOn, string TaskNumber, string State, string Words);

/// <summary>What was said and decided, kept as one text: minutes do not change when plans and tasks go on.</summary>
internal sealed record Minutes
{
    public List<LastDecision> Last { get; init; } = [];
    public List<PostReport> Reports { get; init; } = [];
    public List<ItemReview> Items { get; init; } = [];
    public List<Decision> Decisions { get; init; } = [];
    public List<string> NextPlan { get; init; } = [];
    public string Notes { get; init; } = "";
}

/// <summary>When and where a meeting was, and who led and wrote.</summary>
internal sealed record NewMeeting(MeetingKind Kind, DateOnly Month, string Title, DateTime HeldAt, string Place, StaffId Chair, string ChairName);

/// <summary>《会议纪要》 (D-4a, D-4b): a meeting with its minutes; a month-end one gives every item of the month plan its state.</summary>
internal sealed class Meeting : Versioned
{
    private Minutes? minutes;

    private Meeting() { }                                    // EF Core

    public MeetingId Id { get; private init; }
    public string Number { get; private init; } = "";
    public MeetingKind Kind { get; private init; }
    public string Title { get; private init; } = "";

    /// <summary>The month that is summed up, its first day.</summary>
    public DateOnly Month { get; private init; }
    public DateTime HeldAt { get; private init; }
    public DateOnly HeldOn { get; private init; }
    public Timeliness Timeliness { get; private init; }
    public string Place { get; private init; } = "";
    public StaffId ChairId { get; private init; }
    public string ChairName { get; private init; } = "";
    public StaffId? WriterId { get; private init; }
    public string WriterName { get; private init; } = "";
    public DateTime WrittenAt { get; private init; }
    public string Body { get; private init; } = "";
    public DateTime? ApprovedAt { get; private set; }
    public string ApprovedBy { get; private set; } = "";
    public int Additions { get; private set; }

    public Minutes Minutes => minutes ??= Domain.Body.Read<Minutes>(Body);
    public Subject Subject => new("meeting", Id.Value);
    public string Href => HrefOf(Id);
    public static string HrefOf(MeetingId id) => $"/office/meetings/{id.Value}";

    /// <summary>A month-end meeting without a state for each item, or without a reason for one that is not done, is none.</summary>
    public static Result<Meeting> Record(MeetingId id, string number, NewMeeting held, DateOnly heldOn, Timeliness timeliness, IReadOnlyCollection<MonthItem> plan, Minutes minutes, Doer doer)
    {
        if (held.Kind == MeetingKind.MonthEnd && Refuse(plan, minutes) is { } refused)
            return refused;
        return new Meeting
        {
            Id = id,
            Number = number,
            Kind = held.Kind,
            Title = held.Title,
            Month = held.Month,
            HeldAt = held.HeldAt,
            HeldOn = heldOn,
            Timeliness = timeliness,
            Place = held.Place,
            ChairId = held.Chair,
            ChairName = held.ChairName,
            WriterId = doer.Id,
            WriterName = doer.Name,
            WrittenAt = doer.At,
            Body = Domain.Body.Of(minutes),
        };
    }

    /// <summary>Chair or a leader, never the writer himself.</summary>
    public Problem? Approve(Doer doer)
    {
        if (ApprovedAt is not null)
            return Problem.Conflict($"纪要已由{ApprovedBy}签发");
        if (doer.Id is { } me && me == WriterId)
            return Problem.Forbidden("记录人不能自己签发纪要，请主持人或领导签发");
        (ApprovedAt, ApprovedBy) = (doer.At, doer.Name);
        return null;
    }

    /// <summary>What is added later stands beside the minutes; they themselves do not change.</summary>
    public void Add() => Additions++;

    public static Problem? Refuse(IReadOnlyCollection<MonthItem> plan, Minutes minutes)
    {
        var errors = new Dictionary<string, string[]>();
        foreach (var item in plan)
        {
            var review = minutes.Items.Find(i => i.Item == item.Id.Value);
            if (review is null || review.State == ItemState.Open)
                errors[$"Items[{item.No}]"] = [$"第 {item.No} 项“{Words.Short(item.Task)}”还没有选完成或未完成"];
            else if (review is { State: ItemState.NotDone, Reason.Length: 0 })
                errors[$"Items[{item.No}]"] = [$"第 {item.No} 项“{Words.Short(item.Task)}”未完成，请写原因"];
        }

        return errors.Count > 0 ? Problem.Invalid(errors) : null;
    }
}

/// <summary>Who was called, whether he came, and his own 签到.</summary>
internal sealed class Attendee : Versioned
{
    public required AttendeeId Id { get; init; }
    public required MeetingId MeetingId { get; init; }
    public required StaffId StaffId { get; init; }
    public required string Name { get; init; }
    public required string Post { get; init; }
    public required Presence Presence { get; init; }
    public required string Reason { get; init; }
    public DateTime? SignedAt { get; private set; }

    public Problem? Sign(DateTime at)
    {
        if (Presence != Presence.Present)
            return Problem.Conflict($"纪要记的是“{Words.Of(Presence)}”，不能签到");
        if (SignedAt is not null)
            return Problem.Conflict("已经签到");
        SignedAt = at;
        return null;
    }
}
