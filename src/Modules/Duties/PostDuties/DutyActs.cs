using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Duties.Domain;
using Anju.Duties.Judging;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;
using Anju.People.Contracts;

namespace Anju.Duties.PostDuties;

/// <summary>Writes a new duty, or the next version of one, that holds from a day on. Days that are over stay judged by the version before.</summary>
[Act("制定岗位职责")]
internal static class SetDuty
{
    [Permission(DutiesPermissions.Rules)]
    public sealed record Command : IRepeatable
    {
        public Guid RequestId { get; set; } = Guid.CreateVersion7();

        /// <summary>The duty that gets a new version; empty for a new duty.</summary>
        public Guid? Key { get; set; }

        /// <summary>Number of the version the form was filled from.</summary>
        public int No { get; set; }

        [Required(ErrorMessage = "请填写条款"), StringLength(20, ErrorMessage = "条款最多 20 字")]
        public string Clause { get; set; } = "";

        [Required(ErrorMessage = "请选择岗位"), StringLength(30, ErrorMessage = "岗位最多 30 字")]
        public string Post { get; set; } = "";

        [Required(ErrorMessage = "请填写要做的事"), StringLength(100, ErrorMessage = "职责最多 100 字")]
        public string Title { get; set; } = "";

        [RegularExpression(@"^([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d$", ErrorMessage = "时段写作 09:00-11:00")]
        public string? Slot { get; set; }
        public CadenceKind Cadence { get; set; }
        [Range(1, 100, ErrorMessage = "次数为 1 到 100")] public int Count { get; set; } = 1;
        [Range(0, 366, ErrorMessage = "天数、日期或期限为 0 到 366")] public int A { get; set; }
        [Range(0, 31, ErrorMessage = "日期为 0 到 31")] public int B { get; set; }
        [Range(0, 31, ErrorMessage = "补办宽限为 0 到 31 天")] public int LateDays { get; set; }
        public LimitUnit Unit { get; set; }
        [StringLength(40, ErrorMessage = "起算事项最多 40 字")] public string? Trigger { get; set; }
        public List<string> Kinds { get; set => field = value ?? []; } = [];   // a form without a tick sends nothing
        public Whose Whose { get; set; }
        public bool IsDeputyAllowed { get; set; }
        [Range(0, 10_000, ErrorMessage = "数量为 0 到 10000")] public int MinAmount { get; set; }
        public bool NeedsAbout { get; set; }
        [Range(0, 60, ErrorMessage = "补录天数为 0 到 60")] public int BackdatedDays { get; set; }

        /// <summary>Tomorrow when empty; the first version today.</summary>
        public DateOnly? From { get; set; }

        [Required(ErrorMessage = "请写明为什么这样规定"), StringLength(300, ErrorMessage = "原因最多 300 字")]
        public string Reason { get; set; } = "";
    }

    public sealed record Saved(Guid Key, int No);

    public sealed class Handler(AppDb db, DutyBook book, KindNames kinds, IRoster roster, CurrentUser user, Calendar calendar) : IHandler<Command, Saved>
    {
        private const int DaysAhead = 366;

        public async Task<Result<Saved>> Handle(Command command, CancellationToken ct)
        {
            var last = command.Key is { } key ? (await book.All(ct)).Where(d => d.Key == key).MaxBy(d => d.No) : null;
            if (command.Key is not null && last is null)
                return Problem.NotFound("没有这项职责");
            if (last is not null && last.No != command.No)
                return Problem.Conflict($"{last.MadeBy}刚刚制定了第 {last.No} 版，您填写的内容仍在，请核对后再保存");
            var from = command.From ?? (last is null ? calendar.Today : calendar.Today.AddDays(1));
            if (from < calendar.Today || from > calendar.Today.AddDays(DaysAhead))
                return Problem.Invalid(nameof(command.From), "从今天起一年以内开始；过去的日子不重新规定");
            if (last is not null && from <= last.From)
                return Problem.Invalid(nameof(command.From), $"上一版从 {last.From:yyyy-MM-dd} 起，新版要晚于它");
            if (!(await roster.Posts(ct)).Contains(command.Post))
                return Problem.Invalid(nameof(command.Post), "没有这个岗位，请先在人员里建立岗位");
            if (command.Kinds.Concat(command.Cadence == CadenceKind.AfterEvent ? [command.Trigger ?? ""] : []).FirstOrDefault(k => k.Length > 0 && !kinds.IsKnown(k) && last?.Kinds.Contains(k) != true && last?.Trigger != k) is { } unknown)
                return Problem.Invalid(nameof(command.Kinds), $"没有“{unknown}”这种记录");
            var duty = Make(command, last, from);
            if (duty.Fault() is { } fault)
                return fault;
            if (last is not null && await db.Set<Duty>().SingleOrDefaultAsync(d => d.Key == last.Key && d.No == last.No, ct) is { } row)
                row.End(from.AddDays(-1));
            db.Add(duty);
            return new Saved(duty.Key, duty.No);
        }

        private Duty Make(Command c, Duty? last, DateOnly from) => new()
        {
            Key = last?.Key ?? Guid.CreateVersion7(),
            No = (last?.No ?? 0) + 1,
            Clause = c.Clause,
            Post = c.Post,
            Title = c.Title,
            Slot = c.Slot ?? "",
            Source = DutySource.Own,
            Cadence = c.Cadence,
            Count = c.Count,
            A = c.A,
            B = c.B,
            LateDays = c.LateDays,
            Unit = c.Unit,
            Trigger = c.Cadence == CadenceKind.AfterEvent ? c.Trigger ?? "" : "",
            KindLines = string.Join('\n', c.Kinds.Where(k => k.Length > 0).Distinct()),
            Whose = c.Whose,
            IsDeputyAllowed = c.IsDeputyAllowed,
            MinAmount = c.MinAmount,
            NeedsAbout = c.NeedsAbout,
            BackdatedDays = c.BackdatedDays,
            From = from,
            Reason = c.Reason,
            MadeBy = user.Name,
            MadeAt = calendar.Now,
        };
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Saved>("/duty/set");
}

/// <summary>From a day on nobody is bound by it any more; what was judged stays.</summary>
[Act("停用岗位职责")]
internal static class EndDuty
{
    [Permission(DutiesPermissions.Rules)]
    public sealed record Command : IRepeatable
    {
        public Guid RequestId { get; set; } = Guid.CreateVersion7();
        public Guid Key { get; set; }
        public int No { get; set; }

        [Required(ErrorMessage = "请写明为什么停用"), StringLength(300, ErrorMessage = "原因最多 300 字")]
        public string Reason { get; set; } = "";
    }

    public sealed class Handler(AppDb db, DutyBook book, CurrentUser user, Calendar calendar) : IHandler<Command, Done>
    {
        public async Task<Result<Done>> Handle(Command command, CancellationToken ct)
        {
            if ((await book.All(ct)).Where(d => d.Key == command.Key).MaxBy(d => d.No) is not { } last)
                return Problem.NotFound("没有这项职责");
            if (last.No != command.No || last.To is not null)
                return Problem.Conflict("这项职责已经停用或有了新版");
            var row = await db.Set<Duty>().SingleOrDefaultAsync(d => d.Key == last.Key && d.No == last.No, ct);
            if (row is null)
                db.Add(row = Copy(last));                        // a shipped duty becomes the center's own to be ended
            row.Close(calendar.Today, command.Reason, user.Name);
            return new Done();
        }

        private Duty Copy(Duty d) => new()
        {
            Key = d.Key,
            No = d.No + 1,
            Clause = d.Clause,
            Post = d.Post,
            Title = d.Title,
            Slot = d.Slot,
            Source = d.Source,
            Cadence = d.Cadence,
            Count = d.Count,
            A = d.A,
            B = d.B,
            LateDays = d.LateDays,
            Unit = d.Unit,
            Trigger = d.Trigger,
            KindLines = d.KindLines,
            Whose = d.Whose,
            IsDeputyAllowed = d.IsDeputyAllowed,
            MinAmount = d.MinAmount,
            NeedsAbout = d.NeedsAbout,
            BackdatedDays = d.BackdatedDays,
            From = calendar.Today,
            Reason = "",
            MadeBy = user.Name,
            MadeAt = calendar.Now,
        };
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Done>("/duty/end");
}
