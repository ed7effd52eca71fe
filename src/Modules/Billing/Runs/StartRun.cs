using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Billing.Domain;
using Anju.Estate.Contracts;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;
using CultureInfo = System.Globalization.CultureInfo;
using DateTimeStyles = System.Globalization.DateTimeStyles;

namespace Anju.Billing.Runs;

/// <summary>Begins the reckoning of a community, or of one house of it, for a month (F-2a).</summary>
[Act("发起核算")]
internal static class StartRun
{
    [Permission(BillingPermissions.Run)]
    public sealed record Command : IRepeatable
    {
        public Guid RequestId { get; set; } = Guid.CreateVersion7();
        public CommunityId? Community { get; set; }

        /// <summary>Year and month, e.g. 2026-11.</summary>
        [Required(ErrorMessage = "请填写账期，如 2026-11"), StringLength(7, ErrorMessage = "账期应为 年-月，如 2026-11")]
        public string Month { get; set; } = "";

        /// <summary>One house alone.</summary>
        public HouseId? House { get; set; }

        /// <summary>Numbers of the items; all that are due when empty.</summary>
        public List<int>? Items { get; set; }
    }

    /// <summary>Answers the number of the run.</summary>
    internal sealed class Handler(AppDb db, CurrentUser user, IHouseHistory history, Numbers numbers, Calendar calendar) : IHandler<Command, int>
    {
        private const int MonthsAhead = 12;

        public async Task<Result<int>> Handle(Command command, CancellationToken ct)
        {
            if (!TryMonth(command.Month, out var month))
                return Problem.Invalid(nameof(Command.Month), "账期应为 年-月，如 2026-11");
            if (month > calendar.MonthStart(calendar.Today).AddMonths(MonthsAhead))
                return Problem.Invalid(nameof(Command.Month), $"最多提前 {MonthsAhead} 个月出账");
            var house = command.House is { } id ? await history.Find(id, ct) : null;
            if (command.House is not null && house is null)
                return Problem.NotFound("没有这套房屋");
            var community = (await history.Communities(ct)).FirstOrDefault(c => c.Id == (house?.Community ?? command.Community));
            if (community is null)
                return Problem.Invalid(nameof(Command.Community), "请选择小区");
            if (await Open(community.Id, month, house, ct) is { } open)
                return Problem.Conflict($"{month:yyyy-MM} {community.Name}已有批次 {open}，请先入账或作废");
            var due = await Due(command.Items, month, ct);
            if (due.Length == 0)
                return Problem.Invalid(nameof(Command.Items), $"{month:yyyy-MM} 没有到期的收费项目，请先建立收费项目或另选账期");
            return await Begin(community, house, month, due, ct);
        }

        private async Task<int> Begin(CommunityCard community, HouseRow? house, DateOnly month, int[] due, CancellationToken ct)
        {
            var number = await numbers.OfYear("ZD", ct);
            var no = await db.Set<BillRun>().MaxAsync(r => (int?)r.No, ct) ?? 0;
            db.Add(new BillRun
            {
                No = no + 1,
                Key = Guid.CreateVersion7(),
                Number = number,
                CommunityId = community.Id,
                Community = community.Name,
                HouseId = house?.Id,
                HouseNumber = house?.Number ?? "",
                Month = month,
                Items = string.Join(',', due),
                Houses = house is null ? community.Houses : 1,
                StartedById = user.Id,
                StartedBy = user.Name,
                StartedAt = calendar.Now,
            });
            return no + 1;
        }

        private Task<string?> Open(CommunityId community, DateOnly month, HouseRow? house, CancellationToken ct)
        {
            var (only, states) = (house?.Id, new[] { RunState.Calculating, RunState.Stopped, RunState.Ready });
            return db.Set<BillRun>().Where(r => r.CommunityId == community && r.Month == month && r.HouseId == only && states.Contains(r.State)).OrderBy(r => r.No).Select(r => r.Number).FirstOrDefaultAsync(ct);
        }

        private async Task<int[]> Due(List<int>? wanted, DateOnly month, CancellationToken ct)
        {
            var items = await db.Set<FeeItem>().AsNoTracking().Where(i => i.IsActive).OrderBy(i => i.No).Take(100).ToListAsync(ct);
            return [.. items.Where(i => i.IsDue(month) && (wanted is not { Count: > 0 } || wanted.Contains(i.No))).Select(i => i.No)];
        }
    }

    public static bool TryMonth(string text, out DateOnly month) => DateOnly.TryParseExact(text + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out month) && month.Year is >= 2000 and <= 2100;

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, int>("/runs/start");
}
