using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Casework.Contracts;
using Anju.Inspections.Domain;
using Anju.Inspections.Record;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;

namespace Anju.Inspections.Plan;

/// <summary>明确巡视内容: route and content of a day, fixed before the patrol; changed only with a reason (S-4.1.1c, S-4.2.1).</summary>
[Act("明确巡视内容")]
internal static class PlanPatrol
{
    [Permission(InspectionsPermissions.Direct)]
    public sealed record Command : IRepeatable
    {
        public Guid RequestId { get; set; } = Guid.CreateVersion7();

        /// <summary>Today when empty.</summary>
        public DateOnly? On { get; set; }

        [Required(ErrorMessage = "请填写巡视路线"), StringLength(100, ErrorMessage = "路线最多 100 字")]
        public string Route { get; set; } = "";

        [Required(ErrorMessage = "请填写巡视内容"), StringLength(1000, ErrorMessage = "内容最多 1000 字")]
        public string Content { get; set; } = "";

        /// <summary>Why an earlier plan is changed.</summary>
        [StringLength(200, ErrorMessage = "原因最多 200 字")]
        public string Reason { get; set; } = "";
    }

    public sealed class Handler(AppDb db, IEvidence evidence, CurrentUser user, Events events, Calendar calendar) : IHandler<Command, Done>
    {
        public async Task<Result<Done>> Handle(Command command, CancellationToken ct)
        {
            var on = command.On ?? calendar.Today;
            if (on < calendar.Today || on > calendar.Today.AddDays(31))
                return Problem.Invalid(nameof(command.On), "巡视内容须事先明确：今天起 31 天内");
            var day = await db.PatrolDay(on, ct);
            if (day.IsPlanned && command.Reason.Length == 0)
                return Problem.Invalid(nameof(command.Reason), "这天已有巡视内容，调整请写明原因（突发事件、临时工作、住户急事、其他）");
            if (!day.IsPlanned)
                evidence.Note(new(InspectionEvidence.Plan, new("patrol-day", day.Id.Value), $"{on:MM-dd}", $"{command.Route}：{command.Content}", "/inspections", on > calendar.Today ? calendar.StartOf(on) : calendar.Now));   // fixed the evening before, it counts for the day it is about
            (day.Route, day.Content, day.ChangeReason, day.PlannedAt, day.PlannedBy) = (command.Route, command.Content, day.IsPlanned ? command.Reason : "", calendar.Now, user.Name);
            events.Tell("inspections", "{}");
            return new Done();
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Done>("/plan");
}

/// <summary>Why there was no patrol on a day: it explains, it does not count as one (S-4.2.2a).</summary>
[Act("说明未巡视原因")]
internal static class ExcusePatrol
{
    [Permission(InspectionsPermissions.Direct)]
    public sealed record Command : IRepeatable
    {
        public Guid RequestId { get; set; } = Guid.CreateVersion7();
        public DateOnly? On { get; set; }

        [Required(ErrorMessage = "请写明原因"), StringLength(200, ErrorMessage = "原因最多 200 字")]
        public string Reason { get; set; } = "";
    }

    public sealed class Handler(AppDb db, CurrentUser user, Calendar calendar) : IHandler<Command, Done>
    {
        public async Task<Result<Done>> Handle(Command command, CancellationToken ct)
        {
            var on = command.On ?? calendar.Today;
            if (on > calendar.Today || on < calendar.Today.AddDays(-31))
                return Problem.Invalid(nameof(command.On), "只能说明最近 31 天的");
            var day = await db.PatrolDay(on, ct);
            (day.Excuse, day.ExcusedBy) = (command.Reason, user.Name);
            return new Done();
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Done>("/excuse");
}

internal static class PatrolDays
{
    /// <summary>The row of the day, made when it is first spoken of.</summary>
    public static async Task<PatrolDay> PatrolDay(this AppDb db, DateOnly on, CancellationToken ct)
    {
        if (await db.Set<PatrolDay>().SingleOrDefaultAsync(d => d.On == on, ct) is { } day)
            return day;
        day = new PatrolDay { Id = Kernel.Id.New<PatrolDayId>(), On = on };
        db.Add(day);
        return day;
    }
}
