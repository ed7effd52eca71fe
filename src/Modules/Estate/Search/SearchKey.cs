using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Anju.Estate.Contracts;
using Anju.Kernel.Data;

namespace Anju.Estate.Search;

/// <summary>What a search key was made of; shown to the clerk as the reason of a hit.</summary>
internal enum Matched { Number, Room, Name, Initials, Phone, Plate }

/// <summary>
/// One way of finding a house. A house has about ten; the primary key (center, key, …) is the only index, and every
/// search is a few short ranges of it. Derived from houses, people and parking spaces; rebuilt whenever they change.
/// </summary>
internal sealed class SearchKey : Centered, ILogRow, IErasable
{
    public const int Longest = 40;

    public required string Key { get; init; }
    public required HouseId HouseId { get; init; }
    public required Matched Kind { get; init; }

    /// <summary>Whose name, phone or plate it is; empty for the house itself.</summary>
    public PersonId? PersonId { get; init; }

    internal sealed class Table : IEntityTypeConfiguration<SearchKey>
    {
        public void Configure(EntityTypeBuilder<SearchKey> key)
        {
            key.ToTable("estate_search_keys").HasKey(k => new { k.Key, k.HouseId, k.Kind });
            key.Property(k => k.Key).HasMaxLength(Longest);
            key.HasIndex(k => k.HouseId);                        // to replace a house's keys
        }
    }
}
