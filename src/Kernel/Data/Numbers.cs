using Anju.Kernel.Calendars;
using static System.FormattableString;

namespace Anju.Kernel.Data;

/// <summary>
/// Numbers that people read on paper: gapless per center, kind and day or year, because they are taken in the
/// transaction of the record that carries them.
/// </summary>
public sealed class Numbers(AppDb db, Calendar calendar)
{
    /// <summary>The next number of today, e.g. <c>BX-20261123-0007</c>.</summary>
    public async Task<string> OfToday(string kind, CancellationToken ct)
    {
        var series = Invariant($"{kind}-{calendar.Today:yyyyMMdd}");
        return Invariant($"{series}-{await Next(series, ct):0000}");
    }

    /// <summary>The next number of this year, e.g. <c>HT-2026-0042</c>.</summary>
    public async Task<string> OfYear(string kind, CancellationToken ct)
    {
        var series = Invariant($"{kind}-{calendar.Today:yyyy}");
        return Invariant($"{series}-{await Next(series, ct):0000}");
    }

    /// <summary>The row stays locked until the transaction ends: the second caller waits, and gets this number again if the first gives up.</summary>
    private async Task<long> Next(string series, CancellationToken ct)
    {
        if (db.Database.CurrentTransaction is null)
            throw new InvalidOperationException("A number is taken inside the transaction of its record.");
        await using var command = db.Command("""
            INSERT INTO kernel_numbers ("CenterId", "Series", "Last") VALUES (@center, @series, 1)
            ON CONFLICT ("CenterId", "Series") DO UPDATE SET "Last" = kernel_numbers."Last" + 1 RETURNING "Last"
            """, ("@center", db.Center.Value), ("@series", series));
        return (long)(await command.ExecuteScalarAsync(ct))!;
    }
}
