using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Duties.Domain;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;
using Anju.People.Contracts;

namespace Anju.Duties.Leaves;

/// <summary>请假 of the center: who is away and who will be, the newest first.</summary>
internal static class ListLeaves
{
    private const int Most = 200;

    [Permission(DutiesPermissions.Audit)]
    public sealed record Query;

    public sealed record Row(LeaveId Id, StaffId StaffId, string Name, DateOnly From, DateOnly To, string Reason, string ApprovedBy, DateTime ApprovedAt, DateTime? CancelledAt, string CancelledBy, int Version);

    public sealed class Handler(AppDb db, IRoster roster, Calendar calendar) : IQueryHandler<Query, IReadOnlyList<Row>>
    {
        public async Task<Result<IReadOnlyList<Row>>> Handle(Query query, CancellationToken ct)
        {
            var rows = await db.Set<Leave>().OrderByDescending(l => l.To).ThenByDescending(l => l.Id).Take(Most).ToListAsync(ct);
            var names = (await roster.Terms(calendar.Today.AddYears(-2), calendar.Today.AddYears(1), ct)).DistinctBy(t => t.Staff).ToDictionary(t => t.Staff, t => t.Name);
            return new([.. rows.Select(l => new Row(l.Id, l.StaffId, names.GetValueOrDefault(l.StaffId, "—"), l.From, l.To, l.Reason, l.ApprovedBy, l.ApprovedAt, l.CancelledAt, l.CancelledBy, l.Version))], null);
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapQuery<Query, IReadOnlyList<Row>>("/leaves");
}

[Act("批准请假")]
internal static class ApproveLeave
{
    private const int MostDays = 190, DaysBack = 7;

    [Permission(DutiesPermissions.Direct)]
    public sealed record Command : IRepeatable
    {
        public Guid RequestId { get; set; } = Guid.CreateVersion7();

        [Required(ErrorMessage = "请选择员工")]
        public StaffId? Staff { get; set; }

        [Required(ErrorMessage = "请填写开始日期")]
        public DateOnly? From { get; set; }

        [Required(ErrorMessage = "请填写结束日期")]
        public DateOnly? To { get; set; }

        [Required(ErrorMessage = "请填写原因"), StringLength(200, ErrorMessage = "原因最多 200 字")]
        public string Reason { get; set; } = "";
    }

    public sealed class Handler(AppDb db, IRoster roster, CurrentUser user, Calendar calendar) : IHandler<Command, LeaveId>
    {
        public async Task<Result<LeaveId>> Handle(Command command, CancellationToken ct)
        {
            var (who, from, to) = (command.Staff!.Value, command.From!.Value, command.To!.Value);
            if (!(await roster.Terms(calendar.Today, calendar.Today, ct)).Any(t => t.Staff == who))
                return Problem.Invalid(nameof(command.Staff), "请选择在职的员工");
            if (who == user.Id)
                return Problem.Forbidden("不能批自己的假，请上级批准");
            if (to < from || to.DayNumber - from.DayNumber > MostDays || from > calendar.Today.AddDays(MostDays))
                return Problem.Invalid(nameof(command.To), $"结束不早于开始，最长 {MostDays} 天，最早提前 {MostDays} 天批");
            if (from < calendar.Today.AddDays(-DaysBack))
                return Problem.Invalid(nameof(command.From), $"只能补办最近 {DaysBack} 天的请假");
            if (await db.Set<Leave>().AnyAsync(l => l.StaffId == who && l.CancelledAt == null && l.From <= to && l.To >= from, ct))
                return Problem.Conflict("这段时间已有请假");
            var leave = new Leave { StaffId = who, From = from, To = to, Reason = command.Reason, ApprovedBy = user.Name, ApprovedAt = calendar.Now };
            db.Add(leave);
            return leave.Id;
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, LeaveId>("/leaves");
}

[Act("撤销请假")]
internal static class CancelLeave
{
    [Permission(DutiesPermissions.Direct)]
    public sealed record Command
    {
        public LeaveId Id { get; set; }
        public int Version { get; set; }
    }

    public sealed class Handler(AppDb db, Stale stale, CurrentUser user, Calendar calendar) : IHandler<Command, Done>
    {
        public async Task<Result<Done>> Handle(Command command, CancellationToken ct)
        {
            if (await db.Set<Leave>().SingleOrDefaultAsync(l => l.Id == command.Id, ct) is not { } leave)
                return Problem.NotFound("没有这条请假");
            if (await stale.Check(leave, command.Version, ct) is { } older)
                return older;
            if (leave.CancelledAt is not null)
                return Problem.Conflict("已经撤销");
            (leave.CancelledAt, leave.CancelledBy) = (calendar.Now, user.Name);
            return new Done();
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Done>("/leaves/cancel");
}
