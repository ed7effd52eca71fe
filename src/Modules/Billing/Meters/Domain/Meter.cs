using System.Text;
using Anju.Casework.Contracts;
using Anju.Estate.Contracts;
using Anju.Kernel;
using Anju.Kernel.Data;
using Anju.Kernel.UseCases;

namespace Anju.Billing.Meters.Domain;

internal readonly record struct MeterId(Guid Value) : ITypedId<MeterId>;

/// <summary>水表 / 电表 / 燃气表 / 热表.</summary>
internal enum MeterKind { Water, Electricity, Gas, Heat }

/// <summary>户表 / 公摊表 / 总表.</summary>
internal enum MeterUse { House, Shared, Total }

/// <summary>合计 / 峰 / 谷: what a register counts. A time-of-use meter (分时表) is two registers behind one glass.</summary>
internal enum MeterRate { All, Peak, Valley }

/// <summary>Where a meter hangs, in words that stay with it.</summary>
/// <param name="Name">House number, or the name of the common place.</param>
internal sealed record MeterPlace(CommunityId Community, string CommunityName, BuildingId? Building, string BuildingName, HouseId? House, string Name);

/// <summary>What is printed on a meter.</summary>
internal sealed record MeterPlate(MeterKind Kind, string Number, int Digits, decimal Multiplier, MeterRate Rate = MeterRate.All);

/// <summary>One register on a wall, from its installation to its removal. Its multiplier never changes: another transformer is another meter.</summary>
internal sealed class Meter : Versioned
{
    /// <summary>Eight digits in thousandths times ten thousand in thousandths still fit a 64-bit sum.</summary>
    public const int MostDigits = 8;
    public const decimal LargestMultiplier = 10_000m;

    private Meter() { }                                          // EF Core

    public MeterId Id { get; private init; }
    public MeterKind Kind { get; private init; }
    public MeterUse Use { get; private init; }
    public MeterRate Rate { get; private init; }

    /// <summary>表号; unique among the meters of a kind that hang.</summary>
    public string Number { get; private init; } = "";
    public CommunityId CommunityId { get; private init; }
    public string CommunityName { get; private init; } = "";
    public BuildingId? BuildingId { get; private init; }
    public string BuildingName { get; private init; } = "";
    public HouseId? HouseId { get; private init; }
    public string Place { get; private init; } = "";

    /// <summary>The place with every number padded, so that 3-2-501 stands before 3-2-1001.</summary>
    public string Walk { get; private init; } = "";

    /// <summary>Where exactly: 水表井左二.</summary>
    public string Location { get; set; } = "";

    /// <summary>Whole places of the register; it begins at 0 again after the last.</summary>
    public int Digits { get; private init; }

    /// <summary>倍率 in thousandths.</summary>
    public long MultiplierMilli { get; private init; }
    public DateOnly InstalledOn { get; private init; }
    public DateOnly? RemovedOn { get; private set; }

    /// <summary>The total meter this one hangs behind.</summary>
    public MeterId? ParentId { get; set; }

    /// <summary>The meter that hung here before.</summary>
    public MeterId? FollowsId { get; private init; }

    public decimal Multiplier => MultiplierMilli / 1000m;
    public Subject Subject => new("meter", Id.Value);
    public string Href => $"/billing/meters/{Id.Value}";
    public MeterFacts Facts => new(Id, Number, Kind, Digits, MultiplierMilli);

    public static Meter Install(MeterPlate plate, MeterUse use, MeterPlace place, string location, DateOnly on, MeterId? parent, Meter? follows = null) => new()
    {
        Id = Kernel.Id.New<MeterId>(),
        Kind = plate.Kind,
        Use = use,
        Rate = plate.Rate,
        Number = plate.Number,
        CommunityId = place.Community,
        CommunityName = place.CommunityName,
        BuildingId = place.Building,
        BuildingName = place.BuildingName,
        HouseId = place.House,
        Place = place.Name,
        Walk = WalkOf(place.Name),
        Location = location,
        Digits = plate.Digits,
        MultiplierMilli = (long)(plate.Multiplier * 1000m),
        InstalledOn = on,
        ParentId = parent,
        FollowsId = follows?.Id,
    };

    /// <summary>The same place gets another meter.</summary>
    public Meter ReplaceBy(MeterPlate plate, DateOnly on)
    {
        RemovedOn = on;
        return Install(plate with { Rate = Rate }, Use, new(CommunityId, CommunityName, BuildingId, BuildingName, HouseId, Place), Location, on, ParentId, this);
    }

    public Problem? Remove(DateOnly on)
    {
        if (RemovedOn is { } gone)
            return Problem.Conflict($"这块表已在 {gone:yyyy-MM-dd} 拆除");
        RemovedOn = on;
        return null;
    }

    /// <summary>What keeps a plate from being registered; the field it stands in.</summary>
    public static Problem? Refuse(MeterPlate plate) =>
        plate.Digits is < 3 or > MostDigits ? Problem.Invalid("Digits", $"表位数应在 3 至 {MostDigits} 之间")
        : plate.Multiplier is < 0.001m or > LargestMultiplier ? Problem.Invalid("Multiplier", "倍率应在 0.001 至 10000 之间")
        : plate.Multiplier * 1000m % 1 != 0 ? Problem.Invalid("Multiplier", "倍率最多 3 位小数")
        : null;

    public static string WalkOf(string place)
    {
        var key = new StringBuilder(place.Length + 24);
        for (var i = 0; i < place.Length;)
        {
            var end = i;
            while (end < place.Length && char.IsAsciiDigit(place[end]))
                end++;
            if (end == i)
                key.Append(place[i++]);
            else
            {
                key.Append('0', Math.Max(0, 5 - (end - i))).Append(place, i, end - i);
                i = end;
            }
        }

        return key.Length <= 120 ? key.ToString() : key.ToString(0, 120);
    }
}

/// <summary>What the arithmetic of readings needs to know of a meter.</summary>
internal readonly record struct MeterFacts(MeterId Id, string Number, MeterKind Kind, int Digits, long MultiplierMilli)
{
    /// <summary>Where the register begins again, in thousandths: 100,000,000 for five digits.</summary>
    public long Turn
    {
        get
        {
            var turn = 1000L;
            for (var i = 0; i < Digits; i++)
                turn *= 10;
            return turn;
        }
    }
}
