using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Anju.Estate.Contracts;
using Anju.Kernel.Data;

namespace Anju.Ledger.Months;

/// <summary>What a row adds up: 费用本金 / 违约金 / 预存 / 押金 / 代收待付.</summary>
internal enum Pot : short { Principal = 1, Late = 2, Advance = 3, Deposit = 4, Agency = 5 }

/// <summary>What a sum is of.</summary>
/// <param name="Period">Of the charges; 0 where there are none.</param>
/// <param name="Belongs">所属月份: the month whose receivable it is, the later of its period and the month it came onto the accounts.</param>
internal readonly record struct RowKey(Pot Pot, BuildingId Building, int Item, int Period, int Belongs);

/// <summary>Movements in fen. Received of an advance or a deposit is what was used or given back, of agency money what was passed on.</summary>
internal readonly record struct Moves(long New, long Received, long Waived, long Adjusted)
{
    public long Net => New - Received - Waived + Adjusted;
    public bool IsNothing => this == default;

    public static Moves operator +(Moves a, Moves b) => new(a.New + b.New, a.Received + b.Received, a.Waived + b.Waived, a.Adjusted + b.Adjusted);
}

/// <summary>Opening, movements and closing of one sum.</summary>
internal readonly record struct Rolled(RowKey Key, long Opening, Moves Moves)
{
    public long Closing => Opening + Moves.Net;
}

/// <summary>A closed month's sum of a building, item and period; kept as it was when the month was closed, the next month opens with it.</summary>
internal sealed class MonthRow : Centered, ILogRow
{
    public required int Month { get; init; }
    public required Pot Pot { get; init; }

    /// <summary>Empty for agency money, which is kept by item.</summary>
    public required BuildingId BuildingId { get; init; }
    public required int ItemNo { get; init; }
    public required int Period { get; init; }
    public required int Belongs { get; init; }
    public required long OpeningFen { get; init; }
    public required long NewFen { get; init; }
    public required long ReceivedFen { get; init; }
    public required long WaivedFen { get; init; }
    public required long AdjustedFen { get; init; }
    public required long ClosingFen { get; init; }

    public RowKey Key => new(Pot, BuildingId, ItemNo, Period, Belongs);
    public Rolled Rolled => new(Key, OpeningFen, new(NewFen, ReceivedFen, WaivedFen, AdjustedFen));

    public static MonthRow Of(int month, Rolled r) => new()
    {
        Month = month,
        Pot = r.Key.Pot,
        BuildingId = r.Key.Building,
        ItemNo = r.Key.Item,
        Period = r.Key.Period,
        Belongs = r.Key.Belongs,
        OpeningFen = r.Opening,
        NewFen = r.Moves.New,
        ReceivedFen = r.Moves.Received,
        WaivedFen = r.Moves.Waived,
        AdjustedFen = r.Moves.Adjusted,
        ClosingFen = r.Closing,
    };

    internal sealed class Table : IEntityTypeConfiguration<MonthRow>
    {
        public void Configure(EntityTypeBuilder<MonthRow> row)
        {
            row.ToTable("ledger_month_rows").HasKey(r => new { r.Month, r.Pot, r.BuildingId, r.ItemNo, r.Period, r.Belongs });
            row.Property(r => r.Pot).HasConversion<short>();
            row.HasIndex(r => new { r.Belongs, r.Month });
            row.Ignore(r => r.Key).Ignore(r => r.Rolled);
        }
    }
}
