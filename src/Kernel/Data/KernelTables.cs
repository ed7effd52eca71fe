using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Anju.Kernel.Data;

/// <summary>The stored answer to a repeatable request; kept 30 days.</summary>
internal sealed class Answer : Centered, ILogRow, IErasable
{
    public required Guid RequestId { get; init; }
    public required string By { get; init; }

    /// <summary>Fingerprint of the command: the same number with other content is a mistake, not a repetition.</summary>
    public required byte[] Asked { get; init; }
    public required string Body { get; init; }
    public required DateTime At { get; init; }

    internal sealed class Table : IEntityTypeConfiguration<Answer>
    {
        public void Configure(EntityTypeBuilder<Answer> answer)
        {
            answer.ToTable("kernel_answers").HasKey(a => a.RequestId);
            answer.HasIndex(a => a.At);
            answer.Property(a => a.By).HasMaxLength(60);
        }
    }
}

internal sealed class NumberSeries : Centered, ILogRow
{
    public required string Series { get; init; }
    public long Last { get; init; }

    internal sealed class Table : IEntityTypeConfiguration<NumberSeries>
    {
        public void Configure(EntityTypeBuilder<NumberSeries> series)
        {
            series.ToTable("kernel_numbers").HasKey(s => s.Series);
            series.Property(s => s.Series).HasMaxLength(40);
        }
    }
}
