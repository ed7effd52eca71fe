using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Anju.Estate.Contracts;
using Anju.Kernel.Data;

namespace Anju.Estate.Domain;

/// <summary>Field groups that need the person's own consent (个人信息保护法 13–16); name, phone and house come with the service contract.</summary>
internal enum ConsentGroup { Family, Workplace, Health, Photo }

/// <summary>Somebody who belongs to one or more houses.</summary>
internal sealed class Person : Versioned
{
    public required PersonId Id { get; init; }

    [Personal(PersonalKind.Name)] public required string Name { get; set; }
    [Personal(PersonalKind.Phone)] public string Phone { get; set; } = "";
    [Personal(PersonalKind.Phone)] public string OtherPhone { get; set; } = "";

    /// <summary>Encrypted; opened only by a logged reveal.</summary>
    [Personal(PersonalKind.IdNumber)] public string IdNumberSealed { get; set; } = "";

    /// <summary>What every visitor of the house should know, e.g. 上门请先电话. No family matters.</summary>
    public string Hint { get; set; } = "";

    internal sealed class Table : IEntityTypeConfiguration<Person>
    {
        public void Configure(EntityTypeBuilder<Person> person)
        {
            person.ToTable("estate_people");
            person.Property(p => p.Name).HasMaxLength(40);
            person.Property(p => p.Phone).HasMaxLength(20);
            person.Property(p => p.OtherPhone).HasMaxLength(20);
            person.Property(p => p.IdNumberSealed).HasMaxLength(400);
            person.Property(p => p.Hint).HasMaxLength(80);
            person.HasIndex(p => p.Phone);                       // is this one known already?
        }
    }
}

/// <summary>A person's dated relation to a house. Ended, never removed: who owned a house when, decides who owes.</summary>
internal sealed class Relation : Versioned
{
    public required Guid Id { get; init; }
    public required HouseId HouseId { get; init; }
    public required PersonId PersonId { get; init; }
    public required RelationKind Kind { get; init; }
    public required DateOnly From { get; init; }

    /// <summary>Last day; null while it lasts.</summary>
    public DateOnly? To { get; set; }

    internal sealed class Table : IEntityTypeConfiguration<Relation>
    {
        public void Configure(EntityTypeBuilder<Relation> relation)
        {
            relation.ToTable("estate_relations");
            relation.HasIndex(r => new { r.HouseId, r.To });
            relation.HasIndex(r => r.PersonId);
        }
    }
}

internal sealed class Consent : Versioned
{
    public required Guid Id { get; init; }
    public required PersonId PersonId { get; init; }
    public required ConsentGroup Group { get; init; }
    public required string Purpose { get; init; }
    public required DateOnly GivenOn { get; init; }

    /// <summary>Last day; null until withdrawn.</summary>
    public DateOnly? Until { get; init; }
    public DateOnly? WithdrawnOn { get; set; }

    internal sealed class Table : IEntityTypeConfiguration<Consent>
    {
        public void Configure(EntityTypeBuilder<Consent> consent)
        {
            consent.ToTable("estate_consents");
            consent.Property(c => c.Purpose).HasMaxLength(120);
            consent.HasIndex(c => c.PersonId);
        }
    }
}

internal sealed class ParkingSpace : Versioned
{
    public required Guid Id { get; init; }
    public required CommunityId CommunityId { get; init; }
    public required string Number { get; init; }
    public HouseId? HouseId { get; set; }
    [Personal(PersonalKind.Plate)] public string Plate { get; set; } = "";

    /// <summary>One of the center's words, e.g. 产权; empty when not known.</summary>
    public string Kind { get; set; } = "";

    /// <summary>Who holds the title, when that is known; often not whose house it is.</summary>
    [Personal(PersonalKind.Name)] public string Owner { get; set; } = "";

    /// <summary>Who parks there, when that is somebody else.</summary>
    [Personal(PersonalKind.Name)] public string UsedBy { get; set; } = "";

    internal sealed class Table : IEntityTypeConfiguration<ParkingSpace>
    {
        public void Configure(EntityTypeBuilder<ParkingSpace> space)
        {
            space.ToTable("estate_parking");
            space.Property(s => s.Number).HasMaxLength(20);
            space.Property(s => s.Plate).HasMaxLength(12);
            space.Property(s => s.Kind).HasMaxLength(ParkingKind.Longest);
            space.Property(s => s.Owner).HasMaxLength(40);
            space.Property(s => s.UsedBy).HasMaxLength(40);
            space.HasIndex(s => new { s.CommunityId, s.Number }).IsUnique();
            space.HasIndex(s => s.HouseId);
        }
    }
}

/// <summary>A word of this center for what a space is in law; spaces keep the word they were given.</summary>
internal sealed class ParkingKind : Versioned
{
    public const int Longest = 12, Most = 20;

    /// <summary>In use until a center chooses its own.</summary>
    public static readonly string[] Usual = ["产权", "人防", "租赁", "公共"];

    public required Guid Id { get; init; }
    public required string Word { get; init; }
    public required int Sort { get; set; }
    public bool IsRetired { get; set; }

    internal sealed class Table : IEntityTypeConfiguration<ParkingKind>
    {
        public void Configure(EntityTypeBuilder<ParkingKind> kind)
        {
            kind.ToTable("estate_parking_kinds");
            kind.Property(k => k.Word).HasMaxLength(Longest);
            kind.HasIndex(k => k.Word).IsUnique();
        }
    }
}
