using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Casework.Contracts;
using Anju.Kernel;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;

namespace Anju.Ledger.Months;

/// <summary>
/// 关账: keeps the sums of a month that is over. It is refused while a box, an earlier month or a line of a statement is
/// open. Everything is posted on the day it happens, so a closed month takes nothing more.
/// </summary>
[Act("关账")]
internal static class CloseMonth
{
    [Permission(LedgerPermissions.Report)]
    public sealed record Command
    {
        /// <summary>E.g. 202611.</summary>
        public int Month { get; set; }

        /// <summary>Why payments without cash stand in no statement; needed only when there are such.</summary>
        [StringLength(200, ErrorMessage = "说明最多 200 字")] public string Remark { get; set; } = "";
    }

    internal sealed class Handler(AppDb db, MonthGate gate, MonthBook book, CurrentUser user, Calendar calendar, IEvidence evidence, Events events) : IHandler<Command, Done>
    {
        public async Task<Result<Done>> Handle(Command command, CancellationToken ct)
        {
            if (!Ym.IsOne(command.Month))
                return Problem.Invalid(nameof(Command.Month), "月份不对");
            if (await db.Set<ClosedMonth>().AnyAsync(m => m.Month == command.Month, ct))
                return Problem.Conflict($"{Ym.Text(command.Month)} 已关账");
            var (from, to) = (Ym.First(command.Month), Ym.Last(command.Month));
            var state = await gate.Of(command.Month, ct);
            if (state.Steps.FirstOrDefault(s => !s.IsMet) is { } open)
                return Problem.Conflict($"{Ym.Text(command.Month)} 不能关账：{open.Words}");
            if (!state.IsOpen)
                return Problem.Conflict($"{Ym.Text(command.Month)} 还没有账目，不用关账");
            if (state.Unseen > 0 && string.IsNullOrWhiteSpace(command.Remark))
                return Problem.Invalid(nameof(Command.Remark), $"有 {state.Unseen} 笔非现金收款没有在银行流水中找到，请导入流水核对，或写明原因");
            var rows = await book.Between(from, to, ct);
            await db.InsertAll(rows.Select(r => MonthRow.Of(command.Month, r)), ct);
            db.Add(new ClosedMonth { Month = command.Month, ClosedAt = calendar.Now, ClosedById = user.Id, ClosedBy = user.Name, Remark = state.Unseen > 0 ? command.Remark : "", Rows = rows.Count, OwedFen = rows.Where(r => r.Key.Pot == Pot.Principal).Sum(r => r.Closing) });
            evidence.Note(new WorkDone(MonthsEvidence.Closed, new Subject("month", default), Ym.Text(command.Month), $"关账 {Ym.Text(command.Month)}", MonthReport.HrefOf(command.Month), calendar.Now));
            events.Tell("months", Ym.Text(command.Month));
            return new Done();
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Done>("/months/close");
}

/// <summary>代收款解缴: what was collected for a supplier is passed on; never more than was collected.</summary>
[Act("登记代收款解缴")]
internal static class PassOn
{
    [Permission(LedgerPermissions.Check)]
    public sealed record Command : IRepeatable
    {
        public Guid RequestId { get; set; } = Guid.CreateVersion7();
        public int Item { get; set; }
        public Money Amount { get; set; }
        [Required(ErrorMessage = "请写明解缴给谁"), StringLength(60, ErrorMessage = "最多 60 字")] public string Payee { get; set; } = "";
        [Required(ErrorMessage = "请填写凭证号"), StringLength(60, ErrorMessage = "最多 60 字")] public string Voucher { get; set; } = "";
    }

    internal sealed class Handler(AppDb db, MonthBook book, CurrentUser user, Calendar calendar) : IHandler<Command, Done>
    {
        public async Task<Result<Done>> Handle(Command command, CancellationToken ct)
        {
            var held = (await book.Between(calendar.Today, calendar.Today, ct)).Where(r => r.Key.Pot == Pot.Agency && r.Key.Item == command.Item).Sum(r => r.Closing);
            if (command.Amount <= Money.Zero || command.Amount.Fen > held)
                return Problem.Invalid(nameof(Command.Amount), $"解缴金额应大于 0，不超过待付的 {new Money(held)} 元");
            if (await db.Set<PassedOn>().AnyAsync(p => p.ItemNo == command.Item && p.Voucher == command.Voucher, ct))
                return Problem.Invalid(nameof(Command.Voucher), "这个凭证号已登记过");
            db.Add(new PassedOn { Id = Guid.CreateVersion7(), ItemNo = command.Item, Fen = command.Amount.Fen, On = calendar.Today, Payee = command.Payee, Voucher = command.Voucher, By = user.Name });
            return new Done();
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Done>("/months/pass-on");
}
