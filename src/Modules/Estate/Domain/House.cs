using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Anju.Estate.Contracts;
using Anju.Kernel;
using Anju.Kernel.Data;
using Anju.Kernel.Text;
using Anju.Kernel.UseCases;

namespace Anju.Estate.Domain;

/// <summary>A dwelling, shop or office with its own door. Area, use and state change only with a date and a paper (F-1a).</summary>
internal sealed class House : Versioned
{
    private House() { }                                          // EF Core

    public HouseId Id { get; private init; }
    public CommunityId CommunityId { get; private init; }
    public BuildingId BuildingId { get; private init; }

    /// <summary>3-2-501; unique in its community.</summary>
    public string Number { get; private init; } = "";
    public string Unit { get; private init; } = "";
    public string Room { get; private init; } = "";
    public int Floor { get; private init; }

    /// <summary>Built area in hundredths of a square metre, so that both databases add it up exactly.</summary>
    public long GrossCenti { get; private set; }
    public long NetCenti { get; private set; }
    public HouseUse Use { get; private set; }
    public HouseState State { get; private set; }
    public DateOnly? HandedOverOn { get; private set; }

    public decimal GrossArea => GrossCenti / 100m;
    public decimal NetArea => NetCenti / 100m;

    public static House Open(Building building, HouseNumber number, int floor, decimal gross, decimal net, HouseUse use, HouseState state, DateOnly? handedOverOn) =>
        Open(building.CommunityId, building.Id, number, floor, gross, net, use, state, handedOverOn);

    public static House Open(CommunityId community, BuildingId building, HouseNumber number, int floor, decimal gross, decimal net, HouseUse use, HouseState state, DateOnly? handedOverOn) => new()
    {
        Id = Kernel.Id.New<HouseId>(),
        CommunityId = community,
        BuildingId = building,
        Number = number.Key,
        Unit = number.Unit ?? "",
        Room = number.Room,
        Floor = floor,
        GrossCenti = Centi(gross),
        NetCenti = Centi(net),
        Use = use,
        State = state,
        HandedOverOn = handedOverOn,
    };

    /// <summary>Changes are entered on their day or later, and in order of their days: what the house shows is always the value of today.</summary>
    /// <param name="last">Day of the newest change so far.</param>
    public static Problem? Datable(DateOnly on, DateOnly? last, DateOnly today) =>
        on > today ? Problem.Invalid("EffectiveOn", "生效日期不能晚于今天，请到当日再办理")
        : on < last ? Problem.Invalid("EffectiveOn", $"不能早于上一次变更的生效日期 {last:yyyy-MM-dd}")
        : null;

    /// <summary>Changes what differs and keeps a dated line for each; the old value stays valid before that day.</summary>
    /// <returns>The lines to store; empty when nothing differs.</returns>
    public IReadOnlyList<HouseChange> Change(decimal gross, decimal net, HouseUse use, HouseState state, DateOnly? handedOverOn, DateOnly on, string paper, string by, DateTime now)
    {
        var changes = new List<HouseChange>();
        void Note(string what, string from, string to)
        {
            if (from != to)
                changes.Add(new() { Id = Guid.CreateVersion7(), HouseId = Id, What = what, From = from, To = to, EffectiveOn = on, Paper = paper, By = by, At = now });
        }

        Note(GrossAreaWord, Text(GrossArea), Text(gross));
        Note(NetAreaWord, Text(NetArea), Text(net));
        Note(UseWord, EstateWords.Of(Use), EstateWords.Of(use));
        Note(StateWord, EstateWords.Of(State), EstateWords.Of(state));
        Note("交房日期", $"{HandedOverOn:yyyy-MM-dd}", $"{handedOverOn:yyyy-MM-dd}");
        (GrossCenti, NetCenti, Use, State, HandedOverOn) = (Centi(gross), Centi(net), use, state, handedOverOn);
        return changes;
    }

    /// <summary>Areas, use and state as they were valid on a day, for bills of the past: the changes that began later are taken back.</summary>
    /// <param name="changes">All changes of this house.</param>
    public HouseFacts ValidOn(DateOnly day, IEnumerable<HouseChange> changes)
    {
        var facts = new HouseFacts(GrossArea, NetArea, Use, State);
        foreach (var change in changes.Where(c => c.EffectiveOn > day).OrderByDescending(c => c.EffectiveOn).ThenByDescending(c => c.At).ThenByDescending(c => c.Id))
            facts = change.What switch
            {
                GrossAreaWord => facts with { GrossArea = decimal.Parse(change.From, CultureInfo.InvariantCulture) },
                NetAreaWord => facts with { NetArea = decimal.Parse(change.From, CultureInfo.InvariantCulture) },
                UseWord => facts with { Use = Enum.GetValues<HouseUse>().First(u => EstateWords.Of(u) == change.From) },
                StateWord => facts with { State = EstateWords.States.First(s => EstateWords.Of(s) == change.From) },
                _ => facts,
            };
        return facts;
    }

    private const string GrossAreaWord = "建筑面积", NetAreaWord = "套内面积", UseWord = "用途", StateWord = "房态";

    private static string Text(decimal area) => area.ToString("0.00", CultureInfo.InvariantCulture);

    private static long Centi(decimal area) => checked((long)decimal.Round(area * 100, MidpointRounding.AwayFromZero));

    internal sealed class Table : IEntityTypeConfiguration<House>
    {
        public void Configure(EntityTypeBuilder<House> house)
        {
            house.ToTable("estate_houses");
            house.Property(h => h.Number).HasMaxLength(40);
            house.Property(h => h.Unit).HasMaxLength(12);
            house.Property(h => h.Room).HasMaxLength(12);
            house.HasIndex(h => new { h.CommunityId, h.Number }).IsUnique();
            house.HasIndex(h => new { h.BuildingId, h.State });
        }
    }
}

/// <summary>What a bill needs to know of a house on a day; areas in m².</summary>
internal sealed record HouseFacts(decimal GrossArea, decimal NetArea, HouseUse Use, HouseState State);

/// <summary>One dated change of a house with its paper. Bills use the value that was valid in their period.</summary>
internal sealed class HouseChange : Centered
{
    public required Guid Id { get; init; }
    public required HouseId HouseId { get; init; }
    public required string What { get; init; }
    public required string From { get; init; }
    public required string To { get; init; }
    public required DateOnly EffectiveOn { get; init; }
    public required string Paper { get; init; }
    public required string By { get; init; }
    public required DateTime At { get; init; }

    internal sealed class Table : IEntityTypeConfiguration<HouseChange>
    {
        public void Configure(EntityTypeBuilder<HouseChange> change)
        {
            change.ToTable("estate_house_changes");
            change.Property(c => c.What).HasMaxLength(20);
            change.Property(c => c.From).HasMaxLength(40);
            change.Property(c => c.To).HasMaxLength(40);
            change.Property(c => c.Paper).HasMaxLength(120);
            change.Property(c => c.By).HasMaxLength(60);
            change.HasIndex(c => new { c.HouseId, c.EffectiveOn });
        }
    }
}
