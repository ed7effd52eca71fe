using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Anju.Kernel.Data;

namespace Anju.Kernel.Outbox;

public readonly record struct OutboxId(Guid Value) : ITypedId<OutboxId>;

/// <summary>待发 / 已发 / 失败 (eight tries).</summary>
public enum OutboxState { Waiting, Sent, Failed }

internal sealed class OutboxMessage : Centered, ILogRow, IErasable
{
    public const int MostTries = 8;
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(30), LongestPause = TimeSpan.FromHours(6);

    public OutboxId Id { get; init; } = Kernel.Id.New<OutboxId>();

    /// <summary><c>mail</c> or <c>webhook</c>.</summary>
    public required string Channel { get; init; }

    /// <summary>Mail address; for a webhook the kind of event.</summary>
    public required string Target { get; init; }
    public required string Subject { get; init; }
    public required string Body { get; init; }
    public required DateTime CreatedAt { get; init; }
    public OutboxState State { get; private set; }
    public int Tries { get; private set; }
    public required DateTime NextAt { get; set; }
    public DateTime? SentAt { get; private set; }

    /// <summary>Kind of the last failure, without the address.</summary>
    public string? Error { get; private set; }

    public void WasSent(DateTime now) => (State, SentAt, Error, Tries) = (OutboxState.Sent, now, null, Tries + 1);

    /// <summary>Waits twice as long after each failure and gives up after the eighth.</summary>
    public void HasFailed(string error, DateTime now)
    {
        Tries++;
        Error = error.Length > 200 ? error[..200] : error;
        if (Tries >= MostTries)
            State = OutboxState.Failed;
        var pause = FirstPause * Math.Pow(2, Tries - 1);
        NextAt = now + (pause < LongestPause ? pause : LongestPause);
    }

    public void TryAgain(DateTime now) => (State, Tries, NextAt) = (OutboxState.Waiting, 0, now);

    internal sealed class Table : IEntityTypeConfiguration<OutboxMessage>
    {
        public void Configure(EntityTypeBuilder<OutboxMessage> message)
        {
            message.ToTable("kernel_outbox");
            message.HasIndex(m => new { m.State, m.NextAt });
            message.Property(m => m.Channel).HasMaxLength(10);
            message.Property(m => m.Target).HasMaxLength(200);
            message.Property(m => m.Subject).HasMaxLength(200);
            message.Property(m => m.Error).HasMaxLength(200);
        }
    }
}
