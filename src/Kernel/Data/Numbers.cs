using Anju.Kernel.Calendars;
using static System.FormattableString;

namespace Anju.Kernel.Data;

/// <summary>
/// Numbers that people read on paper: gapless per center, kind and day or year, because they are taken in the
/// transaction of the record that carries them.
/// </summary>
public sealed class Numbers
{
    private readonly CenterLedger ledger;
    private readonly Calendar calendar;

    internal Numbers(CenterLedger ledger, Calendar calendar) => (this.ledger, this.calendar) = (ledger, calendar);

    /// <summary>The next number of today, e.g. <c>BX-20261123-0007</c>.</summary>
    public async Task<string> OfToday(string kind, CancellationToken ct)
    {
        var series = Invariant($"{kind}-{calendar.Today:yyyyMMdd}");
        return Invariant($"{series}-{await ledger.Next(series, ct):0000}");
    }

    /// <summary>From here to the end of the act no other act of the center takes a number or leaves a record: what is read now still holds when it commits.</summary>
    public Task Alone(CancellationToken ct) => ledger.Head(ct);

    /// <summary>The next of a plain count from 1, for keys that are numbers.</summary>
    public Task<long> Count(string series, CancellationToken ct) => ledger.Next(series, ct);

    /// <summary>The next number of this year, e.g. <c>HT-2026-0042</c>.</summary>
    public async Task<string> OfYear(string kind, CancellationToken ct)
    {
        var series = Invariant($"{kind}-{calendar.Today:yyyy}");
        return Invariant($"{series}-{await ledger.Next(series, ct):0000}");
    }
}
