using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Anju.Estate.Contracts;
using Anju.Kernel;
using Anju.Kernel.Data;

namespace Anju.Billing.Domain;

/// <summary>What is special about a bill. The payer stands in the upper byte: 0 builder, 1 owner, 2 and more who bought in the period.</summary>
[Flags]
internal enum BillMark : short { None = 0, Estimated = 1, Vacant = 2, GivenBack = 4, PayerUnit = 256 }

/// <summary>
/// One line of a run: what a house owes of one item for a period, or for the part of it that has its own price or payer.
/// Whether it is posted is a matter of its run. Reasons besides the columns lie in <see cref="Why"/>, a dozen bytes.
/// </summary>
internal sealed class Bill : Centered, ILogRow, IErasable
{
    /// <summary>Number of the run, then number of the line in it: bills of a run lie together, and a step that is repeated makes the same ids.</summary>
    public required long Id { get; set; }
    public required HouseId HouseId { get; init; }
    public required int ItemNo { get; init; }

    /// <summary>First month of the cycle, e.g. 202611.</summary>
    public required int Period { get; init; }

    /// <summary>The meter, when the house has one of its own for this item.</summary>
    public string Meter { get; init; } = "";

    /// <summary>0 for the first stretch of the period. Whoever bills a period bills its first stretch, so two live bills always collide.</summary>
    public short Part { get; init; }
    public required int PriceNo { get; init; }
    public required DateOnly From { get; init; }
    public required DateOnly To { get; init; }
    public long QuantityMilli { get; init; }
    public long AmountFen { get; init; }
    public BillMark Marks { get; init; }
    public byte[] Why { get; init; } = [];

    /// <summary>Excluded before posting or withdrawn after it; the bill steps aside for a new one.</summary>
    public DateTime? WithdrawnAt { get; set; }

    public decimal Quantity => QuantityMilli / 1000m;
    public Money Amount => new(AmountFen);
    public int RunNo => (int)(Id >> 32);
    public int Payer => (short)Marks >> 8;

    public static long FirstOf(int run) => (long)run << 32;

    public static long LastOf(int run) => ((long)run << 32) | uint.MaxValue;

    public static int PeriodOf(DateOnly month) => month.Year * 100 + month.Month;

    internal sealed class Table : IEntityTypeConfiguration<Bill>
    {
        public void Configure(EntityTypeBuilder<Bill> bill)
        {
            bill.ToTable("billing_bills");
            bill.Property(b => b.Meter).HasMaxLength(40);
            bill.Property(b => b.Why).HasMaxLength(Calculation.Reasons.MostBytes);
            bill.Property(b => b.Marks).HasConversion<short>();
            bill.HasIndex(b => new { b.Period, b.HouseId, b.ItemNo, b.Meter, b.Part }).IsUnique().HasFilter("\"WithdrawnAt\" IS NULL");   // by period first: a new month grows at the end, as fast after ten years as in the first
            bill.HasIndex(b => b.HouseId).HasFilter("\"WithdrawnAt\" IS NOT NULL");      // few, and looked for with every house
            bill.Ignore(b => b.Quantity).Ignore(b => b.Amount).Ignore(b => b.RunNo).Ignore(b => b.Payer);
        }
    }
}

/// <summary>What one step of a run adds to an item of a building; together the totals of the run, and the check on its bills.</summary>
internal sealed class RunTotal : Centered, ILogRow, IErasable
{
    public required int RunNo { get; init; }
    public required int Step { get; init; }
    public required BuildingId BuildingId { get; init; }
    public required int ItemNo { get; init; }
    public required int Bills { get; init; }
    public required long Fen { get; init; }

    internal sealed class Table : IEntityTypeConfiguration<RunTotal>
    {
        public void Configure(EntityTypeBuilder<RunTotal> total) => total.ToTable("billing_totals").HasKey(t => new { t.RunNo, t.Step, t.BuildingId, t.ItemNo });
    }
}

/// <summary>无价格 / 未抄表或读数有误 / 无面积 / 未登记人口 / 公式有误 / 负数 / 与上期相差过大 / 已剔除 / 空置房用量偏大.</summary>
internal enum ExceptionKind { NoPrice, NoReading, NoArea, NoPersons, Formula, Negative, Jump, Excluded, LivedIn }

/// <summary>Why a house has no bill in a run, or why somebody should look at the one it has.</summary>
internal sealed class RunException : Centered, ILogRow, IErasable
{
    public required int RunNo { get; init; }
    public required HouseId HouseId { get; init; }
    public required int ItemNo { get; init; }
    public required ExceptionKind Kind { get; init; }
    public required string HouseNumber { get; init; }
    public required string Note { get; set; }

    /// <summary>Null when the house was parked and has no bill.</summary>
    public long? BillId { get; set; }

    /// <summary>What a jump is measured by.</summary>
    public long LastFen { get; init; }
    public long ThisFen { get; init; }

    internal sealed class Table : IEntityTypeConfiguration<RunException>
    {
        public void Configure(EntityTypeBuilder<RunException> exception)
        {
            exception.ToTable("billing_exceptions").HasKey(e => new { e.RunNo, e.HouseId, e.ItemNo, e.Kind });
            exception.Property(e => e.HouseNumber).HasMaxLength(40);
            exception.Property(e => e.Note).HasMaxLength(200);
            exception.HasIndex(e => new { e.RunNo, e.Kind, e.HouseNumber });
        }
    }
}
