using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Anju.Kernel;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Ledger.Contracts;

namespace Anju.Ledger.Domain;

/// <summary>
/// One cashier's box and papers on one day (收款日报). Money is posted into an open one of today only; once closed
/// (日结) it takes no more, and the next day does not begin before the last one is closed.
/// </summary>
internal sealed class Till : Versioned
{
    /// <summary>Notes and coins in fen, the largest first.</summary>
    public static readonly IReadOnlyList<int> Denominations = [10000, 5000, 2000, 1000, 500, 100, 50, 10, 5, 2, 1];

    public required TillId Id { get; init; }
    public required StaffId CashierId { get; init; }
    public required string Cashier { get; init; }
    public required DateOnly On { get; init; }

    /// <summary>备用金 the box begins with.</summary>
    public required long FloatFen { get; init; }
    public required DateTime OpenedAt { get; init; }

    /// <summary>From whom the box was taken over on the same day; empty for the first of a day.</summary>
    public string TakenFrom { get; init; } = "";
    public DateTime? ClosedAt { get; private set; }

    /// <summary>Pieces per denomination, with commas, in the order of <see cref="Denominations"/>.</summary>
    public string Counted { get; private set; } = "";
    public long CountedFen { get; private set; }

    /// <summary>Float and cash received less cash paid out, when it was closed.</summary>
    public long ExpectedFen { get; private set; }
    public string DifferenceWhy { get; private set; } = "";

    /// <summary>What leaves the box: banked or handed to finance; the rest stays as the next float.</summary>
    public long HandedFen { get; private set; }
    public string HandedTo { get; private set; } = "";
    public string BankSlip { get; private set; } = "";

    public Money Float => new(FloatFen);
    public Money Expected => new(ExpectedFen);
    public Money CountedCash => new(CountedFen);
    public Money Difference => new(CountedFen - ExpectedFen);
    public bool IsOpen => ClosedAt is null;
    public string Href => $"/ledger/tills/{Id.Value}";

    /// <param name="pieces">In the order of <see cref="Denominations"/>.</param>
    public Problem? Close(IReadOnlyList<int> pieces, Money expected, string why, Money handed, string handedTo, string slip, DateTime now)
    {
        if (!IsOpen)
            return Problem.Conflict("这个班次已日结");
        var counted = pieces.Zip(Denominations, (n, fen) => (long)n * fen).Sum();
        if (counted != expected.Fen && string.IsNullOrWhiteSpace(why))
            return Problem.Invalid("Why", $"实点 {new Money(counted)} 元，应有 {expected} 元，{(counted > expected.Fen ? "长款" : "短款")} {new Money(Math.Abs(counted - expected.Fen))} 元，请写明原因");
        if (handed.Fen < 0 || handed.Fen > counted)
            return Problem.Invalid("Handed", $"上缴金额应在 0 到实点 {new Money(counted)} 元之间");
        if (handed.Fen > 0 && string.IsNullOrWhiteSpace(handedTo))
            return Problem.Invalid("HandedTo", "请写明交给谁或存入哪家银行");
        (Counted, CountedFen, ExpectedFen, DifferenceWhy) = (string.Join(',', pieces), counted, expected.Fen, why);
        (HandedFen, HandedTo, BankSlip, ClosedAt) = (handed.Fen, handedTo, slip, now);
        return null;
    }

    internal sealed class Table : IEntityTypeConfiguration<Till>
    {
        public void Configure(EntityTypeBuilder<Till> till)
        {
            till.ToTable("ledger_tills");
            till.Property(t => t.Cashier).HasMaxLength(60);
            till.Property(t => t.TakenFrom).HasMaxLength(60);
            till.Property(t => t.Counted).HasMaxLength(120);
            till.Property(t => t.DifferenceWhy).HasMaxLength(200);
            till.Property(t => t.HandedTo).HasMaxLength(60);
            till.Property(t => t.BankSlip).HasMaxLength(60);
            till.HasIndex(t => new { t.CashierId, t.On }).IsUnique();
            till.HasIndex(t => t.On);
            till.Ignore(t => t.Float).Ignore(t => t.Expected).Ignore(t => t.CountedCash).Ignore(t => t.Difference).Ignore(t => t.IsOpen).Ignore(t => t.Href);
        }
    }
}
