using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Anju.Inspections.Domain;
using Anju.Inspections.Record;
using Anju.Kernel.Calendars;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;
using Anju.People.Contracts;

namespace Anju.Inspections.Nonconformities;

/// <summary>An act that needs nothing but some words.</summary>
internal abstract record WithWords : OnNonconformity
{
    [Required(ErrorMessage = "请写明原因或内容"), StringLength(500, ErrorMessage = "最多 500 字")]
    public string Words { get; set; } = "";
}

/// <summary>Who puts it right, until when, and how grave it is.</summary>
[Act("定责任人和期限")]
internal static class AssignNonconformity
{
    [Permission(InspectionsPermissions.Direct)]
    public sealed record Command : OnNonconformity
    {
        [Required(ErrorMessage = "请选择责任人")]
        public StaffId? Responsible { get; set; }
        public DateOnly? DueOn { get; set; }
        public Severity? Severity { get; set; }
    }

    public sealed class Handler(NonconformityDesk desk, IStaff staff, INotices notices, Calendar calendar) : IHandler<Command, Moved>
    {
        public async Task<Result<Moved>> Handle(Command command, CancellationToken ct)
        {
            if (command.Responsible is not { } id || await staff.Find(id, ct) is not { } who)
                return Problem.Invalid(nameof(command.Responsible), "没有这位责任人，请重新选择");
            if (command.Severity is { } grave && !Enum.IsDefined(grave))
                return Problem.Invalid(nameof(command.Severity), "请选择严重程度");
            return await desk.Do(command, NonconformityAct.Assign, (n, doer) =>
            {
                var refused = n.Assign(who.Id, who.Name, command.DueOn is { } on ? calendar.EndOf(on) : n.DueAt, command.Severity ?? n.Severity, doer);
                if (refused is null)
                    notices.Tell([who.Id], $"{n.Number} {n.Place} {n.Item} 由您整改，{calendar.ToLocal(n.DueAt):MM-dd HH:mm} 前", n.Href, n.Severity == Severity.Serious);
                return refused;
            }, n => $"责任人 {who.Name}，{calendar.ToLocal(n.DueAt):MM-dd HH:mm} 前整改，{Words.Of(n.Severity)}", "info", ct);
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Moved>("/nonconformities/assign");
}

/// <summary>告知 or 《整改通知单》: the responsible person hears what is demanded.</summary>
[Act("下整改通知")]
internal static class NotifyResponsible
{
    [Permission(InspectionsPermissions.Inspect)]
    public sealed record Command : OnNonconformity
    {
        public NoticeWay Way { get; set; }

        [Required(ErrorMessage = "请写整改要求"), StringLength(500, ErrorMessage = "整改要求最多 500 字")]
        public string Demand { get; set; } = "";
    }

    public sealed class Handler(NonconformityDesk desk, INotices notices) : IHandler<Command, Moved>
    {
        public Task<Result<Moved>> Handle(Command command, CancellationToken ct) => desk.Do(command, NonconformityAct.Notify, (n, doer) =>
        {
            if (!Enum.IsDefined(command.Way))
                return Problem.Invalid(nameof(command.Way), "请选择通知方式");
            var refused = n.Notify(command.Way, command.Demand, doer);
            if (refused is null)
                notices.Tell([n.ResponsibleId!.Value], $"整改通知 {n.Number} {n.Place} {n.Item}：{command.Demand}", n.Href, n.Severity == Severity.Serious);
            return refused;
        }, n => $"{Words.Of(command.Way)}：{command.Demand}", "info", ct);
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Moved>("/nonconformities/notify");
}

/// <summary>Cause, correction and what keeps it from coming again.</summary>
[Act("登记整改")]
internal static class CorrectNonconformity
{
    [Permission(InspectionsPermissions.Correct)]
    public sealed record Command : OnNonconformity
    {
        [Required(ErrorMessage = "请写原因"), StringLength(500, ErrorMessage = "原因最多 500 字")]
        public string Cause { get; set; } = "";

        [Required(ErrorMessage = "请写怎样纠正"), StringLength(500, ErrorMessage = "纠正最多 500 字")]
        public string Correction { get; set; } = "";

        /// <summary>纠正措施: so that it does not come again.</summary>
        [Required(ErrorMessage = "请写防止再发生的措施"), StringLength(500, ErrorMessage = "纠正措施最多 500 字")]
        public string Action { get; set; } = "";
    }

    public sealed class Handler(NonconformityDesk desk, INotices notices) : IHandler<Command, Moved>
    {
        public async Task<Result<Moved>> Handle(Command command, CancellationToken ct)
        {
            var moved = await desk.Do(command, NonconformityAct.Correct, (n, doer) => n.Correct(command.Cause, command.Correction, command.Action, doer),
                n => $"已整改：{n.Correction}；原因：{n.Cause}；措施：{n.CorrectiveAction}", "info", ct);
            if (moved.Value is { } done)
                await notices.TellHolders(InspectionsPermissions.Direct, $"{done.Number} 已整改，请验证", Nonconformity.HrefOf(done.Id), urgent: false, ct);
            return moved;
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Moved>("/nonconformities/correct");
}

/// <summary>Somebody else has seen that it works; only so is it closed (D-7c).</summary>
[Act("验证合格")]
internal static class VerifyNonconformity
{
    [Permission(InspectionsPermissions.Verify)]
    public sealed record Command : WithWords;

    public sealed class Handler(NonconformityDesk desk) : IHandler<Command, Moved>
    {
        public Task<Result<Moved>> Handle(Command command, CancellationToken ct) =>
            desk.Do(command, NonconformityAct.Verify, (n, doer) => n.Verify(command.Words, doer), n => $"验证合格：{command.Words}", "ok", ct);
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Moved>("/nonconformities/verify");
}

[Act("验证不合格")]
internal static class RejectCorrection
{
    [Permission(InspectionsPermissions.Verify)]
    public sealed record Command : WithWords;

    public sealed class Handler(NonconformityDesk desk, Calendar calendar) : IHandler<Command, Moved>
    {
        public Task<Result<Moved>> Handle(Command command, CancellationToken ct) => desk.Do(command, NonconformityAct.Reject,
            (n, doer) => n.Reject(calendar.EndOf(calendar.Today.AddDays(InspectionDesk.DaysToCorrect)), doer), n => $"验证不合格，重新整改：{command.Words}", "bad", ct);
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Moved>("/nonconformities/reject");
}

[Act("重新整改")]
internal static class ReopenNonconformity
{
    [Permission(InspectionsPermissions.Direct)]
    public sealed record Command : WithWords;

    public sealed class Handler(NonconformityDesk desk, Calendar calendar) : IHandler<Command, Moved>
    {
        public Task<Result<Moved>> Handle(Command command, CancellationToken ct) => desk.Do(command, NonconformityAct.Reopen,
            (n, _) => n.Reopen(calendar.EndOf(calendar.Today.AddDays(InspectionDesk.DaysToCorrect))), n => $"重新整改：{command.Words}", "bad", ct);
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Moved>("/nonconformities/reopen");
}

[Act("记一笔")]
internal static class RemarkNonconformity
{
    [Permission(InspectionsPermissions.Correct)]
    public sealed record Command : WithWords;

    public sealed class Handler(NonconformityDesk desk) : IHandler<Command, Moved>
    {
        public Task<Result<Moved>> Handle(Command command, CancellationToken ct) => desk.Do(command, NonconformityAct.Remark, (n, _) => n.Note(), _ => command.Words, "info", ct);
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Moved>("/nonconformities/remark");
}

/// <summary>It was none: stays in the register, struck out with its reason.</summary>
[Act("作废不合格项")]
internal static class WithdrawNonconformity
{
    [Permission(InspectionsPermissions.Direct)]
    public sealed record Command : WithWords;

    public sealed class Handler(NonconformityDesk desk) : IHandler<Command, Moved>
    {
        public Task<Result<Moved>> Handle(Command command, CancellationToken ct) =>
            desk.Do(command, NonconformityAct.Withdraw, (n, doer) => n.Withdraw(command.Words, doer), n => $"作废：{command.Words}", "mute", ct);
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Moved>("/nonconformities/withdraw");
}
