using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Billing.Domain;
using Anju.Casework.Contracts;
using Anju.Estate.Contracts;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;

namespace Anju.Billing.Terms;

/// <summary>An application for a reduced fee while a house stands empty; made before it begins, approved by somebody else.</summary>
[Act("登记空置申请")]
internal static class ApplyVacancy
{
    [Permission(BillingPermissions.Terms)]
    public sealed record Command : IRepeatable
    {
        public Guid RequestId { get; set; } = Guid.CreateVersion7();
        public HouseId House { get; set; }
        [Required(ErrorMessage = "请填写开始日期")] public DateOnly? From { get; set; }
        [Range(0, 99, ErrorMessage = "应为 0 到 99，如 60 为收 60%")] public int Percent { get; set; } = 60;
        [Range(0, 24, ErrorMessage = "等待应为 0 到 24 个月")] public int WaitMonths { get; set; } = 6;
        public bool IsRetroactive { get; set; }
        [StringLength(20)] public string UsageItem { get; set; } = "";
        [Range(0, 100_000, ErrorMessage = "用量上限应为 0 到 100000")] public int? MostUsage { get; set; }
        [Required(ErrorMessage = "请写明申请书与起始读数"), StringLength(200, ErrorMessage = "最多 200 字")] public string Paper { get; set; } = "";
    }

    internal sealed class Handler(AppDb db, CurrentUser user, IHouses houses, Calendar calendar) : IHandler<Command, Guid>
    {
        public async Task<Result<Guid>> Handle(Command command, CancellationToken ct)
        {
            if (await houses.Find(command.House, ct) is not { } house)
                return Problem.Invalid(nameof(Command.House), "没有这套房屋");
            if (command.From < calendar.Today)
                return Problem.Invalid(nameof(Command.From), "空置须在开始前申请，开始日期不能早于今天");
            if ((command.UsageItem.Length > 0) != (command.MostUsage is not null))
                return Problem.Invalid(nameof(Command.MostUsage), command.UsageItem.Length > 0 ? "请填写每月用量的上限" : "请选择核对哪种用量");
            var from = command.From!.Value;
            if (await db.Set<Vacancy>().AnyAsync(v => v.HouseId == house.Id && (v.State == VacancyState.Proposed || v.State == VacancyState.Approved && (v.To == null || v.To >= from)), ct))
                return Problem.Conflict($"{house.Number} 已有空置申请");
            var vacancy = new Vacancy
            {
                Id = Guid.CreateVersion7(),
                HouseId = house.Id,
                HouseNumber = house.Number,
                From = from,
                Percent = command.Percent,
                WaitMonths = command.WaitMonths,
                IsRetroactive = command.IsRetroactive,
                UsageItem = command.UsageItem,
                MostUsage = command.MostUsage,
                Paper = command.Paper,
                ProposedById = user.Id,
                ProposedBy = user.Name,
            };
            db.Add(vacancy);
            return vacancy.Id;
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Guid>("/vacancies/apply");
}

[Act("批准空置")]
internal static class DecideVacancy
{
    [Permission(BillingPermissions.Approve)]
    public sealed record Command
    {
        public Guid Id { get; set; }
        public bool Approve { get; set; }
        [StringLength(200, ErrorMessage = "意见最多 200 字")] public string Words { get; set; } = "";
    }

    internal sealed class Handler(AppDb db, CurrentUser user, ITimeline timeline) : IHandler<Command, Done>
    {
        public async Task<Result<Done>> Handle(Command command, CancellationToken ct)
        {
            if (await db.Set<Vacancy>().SingleOrDefaultAsync(v => v.Id == command.Id, ct) is not { } vacancy)
                return Problem.NotFound("没有这份空置申请");
            if (vacancy.Decide(command.Approve, command.Words, user) is { } problem)
                return problem;
            timeline.Add(new Subject("house", vacancy.HouseId.Value), $"空置申请{Domain.Words.Of(vacancy.State)}：{vacancy.From:yyyy-MM-dd} 起按 {vacancy.Percent}%", command.Approve ? "ok" : "warn", vacancy.HouseId.Value);
            return new Done();
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Done>("/vacancies/decide");
}

/// <summary>The house is lived in again, or usage shows that it is.</summary>
[Act("结束空置")]
internal static class EndVacancy
{
    [Permission(BillingPermissions.Terms)]
    public sealed record Command
    {
        public Guid Id { get; set; }
        [Required(ErrorMessage = "请填写最后一天")] public DateOnly? On { get; set; }
        [Required(ErrorMessage = "请写明原因与读数"), StringLength(200, ErrorMessage = "最多 200 字")] public string Reason { get; set; } = "";
    }

    internal sealed class Handler(AppDb db) : IHandler<Command, Done>
    {
        public async Task<Result<Done>> Handle(Command command, CancellationToken ct) =>
            await db.Set<Vacancy>().SingleOrDefaultAsync(v => v.Id == command.Id, ct) is not { } vacancy ? Problem.NotFound("没有这份空置申请")
            : vacancy.End(command.On!.Value, command.Reason) is { } problem ? problem : new Done();
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Done>("/vacancies/end");
}

/// <summary>Applications of all states, those that wait first.</summary>
internal static class ListVacancies
{
    [Permission(BillingPermissions.View)]
    public sealed record Query { [Range(1, 10_000)] public int? Page { get; set; } }

    public sealed record Row(Guid Id, HouseId HouseId, string HouseNumber, DateOnly From, DateOnly? To, int Percent, int WaitMonths, bool IsRetroactive, int? MostUsage, string UsageItem, string Paper, VacancyState State, string ProposedBy, string DecidedBy, string Decision);

    internal sealed class Handler(AppDb db) : IQueryHandler<Query, ListPage<Row>>
    {
        private const int Size = 50;

        public async Task<Result<ListPage<Row>>> Handle(Query query, CancellationToken ct)
        {
            var page = query.Page ?? 1;
            var rows = await db.Set<Vacancy>().OrderBy(v => v.State == VacancyState.Proposed ? 0 : 1).ThenByDescending(v => v.From).ThenBy(v => v.Id).Skip((page - 1) * Size).Take(Size)
                .Select(v => new Row(v.Id, v.HouseId, v.HouseNumber, v.From, v.To, v.Percent, v.WaitMonths, v.IsRetroactive, v.MostUsage, v.UsageItem, v.Paper, v.State, v.ProposedBy, v.DecidedBy, v.Decision)).ToListAsync(ct);
            return new ListPage<Row>(rows, await db.Set<Vacancy>().CountAsync(ct), page, Size);
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapQuery<Query, ListPage<Row>>("/vacancies");
}
