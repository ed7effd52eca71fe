using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Anju.Kernel.Data;

namespace Anju.Kernel.Demo;

/// <summary>How far the past of a demo center has been laid; a killed demo goes on where it stopped.</summary>
internal sealed class DemoProgress : Centered, ILogRow
{
    public string Name { get; init; } = "demo";
    public required DateOnly From { get; init; }
    public required DateOnly LivedTo { get; set; }
    public required DateOnly To { get; init; }

    internal sealed class Table : IEntityTypeConfiguration<DemoProgress>
    {
        public void Configure(EntityTypeBuilder<DemoProgress> progress)
        {
            progress.ToTable("kernel_demo").HasKey(p => p.Name);
            progress.Property(p => p.Name).HasMaxLength(8);
        }
    }
}
