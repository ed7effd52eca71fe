using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Casework.Contracts;
using Anju.Duties.Domain;
using Anju.Duties.Judging;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;
using Anju.People.Contracts;

namespace Anju.Duties.Day;

/// <summary>A slot of my day is moved or left out: the reason is asked, and it is no fault; what is due in it stays due (S-4.2.1).</summary>
[Act("调整时段")]
internal static class MoveSlot
{
    [Permission(Permission.AnyStaff)]
    public sealed record Command : IRepeatable
    {
        public Guid RequestId { get; set; } = Guid.CreateVersion7();

        [Required(ErrorMessage = "请选择时段"), StringLength(11, ErrorMessage = "时段写作 09:00-11:00")]
        public string Slot { get; set; } = "";

        /// <summary>Left out when empty.</summary>
        [RegularExpression(@"^([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d$", ErrorMessage = "改到的时段写作 14:00-16:00")]
        public string? MovedTo { get; set; }

        [Required(ErrorMessage = "请选择原因")]
        public SlotReason? Why { get; set; }

        [Required(ErrorMessage = "请写明原因"), StringLength(200, ErrorMessage = "原因最多 200 字")]
        public string Explained { get; set; } = "";
    }

    public sealed class Handler(AppDb db, CurrentUser user, Calendar calendar) : IHandler<Command, Done>
    {
        public Task<Result<Done>> Handle(Command command, CancellationToken ct)
        {
            if (user.Id is not { } me)
                return Task.FromResult<Result<Done>>(Problem.Forbidden());
            db.Add(new SlotNote { On = calendar.Today, StaffId = me, Slot = command.Slot, MovedTo = command.MovedTo ?? "", Why = command.Why!.Value, Words = command.Explained, By = user.Name, At = calendar.Now });
            return Task.FromResult<Result<Done>>(new Done());
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Done>("/slot");
}

/// <summary>工作记录: what was done for a duty that no other form covers. What was done on an earlier day bears the mark 补录.</summary>
[Act("登记工作记录")]
internal static class RecordWork
{
    private const int DaysBack = 31;

    [Permission(Permission.AnyStaff)]
    public sealed record Command : IRepeatable
    {
        public Guid RequestId { get; set; } = Guid.CreateVersion7();

        [Required(ErrorMessage = "请选择职责")]
        public Guid? Key { get; set; }

        [Required(ErrorMessage = "请写明做了什么、结果怎样"), StringLength(200, ErrorMessage = "内容最多 200 字")]
        public string Words { get; set; } = "";

        [Range(1, 10_000, ErrorMessage = "数量为 1 到 10000")] public int Amount { get; set; } = 1;

        /// <summary>Today when empty.</summary>
        public DateOnly? On { get; set; }
    }

    public sealed class Handler(DutyBook book, Numbers numbers, IEvidence evidence, IRoster roster, CurrentUser user, Calendar calendar) : IHandler<Command, Done>
    {
        public async Task<Result<Done>> Handle(Command command, CancellationToken ct)
        {
            var on = command.On ?? calendar.Today;
            if (on > calendar.Today || on < calendar.Today.AddDays(-DaysBack))
                return Problem.Invalid(nameof(command.On), "只能登记今天或最近 31 天的工作");
            if ((await book.All(ct)).FirstOrDefault(d => d.Key == command.Key && d.IsInForce(on)) is not { } duty || !duty.Kinds.Contains(OwnKinds.Work))
                return Problem.Invalid(nameof(command.Key), "这项职责不以工作记录为凭，请用它自己的表单登记");
            if (duty.Whose != Whose.Anyone && !(await roster.Terms(on, on, ct)).Any(t => t.Post == duty.Post && (t.Staff == user.Id || t.Deputies.Any(d => d.Staff == user.Id && d.From <= on && d.To >= on))))
                return Problem.Forbidden($"只有{duty.Post}或其代理人可以登记");
            var number = await numbers.OfToday("GZ", ct);
            evidence.Note(new(OwnKinds.Work, new("duty", duty.Key), number, $"{duty.Title}：{command.Words}", $"/duties/entries/{on:yyyy-MM-dd}/{number}", on == calendar.Today ? calendar.Now : calendar.EndOf(on)) { Amount = command.Amount });
            return new Done();
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Done>("/work");
}

/// <summary>责任区分析: what I make of the zone today (S-4.1.4b).</summary>
[Act("写责任区分析")]
internal static class WriteDayNote
{
    [Permission(DutiesPermissions.Direct)]
    public sealed record Command : IRepeatable
    {
        public Guid RequestId { get; set; } = Guid.CreateVersion7();

        [Required(ErrorMessage = "请填写分析"), StringLength(180, MinimumLength = 10, ErrorMessage = "分析 10 到 180 字")]
        public string Analysis { get; set; } = "";
    }

    public sealed class Handler(Numbers numbers, IEvidence evidence, CurrentUser user, Calendar calendar) : IHandler<Command, Done>
    {
        public async Task<Result<Done>> Handle(Command command, CancellationToken ct)
        {
            if (user.Id is not { } me)
                return Problem.Forbidden();
            var number = await numbers.OfToday("FX", ct);
            evidence.Note(new(OwnKinds.DayNote, new("day-note", me.Value), number, command.Analysis, $"/duties/entries/{calendar.Today:yyyy-MM-dd}/{number}", calendar.Now));
            return new Done();
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Done>("/day-note");
}

/// <summary>说明原因: a duty that was or will be left undone for a reason. It stays visible and counts as nothing done; nobody excuses himself (S-4.2.2a).</summary>
[Act("说明未履行原因")]
internal static class ExcuseDuty
{
    private const int MostDays = 62;

    [Permission(DutiesPermissions.Direct)]
    public sealed record Command : IRepeatable
    {
        public Guid RequestId { get; set; } = Guid.CreateVersion7();

        [Required(ErrorMessage = "请选择职责")]
        public Guid? Key { get; set; }

        /// <summary>Whoever is bound when empty.</summary>
        public StaffId? Staff { get; set; }
        public DateOnly? From { get; set; }
        public DateOnly? To { get; set; }

        [Required(ErrorMessage = "请写明原因"), StringLength(200, ErrorMessage = "原因最多 200 字")]
        public string Reason { get; set; } = "";
    }

    public sealed class Handler(AppDb db, DutyBook book, IRoster roster, CurrentUser user, Calendar calendar) : IHandler<Command, Done>
    {
        public async Task<Result<Done>> Handle(Command command, CancellationToken ct)
        {
            var (from, to) = (command.From ?? calendar.Today, command.To ?? command.From ?? calendar.Today);
            if (from > to || to.DayNumber - from.DayNumber > MostDays || from < calendar.Today.AddDays(-MostDays) || to > calendar.Today.AddDays(MostDays))
                return Problem.Invalid(nameof(command.From), $"日期从早到晚，前后 {MostDays} 天以内");
            if ((await book.All(ct)).FirstOrDefault(d => d.Key == command.Key) is not { } duty)
                return Problem.Invalid(nameof(command.Key), "没有这项职责");
            var bound = (await roster.Terms(from, to, ct)).Where(t => t.Post == duty.Post).ToList();
            if (command.Staff is { } staff && bound.TrueForAll(t => t.Staff != staff))
                return Problem.Invalid(nameof(command.Staff), $"此人这段时间不在{duty.Post}岗位");
            if (user.Id is { } me && (command.Staff == me || command.Staff is null && bound.Count > 0 && bound.TrueForAll(t => t.Staff == me)))
                return Problem.Forbidden("不能给自己免责，请总经理办理");
            db.Add(new ExcuseRow { DutyKey = duty.Key, StaffId = command.Staff, From = from, To = to, Reason = command.Reason, By = user.Name, At = calendar.Now });
            return new Done();
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Done>("/excuse");
}
