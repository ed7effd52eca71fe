using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Anju.Casework.Contracts;
using Anju.Kernel.Data;

namespace Anju.Casework.Domain;

/// <summary>One attempt that did not reach the customer.</summary>
internal sealed class FollowUpTry : Centered
{
    public required FollowUpId FollowUp { get; init; }

    /// <summary>From 1.</summary>
    public required int Attempt { get; init; }
    public required DateTime At { get; init; }
    public required string By { get; init; }
    public required string Why { get; init; }

    internal sealed class Table : IEntityTypeConfiguration<FollowUpTry>
    {
        public void Configure(EntityTypeBuilder<FollowUpTry> attempt)
        {
            attempt.ToTable("casework_follow_up_tries").HasKey(t => new { t.FollowUp, t.Attempt });
            attempt.Property(t => t.By).HasMaxLength(60);
            attempt.Property(t => t.Why).HasMaxLength(100);
        }
    }
}
