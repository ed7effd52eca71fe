using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Anju.Kernel;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;

namespace Anju.People.Domain;

/// <summary>A line behind the bell.</summary>
internal sealed class Notice : Centered, ILogRow
{
    private Notice() { }                                     // EF Core

    public Notice(StaffId to, string text, string href, bool urgent, DateTime at) =>
        (Id, ToId, Text, Href, IsUrgent, At) = (Kernel.Id.New<NoticeId>(), to, text, href, urgent, at);

    public NoticeId Id { get; private init; }
    public StaffId ToId { get; private init; }
    public string Text { get; private init; } = "";
    public string Href { get; private init; } = "";
    public bool IsUrgent { get; private init; }
    public DateTime At { get; private init; }
    public DateTime? ReadAt { get; private set; }

    public void Read(DateTime now) => ReadAt ??= now;

    internal sealed class Table : IEntityTypeConfiguration<Notice>
    {
        public void Configure(EntityTypeBuilder<Notice> notice)
        {
            notice.ToTable("people_notices");
            notice.HasIndex(n => new { n.ToId, n.At });
            notice.HasIndex(n => n.ToId).HasFilter("\"ReadAt\" IS NULL");
            notice.Property(n => n.Text).HasMaxLength(300);
            notice.Property(n => n.Href).HasMaxLength(200);
        }
    }
}
