using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Anju.Estate.Contracts;
using Anju.Kernel;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Ledger.Contracts;

namespace Anju.Ledger.Domain;

/// <summary>收据 / 押金收据 / 退款单 / 红字收据.</summary>
internal enum PaperOf : short { Receipt = 1, DepositReceipt = 2, Refund = 3, Reversal = 4 }

/// <summary>有效 / 作废 / 已红冲.</summary>
internal enum PaperState : short { Valid = 1, Void = 2, Reversed = 3 }

/// <summary>现金 / 银行卡 / 转账 / 收款码 / 账户余额.</summary>
internal enum Way : short { Cash = 1, Card = 2, Transfer = 3, Code = 4, Balance = 5 }

/// <summary>
/// One paper of the cashier for one house, numbered without gaps per kind and year (F-2e). Its content is the house's
/// lines from <see cref="FirstLine"/> to <see cref="LastLine"/>; it never changes, it is voided or reversed.
/// </summary>
internal sealed class Receipt : Versioned
{
    public required ReceiptId Id { get; init; }
    public required string Number { get; init; }
    public required PaperOf Kind { get; init; }
    public required HouseId HouseId { get; init; }
    public required string HouseNumber { get; init; }

    /// <summary>Who paid or was paid.</summary>
    [Personal(PersonalKind.Name)] public required string Payer { get; init; }

    /// <summary>The day whose books it belongs to.</summary>
    public required DateOnly On { get; init; }
    public required DateTime At { get; init; }
    public required TillId TillId { get; init; }
    public required StaffId CashierId { get; init; }
    public required string Cashier { get; init; }

    /// <summary>Money received; negative when it was paid out.</summary>
    public required long TotalFen { get; init; }

    /// <summary>The money it came with; several papers of one payment (合并付款) share it.</summary>
    public required Guid PaymentId { get; init; }
    public required int FirstLine { get; init; }
    public required int LastLine { get; init; }
    public string Remark { get; init; } = "";

    /// <summary>The paper this one reverses.</summary>
    public ReceiptId? Reverses { get; init; }
    public PaperState State { get; private set; } = PaperState.Valid;

    /// <summary>Number of the paper that reversed this one.</summary>
    public string EndedBy { get; private set; } = "";
    public DateTime? EndedAt { get; private set; }
    public string EndedWhy { get; private set; } = "";

    /// <summary>How often it was printed; from the second time on it says 补打.</summary>
    public int Prints { get; private set; }

    /// <summary>Number of the invoice given for it later.</summary>
    public string Invoice { get; private set; } = "";

    public Money Total => new(TotalFen);
    public string Href => $"/ledger/receipts/{Id.Value}";

    /// <summary>A void is of the same day, with all copies in hand; afterwards only a reversal is possible.</summary>
    public Problem? Void(string why, DateTime now)
    {
        if (NotValid() is { } problem)
            return problem;
        (State, EndedAt, EndedWhy) = (PaperState.Void, now, why);
        return null;
    }

    public Problem? Reverse(string by, string why, DateTime now)
    {
        if (NotValid() is { } problem)
            return problem;
        (State, EndedBy, EndedAt, EndedWhy) = (PaperState.Reversed, by, now, why);
        return null;
    }

    private Problem? NotValid() => State != PaperState.Valid ? Problem.Conflict($"{Number} {Words.Of(State)}，不能再改")
        : Kind == PaperOf.Reversal ? Problem.Conflict($"{Number} 是红字单据，不能再冲") : null;

    /// <summary>Counts the print; true when it is a reprint.</summary>
    public bool Print() => ++Prints > 1;

    public Problem? Invoiced(string number)
    {
        if (State != PaperState.Valid || Kind != PaperOf.Receipt)
            return Problem.Conflict("只有有效的收据可以登记发票号");
        Invoice = number;
        return null;
    }

    internal sealed class Table : IEntityTypeConfiguration<Receipt>
    {
        public void Configure(EntityTypeBuilder<Receipt> receipt)
        {
            receipt.ToTable("ledger_receipts");
            receipt.Property(r => r.Number).HasMaxLength(30);
            receipt.Property(r => r.Kind).HasConversion<short>();
            receipt.Property(r => r.State).HasConversion<short>();
            receipt.Property(r => r.HouseNumber).HasMaxLength(40);
            receipt.Property(r => r.Payer).HasMaxLength(60);
            receipt.Property(r => r.Cashier).HasMaxLength(60);
            receipt.Property(r => r.Remark).HasMaxLength(200);
            receipt.Property(r => r.EndedBy).HasMaxLength(30);
            receipt.Property(r => r.EndedWhy).HasMaxLength(200);
            receipt.Property(r => r.Invoice).HasMaxLength(40);
            receipt.HasIndex(r => r.Number).IsUnique();
            receipt.HasIndex(r => new { r.TillId, r.Number });
            receipt.HasIndex(r => new { r.HouseId, r.At });
            receipt.HasIndex(r => new { r.On, r.Number });
            receipt.HasIndex(r => new { r.PaymentId, r.Number });
            receipt.Ignore(r => r.Total).Ignore(r => r.Href);
        }
    }
}

/// <summary>One way in which one payment came (or a refund went, then negative).</summary>
internal sealed class Tender : Versioned
{
    /// <summary>What a void adds to the number of the part that it takes back.</summary>
    public const int TakenBack = 100;

    public required Guid PaymentId { get; init; }

    /// <summary>From 1 in the payment; above <see cref="TakenBack"/> a part that a void took back.</summary>
    public required int No { get; init; }
    public required Way Way { get; init; }
    public required long Fen { get; init; }

    /// <summary>Cash handed over, before change.</summary>
    public long GivenFen { get; init; }

    /// <summary>Number of the slip, transfer or code payment; the same one is never posted twice.</summary>
    public string Reference { get; init; } = "";
    public required DateOnly On { get; init; }
    public required TillId TillId { get; init; }

    /// <summary>Void or reversed: the reference may be used again.</summary>
    public bool IsUndone { get; set; }

    public Money Amount => new(Fen);

    internal sealed class Table : IEntityTypeConfiguration<Tender>
    {
        public void Configure(EntityTypeBuilder<Tender> tender)
        {
            tender.ToTable("ledger_tenders").HasKey(t => new { t.PaymentId, t.No });
            tender.Property(t => t.Way).HasConversion<short>();
            tender.Property(t => t.Reference).HasMaxLength(64);
            tender.HasIndex(t => new { t.Reference, t.Way }).IsUnique().HasFilter("\"Reference\" <> '' AND NOT \"IsUndone\" AND \"Fen\" > 0");
            tender.HasIndex(t => t.TillId);
            tender.HasIndex(t => new { t.On, t.Way });
            tender.Ignore(t => t.Amount);
        }
    }
}
