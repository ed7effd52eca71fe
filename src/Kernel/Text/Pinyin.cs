using System.Text;

namespace Anju.Kernel.Text;

/// <summary>
/// First letters of the Mandarin readings, for search keys ("zxn" finds 周晓宁). The table holds one letter for each
/// character from U+4E00 to U+9FFF ("-" where no reading is known), drawn from the
/// readings that the pinyin-pro list (MIT) gives; it is a search aid, not a dictionary.
/// </summary>
public static class Pinyin
{
    private const int First = 0x4E00, Last = 0x9FFF;
    private static readonly string Table = Load();

    // Readings that a character has only as a surname. A second letter is a reading that families also use.
    private static readonly Dictionary<char, string> Surnames = new()
    {
        ['曾'] = "z", ['单'] = "s", ['單'] = "s", ['解'] = "x", ['仇'] = "q", ['查'] = "z", ['朴'] = "p", ['区'] = "o", ['區'] = "o",
        ['盖'] = "g", ['蓋'] = "g", ['任'] = "r", ['翟'] = "zd", ['冼'] = "x", ['缪'] = "m", ['繆'] = "m", ['覃'] = "qt", ['乐'] = "yl",
        ['樂'] = "yl", ['员'] = "y", ['折'] = "sz", ['召'] = "s", ['秘'] = "b", ['种'] = "c", ['隗'] = "wk", ['祭'] = "z", ['繁'] = "p",
        ['车'] = "c", ['句'] = "g", ['晟'] = "c", ['谌'] = "cs", ['么'] = "y", ['宿'] = "s", ['尉'] = "w", ['郗'] = "xc", ['黑'] = "h",
        ['洗'] = "x", ['能'] = "n", ['牟'] = "m", ['俞'] = "y", ['盛'] = "s", ['适'] = "k", ['那'] = "n", ['强'] = "q", ['石'] = "s",
        ['沈'] = "s", ['柏'] = "b", ['薄'] = "b", ['卜'] = "b", ['藏'] = "z", ['臧'] = "z", ['长'] = "cz", ['重'] = "cz", ['仝'] = "t",
    };

    private static readonly Dictionary<string, string> CompoundSurnames = new()
    {
        ["尉迟"] = "yc", ["万俟"] = "mq", ["长孙"] = "zs", ["澹台"] = "tt", ["单于"] = "cy", ["令狐"] = "lh", ["宿勤"] = "sq", ["乐正"] = "yz",
    };

    /// <summary>
    /// The initials of a person's name, the first character(s) read as a surname: 曾单 → "zd", 尉迟恭 → "ycg".
    /// ASCII letters (lower-cased) and digits stay; everything else is left out. Null gives an empty text.
    /// </summary>
    public static string Initials(string? name) => Alternatives(name)[0];

    /// <summary>The same, with a second spelling where families read the surname in two ways: 覃明 → "qm", "tm". Never empty.</summary>
    public static IReadOnlyList<string> Alternatives(string? name)
    {
        var text = Widths.Narrow(name).Trim();
        if (text.Length >= 2 && CompoundSurnames.TryGetValue(text[..2], out var compound)) return [compound + Plain(text[2..])];
        if (text.Length == 0 || !Surnames.TryGetValue(text[0], out var letters)) return [Plain(text)];
        var given = Plain(text[1..]);
        return [.. letters.Select(letter => letter + given)];
    }

    /// <summary>The initials of any other words (a community, an item): each character in its commonest reading.</summary>
    public static string Plain(string? words)
    {
        var text = Widths.Narrow(words);
        var initials = new StringBuilder(text.Length);
        foreach (var c in text)
            if (Letter(c) is { } letter) initials.Append(letter);
        return initials.ToString();
    }

    private static char? Letter(char c)
    {
        if (char.IsAsciiLetterOrDigit(c)) return char.ToLowerInvariant(c);
        if (c == '〇') return 'l';
        if (c is < (char)First or > (char)Last) return null;
        var letter = Table[c - First];
        return letter == '-' ? null : letter;
    }

    private static string Load()
    {
        using var reader = new StreamReader(Resources.Open("Text.initials.txt"));
        return reader.ReadToEnd().ReplaceLineEndings("");
    }
}
