using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Billing.Meters.Domain;
using Anju.Billing.Meters.Read;
using Anju.Casework.Contracts;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;
using Anju.People.Contracts;

namespace Anju.Billing.Meters.Register;

/// <summary>换表 as one act: the old one's last reading, the new one's first, both multipliers, reason and who approved (《水电表更换记录》).</summary>
[Act("换表")]
internal static class ReplaceMeter
{
    [Permission(MetersPermissions.Manage)]
    public sealed record Command : IRepeatable
    {
        public Guid RequestId { get; set; } = Guid.CreateVersion7();
        public MeterId Id { get; set; }
        [StringLength(40, ErrorMessage = "旧表止数太长")] public string OldEnd { get; set; } = "";
        public bool IsRollover { get; set; }
        [Required(ErrorMessage = "请填写新表号"), StringLength(38, ErrorMessage = "表号最多 38 字")] public string Number { get; set; } = "";
        public int Digits { get; set; } = 5;
        public decimal Multiplier { get; set; } = 1;
        [StringLength(40, ErrorMessage = "新表底数太长")] public string NewStart { get; set; } = "";

        /// <summary>As typed; today when empty.</summary>
        [StringLength(20, ErrorMessage = "日期太长")] public string On { get; set; } = "";
        [Required(ErrorMessage = "请填写更换原因"), StringLength(200, ErrorMessage = "原因最多 200 字")] public string Reason { get; set; } = "";

        /// <summary>Another member of staff who may approve it.</summary>
        public StaffId? ApprovedBy { get; set; }
    }

    public sealed record Replaced(MeterId Id, string Number);

    public sealed class Handler(AppDb db, ReadingDesk desk, IStaff staff, Numbers numbers, ITimeline timeline, CurrentUser user, Calendar calendar) : IHandler<Command, Replaced>
    {
        public async Task<Result<Replaced>> Handle(Command command, CancellationToken ct)
        {
            var tails = await desk.Tails(db.Set<Meter>().Where(m => m.Id == command.Id), null, ct);
            if (!tails.TryGetValue(command.Id, out var tail))
                return Problem.NotFound("没有这块表");
            var mark = MeterWords.Mark(tail.Meter.Rate);         // each register of a two-rate meter is replaced for itself
            var plate = new MeterPlate(tail.Meter.Kind, command.Number.EndsWith(mark, StringComparison.Ordinal) ? command.Number : command.Number + mark, command.Digits, command.Multiplier);
            if ((Meter.Refuse(plate) ?? await Refuse(plate.Number, tail.Meter, ct)) is { } refused)
                return refused;
            if (command.ApprovedBy is not { } approver || approver == user.Id || (await staff.WhoMay(MetersPermissions.Approve, ct)).FirstOrDefault(s => s.Id == approver) is not { } approved)
                return Problem.Invalid(nameof(command.ApprovedBy), "请选择批准人：有批准权的另一位同事");
            var (on, wrongDay) = command.On.Length == 0 ? (calendar.Today, null) : ReadingText.Day(command.On, calendar.Today);
            if (wrongDay is not null)
                return Problem.Invalid(nameof(command.On), wrongDay);
            var (start, wrong) = ReadingText.Register(command.NewStart, command.Digits);
            if (wrong is not null)
                return Problem.Invalid(nameof(command.NewStart), wrong.Replace("读数", "新表底数", StringComparison.Ordinal));
            if (MeterEnd.Of(tail, command.OldEnd, command.IsRollover, on, desk.Reader) is var end && end.Value is not { } last)
                return end.Problem!.For("Value") is { } sentence ? Problem.Invalid(nameof(command.OldEnd), sentence) : end.Problem!;
            return await Swap(tail.Meter, plate, on, last, start, command.Reason, approved.Name, ct);
        }

        private async Task<Problem?> Refuse(string number, Meter old, CancellationToken ct) =>
            old.RemovedOn is { } gone ? Problem.Conflict($"这块表已在 {gone:yyyy-MM-dd} 拆除")
            : await db.Set<Meter>().AnyAsync(m => m.Kind == old.Kind && m.Number == number && m.RemovedOn == null, ct) ? Problem.Invalid(nameof(Command.Number), $"{MeterWords.Of(old.Kind)} {number} 已经登记过") : null;

        private async Task<Result<Replaced>> Swap(Meter old, MeterPlate plate, DateOnly on, Reading end, long start, string reason, string approved, CancellationToken ct)
        {
            var made = old.ReplaceBy(plate, on);
            foreach (var child in await db.Set<Meter>().Where(m => m.ParentId == old.Id && m.RemovedOn == null).OrderBy(m => m.Id).Take(RoundMeters.Most).ToListAsync(ct))
                child.ParentId = made.Id;
            var record = new Replacement
            {
                Id = Guid.CreateVersion7(),
                Number = await numbers.OfToday("HB", ct),
                OldId = old.Id,
                NewId = made.Id,
                HouseId = old.HouseId,
                On = on,
                OldMilli = end.Milli,
                NewMilli = start,
                Reason = reason,
                ApprovedBy = approved,
                By = user.Name,
                At = calendar.Now,
            };
            db.AddRange(made, end, ReadingChain.Begin(made.Facts, on, start, desk.Reader), record);
            var words = $"换表：旧表 {old.Number} 止数 {MeterWords.Register(end.Milli)}，新表 {made.Number} 底数 {MeterWords.Register(start)}，倍率 {old.Multiplier:0.###} → {made.Multiplier:0.###}；{reason}，{approved}批准";
            timeline.Add(old.Subject, words, "hold", null, record.Number, made.Href);
            timeline.Add(made.Subject, words, "ok", made.HouseId?.Value, record.Number, made.Href);
            return new Replaced(made.Id, record.Number);
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Replaced>("/replace-meter", r => $"/billing/meters/{r.Id.Value}");
}

/// <summary>A meter comes down and none takes its place.</summary>
[Act("拆除水电表")]
internal static class RemoveMeter
{
    [Permission(MetersPermissions.Manage)]
    public sealed record Command : IRepeatable
    {
        public Guid RequestId { get; set; } = Guid.CreateVersion7();
        public MeterId Id { get; set; }
        [StringLength(40, ErrorMessage = "止数太长")] public string End { get; set; } = "";
        public bool IsRollover { get; set; }

        /// <summary>As typed; today when empty.</summary>
        [StringLength(20, ErrorMessage = "日期太长")] public string On { get; set; } = "";
        [Required(ErrorMessage = "请填写拆除原因"), StringLength(200, ErrorMessage = "原因最多 200 字")] public string Reason { get; set; } = "";
    }

    public sealed class Handler(AppDb db, ReadingDesk desk, ITimeline timeline, Calendar calendar) : IHandler<Command, Done>
    {
        public async Task<Result<Done>> Handle(Command command, CancellationToken ct)
        {
            var tails = await desk.Tails(db.Set<Meter>().Where(m => m.Id == command.Id), null, ct);
            if (!tails.TryGetValue(command.Id, out var tail))
                return Problem.NotFound("没有这块表");
            var (on, wrongDay) = command.On.Length == 0 ? (calendar.Today, null) : ReadingText.Day(command.On, calendar.Today);
            if (wrongDay is not null)
                return Problem.Invalid(nameof(command.On), wrongDay);
            var end = MeterEnd.Of(tail, command.End, command.IsRollover, on, desk.Reader);
            if (end.Value is not { } last)
                return end.Problem!.For("Value") is { } sentence ? Problem.Invalid(nameof(command.End), sentence) : end.Problem!;
            if (tail.Meter.Remove(on) is { } gone)
                return gone;
            db.Add(last);
            timeline.Add(tail.Meter.Subject, $"拆除{MeterWords.Of(tail.Meter.Kind)} {tail.Meter.Number}，止数 {MeterWords.Register(last.Milli)}；{command.Reason}", "mute", tail.Meter.HouseId?.Value, href: tail.Meter.Href);
            return new Done();
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Done>("/remove-meter");
}

/// <summary>The last line of a meter's log.</summary>
internal static class MeterEnd
{
    public static Result<Reading> Of(Tail tail, string value, bool isRollover, DateOnly on, Reader reader)
    {
        var (milli, wrong) = ReadingText.Register(value, tail.Meter.Digits);
        return wrong is not null ? Problem.Invalid("Value", wrong)
            : ReadingChain.Follow(tail.Meter.Facts, tail.Last, new(ReadingWay.End, null, on, on, milli, isRollover, IsChecked: true, "", ReadingSource.Hand), tail.Last.No + 1, reader);
    }
}
