using Anju.Kernel.Identity;
using Anju.Kernel.Web;
using Anju.Office.Domain;

namespace Anju.Office.Plans;

/// <summary>What the editor of a year plan sends: its lines in their order; a row without a task is left out.</summary>
internal sealed class PlanForm
{
    public Guid RequestId { get; set; } = Guid.CreateVersion7();
    public int Version { get; set; }
    public string? Change { get; set; }
    public List<LineForm> Lines { get; set; } = [];

    public WriteYearPlan.Command Command(YearPlanId id) => new() { RequestId = RequestId, Id = id, Version = Version, Change = Change ?? "", Lines = [.. Lines.Where(l => !l.IsEmpty).Select(l => l.Input())] };

    /// <summary>The place of a row among those that were sent on.</summary>
    public int PlaceOf(int row) => Lines.Take(row).Count(l => !l.IsEmpty);
}

/// <remarks>All of it is text as it came: of a list of rows the binder drops everything from the first field on that it cannot read.</remarks>
internal class LineForm
{
    public string? Key { get; set; }
    public string? Goal { get; set; }
    public string? Task { get; set; }
    public string? Owner { get; set; }
    public string? DueOn { get; set; }
    public string? Measure { get; set; }

    public bool IsEmpty => string.IsNullOrWhiteSpace(Task);

    public LineInput Input() => new() { Key = Typed.Id(Key), Goal = Goal ?? "", Task = Task ?? "", Owner = Typed.Id(Owner) is { } who ? new StaffId(who) : null, DueOn = Typed.Day(DueOn), Measure = Measure ?? "" };

    public static LineForm Of(PlanLine line) => new() { Key = line.Key.ToString(), Goal = line.Goal, Task = line.Task, Owner = line.Owner.ToString(), DueOn = Typed.Text(line.DueOn), Measure = line.Measure };
}

/// <summary>What the form of an extra item of a month sends.</summary>
internal sealed class ExtraForm : LineForm
{
    public Guid RequestId { get; set; } = Guid.CreateVersion7();

    public AddMonthItem.Command Command(DateOnly month)
    {
        var line = Input();
        return new() { RequestId = RequestId, Month = month, Goal = line.Goal, Task = line.Task, Owner = line.Owner, DueOn = line.DueOn, Measure = line.Measure };
    }
}

/// <summary>What an act on a year plan sends.</summary>
internal sealed class PlanActForm
{
    public Guid RequestId { get; set; } = Guid.CreateVersion7();
    public string Act { get; set; } = "";
    public int Version { get; set; }
    public string? Words { get; set; }
}
