using Anju.Kernel.Data;
using Anju.Kernel.Identity;

namespace Anju.Billing.Meters.Domain;

/// <summary>底数 / 实抄 / 估抄 / 止数.</summary>
internal enum ReadingWay { Start, Read, Estimate, End }

/// <summary>Typed on the entry page, or taken from a file.</summary>
internal enum ReadingSource { Hand, File }

/// <summary>
/// One line of a meter's log. Each carries the stretch it adds, so that the usage of any time is a sum of rows and
/// needs none before them. Nothing is changed: a correction is another row that takes the place of the last one.
/// </summary>
internal sealed class Reading : Centered, ILogRow
{
    public required MeterId MeterId { get; init; }

    /// <summary>From 1, in the order they were written.</summary>
    public required int No { get; init; }

    /// <summary>The living reading before this one; 0 for the first.</summary>
    public int PreviousNo { get; init; }

    /// <summary>The correction that took this one's place.</summary>
    public int? ReplacedByNo { get; set; }
    public required MeterKind Kind { get; init; }
    public required ReadingWay Way { get; init; }
    public RoundId? RoundId { get; init; }

    /// <summary>The day somebody stood before the meter.</summary>
    public required DateOnly On { get; init; }

    /// <summary>The day its usage counts for: inside the period of its round, also when read a little earlier or later.</summary>
    public required DateOnly CountsOn { get; init; }

    /// <summary>What the register showed, in thousandths.</summary>
    public required long Milli { get; init; }

    /// <summary>Where this stretch begins: the reading before, or the last real one when estimates are settled.</summary>
    public required long FromMilli { get; init; }
    public required DateOnly FromOn { get; init; }
    public bool IsRollover { get; init; }
    public required long MultiplierMilli { get; init; }

    /// <summary>Usage in millionths: thousandths of the register times thousandths of the multiplier, exact.</summary>
    public required long Micro { get; init; }

    /// <summary>Of an estimate: what was estimated since the last real reading. Of a real reading: what of it was billed by estimates before.</summary>
    public long EstimatedMicro { get; init; }

    /// <summary>The last real reading up to and including this one.</summary>
    public required long RealMilli { get; init; }
    public required DateOnly RealOn { get; init; }

    /// <summary>Running usage of a day, the newest stretch counting for a third; null while nothing is known.</summary>
    public long? DailyMicro { get; init; }

    /// <summary>Why it looks wrong; empty when it does not.</summary>
    public string Abnormal { get; init; } = "";

    /// <summary>Who looked again and found it right.</summary>
    public string CheckedBy { get; set; } = "";

    /// <summary>Why it was estimated, or a remark.</summary>
    public string Note { get; init; } = "";
    public required ReadingSource Source { get; init; }
    public required string By { get; init; }
    public StaffId? ById { get; init; }
    public required DateTime At { get; init; }

    public bool IsDoubtful => Abnormal.Length > 0 && CheckedBy.Length == 0;

    /// <summary>What is usual from this reading to a day.</summary>
    public long? UsualUntil(DateOnly day) => DailyMicro is { } daily ? daily * Math.Max(1, day.DayNumber - RealOn.DayNumber) - (Way == ReadingWay.Estimate ? EstimatedMicro : 0) : null;
}
