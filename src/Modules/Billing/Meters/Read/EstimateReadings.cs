using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Billing.Meters.Domain;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;

namespace Anju.Billing.Meters.Read;

/// <summary>最近三次平均 / 上年同期.</summary>
internal enum EstimateBasis { LastThree, SamePeriodLastYear }

/// <summary>Meters that could not be read get an estimate, marked as such and settled by their next real reading (domain 3.9).</summary>
[Act("估抄")]
internal static class EstimateReadings
{
    [Permission(MetersPermissions.Read)]
    public sealed record Command : IRepeatable
    {
        public Guid RequestId { get; set; } = Guid.CreateVersion7();
        public RoundId Round { get; set; }

        /// <summary>Empty for every meter without a reading.</summary>
        public List<MeterId> Meters { get; set; } = [];
        public EstimateBasis Basis { get; set; }

        [Required(ErrorMessage = "请写明为什么估抄"), StringLength(100, ErrorMessage = "原因最多 100 字")]
        public string Reason { get; set; } = "";
    }

    /// <param name="Unknown">Meters without anything to estimate from; they stay without a reading.</param>
    public sealed record Estimated(int Done, int Unknown);

    public sealed class Handler(AppDb db, ReadingDesk desk, CurrentUser user, Calendar calendar) : IHandler<Command, Estimated>
    {
        private const int MonthsBack = 14;

        public async Task<Result<Estimated>> Handle(Command command, CancellationToken ct)
        {
            if (await db.Set<Round>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == command.Round, ct) is not { } round)
                return Problem.NotFound("没有这轮抄表");
            if (round.RefuseReading() is { } closed)
                return closed;
            var missing = db.Set<Meter>().AsNoTracking().Of(round).InZone(user).Where(m => !db.Set<Reading>().Of(round.Id).Any(r => r.MeterId == m.Id));
            if (command.Meters.Count > 0)
                missing = missing.Where(m => command.Meters.Contains(m.Id));
            var tails = await desk.Tails(missing, null, ct);
            var past = await Past(missing, round, ct);
            var on = calendar.Today < round.To ? calendar.Today : round.To;
            var made = new List<Reading>();
            foreach (var tail in tails.Values)
                if (Moved(tail.Meter, past[tail.Meter.Id], command.Basis, round) is { } moved && Estimate(tail, round, on < tail.Last.On ? tail.Last.On : on, moved, command.Reason) is { } reading)
                    made.Add(reading);
            await db.InsertAll(made, ct);
            return new Estimated(made.Count, tails.Count - made.Count);
        }

        private Reading? Estimate(Tail tail, Round round, DateOnly on, long moved, string reason) =>
            ReadingChain.Follow(tail.Meter.Facts, tail.Last, new(ReadingWay.Estimate, round.Id, on, round.CountsOn(on), moved, false, false, reason, ReadingSource.Hand), tail.Last.No + 1, desk.Reader).Value;

        private sealed record Used(MeterId Meter, int No, DateOnly On, long Micro);

        private async Task<ILookup<MeterId, Used>> Past(IQueryable<Meter> meters, Round round, CancellationToken ct)
        {
            var since = round.From.AddMonths(-MonthsBack);
            return (await meters.Join(db.Set<Reading>().Where(r => r.CountsOn >= since && r.ReplacedByNo == null && r.Way != ReadingWay.Start), m => m.Id, r => r.MeterId,
                (m, r) => r)
                .OrderBy(r => r.MeterId).ThenBy(r => r.No).Take(RoundMeters.Most * MonthsBack).Select(r => new Used(r.MeterId, r.No, r.CountsOn, r.Micro)).ToListAsync(ct)).ToLookup(u => u.Meter);
        }

        /// <summary>How far the register is thought to have gone on, in whole units.</summary>
        private static long? Moved(Meter meter, IEnumerable<Used> past, EstimateBasis basis, Round round)
        {
            var used = basis == EstimateBasis.LastThree ? past.OrderByDescending(u => u.No).Take(3).ToList()
                : past.Where(u => u.On >= round.From.AddYears(-1) && u.On <= round.To.AddYears(-1)).ToList();
            if (used.Count == 0)
                return null;
            var micro = basis == EstimateBasis.LastThree ? used.Sum(u => u.Micro) / used.Count : used.Sum(u => u.Micro);
            return Math.Max(0, micro) / meter.MultiplierMilli / 1000 * 1000;
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Estimated>("/estimate-readings");
}
