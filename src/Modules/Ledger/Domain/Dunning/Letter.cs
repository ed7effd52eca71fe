using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Anju.Estate.Contracts;
using Anju.Kernel;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Ledger.Contracts;

namespace Anju.Ledger.Domain;

/// <summary>当面送达 / 投入信箱 / 挂号邮寄 / 短信.</summary>
internal enum Delivery : short { None = 0, Handed = 1, Mailbox = 2, Registered = 3, Sms = 4 }

/// <summary>《催缴通知单》: what was owed when it was printed. Its amounts never change; only its delivery is written down.</summary>
internal sealed class DunningLetter : Versioned
{
    public required LetterId Id { get; init; }
    public required string Number { get; init; }

    /// <summary>Letters printed together.</summary>
    public required Guid BatchId { get; init; }

    /// <summary>Place in the batch, from 1.</summary>
    public required int No { get; init; }
    public required HouseId HouseId { get; init; }
    public required BuildingId BuildingId { get; init; }
    public required string HouseNumber { get; init; }
    public required string Community { get; init; }
    [Personal(PersonalKind.Name)] public required string Addressee { get; init; }
    public required long AreaCenti { get; init; }
    public required int Stage { get; init; }
    public required string StageTitle { get; init; }
    public string SkipWhy { get; init; } = "";
    public required DateOnly On { get; init; }
    public required DateTime At { get; init; }
    public required StaffId? ById { get; init; }
    public required string By { get; init; }
    public required DateOnly PayBy { get; init; }
    public required long PrincipalFen { get; init; }
    public required long LateFen { get; init; }
    public required string Ways { get; init; }
    public required string Contact { get; init; }
    public required string Basis { get; init; }

    public Delivery Delivery { get; private set; }
    public DateOnly? DeliveredOn { get; private set; }
    public string DeliveredBy { get; private set; } = "";
    public string PostNumber { get; private set; } = "";
    [Personal(PersonalKind.Name)] public string Signer { get; private set; } = "";
    public bool IsRefused { get; private set; }
    public string Witness { get; private set; } = "";

    public Money Principal => new(PrincipalFen);
    public Money Late => new(LateFen);
    public Money Total => new(PrincipalFen + LateFen);
    public string Href => $"/ledger/letters/{Id.Value}";

    /// <summary>How it reached the debtor; a handed one is signed, or refused before a witness; a registered one keeps its post number.</summary>
    public Problem? Deliver(DeliveryWords how, string by, DateOnly today)
    {
        if (Delivery != Delivery.None)
            return Problem.Conflict($"{Number} 已于 {DeliveredOn:yyyy-MM-dd} {DunningWords.Of(Delivery)}");
        if (how.On < On || how.On > today)
            return Problem.Invalid("On", $"送达日期应在 {On:yyyy-MM-dd} 到今天之间");
        if (how.Way == Delivery.Registered && string.IsNullOrWhiteSpace(how.PostNumber))
            return Problem.Invalid("PostNumber", "挂号邮寄请填写邮件号");
        if (how.Way == Delivery.Handed && how.IsRefused && string.IsNullOrWhiteSpace(how.Witness))
            return Problem.Invalid("Witness", "拒签请写明见证人");
        if (how.Way == Delivery.Handed && !how.IsRefused && string.IsNullOrWhiteSpace(how.Signer))
            return Problem.Invalid("Signer", "当面送达请填写签收人，或选择拒签");
        if (how.Way is not (Delivery.Handed or Delivery.Mailbox or Delivery.Registered or Delivery.Sms))
            return Problem.Invalid("Way", "请选择送达方式");
        (Delivery, DeliveredOn, DeliveredBy, PostNumber, Signer, IsRefused, Witness) = (how.Way, how.On, by, how.PostNumber, how.Signer, how.IsRefused, how.Witness);
        return null;
    }

    internal sealed class Table : IEntityTypeConfiguration<DunningLetter>
    {
        public void Configure(EntityTypeBuilder<DunningLetter> letter)
        {
            letter.ToTable("ledger_letters");
            letter.Property(l => l.Number).HasMaxLength(30);
            letter.Property(l => l.HouseNumber).HasMaxLength(40);
            letter.Property(l => l.Community).HasMaxLength(60);
            letter.Property(l => l.Addressee).HasMaxLength(60);
            letter.Property(l => l.StageTitle).HasMaxLength(20);
            letter.Property(l => l.SkipWhy).HasMaxLength(200);
            letter.Property(l => l.By).HasMaxLength(60);
            letter.Property(l => l.Ways).HasMaxLength(200);
            letter.Property(l => l.Contact).HasMaxLength(100);
            letter.Property(l => l.Basis).HasMaxLength(200);
            letter.Property(l => l.Delivery).HasConversion<short>();
            letter.Property(l => l.DeliveredBy).HasMaxLength(60);
            letter.Property(l => l.PostNumber).HasMaxLength(40);
            letter.Property(l => l.Signer).HasMaxLength(60);
            letter.Property(l => l.Witness).HasMaxLength(60);
            letter.HasIndex(l => l.Number).IsUnique();
            letter.HasIndex(l => new { l.BatchId, l.No }).IsUnique();
            letter.HasIndex(l => new { l.HouseId, l.On });
            letter.HasIndex(l => new { l.On, l.Number });
            letter.Ignore(l => l.Principal).Ignore(l => l.Late).Ignore(l => l.Total).Ignore(l => l.Href);
        }
    }
}

/// <summary>How a letter was delivered, as a form says it.</summary>
internal sealed record DeliveryWords(Delivery Way, DateOnly On, string PostNumber, string Signer, bool IsRefused, string Witness);

/// <summary>One line of a letter, frozen.</summary>
internal sealed class LetterItem : Centered, ILogRow
{
    public required LetterId LetterId { get; init; }
    public required int No { get; init; }
    public required long ChargeId { get; init; }
    public required string Item { get; init; }
    public required int Period { get; init; }
    public required DateOnly From { get; init; }
    public required DateOnly To { get; init; }
    public required DateOnly DueOn { get; init; }

    /// <summary>How the amount came about, e.g. 2.85 元/㎡·月 × 96.32 ㎡ × 1 月.</summary>
    public required string Reckoned { get; init; }

    /// <summary>Open principal: the base of the late charge.</summary>
    public required long Fen { get; init; }
    public required long LateFen { get; init; }
    public required int RateMillionths { get; init; }

    /// <summary>Days since the due day.</summary>
    public required int Days { get; init; }
    public required string Clause { get; init; }

    public Money Amount => new(Fen);
    public Money Late => new(LateFen);
    public decimal RatePercent => RateMillionths / 10_000m;

    internal sealed class Table : IEntityTypeConfiguration<LetterItem>
    {
        public void Configure(EntityTypeBuilder<LetterItem> item)
        {
            item.ToTable("ledger_letter_items").HasKey(i => new { i.LetterId, i.No });
            item.Property(i => i.Item).HasMaxLength(60);
            item.Property(i => i.Reckoned).HasMaxLength(200);
            item.Property(i => i.Clause).HasMaxLength(200);
            item.Ignore(i => i.Amount).Ignore(i => i.Late).Ignore(i => i.RatePercent);
        }
    }
}
