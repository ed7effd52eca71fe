using Microsoft.EntityFrameworkCore;
using Anju.Billing.Contracts;
using Anju.Casework.Contracts;
using Anju.Estate.Contracts;
using Anju.Kernel;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Ledger.Books;
using Anju.Ledger.Domain;
using Anju.Repairs.Contracts;

namespace Anju.Ledger.Charges;

/// <summary>
/// A finished repair that its resident agreed to pay for is owed from that moment, once per order; finished again at
/// another price, the difference is adjusted. A center without a fee item of this code collects repairs elsewhere.
/// </summary>
internal sealed class RepairIsCharged(AppDb db, BookShelf shelf, IBills bills, IHouses houses, Numbers numbers, Calendar calendar, CurrentUser user, ITimeline timeline) : IOn<RepairFinished>
{
    public const string ItemCode = "repair";

    public async Task Handle(RepairFinished happened, CancellationToken ct)
    {
        if (happened.House is not { } id || happened.Owed <= Money.Zero || (await bills.Items(ct)).FirstOrDefault(i => i.Code == ItemCode && i.IsActive) is not { } item || await houses.Find(id, ct) is not { } house)
            return;
        var (book, _) = (await shelf.Open(id, ct))!.Value;
        if (await db.Set<Charge>().AsNoTracking().Where(c => c.Source == happened.Number && c.Source != "" && c.ItemNo == item.No && c.WithdrawnOn == null).OrderBy(c => c.Source).ThenBy(c => c.Id).FirstOrDefaultAsync(ct) is { } earlier)
        {
            var charged = book.Find(earlier.Id)!;
            book.Adjust(charged, happened.Owed.Fen - charged.AmountFen - charged.AdjustedFen, happened.Id.Value);
        }
        else
        {
            var charge = await NewCharge.Make(db, numbers, new(house, item.No, calendar.Today, happened.Owed, $"维修单 {happened.Number}，住户已确认报价", happened.Number, user.Name), ct);
            book.Owe(shelf.Of(charge));
            timeline.Add(new Subject("repair", happened.Id.Value), $"{item.Name} {happened.Owed} 元，到收银台交", "info", id.Value, happened.Number, Charge.HrefOf(charge.Id));
        }

        book.Close();
        db.AddRange(book.Added);
    }
}
