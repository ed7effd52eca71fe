using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Anju.Estate.Contracts;
using Anju.Kernel.Data;

namespace Anju.Estate.Domain;

internal enum ControlSystem { Water, Drain, Electric, Gas, Heating, Fire }

/// <summary>A main valve, switch or other control point (管线主控, M-1) and what depends on it.</summary>
internal sealed class Facility : Versioned
{
    public required FacilityId Id { get; init; }
    public required CommunityId CommunityId { get; init; }
    public required string Name { get; set; }
    public required ControlSystem System { get; set; }
    public required string Place { get; set; }

    /// <summary>What it feeds, from wide to narrow; a null part means all. No building: the whole community.</summary>
    public BuildingId? BuildingId { get; set; }
    public string? Unit { get; set; }
    public int? FloorFrom { get; set; }
    public int? FloorTo { get; set; }
    public HouseId? HouseId { get; set; }

    /// <summary>A correction proposed by a worker, until the head decides.</summary>
    public string Proposal { get; set; } = "";
    public string ProposedBy { get; set; } = "";

    /// <summary>The narrower, the sooner it is the one to turn: house 4, floors 3, unit 2, building 1, community 0.</summary>
    public int Narrowness => HouseId is not null ? 4 : FloorFrom is not null || FloorTo is not null ? 3 : Unit is not null ? 2 : BuildingId is not null ? 1 : 0;

    public bool Feeds(House house) => house.CommunityId == CommunityId
        && (HouseId is null || HouseId == house.Id) && (BuildingId is null || BuildingId == house.BuildingId) && (Unit is null || Unit == house.Unit)
        && (FloorFrom is null || house.Floor >= FloorFrom) && (FloorTo is null || house.Floor <= FloorTo);

    internal sealed class Table : IEntityTypeConfiguration<Facility>
    {
        public void Configure(EntityTypeBuilder<Facility> facility)
        {
            facility.ToTable("estate_facilities");
            facility.Property(f => f.Name).HasMaxLength(40);
            facility.Property(f => f.Place).HasMaxLength(80);
            facility.Property(f => f.Unit).HasMaxLength(12);
            facility.Property(f => f.Proposal).HasMaxLength(200);
            facility.Property(f => f.ProposedBy).HasMaxLength(60);
            facility.HasIndex(f => new { f.CommunityId, f.BuildingId });
        }
    }
}

internal enum EquipmentState { Good, Impaired, OutOfUse }

/// <summary>A machine of the estate with its state and care (设备台账, M-1c).</summary>
internal sealed class Equipment : Versioned
{
    public required Guid Id { get; init; }
    public required CommunityId CommunityId { get; init; }
    public required string Name { get; set; }
    public string Model { get; set; } = "";
    public required string Place { get; set; }
    public EquipmentState State { get; set; }
    public DateOnly? InstalledOn { get; set; }
    public DateOnly? LastCareOn { get; set; }
    public DateOnly? NextCareOn { get; set; }
    public DateOnly? WarrantyUntil { get; set; }

    internal sealed class Table : IEntityTypeConfiguration<Equipment>
    {
        public void Configure(EntityTypeBuilder<Equipment> equipment)
        {
            equipment.ToTable("estate_equipment");
            equipment.Property(e => e.Name).HasMaxLength(40);
            equipment.Property(e => e.Model).HasMaxLength(40);
            equipment.Property(e => e.Place).HasMaxLength(80);
            equipment.HasIndex(e => new { e.CommunityId, e.NextCareOn });
        }
    }
}
