using Anju.Kernel.Text;

namespace Anju.Estate.Search;

/// <summary>Turns what a house is known by into keys, and what a clerk types into the beginnings of keys.</summary>
internal static class SearchWords
{
    private const int FewestDigits = 3, MostPatterns = 8;

    /// <summary>Marks a phone stored backwards, so that its tail is a beginning.</summary>
    private const char Backwards = '~';

    public static IEnumerable<(string Key, Matched Kind)> OfHouse(string number)
    {
        var key = Cut(number.ToLowerInvariant());
        yield return (key, Matched.Number);
        if (key.LastIndexOf('-') is var dash and > 0)
        {
            yield return (key[(dash + 1)..], Matched.Room);
            yield return (key.Replace("-", "", StringComparison.Ordinal), Matched.Number);
        }
    }

    public static IEnumerable<(string Key, Matched Kind)> OfPerson(string name, string? phone)
    {
        var plain = Plain(name);
        if (plain.Length > 0)
            yield return (Cut(plain), Matched.Name);
        foreach (var initials in Pinyin.Alternatives(name).Where(i => i.Length > 1 && i != plain))
            yield return (Cut(initials), Matched.Initials);
        if (Digits(phone) is { Length: >= 4 } digits)
        {
            yield return (Cut(digits), Matched.Phone);
            yield return (Cut(Backwards + Reversed(digits)), Matched.Phone);
        }
    }

    public static IEnumerable<(string Key, Matched Kind)> OfPlate(string plate)
    {
        var key = PlateNumber.Key(plate).ToLowerInvariant();
        if (key.Length < 2)
            yield break;
        yield return (Cut(key), Matched.Plate);
        yield return (Cut(key[1..]), Matched.Plate);             // few people type the province
    }

    /// <summary>The beginnings to look for, best first; none when nothing was typed.</summary>
    public static IReadOnlyList<string> Patterns(string words)
    {
        var typed = Plain(words).TrimStart(Backwards);
        if (typed.Length == 0)
            return [];
        var patterns = new List<string>();
        patterns.AddRange(HouseNumber.SearchPrefixes(words).Select(p => p.ToLowerInvariant()));
        patterns.Add(typed);
        patterns.Add(PlateNumber.Key(typed).ToLowerInvariant());     // 沪A·12345
        if (Digits(typed) is { } digits && digits.Length >= FewestDigits && digits.Length == typed.Count(c => c != '-'))
            patterns.Insert(Math.Min(patterns.Count, MostPatterns - 1), Backwards + Reversed(digits));
        return [.. patterns.Where(p => p.Length > 0).Select(Cut).Distinct().Take(MostPatterns)];
    }

    /// <summary>The key beginning that finds a phone by its last digits; empty when nothing but digits was not typed.</summary>
    public static string Tail(string? words) => Digits(words) is { Length: >= 4 } digits && digits.Length == Plain(words!).Count(c => c != '-') ? Backwards + Reversed(digits) : "";

    private static string Plain(string text) => new([.. Widths.Narrow(text).ToLowerInvariant().Where(c => !char.IsWhiteSpace(c))]);

    private static string Digits(string? text) => text is null ? "" : new([.. Widths.Narrow(text).Where(char.IsAsciiDigit)]);

    private static string Reversed(string text)
    {
        var letters = text.ToCharArray();
        Array.Reverse(letters);
        return new string(letters);
    }

    private static string Cut(string key) => key.Length <= SearchKey.Longest ? key : key[..SearchKey.Longest];
}
