using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Billing.Contracts;
using Anju.Casework.Contracts;
using Anju.Estate.Contracts;
using Anju.Kernel;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;
using Anju.Ledger.Books;
using Anju.Ledger.Domain;

namespace Anju.Ledger.Charges;

/// <summary>登记临时收费: a repair, a card, waste removal by the published price, or what a house owed before Anju came (期初欠费).</summary>
[Act("登记临时收费")]
internal static class AddCharge
{
    [Permission(LedgerPermissions.Cash)]
    public sealed record Command : IRepeatable
    {
        public Guid RequestId { get; set; }
        public HouseId House { get; set; }
        public int Item { get; set; }

        /// <summary>Year and month it is for, e.g. 2026-11; this month when empty.</summary>
        [StringLength(7)] public string Month { get; set; } = "";
        public Money Amount { get; set; }
        [Required(ErrorMessage = "请写明收费依据，如价目表项、单号"), StringLength(200, ErrorMessage = "最多 200 字")] public string Why { get; set; } = "";

        /// <summary>Number of the record it is for, e.g. a repair order.</summary>
        [StringLength(40, ErrorMessage = "单号最多 40 字")] public string Source { get; set; } = "";
    }

    /// <summary>Answers the charge's number.</summary>
    internal sealed class Handler(AppDb db, BookShelf shelf, IBills bills, IHouses houses, Numbers numbers, CurrentUser user, Calendar calendar, ITimeline timeline) : IHandler<Command, long>
    {
        public async Task<Result<long>> Handle(Command command, CancellationToken ct)
        {
            if (await houses.Find(command.House, ct) is not { } house)
                return Problem.Invalid(nameof(Command.House), "没有这套房屋");
            if (command.Amount <= Money.Zero || command.Amount > Money.Yuan(1_000_000))
                return Problem.Invalid(nameof(Command.Amount), "金额应大于 0，不超过 1,000,000 元");
            if ((await bills.Items(ct)).FirstOrDefault(i => i.No == command.Item) is not { IsActive: true } item)
                return Problem.Invalid(nameof(Command.Item), "请选择收费项目");
            if (item.Whose == MoneyOf.Deposit)
                return Problem.Invalid(nameof(Command.Item), "押金不是收费，请用“收押金”");
            if (!Periods.TryRead(command.Month, calendar.Today, out var period))
                return Problem.Invalid(nameof(Command.Month), "账期应为 年-月，如 2026-11，不晚于本月");
            if (command.Source.Length > 0 && await db.Set<Charge>().AsNoTracking().Where(c => c.Source == command.Source && c.Source != "" && c.ItemNo == command.Item && c.WithdrawnOn == null).OrderBy(c => c.Source).ThenBy(c => c.Id).FirstOrDefaultAsync(ct) is { } twice)
                return Problem.Conflict($"{command.Source} 已登记过{item.Name} {twice.Amount} 元");
            var (book, _) = (await shelf.Open(house.Id, ct))!.Value;
            var charge = await NewCharge.Make(db, numbers, new(house, item.No, calendar.Today, command.Amount, command.Why, command.Source, user.Name, period), ct);
            book.Owe(shelf.Of(charge));
            book.Close();
            timeline.Add(new Subject("house", house.Id.Value), $"临时收费 {item.Name} {command.Amount} 元：{command.Why}", "info", house.Id.Value, null, Charge.HrefOf(charge.Id));
            return charge.Id;
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, long>("/charges/add");
}

/// <summary>撤销临时收费 that nothing was done to; afterwards it is adjusted by application.</summary>
[Act("撤销临时收费")]
internal static class WithdrawCharge
{
    [Permission(LedgerPermissions.Cash)]
    public sealed record Command
    {
        public long Id { get; set; }
        [Required(ErrorMessage = "请写明撤销原因"), StringLength(200, ErrorMessage = "原因最多 200 字")] public string Why { get; set; } = "";
    }

    internal sealed class Handler(AppDb db, BookShelf shelf, Calendar calendar, ITimeline timeline) : IHandler<Command, Done>
    {
        public async Task<Result<Done>> Handle(Command command, CancellationToken ct)
        {
            if (await db.Set<Charge>().SingleOrDefaultAsync(c => c.Id == command.Id, ct) is not { } charge)
                return Problem.NotFound("没有这笔收费");
            if (charge.WithdrawnOn is not null)
                return Problem.Conflict("这笔收费已撤销");
            var (book, read) = (await shelf.Open(charge.HouseId, ct))!.Value;
            if (read.Lines.Any(l => l.ChargeId == charge.Id))
                return Problem.Conflict("这笔收费已有收款或减免，不能撤销，请申请调整");
            if (calendar.MonthStart(charge.On) != calendar.MonthStart(calendar.Today))
                return Problem.Conflict($"这笔收费已计入 {charge.On:yyyy-MM} 的应收，不能撤销，请申请调整");
            book.Drop(book.Find(charge.Id)!);
            book.Close();
            (charge.WithdrawnOn, charge.WithdrawnWhy) = (calendar.Today, command.Why);
            timeline.Add(new Subject("house", charge.HouseId.Value), $"撤销临时收费 {charge.Amount} 元：{command.Why}", "warn", charge.HouseId.Value, null, Charge.HrefOf(charge.Id));
            return new Done();
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Done>("/charges/withdraw");
}

/// <summary>Months as forms send them.</summary>
internal static class Periods
{
    /// <summary>Reads 2026-11 as 202611; the month of the day when empty. False for what is no month, or later than the day's.</summary>
    public static bool TryRead(string text, DateOnly today, out int period)
    {
        period = today.Year * 100 + today.Month;
        if (text.Length == 0)
            return true;
        if (Typed.Month(text) is not { } month || month > today || month.Year < 2000)
            return false;
        period = month.Year * 100 + month.Month;
        return true;
    }
}
