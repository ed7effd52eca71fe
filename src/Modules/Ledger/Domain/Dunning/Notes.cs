using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Anju.Estate.Contracts;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Ledger.Contracts;

namespace Anju.Ledger.Domain;

/// <summary>承诺 / 争议 / 分期 / 业主去世 / 房屋买卖 / 其他.</summary>
internal enum NoteKind : short { Promise = 1, Dispute = 2, Instalment = 3, Death = 4, Sale = 5, Other = 6 }

/// <summary>备查记录 (F-3c): a dated note on an account. Never changed; a wrong one is answered by a new one.</summary>
internal sealed class AccountNote : Versioned
{
    public required NoteId Id { get; init; }
    public required HouseId HouseId { get; init; }
    public required NoteKind Kind { get; init; }

    /// <summary>The day it is about.</summary>
    public required DateOnly On { get; init; }
    public required DateTime At { get; init; }
    public required StaffId? ById { get; init; }
    public required string By { get; init; }
    [Personal(PersonalKind.Text)] public required string Words { get; init; }

    internal sealed class Table : IEntityTypeConfiguration<AccountNote>
    {
        public void Configure(EntityTypeBuilder<AccountNote> note)
        {
            note.ToTable("ledger_notes");
            note.Property(n => n.Kind).HasConversion<short>();
            note.Property(n => n.By).HasMaxLength(60);
            note.Property(n => n.Words).HasMaxLength(500);
            note.HasIndex(n => new { n.HouseId, n.At });
        }
    }
}
