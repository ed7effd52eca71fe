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
using Anju.People.Contracts;

namespace Anju.Inspections.Observe;

/// <summary>员工互相监督: facts about a colleague, signed, for the director alone.</summary>
[Act("互相监督")]
internal static class ObserveColleague
{
    [Permission(Permission.AnyStaff)]
    public sealed record Command : IRepeatable
    {
        public Guid RequestId { get; set; } = Guid.CreateVersion7();

        [Required(ErrorMessage = "请选择同事")]
        public StaffId? About { get; set; }
        public DateTime? SeenAt { get; set; }

        [Required(ErrorMessage = "请填写地点"), StringLength(100, ErrorMessage = "地点最多 100 字")]
        public string Place { get; set; } = "";

        [Required(ErrorMessage = "请写看到的事实"), StringLength(500, ErrorMessage = "事实最多 500 字")]
        public string Facts { get; set; } = "";
    }

    public sealed class Handler(AppDb db, Numbers numbers, IStaff staff, INotices notices, CurrentUser user, Calendar calendar) : IHandler<Command, Done>
    {
        public async Task<Result<Done>> Handle(Command command, CancellationToken ct)
        {
            if (command.About is not { } id || await staff.Find(id, ct) is not { } about)
                return Problem.Invalid(nameof(command.About), "没有这位同事，请重新选择");
            if (id == user.Id)
                return Problem.Invalid(nameof(command.About), "互相监督写的是同事，不是自己");
            if (command.SeenAt is { } at && (at > calendar.Now.AddMinutes(1) || at < calendar.Now.AddDays(-31)))
                return Problem.Invalid(nameof(command.SeenAt), "时间应在最近 31 天内");
            db.Add(new Observation
            {
                Id = Kernel.Id.New<ObservationId>(),
                Number = await numbers.OfToday("JD", ct),
                AboutId = id,
                AboutName = about.Name,
                SeenAt = command.SeenAt ?? calendar.Now,
                Place = command.Place,
                Facts = command.Facts,
                ById = user.Id,
                By = user.Name,
                At = calendar.Now,
            });
            await notices.TellHolders(InspectionsPermissions.Observe, "有一条员工互相监督，请查看", "/inspections/observations", urgent: false, ct);
            return new Done();
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Done>("/observe");
}

/// <summary>The director decides; without proof it counts for nothing.</summary>
[Act("处理互相监督")]
internal static class DecideObservation
{
    [Permission(InspectionsPermissions.Observe)]
    public sealed record Command : IRepeatable
    {
        public Guid RequestId { get; set; } = Guid.CreateVersion7();
        public ObservationId Id { get; set; }

        [Required(ErrorMessage = "请写怎样处理"), StringLength(500, ErrorMessage = "处理最多 500 字")]
        public string Decision { get; set; } = "";
    }

    public sealed class Handler(AppDb db, IEvidence evidence, CurrentUser user, Calendar calendar) : IHandler<Command, Done>
    {
        public async Task<Result<Done>> Handle(Command command, CancellationToken ct)
        {
            if (await db.Set<Observation>().SingleOrDefaultAsync(o => o.Id == command.Id, ct) is not { } seen || seen.AboutId == user.Id)
                return Problem.NotFound("没有这条监督");
            if (seen.DecidedAt is not null)
                return Problem.Conflict($"{seen.DecidedBy}已处理");
            (seen.Decision, seen.DecidedAt, seen.DecidedBy) = (command.Decision, calendar.Now, user.Name);
            evidence.Note(new(InspectionEvidence.Decided, new("observation", seen.Id.Value), seen.Number, "互相监督", "/inspections/observations", calendar.Now));
            return new Done();
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Done>("/decide");
}

/// <summary>Open ones first; nobody reads what is about himself.</summary>
internal static class ListObservations
{
    [Permission(InspectionsPermissions.Observe)]
    public sealed record Query
    {
        [Range(1, 100_000, ErrorMessage = "页码从 1 开始")] public int? Page { get; set; }
    }

    public sealed record Row(ObservationId Id, string Number, string About, DateTime SeenAt, string Place, string Facts, string By, DateTime At, string Decision, DateTime? DecidedAt, string DecidedBy);

    public sealed class Handler(AppDb db, CurrentUser user) : IQueryHandler<Query, ListPage<Row>>
    {
        private const int Size = 50;

        public async Task<Result<ListPage<Row>>> Handle(Query query, CancellationToken ct)
        {
            var (page, me) = (query.Page ?? 1, user.Id ?? default);
            var rows = db.Set<Observation>().Where(o => o.AboutId != me);
            return new ListPage<Row>(await rows.OrderBy(o => o.DecidedAt != null).ThenByDescending(o => o.At).ThenBy(o => o.Id).Skip((page - 1) * Size).Take(Size)
                .Select(o => new Row(o.Id, o.Number, o.AboutName, o.SeenAt, o.Place, o.Facts, o.By, o.At, o.Decision, o.DecidedAt, o.DecidedBy)).ToListAsync(ct), await rows.CountAsync(ct), page, Size);
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapQuery<Query, ListPage<Row>>("/observations");
}
