using Microsoft.EntityFrameworkCore;
using Anju.Kernel;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.UseCases;
using Anju.Ledger.Books;
using Anju.Ledger.Contracts;
using Anju.Ledger.Domain;

namespace Anju.Ledger.Receipts;

/// <summary>Takes a payment back from the account and from the box. Lines are only added.</summary>
internal sealed class Undoing(AppDb db, BookShelf shelf, Calendar calendar, Events events)
{
    /// <param name="by">The paper the undoing lines stand on: the receipt itself when voided, the red one when reversed.</param>
    public async Task<Problem?> Lines(Receipt paper, Guid by, CancellationToken ct)
    {
        var (book, read) = (await shelf.Open(paper.HouseId, ct))!.Value;
        if (book.Undo([.. read.Lines.Where(l => l.No >= paper.FirstLine && l.No <= paper.LastLine)], read.Lines, by) is { } why)
            return Problem.Conflict($"{paper.Number} 不能撤销：{why}");
        book.Close();
        db.AddRange(book.Added);
        if (paper.Kind == PaperOf.DepositReceipt && await db.Set<Deposit>().SingleOrDefaultAsync(d => d.ReceiptId == paper.Id, ct) is { } deposit)
            deposit.Undo(calendar.Today);
        await events.Publish(new HousePaid(paper.HouseId, paper.Number, -paper.Total, book.Account.Owed, calendar.Today), ct);
        return null;
    }

    /// <summary>On the same day the money simply was not received; its reference may be used again.</summary>
    public async Task Money(Guid payment, CancellationToken ct)
    {
        var tenders = await db.Set<Tender>().Where(t => t.PaymentId == payment).OrderBy(t => t.No).Take(20).ToListAsync(ct);
        foreach (var tender in tenders)
        {
            tender.IsUndone = true;
            db.Add(new Tender { PaymentId = payment, No = tender.No + Tender.TakenBack, Way = tender.Way, Fen = -tender.Fen, Reference = tender.Reference, On = calendar.Today, TillId = tender.TillId, IsUndone = true });
        }
    }
}
