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

/// <summary>One row of the entry page: a reading of the round, or its correction while it is not billed (F-2c, E-9).</summary>
[Act("抄表")]
internal static class SaveReading
{
    [Permission(MetersPermissions.Read)]
    public sealed record Command : IRepeatable
    {
        public Guid RequestId { get; set; } = Guid.CreateVersion7();
        public RoundId Round { get; set; }
        public MeterId Meter { get; set; }

        /// <summary>As typed, so that what is no number gets its sentence.</summary>
        [StringLength(40, ErrorMessage = "读数太长")] public string Value { get; set; } = "";

        /// <summary>Day of the reading as typed; today when empty.</summary>
        [StringLength(20, ErrorMessage = "日期太长")] public string On { get; set; } = "";

        /// <summary>The reader says that the register has begun again at 0.</summary>
        public bool IsRollover { get; set; }

        /// <summary>Looked at again, although it seems wrong.</summary>
        public bool IsChecked { get; set; }

        [StringLength(100, ErrorMessage = "备注最多 100 字")] public string Note { get; set; } = "";
    }

    /// <param name="Abnormal">Why it looks wrong; it is not billed until somebody has looked again.</param>
    public sealed record Saved(int No, decimal Value, decimal Usage, string Abnormal, bool IsChecked);

    public sealed class Handler(AppDb db, ReadingDesk desk, CurrentUser user, Calendar calendar) : IHandler<Command, Saved>
    {
        public async Task<Result<Saved>> Handle(Command command, CancellationToken ct)
        {
            if (await db.Set<Round>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == command.Round, ct) is not { } round)
                return Problem.NotFound("没有这轮抄表");
            if (round.RefuseReading() is { } closed)
                return closed;
            var tails = await desk.Tails(db.Set<Meter>().Of(round).Where(m => m.Id == command.Meter).InZone(user), round.Id, ct);
            if (!tails.TryGetValue(command.Meter, out var tail))
                return Problem.NotFound("本轮没有这块表，或不在您的责任区");
            var (on, wrongDay) = command.On.Length == 0 ? (calendar.Today, null) : ReadingText.Day(command.On, calendar.Today);
            if (wrongDay is not null)
                return Problem.Invalid(nameof(command.On), wrongDay);
            if (round.RefuseDay(on) is { } far)
                return far;
            var (milli, wrong) = ReadingText.Register(command.Value, tail.Meter.Digits);
            if (wrong is not null)
                return Problem.Invalid(nameof(command.Value), wrong);
            return await Write(tail, round, new(ReadingWay.Read, round.Id, on, round.CountsOn(on), milli, command.IsRollover, command.IsChecked, command.Note, ReadingSource.Hand), ct);
        }

        private async Task<Result<Saved>> Write(Tail tail, Round round, Report report, CancellationToken ct)
        {
            var old = tail.Of(round.Id);
            if (old is not null && IsSame(old, report))
            {
                if (report.IsChecked && old.IsDoubtful)
                    old.CheckedBy = user.Name;
                return Answer(old);
            }

            if (old is not null && (await desk.OnBills([tail], ct)).Count > 0)
                return Problem.Conflict($"{tail.Meter.Place} {tail.Meter.Number} 的读数已出账，不能改；下次抄实数自动结清");
            var made = ReadingChain.Follow(tail.Meter.Facts, tail.FollowsIn(round.Id), report, tail.Last.No + 1, desk.Reader);
            if (made.Value is not { } reading)
                return made.Problem!;
            if (old is not null)
                old.ReplacedByNo = reading.No;
            db.Add(reading);
            return Answer(reading);
        }

        private static Saved Answer(Reading r) => new(r.No, r.Milli / 1000m, r.Micro / 1_000_000m, r.Abnormal, r.CheckedBy.Length > 0);
    }

    /// <summary>The same reading once more.</summary>
    public static bool IsSame(Reading old, Report report) =>
        old.Way == report.Way && old.Milli == report.Milli && old.On == report.On && old.IsRollover == report.IsRollover && old.Note == report.Note;

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Saved>("/readings");
}
