using Anju.Casework.Contracts;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;

namespace Anju.Office.Domain;

/// <summary>《月度工作计划》 (D-3d): follows from the year plan that runs; what is not tied to it is marked 计划外.</summary>
internal sealed class MonthPlan : Versioned
{
    public const int MostItems = 80;

    private MonthPlan() { }                                  // EF Core

    public MonthPlanId Id { get; private init; }

    /// <summary>Its first day.</summary>
    public DateOnly Month { get; private init; }

    /// <summary>The version of the year plan it was taken from the last time.</summary>
    public YearPlanId YearPlanId { get; private set; }
    public string YearPlanNumber { get; private set; } = "";
    public string MadeBy { get; private init; } = "";
    public DateTime MadeAt { get; private init; }
    public int Items { get; private set; }

    /// <summary>Set by the month-end meeting that gave every item its state.</summary>
    public DateTime? ReviewedAt { get; private set; }

    public string Href => HrefOf(Month);
    public string Number => FormattableString.Invariant($"YD-{Month:yyyyMM}");
    public Subject Subject => new("month-plan", Id.Value);
    public static string HrefOf(DateOnly month) => FormattableString.Invariant($"/office/plans/month?month={month:yyyy-MM}");

    /// <summary>Only a year plan that runs has month plans.</summary>
    public static Result<MonthPlan> Derive(DateOnly month, YearPlan? from, Doer doer)
    {
        var plan = new MonthPlan { Id = Kernel.Id.New<MonthPlanId>(), Month = month, MadeBy = doer.Name, MadeAt = doer.At };
        return plan.Follow(from) is { } refused ? refused : plan;
    }

    /// <summary>Takes over from the year plan as it runs now.</summary>
    public Problem? Follow(YearPlan? from)
    {
        if (from is null || from.Year != Month.Year || from.State != PlanState.Running)
            return Problem.Conflict($"{Month.Year} 年度计划还没有经总经理批准并开始执行，不能编月度计划");
        (YearPlanId, YearPlanNumber) = (from.Id, from.Number);
        return null;
    }

    public Result<MonthItem> Add(ItemOrigin origin, PlanLine line, Doer doer)
    {
        if (Items >= MostItems)
            return Problem.Invalid("Task", $"一个月最多 {MostItems} 项");
        if (ReviewedAt is not null)
            return Problem.Conflict("这个月已经开会总结，不能再加计划");
        return new MonthItem
        {
            Id = Kernel.Id.New<MonthItemId>(),
            MonthPlanId = Id,
            No = ++Items,
            Origin = origin,
            YearKey = origin == ItemOrigin.Extra ? null : line.Key,
            Goal = line.Goal,
            Task = line.Task,
            OwnerId = new StaffId(line.Owner),
            OwnerName = line.OwnerName,
            DueOn = line.DueOn,
            Measure = line.Measure,
            AddedBy = doer.Name,
            AddedAt = doer.At,
        };
    }

    public void Review(DateTime at) => ReviewedAt = at;
}

/// <summary>One item of a month plan. Its state comes from a meeting; what is not done has its reason.</summary>
internal sealed class MonthItem : Versioned
{
    public required MonthItemId Id { get; init; }
    public required MonthPlanId MonthPlanId { get; init; }
    public required int No { get; init; }
    public required ItemOrigin Origin { get; init; }

    /// <summary>The line of the year plan; null for 计划外.</summary>
    public Guid? YearKey { get; init; }
    public required string Goal { get; init; }
    public required string Task { get; init; }
    public required StaffId OwnerId { get; init; }
    public required string OwnerName { get; init; }
    public required DateOnly DueOn { get; init; }
    public required string Measure { get; init; }
    public required string AddedBy { get; init; }
    public required DateTime AddedAt { get; init; }
    public ItemState State { get; private set; }
    public string Reason { get; private set; } = "";
    public MeetingId? ReviewedIn { get; private set; }

    public void Judge(ItemState state, string reason, MeetingId meeting) => (State, Reason, ReviewedIn) = (state, reason, meeting);
}
