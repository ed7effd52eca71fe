using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Anju.Estate.Contracts;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;

namespace Anju.Estate.Domain;

internal sealed class Company : ICompanyWide
{
    public required CompanyId Id { get; init; }
    public required string Name { get; set; }

    internal sealed class Table : IEntityTypeConfiguration<Company>
    {
        public void Configure(EntityTypeBuilder<Company> company)
        {
            company.ToTable("estate_companies");
            company.Property(c => c.Id).ValueGeneratedNever();
            company.Property(c => c.Name).HasMaxLength(60);
        }
    }
}

/// <summary>A service center (服务中心) of the company.</summary>
internal sealed class Center : ICompanyWide
{
    public required CenterId Id { get; init; }
    public required CompanyId CompanyId { get; init; }
    public required string Name { get; set; }
    public string Phone { get; set; } = "";

    internal sealed class Table : IEntityTypeConfiguration<Center>
    {
        public void Configure(EntityTypeBuilder<Center> center)
        {
            center.ToTable("estate_centers");
            center.Property(c => c.Id).ValueGeneratedNever();
            center.Property(c => c.Name).HasMaxLength(60);
            center.Property(c => c.Phone).HasMaxLength(20);
        }
    }
}

/// <summary>An estate (小区) that the center serves.</summary>
internal sealed class Community : Versioned
{
    public required CommunityId Id { get; init; }
    public required string Name { get; set; }
    public string Address { get; set; } = "";

    internal sealed class Table : IEntityTypeConfiguration<Community>
    {
        public void Configure(EntityTypeBuilder<Community> community)
        {
            community.ToTable("estate_communities");
            community.Property(c => c.Name).HasMaxLength(40);
            community.Property(c => c.Address).HasMaxLength(120);
            community.HasIndex(c => c.Name).IsUnique();
        }
    }
}

/// <summary>A building (栋), or a row of shops.</summary>
internal sealed class Building : Versioned
{
    public required BuildingId Id { get; init; }
    public required CommunityId CommunityId { get; init; }

    /// <summary>As in house numbers: 3, A, 商铺.</summary>
    public required string Code { get; set; }

    /// <summary>As staff say it: 3栋.</summary>
    public required string Name { get; set; }
    public required int Sort { get; set; }

    internal sealed class Table : IEntityTypeConfiguration<Building>
    {
        public void Configure(EntityTypeBuilder<Building> building)
        {
            building.ToTable("estate_buildings");
            building.Property(b => b.Code).HasMaxLength(12);
            building.Property(b => b.Name).HasMaxLength(20);
            building.HasIndex(b => new { b.CommunityId, b.Code }).IsUnique();
        }
    }
}
