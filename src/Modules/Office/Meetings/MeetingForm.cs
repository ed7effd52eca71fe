using Anju.Kernel.Identity;
using Anju.Kernel.Web;
using Anju.Office.Domain;

namespace Anju.Office.Meetings;

/// <summary>What the editor of minutes sends. Rows that say nothing are left out; an item without a choice is sent as it is, and refused.</summary>
internal sealed class MeetingForm
{
    public Guid RequestId { get; set; } = Guid.CreateVersion7();
    public string? Title { get; set; }
    public DateTime? HeldAt { get; set; }
    public string? Place { get; set; }
    public Guid? Chair { get; set; }
    public List<AttendeeForm> Attendees { get; set; } = [];
    public List<ReportForm> Reports { get; set; } = [];
    public List<ReviewForm> Items { get; set; } = [];
    public List<DecisionForm> Decisions { get; set; } = [];
    public string? NextPlan { get; set; }
    public string? Notes { get; set; }

    public RecordMeeting.Command Command(MeetingKind kind, DateOnly month) => new()
    {
        RequestId = RequestId,
        Kind = kind,
        Month = month,
        Title = Title ?? "",
        HeldAt = HeldAt ?? default,
        Place = Place ?? "",
        Chair = Chair is { } chair ? new StaffId(chair) : null,
        Attendees = [.. Attendees.Where(a => Enum.TryParse<Presence>(a.Presence, out _)).Select(a => new AttendeeInput { Staff = new(a.Staff), Presence = Enum.Parse<Presence>(a.Presence!), Reason = a.Reason ?? "" })],
        Reports = [.. Reports.Where(r => !string.IsNullOrWhiteSpace(r.Words)).Select(r => new ReportInput { Post = r.Post ?? "", Words = r.Words! })],
        Items = [.. Items.Select(i => new ReviewInput { Item = new(i.Item), State = Enum.TryParse<ItemState>(i.State, out var state) ? state : ItemState.Open, Reason = i.Reason ?? "" })],
        Decisions = [.. Decisions.Where(d => !d.IsEmpty).Select(d => new DecisionInput { What = d.What ?? "", Who = Typed.Id(d.Who) is { } who ? new StaffId(who) : null, DueOn = Typed.Day(d.DueOn) })],
        NextPlan = NextPlan ?? "",
        Notes = Notes ?? "",
    };

    /// <summary>The place of a row among the decisions that were sent on.</summary>
    public int PlaceOf(int row) => Decisions.Take(row).Count(d => !d.IsEmpty);
}

internal sealed class AttendeeForm
{
    public Guid Staff { get; set; }

    /// <summary>Empty: was not called.</summary>
    public string? Presence { get; set; }
    public string? Reason { get; set; }
}

internal sealed class ReportForm
{
    public string? Post { get; set; }
    public string? Words { get; set; }
}

internal sealed class ReviewForm
{
    public Guid Item { get; set; }
    public string? State { get; set; }
    public string? Reason { get; set; }
}

/// <remarks>Text as it came, see the lines of a plan.</remarks>
internal sealed class DecisionForm
{
    public string? What { get; set; }
    public string? Who { get; set; }
    public string? DueOn { get; set; }

    public bool IsEmpty => string.IsNullOrWhiteSpace(What);
}
