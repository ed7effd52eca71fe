using Microsoft.EntityFrameworkCore;
using Anju.Billing.Contracts;
using Anju.Kernel.Data;
using Anju.Ledger.Domain;

namespace Anju.Ledger.Books;

/// <summary>A bill that something was done to is corrected by an adjustment, not withdrawn.</summary>
internal sealed class PaymentsOfBills(AppDb db) : IPaymentsOfBills
{
    public Task<bool> AnyPaid(long first, long last, CancellationToken ct) =>
        db.Set<LedgerLine>().AsNoTracking().Where(l => l.ChargeId != 0 && l.ChargeId >= first && l.ChargeId <= last).GroupBy(l => new { l.ChargeId, l.Kind }).Where(g => g.Sum(l => l.Fen) != 0).AnyAsync(ct);
}
