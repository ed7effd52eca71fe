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

    // Readings that a character has as a surname. A second letter is a reading that families also use.
    private static readonly Dictionary<string, string> Surnames = Words(1, """
        曾z 单s 單s 解x 仇q 查z 朴p 区o 區o 盖g 蓋g 任r 翟zd 冼x 缪m 繆m 覃qt 乐yl 樂yl 员y 折sz 召s
        秘b 种c 隗wk 祭z 繁p 车c 句g 晟c 谌cs 么y 宿s 尉w 郗xc 黑h 洗x 能n 牟m 俞y 盛s 适k 那n 强q
        石s 沈s 柏b 薄b 卜b 藏z 臧z 长cz 重cz 仝t
        """);

    private static readonly Dictionary<string, string> CompoundSurnames = Words(2, "尉迟yc 万俟mq 长孙zs 澹台tt 单于cy 令狐lh 宿勤sq 乐正yz");

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
        if (text.Length == 0 || !Surnames.TryGetValue(text[..1], out var letters)) return [Plain(text)];
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

    private static Dictionary<string, string> Words(int length, string list) =>
        list.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToDictionary(word => word[..length], word => word[length..]);

    private static string Load()
    {
        using var reader = new StreamReader(Resources.Open("Text.initials.txt"));
        return reader.ReadToEnd().ReplaceLineEndings("");
    }
}
