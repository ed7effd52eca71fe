using Anju.Inspections.Domain;
using Anju.Inspections.Plan;
using Anju.Kernel.Identity;
using CsCheck;
using Xunit;

namespace Anju.Unit.Inspections;

/// <summary>The three unscheduled checks of a week.</summary>
public class StaffCheckTests
{
    private static readonly DateTime Start = new(2026, 11, 22, 16, 0, 0, DateTimeKind.Utc), End = Start.AddDays(7).AddMilliseconds(-1);
    private static readonly int[] Lateness = [0, 1, 30, 200];
    private static readonly StaffId Zhao = new(Guid.CreateVersion7());

    /// <param name="At">Hours from the beginning of the week.</param>
    /// <param name="Later">Hours until it was written down.</param>
    private sealed record Seen(InspectionKind Kind, InspectionSource Source, bool Named, string Post, string Result, int At, int Later)
    {
        public Inspection Record()
        {
            var at = Start.AddHours(At);
            return Inspection.Record("JC-1", new(Kind, Source, "巡查", "3 栋", null, Named ? Zhao : null, Named ? "赵" : "", Post, "", at, at, Result), Later > 24, new(null, "陈", at.AddHours(Later)));
        }

        /// <summary>As the rules say it, without looking at the product: who, with what result, in the week and written down in it.</summary>
        public bool Counts => Source == InspectionSource.Planned && (Named || Post != "") && Result != "" && At >= 0 && At < 7 * 24 && At + Later < 7 * 24;
    }

    [Fact, Clause("S-4.1.2e", "S-4.1.2c")]
    public void No_week_with_fewer_than_three_valid_checks_is_met_whatever_else_was_written_down() =>
        Gen.Select(Gen.Enum<InspectionKind>(), Gen.Enum<InspectionSource>(), Gen.Bool, Gen.Bool, Gen.Bool, Gen.Int[-30, 8 * 24], Gen.Int[0, 3],
            (kind, source, named, post, result, at, later) => new Seen(kind, source, named, post ? "保洁员" : "", result ? "规范" : "", at, Lateness[later])).Array[0, 12].Sample(week =>
            {
                var counted = week.Select(s => s.Record()).AsQueryable().StaffChecksOf(Start, End).Count();
                Assert.Equal(week.Count(s => s.Counts), counted);
                Assert.Equal(week.Count(s => s.Counts) > 2, StaffChecks.IsMet(counted));
            });
}
