using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Anju.Kernel;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;

namespace Anju.FrontDesk.Domain;

internal readonly record struct DraftId(Guid Value) : ITypedId<DraftId>;

/// <summary>
/// A half-typed entry, parked because the phone rang while a visitor was served. A working paper of one
/// clerk, not a record: it is thrown away when it becomes a contact, and is not audited.
/// </summary>
internal sealed class Draft : Centered, ILogRow, IErasable
{
    public const int PerClerk = 20;

    private Draft() { }                                      // EF Core

    public Draft(StaffId owner) => (Id, OwnerId) = (Kernel.Id.New<DraftId>(), owner);

    public DraftId Id { get; private init; }
    public StaffId OwnerId { get; private init; }

    /// <summary>House and first words, by which the clerk knows it again.</summary>
    public string Title { get; private set; } = "";

    /// <summary>The form exactly as it stood, as JSON; only its owner ever sees it.</summary>
    [Personal(PersonalKind.Text)]
    public string Form { get; private set; } = "";
    public DateTime ParkedAt { get; private set; }

    public void Park(string title, string form, DateTime now) => (Title, Form, ParkedAt) = (title, form, now);

    internal sealed class Table : IEntityTypeConfiguration<Draft>
    {
        public void Configure(EntityTypeBuilder<Draft> draft)
        {
            draft.ToTable("frontdesk_drafts");
            draft.HasIndex(d => new { d.OwnerId, d.ParkedAt });
            draft.Property(d => d.Title).HasMaxLength(80);
            draft.Property(d => d.Form).HasMaxLength(12000);
        }
    }
}
