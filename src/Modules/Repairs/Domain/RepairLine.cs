using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Anju.Kernel;
using Anju.Kernel.Data;
using Anju.Repairs.Contracts;

namespace Anju.Repairs.Domain;

internal readonly record struct LineId(Guid Value) : ITypedId<LineId>;
internal readonly record struct PriceId(Guid Value) : ITypedId<PriceId>;

/// <summary>A line as it is about to be offered. Quantity has three places at most; the amount is rounded once.</summary>
/// <param name="Price">Row of the price list; null for a price the director set for this order.</param>
internal sealed record QuotedLine(PriceId? Price, LineKind Kind, string Name, string Spec, string Unit, decimal Quantity, Money UnitPrice, bool ByOwner)
{
    /// <summary>What the owner brought himself costs nothing.</summary>
    public Money Amount => ByOwner ? Money.Zero : Money.Of(Quantity, UnitPrice.ToYuan());
}

/// <summary>Labour or material of an order: offered, agreed or declined with its quote; or used at the center's cost.</summary>
internal sealed class RepairLine : Centered
{
    private RepairLine() { }                                 // EF Core

    public LineId Id { get; private init; }
    public RepairId RepairId { get; private init; }

    /// <summary>The quote it belongs to; 0 for material the owner does not pay.</summary>
    public int QuoteNo { get; private init; }
    public int No { get; private init; }
    public PriceId? PriceId { get; private init; }
    public LineKind Kind { get; private init; }
    public string Name { get; private init; } = "";
    public string Spec { get; private init; } = "";
    public string Unit { get; private init; } = "";
    public decimal Quantity { get; private init; }
    public Money UnitPrice { get; private init; }
    public Money Amount { get; private init; }
    public bool ByOwner { get; private init; }
    public bool IsCharged { get; private init; }
    public DateTime At { get; private init; }
    public string By { get; private init; } = "";
    public DateTime? AgreedAt { get; private set; }
    public DateTime? DeclinedAt { get; private set; }

    public static RepairLine Make(RepairId repair, int quote, int no, QuotedLine line, bool charged, Doer doer) => new()
    {
        Id = Kernel.Id.New<LineId>(),
        RepairId = repair,
        QuoteNo = quote,
        No = no,
        PriceId = line.Price,
        Kind = line.Kind,
        Name = line.Name,
        Spec = line.Spec,
        Unit = line.Unit,
        Quantity = line.Quantity,
        UnitPrice = line.UnitPrice,
        Amount = line.Amount,
        ByOwner = line.ByOwner,
        IsCharged = charged,
        At = doer.At,
        By = doer.Name,
    };

    public void Agree(DateTime at) => AgreedAt = at;
    public void Decline(DateTime at) => DeclinedAt = at;
}

/// <summary>A row of 《维修项目收费标准》. A new price is a new row; the old one stays with its days.</summary>
internal sealed class PriceItem : Versioned
{
    private PriceItem() { }                                  // EF Core

    public PriceId Id { get; private init; }
    public string Code { get; private init; } = "";
    public LineKind Kind { get; private init; }
    public string Name { get; private init; } = "";
    public string Spec { get; private init; } = "";
    public string Unit { get; private init; } = "";
    public Money Price { get; private init; }
    public DateOnly FromOn { get; private init; }

    /// <summary>The last day it was valid; null while it is.</summary>
    public DateOnly? ToOn { get; private set; }
    public string Note { get; private init; } = "";

    public static PriceItem Make(string code, LineKind kind, string name, string spec, string unit, Money price, string note, DateOnly from) => new()
    {
        Id = Kernel.Id.New<PriceId>(),
        Code = code,
        Kind = kind,
        Name = name,
        Spec = spec,
        Unit = unit,
        Price = price,
        Note = note,
        FromOn = from,
    };

    /// <summary>Its last day. Replaced on the day it began, it never was valid: then the last day lies before the first.</summary>
    public void EndOn(DateOnly on) => ToOn = on;

    /// <summary>No longer offered from this day on.</summary>
    public void StopOn(DateOnly today) => EndOn(today.AddDays(-1));
}

internal sealed class RepairLineTable : IEntityTypeConfiguration<RepairLine>
{
    public void Configure(EntityTypeBuilder<RepairLine> line)
    {
        line.ToTable("repairs_lines");
        line.HasIndex(l => new { l.RepairId, l.QuoteNo, l.No }).IsUnique();
        line.Property(l => l.Name).HasMaxLength(100);
        line.Property(l => l.Spec).HasMaxLength(100);
        line.Property(l => l.Unit).HasMaxLength(20);
        line.Property(l => l.By).HasMaxLength(60);
        line.Property(l => l.Quantity).HasPrecision(18, 3);
    }
}

internal sealed class PriceTable : IEntityTypeConfiguration<PriceItem>
{
    public void Configure(EntityTypeBuilder<PriceItem> price)
    {
        price.ToTable("repairs_prices");
        price.HasIndex(p => new { p.Code, p.FromOn });
        price.Property(p => p.Code).HasMaxLength(20);
        price.Property(p => p.Name).HasMaxLength(100);
        price.Property(p => p.Spec).HasMaxLength(100);
        price.Property(p => p.Unit).HasMaxLength(20);
        price.Property(p => p.Note).HasMaxLength(200);
    }
}
