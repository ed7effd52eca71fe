using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Casework.Contracts;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;
using Anju.Ledger.Books;
using Anju.Ledger.Contracts;
using Anju.Ledger.Domain;

namespace Anju.Ledger.Receipts;

/// <summary>
/// 作废: of the same day, by the cashier who made it, with all copies in hand, before the day is closed; all papers of
/// the payment together. Afterwards only a reversal (红冲) is possible.
/// </summary>
[Act("作废收据")]
internal static class VoidReceipt
{
    [Permission(LedgerPermissions.Cash)]
    public sealed record Command
    {
        public ReceiptId Receipt { get; set; }
        [Required(ErrorMessage = "请写明作废原因"), StringLength(200, ErrorMessage = "原因最多 200 字")] public string Why { get; set; } = "";

        /// <summary>全联次已收回.</summary>
        public bool HasAllCopies { get; set; }
    }

    internal sealed class Handler(AppDb db, Undoing undoing, Numbers numbers, CurrentUser user, Calendar calendar, IEvidence evidence, ITimeline timeline) : IHandler<Command, Done>
    {
        public async Task<Result<Done>> Handle(Command command, CancellationToken ct)
        {
            if (!command.HasAllCopies)
                return Problem.Invalid(nameof(Command.HasAllCopies), "请先收回全部联次");
            if (await db.Set<Receipt>().SingleOrDefaultAsync(r => r.Id == command.Receipt, ct) is not { } asked)
                return Problem.NotFound("没有这张收据");
            if (asked.CashierId != user.Id)
                return Problem.Forbidden($"{asked.Number} 是{asked.Cashier}开的，只能由本人作废；其他情况请申请红冲");
            await numbers.Alone(ct);                             // the box cannot be closed from here on
            if (asked.On != calendar.Today || !await db.Set<Till>().AnyAsync(t => t.Id == asked.TillId && t.ClosedAt == null, ct))
                return Problem.Conflict($"{asked.Number} 所在的 {asked.On:yyyy-MM-dd} 已日结，不能作废，请申请红冲");
            var papers = (await db.Set<Receipt>().Where(r => r.PaymentId == asked.PaymentId).OrderBy(r => r.Number).Take(BookShelf.Most).ToListAsync(ct)).OrderBy(r => r.HouseId.Value).ToList();
            foreach (var paper in papers)
                if (paper.Void(command.Why, calendar.Now) is { } problem || (await undoing.Lines(paper, paper.Id.Value, ct)) is { } refused && (problem = refused) is not null)
                    return problem;
            await undoing.Money(asked.PaymentId, ct);
            foreach (var paper in papers)
            {
                timeline.Add(new Subject("receipt", paper.Id.Value), $"作废 {paper.Number}：{command.Why}", "warn", paper.HouseId.Value, paper.Number, paper.Href);
                evidence.Note(new WorkDone(LedgerEvidence.Undone, new Subject("receipt", paper.Id.Value), paper.Number, $"作废 {paper.HouseNumber} {paper.Total} 元", paper.Href, calendar.Now) { House = paper.HouseId.Value });
            }

            return new Done();
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Done>("/receipts/void");
}
