namespace Anju.Kernel.Text;

/// <summary>
/// A house as the estate files it: building, unit where the building has units, room. Written "3-2-501" or "A-1203".
/// <see cref="Of"/> brings stored parts into this form, <see cref="Read"/> understands what people type, and
/// <see cref="SearchPrefixes"/> serves a search box while the number is still being typed.
/// </summary>
public sealed record HouseNumber
{
    private HouseNumber(string building, string? unit, string room) => (Building, Unit, Room) = (building, unit, room);

    /// <summary>Without 栋, 幢, 座 or 号楼: "3", "A", "商铺", "1期3".</summary>
    public string Building { get; }

    /// <summary>Without 单元; null where the building has none.</summary>
    public string? Unit { get; }

    /// <summary>Without 室: "501", "12".</summary>
    public string Room { get; }

    /// <summary>The search key, made only of digits, capital letters, Chinese characters and "-": safe to search by prefix.</summary>
    public string Key => Unit is null ? $"{Building}-{Room}" : $"{Building}-{Unit}-{Room}";

    public override string ToString() => Key;

    /// <summary>The house from its three stored parts in any writing ("3栋", "二单元", "0501室"). Null parts count as empty; never fails.</summary>
    public static HouseNumber Of(string? building, string? unit, string? room)
    {
        var unitPart = HouseParts.Unit(unit);
        return new(HouseParts.Building(building), unitPart.Length == 0 ? null : unitPart, HouseParts.Room(room));
    }

    /// <summary>The search key of the three parts: "3-2-501".</summary>
    public static string Canonical(string? building, string? unit, string? room) => Of(building, unit, room).Key;

    /// <summary>
    /// Every house that the text may mean, the likeliest first, at most eight: "32501" is 3-2-501 and 3-2501 and 32-501.
    /// Empty when the text is no complete house number. Never fails.
    /// </summary>
    public static IReadOnlyList<HouseNumber> Read(string? text) =>
        [.. HouseReader.Houses(text).Where(h => h.Building.Length > 0 && h.Room.Length is > 0 and <= 10 && h.Room.Any(char.IsAsciiDigit)).Distinct().Take(8)];

    /// <summary>
    /// Prefixes of <see cref="Key"/> to look under while somebody types, the likeliest first, at most eight:
    /// "3栋2单元" gives "3-2-", "325" gives "3-2-5", "3-25", "32-5", "325". Empty for an empty text. Never fails.
    /// </summary>
    public static IReadOnlyList<string> SearchPrefixes(string? text) =>
        [.. Read(text).Select(h => h.Key).Concat(HouseReader.Partial(text)).Where(p => p.Length > 0).Distinct().Take(8)];
}
