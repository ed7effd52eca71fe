using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Casework.Contracts;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;
using Anju.Office.Domain;

namespace Anju.Office.Meetings;

/// <summary>签到: whoever was there says so himself.</summary>
[Act("会议签到")]
internal static class SignMeeting
{
    [Permission(OfficePermissions.Work)]
    public sealed record Command : IRepeatable
    {
        public Guid RequestId { get; set; } = Guid.CreateVersion7();
        public MeetingId Id { get; set; }
    }

    public sealed class Handler(AppDb db, CurrentUser user, Events events, Calendar calendar) : IHandler<Command, Done>
    {
        public async Task<Result<Done>> Handle(Command command, CancellationToken ct)
        {
            var me = user.Id ?? default;
            if (await db.Set<Attendee>().SingleOrDefaultAsync(a => a.MeetingId == command.Id && a.StaffId == me, ct) is not { } attendee)
                return Problem.NotFound("到会名单里没有您");
            if (attendee.Sign(calendar.Now) is { } refused)
                return refused;
            events.Tell("office", "{}");
            return new Done();
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Done>("/meetings/sign");
}

/// <summary>签发: the chair or a leader stands for the minutes, never who wrote them.</summary>
[Act("签发会议纪要")]
internal static class ApproveMeeting
{
    [Permission(OfficePermissions.Work)]
    public sealed record Command : IRepeatable
    {
        public Guid RequestId { get; set; } = Guid.CreateVersion7();
        public MeetingId Id { get; set; }
    }

    public sealed class Handler(AppDb db, CurrentUser user, ITimeline timeline, Events events, Calendar calendar) : IHandler<Command, Done>
    {
        public async Task<Result<Done>> Handle(Command command, CancellationToken ct)
        {
            if (await db.Set<Meeting>().SingleOrDefaultAsync(m => m.Id == command.Id, ct) is not { } meeting)
                return Problem.NotFound("没有这份会议纪要");
            if (!MayApprove(meeting, user))
                return Problem.Forbidden("会议纪要由主持人、主任或总经理签发");
            if (meeting.Approve(new(user.Id, user.Name, calendar.Now)) is { } refused)
                return refused;
            timeline.Add(meeting.Subject, "签发纪要", "ok", number: meeting.Number, href: meeting.Href);
            events.Tell("office", "{}");
            return new Done();
        }
    }

    public static bool MayApprove(Meeting meeting, CurrentUser user) => user.Id == meeting.ChairId || user.May(OfficePermissions.Direct) || user.May(OfficePermissions.Approve);

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Done>("/meetings/approve");
}

/// <summary>What was forgotten or wrong stands beside the minutes with a name and a time; they themselves stay.</summary>
[Act("补充会议纪要")]
internal static class AddToMeeting
{
    [Permission(OfficePermissions.Minutes)]
    public sealed record Command : IRepeatable
    {
        public Guid RequestId { get; set; } = Guid.CreateVersion7();
        public MeetingId Id { get; set; }
        [Required(ErrorMessage = "请写补充或更正的内容"), StringLength(500, ErrorMessage = "最多 500 字")] public string Words { get; set; } = "";
    }

    public sealed class Handler(AppDb db, ITimeline timeline, Events events) : IHandler<Command, Done>
    {
        public async Task<Result<Done>> Handle(Command command, CancellationToken ct)
        {
            if (await db.Set<Meeting>().SingleOrDefaultAsync(m => m.Id == command.Id, ct) is not { } meeting)
                return Problem.NotFound("没有这份会议纪要");
            meeting.Add();
            timeline.Add(meeting.Subject, $"补充：{command.Words}", "warn", number: meeting.Number, href: meeting.Href);
            events.Tell("office", "{}");
            return new Done();
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Done>("/meetings/add");
}
