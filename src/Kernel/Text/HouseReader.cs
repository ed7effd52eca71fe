using System.Text.RegularExpressions;

namespace Anju.Kernel.Text;

/// <summary>Finds the houses that a typed text may mean. Words between the parts are first turned into the marks B and U below.</summary>
internal static partial class HouseReader
{
    private const int Longest = 40;
    private const char B = '\u0001', U = '\u0002';

    public static IEnumerable<HouseNumber> Houses(string? typed)
    {
        var text = Marked(typed).Trim('-');
        if (text.Length == 0) return [];
        if (text.IndexOf(B) is var b and >= 0) return AfterBuilding(text[..b], text[(b + 1)..].Replace(B, '-'));
        if (text.IndexOf(U) is var u and >= 0) return AfterUnit(text[..u], text[(u + 1)..]);
        var parts = text.Split('-', StringSplitOptions.RemoveEmptyEntries);
        return parts.Length switch
        {
            1 => RunTogether(parts[0]),
            2 => AfterBuilding(parts[0], parts[1]),
            3 => ThreeParts(parts),
            _ => [],
        };
    }

    /// <summary>Prefixes of keys for a number that is not finished.</summary>
    public static IEnumerable<string> Partial(string? typed)
    {
        var text = Marked(typed).TrimStart('-');
        if (text.Length == 0) yield break;
        if (text.IndexOfAny(['-', B, U]) < 0)
        {
            foreach (var prefix in PartialRun(text)) yield return prefix;
            yield break;
        }
        var parts = text.Split('-', B, U).Select(HouseParts.Bare).ToArray();
        var open = parts[^1].Length == 0;
        var whole = parts.Where(p => p.Length > 0).ToArray();
        if (whole.Length is > 0 and <= 3) yield return string.Join('-', whole) + (open ? "-" : "");
    }

    private static string Marked(string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed) || typed.Length > Longest) return "";
        var text = Lane().Replace(Separators().Replace(HouseParts.Plain(typed), "-"), "");
        text = Trailing().Replace(text, "");
        text = BuildingMark().Replace(UnitMark().Replace(text, U.ToString()), B.ToString());
        text = text.AsSpan().IndexOfAny(B, U) >= 0 ? Floor().Replace(text, "") : text.Replace('楼', B);
        return AroundMarks().Replace(text, "$1");
    }

    private static IEnumerable<HouseNumber> AfterBuilding(string label, string rest)
    {
        foreach (var building in Labels(label))
        {
            if (rest.IndexOf(U) is var u and >= 0)
            {
                yield return HouseNumber.Of(building, rest[..u], rest[(u + 1)..]);
                continue;
            }
            var parts = rest.Split('-', StringSplitOptions.RemoveEmptyEntries);
            if (parts.Length == 2) yield return HouseNumber.Of(building, parts[0], parts[1]);
            if (parts.Length != 1) continue;
            yield return HouseNumber.Of(building, null, parts[0]);
            if (UnitAndRoom().Match(parts[0]) is { Success: true } run)
                yield return HouseNumber.Of(building, run.Groups["unit"].Value, run.Groups["room"].Value);
        }
    }

    private static IEnumerable<HouseNumber> AfterUnit(string before, string room)
    {
        var dash = before.LastIndexOf('-');
        return dash <= 0 ? [] : Labels(before[..dash]).Select(building => HouseNumber.Of(building, before[(dash + 1)..], room));
    }

    private static IEnumerable<HouseNumber> ThreeParts(string[] parts)
    {
        yield return HouseNumber.Of(parts[0], parts[1], parts[2]);
        // "S-1-12" is also room 12 of building S1.
        if (!parts[0].Any(char.IsAsciiDigit) && parts[1].All(char.IsAsciiDigit)) yield return HouseNumber.Of(parts[0] + parts[1], null, parts[2]);
    }

    // The label as written, then without the name of the community before it: 安居小区3栋 → 3.
    private static IEnumerable<string> Labels(string label)
    {
        yield return label;
        if (NamedLabel().Match(label) is { Success: true } named) yield return named.Groups["label"].Value;
    }

    private static IEnumerable<HouseNumber> RunTogether(string text) =>
        from cut in Cuts(text)
        let room = cut.Room
        where cut.Word.Length > 0 && cut.Number.Length == 0 && cut.Unit.Length == 0
            ? room.Length is >= 1 and <= 5
            : room.Length is 3 && room[0] != '0' || room.Length is 4 && room[..2] != "00" && room[1..] != "000"
        select HouseNumber.Of(cut.Word + cut.Number, cut.Unit, room);

    private static IEnumerable<string> PartialRun(string text)
    {
        foreach (var cut in Cuts(text))
        {
            if (cut.Room.Length > 4) continue;
            var building = HouseParts.Bare(cut.Word + cut.Number);
            yield return cut.Unit.Length > 0 ? $"{building}-{HouseParts.Bare(cut.Unit)}-{cut.Room}" : $"{building}-{cut.Room}";
        }
        yield return HouseParts.Bare(text);
    }

    private readonly record struct Cut(string Word, string Number, string Unit, string Room);

    /// <summary>All ways to cut "32501" or "A1203": building number of 0–2 digits, unit of 0–2, the rest the room. Cuts with a unit come first.</summary>
    private static IEnumerable<Cut> Cuts(string text)
    {
        var match = WordAndDigits().Match(text);
        if (!match.Success) return [];
        var (word, digits) = (match.Groups["word"].Value, match.Groups["digits"].Value);
        var cuts =
            from number in Enumerable.Range(word.Length > 0 ? 0 : 1, word.Length > 0 ? 3 : 2)
            from unit in Enumerable.Range(0, 3)
            where number + unit < digits.Length
            let cut = new Cut(word, digits[..number], digits[number..(number + unit)], digits[(number + unit)..])
            where Counts(cut.Number) && Counts(cut.Unit) && (unit < 2 || cut.Unit[0] == '0')
            select cut;
        var ordered = cuts.ToList();
        return word.Length > 0 ? ordered.OrderBy(c => c.Number.Length) : ordered.OrderBy(c => c.Unit.Length == 0).ThenBy(c => c.Number.Length);
    }

    private static bool Counts(string digits) => digits.Length == 0 || digits.Any(d => d != '0') && (digits.Length < 2 || digits[^1] != '0' || digits[0] != '0');

    [GeneratedRegex(@"[\s\-—–―－_/\\.、,，·~;:|]+")]
    private static partial Regex Separators();

    [GeneratedRegex(@"^[0-9]+弄-?")]
    private static partial Regex Lane();

    [GeneratedRegex("(?<=[0-9A-Z])-?(?:室|号房|房间|房|户|号)-?$")]
    private static partial Regex Trailing();

    [GeneratedRegex("单元|單元|门洞|梯|门(?=.)")]
    private static partial Regex UnitMark();

    [GeneratedRegex("号楼|栋|幢|棟|座|#|号(?=.)")]
    private static partial Regex BuildingMark();

    [GeneratedRegex("(?<=[\u0001\u0002]-?)[0-9]{1,2}(?:楼|层)-?(?=[0-9])")]
    private static partial Regex Floor();

    [GeneratedRegex("-*([\u0001\u0002])-*")]
    private static partial Regex AroundMarks();

    [GeneratedRegex(@"\A(?<unit>[1-9])(?<room>[0-9]{2,4}[0-9])\z")]
    private static partial Regex UnitAndRoom();

    [GeneratedRegex(@"\A[\u4E00-\u9FFF].*?(?<label>(?:[0-9]{1,2}期-?)?[A-Z]{0,3}[0-9]{1,3}[A-Z]?|[A-Z]{1,2})\z")]
    private static partial Regex NamedLabel();

    [GeneratedRegex(@"\A(?<word>[A-Z]{0,3}|[\u4E00-\u9FFF]{1,8}[A-Z]{0,2})(?<digits>[0-9]{1,8})\z")]
    private static partial Regex WordAndDigits();
}
