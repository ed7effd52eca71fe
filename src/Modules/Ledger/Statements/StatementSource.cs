using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Anju.Kernel.Data;
using Anju.Ledger.Domain;

namespace Anju.Ledger.Statements;

/// <summary>A bank account or channel whose statements are imported, with the columns of its files. Shipped ones hold until the center saves its own.</summary>
internal sealed class StatementSource : Versioned
{
    public required int No { get; init; }
    public required string Name { get; set; }

    /// <summary>Ways of payment whose money arrives there, with commas.</summary>
    public required string Ways { get; set; }
    public required string DayColumn { get; set; }
    public required string AmountColumn { get; set; }

    /// <summary>Column of what went out, where in and out stand apart; else empty.</summary>
    public string OutColumn { get; set; } = "";

    /// <summary>Column that says 收入 or 支出; else empty.</summary>
    public string DirectionColumn { get; set; } = "";
    public string ReferenceColumn { get; set; } = "";
    public string PayerColumn { get; set; } = "";
    public string NoteColumn { get; set; } = "";

    public IReadOnlyList<Way> Takes => [.. Ways.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<Way>)];

    public static IReadOnlyList<StatementSource> Shipped =>
    [
        new() { No = 1, Name = "微信支付", Ways = "Code", DayColumn = "交易时间", AmountColumn = "金额(元)", DirectionColumn = "收/支", ReferenceColumn = "交易单号", PayerColumn = "交易对方", NoteColumn = "商品" },
        new() { No = 2, Name = "支付宝", Ways = "Code", DayColumn = "交易时间", AmountColumn = "金额", DirectionColumn = "收/支", ReferenceColumn = "交易订单号", PayerColumn = "交易对方", NoteColumn = "商品说明" },
        new() { No = 3, Name = "银行账户", Ways = "Transfer,Card", DayColumn = "交易日期", AmountColumn = "贷方发生额", OutColumn = "借方发生额", ReferenceColumn = "交易流水号", PayerColumn = "对方户名", NoteColumn = "摘要" },
    ];

    internal sealed class Table : IEntityTypeConfiguration<StatementSource>
    {
        public void Configure(EntityTypeBuilder<StatementSource> source)
        {
            source.ToTable("ledger_statement_sources").HasKey(s => s.No);
            foreach (var name in (string[])[nameof(Name), nameof(Ways), nameof(DayColumn), nameof(AmountColumn), nameof(OutColumn), nameof(DirectionColumn), nameof(ReferenceColumn), nameof(PayerColumn), nameof(NoteColumn)])
                source.Property(name).HasMaxLength(60);
            source.HasIndex(s => s.Name).IsUnique();
            source.Ignore(s => s.Takes);
        }
    }
}
