using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Anju.Estate.Contracts;
using Anju.Kernel;
using Anju.Kernel.Data;
using Anju.Kernel.UseCases;
using Anju.Ledger.Contracts;

namespace Anju.Ledger.Domain;

/// <summary>
/// 押金 (装修押金, 出入证押金): a receipt only, never income; never taken for arrears; given back after what it stands for
/// is accepted, less what is kept with evidence (D-6a, D-6c).
/// </summary>
internal sealed class Deposit : Versioned
{
    public required DepositId Id { get; init; }

    /// <summary>Number of its receipt.</summary>
    public required string Number { get; init; }
    public required ReceiptId ReceiptId { get; init; }
    public required HouseId HouseId { get; init; }
    public required BuildingId BuildingId { get; init; }
    public required string HouseNumber { get; init; }
    public required int ItemNo { get; init; }
    public required string Item { get; init; }
    public required long Fen { get; init; }
    [Personal(PersonalKind.Name)] public required string Payer { get; init; }
    public required DateOnly On { get; init; }

    /// <summary>What it stands for: permit or pass number, firm.</summary>
    public string For { get; init; } = "";

    /// <summary>From this day on it may be given back; null while its condition is not met.</summary>
    public DateOnly? ReleasedOn { get; private set; }
    public string ReleasedBy { get; private set; } = "";
    public string ReleaseWords { get; private set; } = "";
    public long ReturnedFen { get; private set; }
    public long KeptFen { get; private set; }
    public DateOnly? EndedOn { get; private set; }

    public Money Amount => new(Fen);
    public Money Returned => new(ReturnedFen);
    public Money Kept => new(KeptFen);
    public Money Held => EndedOn is null ? Amount : Money.Zero;
    public string Href => $"/ledger/deposits/{Id.Value}";

    /// <summary>Its condition is met: works accepted, pass given back.</summary>
    public Problem? Release(DateOnly from, string words, string by)
    {
        if (EndedOn is not null || ReleasedOn is not null)
            return Problem.Conflict(EndedOn is not null ? $"{Number} 已退还" : $"{Number} 已由{ReleasedBy}确认可退");
        (ReleasedOn, ReleaseWords, ReleasedBy) = (from, words, by);
        return null;
    }

    public Problem? MayReturn(DateOnly today) => EndedOn is not null ? Problem.Conflict($"{Number} 已退还")
        : ReleasedOn is not { } from ? Problem.Conflict($"{Number} 还没有确认可退（装修验收或证件交回后由主任确认）")
        : today < from ? Problem.Conflict($"{Number} {from:yyyy-MM-dd} 起才能退还") : null;

    public void Return(Money returned, Money kept, DateOnly on) => (ReturnedFen, KeptFen, EndedOn) = (returned.Fen, kept.Fen, on);

    /// <summary>Its receipt was voided or reversed: it was never held.</summary>
    public void Undo(DateOnly on) => EndedOn = on;

    internal sealed class Table : IEntityTypeConfiguration<Deposit>
    {
        public void Configure(EntityTypeBuilder<Deposit> deposit)
        {
            deposit.ToTable("ledger_deposits");
            deposit.Property(d => d.Number).HasMaxLength(30);
            deposit.Property(d => d.HouseNumber).HasMaxLength(40);
            deposit.Property(d => d.Item).HasMaxLength(20);
            deposit.Property(d => d.Payer).HasMaxLength(60);
            deposit.Property(d => d.For).HasMaxLength(120);
            deposit.Property(d => d.ReleasedBy).HasMaxLength(60);
            deposit.Property(d => d.ReleaseWords).HasMaxLength(200);
            deposit.HasIndex(d => d.Number).IsUnique();
            deposit.HasIndex(d => d.ReceiptId);
            deposit.HasIndex(d => d.HouseId);
            deposit.HasIndex(d => new { d.EndedOn, d.On });
            deposit.Ignore(d => d.Amount).Ignore(d => d.Returned).Ignore(d => d.Kept).Ignore(d => d.Held).Ignore(d => d.Href);
        }
    }
}
