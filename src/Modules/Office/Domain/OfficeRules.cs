using Anju.Kernel.Data;

namespace Anju.Office.Domain;

/// <summary>Days and limits that the center sets itself; each change is a new row, the latest holds.</summary>
internal sealed class OfficeRules : Centered
{
    public static readonly OfficeRules Default = new() { Id = default, No = 0, RemindDay = 25, LastDays = 7, LateDays = 3, OpinionDays = 10, By = "", At = default };

    public required OfficeRulesId Id { get; init; }
    public required int No { get; init; }

    /// <summary>The day of the month from which the month-end meeting is reminded of.</summary>
    public required int RemindDay { get; init; }

    /// <summary>A meeting within the last so many days of the month is in time.</summary>
    public required int LastDays { get; init; }

    /// <summary>Within the first so many days of the next month it is late; afterwards it is missed.</summary>
    public required int LateDays { get; init; }

    /// <summary>An opinion is answered within so many days.</summary>
    public required int OpinionDays { get; init; }
    public required string By { get; init; }
    public required DateTime At { get; init; }
}

/// <summary>Something that somebody was told; once each.</summary>
internal sealed class Reminder : Centered
{
    public required ReminderId Id { get; init; }

    /// <summary>What it was about, e.g. <c>meeting:2026-11</c>.</summary>
    public required string What { get; init; }
    public WorkTaskId? TaskId { get; init; }
    public OpinionId? OpinionId { get; init; }

    /// <summary>The limit that was told of; a later limit is told of again.</summary>
    public DateTime? DueAt { get; init; }
    public required DateTime ToldAt { get; init; }
}
