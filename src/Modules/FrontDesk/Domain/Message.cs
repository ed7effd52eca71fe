using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Anju.Kernel;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;

namespace Anju.FrontDesk.Domain;

internal readonly record struct MessageId(Guid Value) : ITypedId<MessageId>;

/// <summary>留言 for an absent colleague: who called, when, what, and the number to call back. Not read on its day, it goes to the director.</summary>
internal sealed class Message : Versioned
{
    private Message() { }                                    // EF Core

    public Message(StaffId to, string toName, string caller, string callBack, string text, DateTime at, StaffId? byId, string by) =>
        (Id, ToId, ToName, Caller, CallBack, Text, At, ById, By) = (Kernel.Id.New<MessageId>(), to, toName, caller, callBack, text, at, byId, by);

    public MessageId Id { get; private init; }
    public StaffId ToId { get; private init; }
    public string ToName { get; private init; } = "";

    [Personal(PersonalKind.Name)]
    public string Caller { get; private init; } = "";

    [Personal(PersonalKind.Phone)]
    public string CallBack { get; private init; } = "";
    public string Text { get; private init; } = "";
    public DateTime At { get; private init; }
    public StaffId? ById { get; private init; }
    public string By { get; private init; } = "";
    public DateTime? ReadAt { get; private set; }
    public DateTime? EscalatedAt { get; private set; }

    public Problem? Read(StaffId? by, DateTime now)
    {
        if (by != ToId)
            return Problem.Forbidden($"这条留言是给{ToName}的");
        ReadAt ??= now;
        return null;
    }

    public void Escalate(DateTime now) => EscalatedAt = now;

    internal sealed class Table : IEntityTypeConfiguration<Message>
    {
        public void Configure(EntityTypeBuilder<Message> message)
        {
            message.ToTable("frontdesk_messages");
            message.HasIndex(m => new { m.ToId, m.At });
            message.HasIndex(m => m.At).HasFilter("\"ReadAt\" IS NULL");
            message.Property(m => m.ToName).HasMaxLength(60);
            message.Property(m => m.Caller).HasMaxLength(60);
            message.Property(m => m.CallBack).HasMaxLength(40);
            message.Property(m => m.Text).HasMaxLength(500);
            message.Property(m => m.By).HasMaxLength(60);
        }
    }
}
