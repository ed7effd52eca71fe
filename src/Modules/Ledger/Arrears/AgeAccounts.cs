using Microsoft.EntityFrameworkCore;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.Jobs;
using Anju.Kernel.UseCases;
using Anju.Ledger.Books;
using Anju.Ledger.Domain;

namespace Anju.Ledger.Arrears;

/// <summary>
/// Each night: where some of what was to come is due by now and some is not, the account learns anew how much is not.
/// (All due or none due the list sees by itself.) Safe to repeat.
/// </summary>
[Act("核对到期金额")]
internal static class AgeAccounts
{
    [Permission(LedgerPermissions.Terms)]
    public sealed record Command;

    /// <summary>Answers how many accounts were corrected; more are waiting when it is a full chunk.</summary>
    internal sealed class Handler(AppDb db, BookShelf shelf, Calendar calendar) : IHandler<Command, int>
    {
        public async Task<Result<int>> Handle(Command command, CancellationToken ct)
        {
            var today = calendar.Today;
            var ids = await db.Set<Account>().AsNoTracking().Where(a => a.LaterOn < today && a.LaterTo >= today).OrderBy(a => a.HouseId).Take(BookShelf.Most).Select(a => a.HouseId).ToListAsync(ct);
            foreach (var (book, _) in ids.Count == 0 ? [] : await shelf.Open(ids, ct))
                book.Close();
            return ids.Count;
        }
    }
}

[Scheduled(DailyAt = "00:10")]
internal sealed class AgeAccountsNightly(UseCase<AgeAccounts.Command, int> age) : IScheduledJob
{
    private const int MostChunks = 2000;

    public async Task Run(CancellationToken ct)
    {
        for (var chunk = 0; chunk < MostChunks && (await age.Run(new(), ct)).Value >= BookShelf.Most; chunk++)
            ct.ThrowIfCancellationRequested();
    }
}
