using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;

namespace Anju.Billing.Meters.Domain;

/// <summary>What a reader reports.</summary>
/// <param name="IsRollover">The register has begun again at 0 (翻表); believed only when the reader says so.</param>
/// <param name="IsChecked">Looked at a second time, although it seems wrong.</param>
internal sealed record Report(ReadingWay Way, RoundId? Round, DateOnly On, DateOnly CountsOn, long Milli, bool IsRollover, bool IsChecked, string Note, ReadingSource Source);

internal readonly record struct Reader(StaffId? Id, string Name, DateTime At);

/// <summary>
/// How one reading follows another (domain 3.9): (this − last) × multiplier; over the turn only when confirmed; what was
/// estimated is taken off the next real stretch, so that estimates never change the sum.
/// </summary>
internal static class ReadingChain
{
    public static Reading Begin(MeterFacts meter, DateOnly on, long milli, Reader reader) => new()
    {
        MeterId = meter.Id,
        No = 1,
        Kind = meter.Kind,
        Way = ReadingWay.Start,
        On = on,
        CountsOn = on,
        Milli = milli,
        FromMilli = milli,
        FromOn = on,
        MultiplierMilli = meter.MultiplierMilli,
        Micro = 0,
        RealMilli = milli,
        RealOn = on,
        Source = ReadingSource.Hand,
        By = reader.Name,
        ById = reader.Id,
        At = reader.At,
    };

    /// <param name="last">The living reading it follows; when it corrects one, the one before that.</param>
    /// <param name="no">Above every number of the meter.</param>
    public static Result<Reading> Follow(MeterFacts meter, Reading last, Report report, int no, Reader reader)
    {
        if (report.On < last.On)
            return Problem.Invalid("On", $"抄表日期早于上次抄表 {last.On:yyyy-MM-dd}");
        if (report.CountsOn < last.CountsOn)
            return Problem.Invalid("On", $"上次读数已计到 {last.CountsOn:yyyy-MM-dd}，不能再记到它之前");
        return report.Way == ReadingWay.Estimate ? Estimated(meter, last, report, no, reader) : Real(meter, last, report, no, reader);
    }

    private static Result<Reading> Real(MeterFacts meter, Reading last, Report report, int no, Reader reader)
    {
        var settles = last.Way == ReadingWay.Estimate;
        var moved = Moved(meter, settles ? last.RealMilli : last.Milli, report);
        if (moved.Problem is { } refused)
            return refused;
        var whole = moved.Value * meter.MultiplierMilli;
        var days = Math.Max(1, report.On.DayNumber - last.RealOn.DayNumber);
        var usual = last.DailyMicro is { } daily ? daily * days : (long?)null;
        var from = settles ? (last.RealMilli, last.RealOn) : (last.Milli, last.On);
        var billed = settles ? last.EstimatedMicro : 0;
        return Written(meter, last, report, no, reader, new(report.Milli, from.Item1, from.Item2, report.IsRollover, whole - billed, billed, report.Milli, report.On,
            last.DailyMicro is { } before ? (2 * before + whole / days) / 3 : whole / days, Doubt.Of(whole / 1_000_000m, usual / 1_000_000m)));
    }

    /// <summary>How far the register went on; never below 0.</summary>
    private static Result<long> Moved(MeterFacts meter, long from, Report report)
    {
        var moved = report.Milli - from;
        if (moved < 0 && !report.IsRollover)
            return Problem.Invalid("Value", $"读数 {MeterWords.Register(report.Milli)} 小于上次 {MeterWords.Register(from)}；请核对，确已翻表的勾选“翻表”");
        if (moved >= 0 && report.IsRollover)
            return Problem.Invalid("IsRollover", $"读数 {MeterWords.Register(report.Milli)} 不小于上次 {MeterWords.Register(from)}，不是翻表");
        if (moved < 0)
            moved += meter.Turn;
        return report.IsRollover && moved > meter.Turn / 2
            ? Problem.Invalid("Value", $"按翻表计算用了 {MeterWords.Register(moved)}，超过量程一半；请核对读数") : moved;
    }

    /// <summary>The report's value is how far the register is thought to have gone on, not what it shows.</summary>
    private static Result<Reading> Estimated(MeterFacts meter, Reading last, Report report, int no, Reader reader)
    {
        if (report.Milli < 0 || report.Milli > meter.Turn / 2)
            return Problem.Invalid("Value", "估抄用量应大于等于 0，且不超过量程一半");
        var micro = report.Milli * meter.MultiplierMilli;
        return Written(meter, last, report, no, reader, new((last.Milli + report.Milli) % meter.Turn, last.Milli, last.On, last.Milli + report.Milli >= meter.Turn, micro,
            micro + (last.Way == ReadingWay.Estimate ? last.EstimatedMicro : 0), last.RealMilli, last.RealOn, last.DailyMicro, ""));
    }

    /// <summary>What a reading adds to the chain.</summary>
    private readonly record struct Stretch(long Milli, long FromMilli, DateOnly FromOn, bool IsRollover, long Micro, long EstimatedMicro, long RealMilli, DateOnly RealOn, long? DailyMicro, string Abnormal);

    private static Reading Written(MeterFacts meter, Reading last, Report report, int no, Reader reader, Stretch stretch) => new()
    {
        MeterId = meter.Id,
        No = no,
        PreviousNo = last.No,
        Kind = meter.Kind,
        Way = report.Way,
        RoundId = report.Round,
        On = report.On,
        CountsOn = report.CountsOn,
        Milli = stretch.Milli,
        FromMilli = stretch.FromMilli,
        FromOn = stretch.FromOn,
        IsRollover = stretch.IsRollover,
        MultiplierMilli = meter.MultiplierMilli,
        Micro = stretch.Micro,
        EstimatedMicro = stretch.EstimatedMicro,
        RealMilli = stretch.RealMilli,
        RealOn = stretch.RealOn,
        DailyMicro = stretch.DailyMicro,
        Abnormal = stretch.Abnormal,
        CheckedBy = report.IsChecked && stretch.Abnormal.Length > 0 ? reader.Name : "",
        Note = report.Note,
        Source = report.Source,
        By = reader.Name,
        ById = reader.Id,
        At = reader.At,
    };
}
