using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Duties.Domain;
using Anju.Duties.Judging;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;

namespace Anju.Duties.Begin;

/// <summary>起算日: from which day on duties are judged. Set when the center goes live; whoever is judged does not set it.</summary>
[Act("设定起算日")]
internal static class SetBegin
{
    private const int MostDaysAhead = 366, MostDaysBack = 731;

    [Permission(DutiesPermissions.Begin)]
    public sealed record Command : IRepeatable
    {
        public Guid RequestId { get; set; } = Guid.CreateVersion7();

        [Required(ErrorMessage = "请填写起算日")]
        public DateOnly? On { get; set; }

        [Required(ErrorMessage = "请写明原因"), StringLength(200, ErrorMessage = "原因最多 200 字")]
        public string Reason { get; set; } = "";

        /// <summary>Of the setting as it was shown; 0 when there was none.</summary>
        public int Version { get; set; }
    }

    public sealed class Handler(AppDb db, Stale stale, CurrentUser user, Calendar calendar) : IHandler<Command, Done>
    {
        public async Task<Result<Done>> Handle(Command command, CancellationToken ct)
        {
            var on = command.On!.Value;
            if (on < calendar.Today.AddDays(-MostDaysBack) || on > calendar.Today.AddDays(MostDaysAhead))
                return Problem.Invalid(nameof(command.On), "起算日在前两年到后一年之间");
            if (await db.Set<BeginDay>().SingleOrDefaultAsync(b => b.No == BeginDay.TheOnly, ct) is not { } begin)
            {
                db.Add(new BeginDay { No = BeginDay.TheOnly, On = on, Reason = command.Reason, By = user.Name, At = calendar.Now });
                return new Done();
            }

            if (await stale.Check(begin, command.Version, ct) is { } older)
                return older;
            if (begin.On == on)
                return Problem.Invalid(nameof(command.On), "起算日已经是这一天");
            (begin.On, begin.Reason, begin.By, begin.At) = (on, command.Reason, user.Name, calendar.Now);
            return new Done();
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Done>("/begin");
}

/// <summary>From which day on duties are judged, and who said so.</summary>
internal static class ShowBegin
{
    [Permission(DutiesPermissions.Audit)]
    public sealed record Query;

    /// <param name="IsSet">False while the day of the first work stands in for it.</param>
    public sealed record View(DateOnly On, bool IsSet, string Reason, string By, DateTime? At, int Version);

    public sealed class Handler(AppDb db, DutyBook book) : IQueryHandler<Query, View>
    {
        public async Task<Result<View>> Handle(Query query, CancellationToken ct) =>
            await db.Set<BeginDay>().SingleOrDefaultAsync(b => b.No == BeginDay.TheOnly, ct) is { } begin
                ? new View(begin.On, true, begin.Reason, begin.By, begin.At, begin.Version) : new View(await book.Began(ct), false, "", "", null, 0);
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapQuery<Query, View>("/begin");
}
