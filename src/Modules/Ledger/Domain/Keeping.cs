using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Anju.Casework.Contracts;
using Anju.Kernel;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Ledger.Contracts;

namespace Anju.Ledger.Domain;

/// <summary>在外 / 已交回.</summary>
internal enum BookState : short { Out = 1, Returned = 2 }

/// <summary>
/// 空白票据领用 (F-2f): numbered blank forms that finance hands to a cashier. They come back used, spoiled or blank, or
/// their loss has been reported; every form is accounted for.
/// </summary>
internal sealed class BlankBook : Versioned
{
    /// <summary>Forms of one book.</summary>
    public const int Most = 10_000;

    public required BlankBookId Id { get; init; }
    public required string Number { get; init; }

    /// <summary>E.g. 三联收据纸, 发票.</summary>
    public required string Kind { get; init; }
    public required long First { get; init; }
    public required long Last { get; init; }
    public required DateOnly IssuedOn { get; init; }
    public required string IssuedBy { get; init; }
    public required StaffId HolderId { get; init; }
    public required string Holder { get; init; }
    public int Lost { get; private set; }
    public string LossWords { get; private set; } = "";
    public BookState State { get; private set; } = BookState.Out;
    public DateOnly? ReturnedOn { get; private set; }
    public string ReturnedTo { get; private set; } = "";
    public int Used { get; private set; }
    public int Spoiled { get; private set; }
    public int Blank { get; private set; }

    public int Count => (int)(Last - First + 1);
    public Subject Subject => new("blank-book", Id.Value);

    /// <summary>Forms are gone: said at once, by whoever holds them.</summary>
    public Problem? Lose(int forms, string words)
    {
        if (State != BookState.Out)
            return Problem.Conflict($"{Number} 已交回，不能再报遗失");
        if (forms < 1 || Lost + forms > Count)
            return Problem.Invalid("Forms", $"遗失份数应在 1 到 {Count - Lost} 之间");
        (Lost, LossWords) = (Lost + forms, LossWords.Length == 0 ? words : $"{LossWords}；{words}");
        return null;
    }

    /// <summary>Taken back only when every form is accounted for.</summary>
    public Problem? Return(int used, int spoiled, int blank, DateOnly on, string to)
    {
        if (State != BookState.Out)
            return Problem.Conflict($"{Number} 已交回");
        if (used < 0 || spoiled < 0 || blank < 0)
            return Problem.Invalid("Used", "份数不能为负数");
        if ((long)used + spoiled + blank + Lost is var sum && sum != Count)
            return Problem.Invalid("Used", $"共 {Count} 份：已用 {used} + 作废 {spoiled} + 空白 {blank} + 遗失 {Lost} = {sum}，{(sum < Count ? $"差 {Count - sum} 份；找不到的先登记遗失" : $"多 {sum - Count} 份")}");
        (State, ReturnedOn, ReturnedTo, Used, Spoiled, Blank) = (BookState.Returned, on, to, used, spoiled, blank);
        return null;
    }

    internal sealed class Table : IEntityTypeConfiguration<BlankBook>
    {
        public void Configure(EntityTypeBuilder<BlankBook> book)
        {
            book.ToTable("ledger_blank_books");
            book.Property(b => b.Number).HasMaxLength(30);
            book.Property(b => b.Kind).HasMaxLength(30);
            book.Property(b => b.IssuedBy).HasMaxLength(60);
            book.Property(b => b.Holder).HasMaxLength(60);
            book.Property(b => b.ReturnedTo).HasMaxLength(60);
            book.Property(b => b.LossWords).HasMaxLength(1000);
            book.Property(b => b.State).HasConversion<short>();
            book.HasIndex(b => b.Number).IsUnique();
            book.HasIndex(b => new { b.Kind, b.First });
            book.HasIndex(b => new { b.State, b.IssuedOn });
            book.Ignore(b => b.Count).Ignore(b => b.Subject);
        }
    }
}

/// <summary>收据存根 / 收款日报表 / 银行回单和流水 / 退款和红冲 / 月度财务报表 / 其他.</summary>
internal enum VoucherKind : short { Receipts = 1, DayReports = 2, Bank = 3, Refunds = 4, MonthReports = 5, Other = 6 }

/// <summary>凭证归档 (F-2f): the original papers of a month, bound, counted against the records and put where they are found again for as long as they must be kept.</summary>
internal sealed class VoucherFile : Versioned
{
    public required VoucherFileId Id { get; init; }
    public required string Number { get; init; }

    /// <summary>Whose papers, e.g. 202611.</summary>
    public required int Month { get; init; }
    public required VoucherKind Kind { get; init; }
    public required int Pieces { get; init; }

    /// <summary>How many the records say there are; null where they do not say.</summary>
    public required int? Expected { get; init; }
    public required string Place { get; init; }
    public required DateOnly KeptUntil { get; init; }
    public required DateOnly FiledOn { get; init; }
    public required StaffId? FiledById { get; init; }
    public required string FiledBy { get; init; }

    /// <summary>Why there are more or fewer than expected, or whatever else is to be known.</summary>
    public string Words { get; init; } = "";
    public DateOnly? CheckedOn { get; private set; }
    public string CheckedBy { get; private set; } = "";

    public Subject Subject => new("voucher-file", Id.Value);
    public string Href => $"/ledger/keeping/{Id.Value}";

    /// <summary>Counted again by somebody else.</summary>
    public Problem? Check(CurrentUser user, DateOnly on)
    {
        if (CheckedOn is not null)
            return Problem.Conflict($"{Number} {CheckedBy} 已核对");
        if (user.Id is null || user.Id == FiledById)
            return Problem.Forbidden("由归档人以外的人核对");
        (CheckedOn, CheckedBy) = (on, user.Name);
        return null;
    }

    internal sealed class Table : IEntityTypeConfiguration<VoucherFile>
    {
        public void Configure(EntityTypeBuilder<VoucherFile> file)
        {
            file.ToTable("ledger_voucher_files");
            file.Property(f => f.Number).HasMaxLength(30);
            file.Property(f => f.Kind).HasConversion<short>();
            file.Property(f => f.Place).HasMaxLength(60);
            file.Property(f => f.FiledBy).HasMaxLength(60);
            file.Property(f => f.Words).HasMaxLength(200);
            file.Property(f => f.CheckedBy).HasMaxLength(60);
            file.HasIndex(f => f.Number).IsUnique();
            file.HasIndex(f => new { f.Month, f.Kind });
            file.Ignore(f => f.Subject).Ignore(f => f.Href);
        }
    }
}
