using System.Globalization;
using System.Text;
using System.Xml;

namespace Anju.Kernel.Sheets;

/// <summary>A cell that is computed; what it shows may be old, so it is not taken for data.</summary>
public sealed record Formula(string Shown)
{
    public override string ToString() => Shown;
}

/// <summary>One row as Excel numbers it, its filled cells by column letter: text, number, day or <see cref="Formula"/>.</summary>
public sealed record SheetLine(int Number, IReadOnlyDictionary<string, object?> Cells);

/// <summary>Streams the rows of a workbook's first sheet; only its shared texts are held in memory, and they are bounded.</summary>
public sealed class SheetReader : IDisposable
{
    private const long LargestTexts = 48L * 1024 * 1024, LargestSheet = 160L * 1024 * 1024, LargestList = 8L * 1024 * 1024;
    private const int MostColumns = 200, LongestCell = 32_767;

    private readonly SheetArchive archive;
    private readonly string path;
    private readonly bool from1904;
    private readonly List<string> texts;
    private readonly List<bool> days;

    /// <exception cref="UnreadableSheetException">With the sentence for the clerk.</exception>
    public SheetReader(Stream file)
    {
        archive = SheetArchive.Open(file);
        try
        {
            (path, from1904) = FirstSheet();
            texts = Texts();
            days = DayStyles();
        }
        catch (Exception broken) when (broken is XmlException or InvalidDataException or IOException)
        {
            archive.Dispose();
            throw SheetArchive.Broken;
        }
        catch (UnreadableSheetException)
        {
            archive.Dispose();
            throw;
        }
    }

    /// <summary>Number of the last row as the file states it; 0 when it does not. Good for a progress bar, not for more.</summary>
    public int LastRow { get; private set; }

    public IEnumerable<SheetLine> Lines()
    {
        using var xml = archive.Part(path, LargestSheet) ?? throw SheetArchive.Broken;
        var number = 0;
        while (Next(xml) is { } name)
        {
            if (name == "dimension")
            {
                LastRow = LastOf(xml.GetAttribute("ref"));
                continue;
            }

            number = int.TryParse(xml.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var given) && given > number ? given : number + 1;
            yield return new(number, xml.IsEmptyElement ? new Dictionary<string, object?>() : Safe(() => Cells(xml)));
        }
    }

    private static string? Next(XmlReader xml) => Safe(() =>
    {
        while (xml.Read())
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName is "row" or "dimension" && xml.NodeType == XmlNodeType.Element)
                return xml.LocalName;
        return null;
    });

    private static T Safe<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception broken) when (broken is XmlException or InvalidDataException or IOException or ArgumentException)
        {
            throw SheetArchive.Broken;
        }
    }

    private Dictionary<string, object?> Cells(XmlReader xml)
    {
        var cells = new Dictionary<string, object?>();
        var (depth, column) = (xml.Depth, 0);
        while (xml.Read() && !(xml.NodeType == XmlNodeType.EndElement && xml.Depth == depth))
        {
            if (xml.NodeType != XmlNodeType.Element || xml.LocalName != "c")
                continue;
            column = ColumnOf(xml.GetAttribute("r")) is var at and > 0 ? at : column + 1;
            if (Cell(xml) is { } value && column <= MostColumns)
                cells[Letter(column)] = value;
        }

        return cells;
    }

    private object? Cell(XmlReader xml)
    {
        var (type, style, depth, isFormula, text) = (xml.GetAttribute("t"), xml.GetAttribute("s"), xml.Depth, false, "");
        if (!xml.IsEmptyElement)
            while (xml.Read() && !(xml.NodeType == XmlNodeType.EndElement && xml.Depth == depth))
            {
                if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "f")
                    isFormula = true;
                else if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "is")
                    text = RichText(xml);
                else if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "v" && !xml.IsEmptyElement && xml.Read() && xml.NodeType != XmlNodeType.EndElement)
                    text = xml.Value;
            }

        var value = Value(type, style, text);
        return isFormula ? new Formula(value?.ToString() ?? "") : value;
    }

    private object? Value(string? type, string? style, string text)
    {
        if (text.Length == 0)
            return null;
        if (type == "s")
            return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < texts.Count ? texts[index] : throw SheetArchive.Broken;
        if (type is not (null or "n"))
            return text.Length <= LongestCell ? text : text[..LongestCell];
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number))
            return text;
        return int.TryParse(style, NumberStyles.None, CultureInfo.InvariantCulture, out var s) && s < days.Count && days[s] && number is > 0 and < 200_000
            ? DateTime.FromOADate(number + (from1904 ? 1462 : 0)) : number;
    }

    /// <summary>The text of a shared or inline string, its formatting and its reading aids left out. Ends on the end of the element.</summary>
    private static string RichText(XmlReader xml)
    {
        if (xml.IsEmptyElement)
            return "";
        var (depth, text, aid) = (xml.Depth, new StringBuilder(), 0);
        while (xml.Read() && !(xml.NodeType == XmlNodeType.EndElement && xml.Depth == depth))
        {
            if (xml.LocalName == "rPh" && !xml.IsEmptyElement)
                aid += xml.NodeType == XmlNodeType.Element ? 1 : xml.NodeType == XmlNodeType.EndElement ? -1 : 0;
            else if (aid == 0 && text.Length < LongestCell && xml.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.CDATA)
                text.Append(xml.Value);
        }

        return text.ToString();
    }

    private List<string> Texts()
    {
        var found = new List<string>();
        using var xml = archive.Part("xl/sharedStrings.xml", LargestTexts);
        while (xml?.Read() == true)
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "si" })
                found.Add(RichText(xml));
        return found;
    }

    private (string Path, bool From1904) FirstSheet()
    {
        string? id = null;
        var early = false;
        using (var book = archive.Part("xl/workbook.xml", LargestList) ?? throw SheetArchive.Broken)
            while (book.Read())
                if (book.LocalName == "workbookPr" && book.GetAttribute("date1904") is "1" or "true")
                    early = true;
                else if (id is null && book.LocalName == "sheet" && book.GetAttribute("state") is null or "visible")
                    id = book.GetAttribute("id", "http://schemas.openxmlformats.org/officeDocument/2006/relationships") ?? book.GetAttribute("id", "http://purl.oclc.org/ooxml/officeDocument/relationships");
        using var links = archive.Part("xl/_rels/workbook.xml.rels", LargestList) ?? throw SheetArchive.Broken;
        while (links.Read())
            if (links.LocalName == "Relationship" && links.GetAttribute("Id") == id && links.GetAttribute("Target") is { } target)
                return (target.StartsWith('/') ? target[1..] : "xl/" + target, early);
        throw SheetArchive.Broken;
    }

    /// <summary>For each cell style, whether it shows a number as a day.</summary>
    private List<bool> DayStyles()
    {
        var (own, styles, inside) = (new HashSet<int>(), new List<bool>(), false);
        using var xml = archive.Part("xl/styles.xml", LargestList);
        while (xml?.Read() == true)
        {
            if (xml.LocalName == "cellXfs")
                inside = xml.NodeType == XmlNodeType.Element;
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "numFmt" } && int.TryParse(xml.GetAttribute("numFmtId"), out var format) && xml.GetAttribute("formatCode") is { } code && IsDay(code))
                own.Add(format);
            if (inside && xml is { NodeType: XmlNodeType.Element, LocalName: "xf" })
                styles.Add(int.TryParse(xml.GetAttribute("numFmtId"), out var used) && (used is >= 14 and <= 22 or >= 27 and <= 36 or >= 45 and <= 58 || own.Contains(used)));
        }

        return styles;
    }

    private static bool IsDay(string code)
    {
        var bare = System.Text.RegularExpressions.Regex.Replace(code, "\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.", "", System.Text.RegularExpressions.RegexOptions.NonBacktracking).ToLowerInvariant();
        return bare.Contains('y', StringComparison.Ordinal) || bare.Contains('d', StringComparison.Ordinal) && bare.Contains('m', StringComparison.Ordinal);
    }

    private static int LastOf(string? range) => range?.Split(':')[^1].TrimStart([.. "ABCDEFGHIJKLMNOPQRSTUVWXYZ$"]) is { } row
        && int.TryParse(row, NumberStyles.None, CultureInfo.InvariantCulture, out var last) ? last : 0;

    private static int ColumnOf(string? reference)
    {
        var column = 0;
        foreach (var c in reference ?? "")
            if (char.IsAsciiLetterUpper(c) && column < 100_000)
                column = column * 26 + (c - 'A' + 1);
        return column;
    }

    /// <param name="column">From 1.</param>
    public static string Letter(int column) => column <= 26 ? ((char)('A' + column - 1)).ToString() : Letter((column - 1) / 26) + (char)('A' + (column - 1) % 26);

    public void Dispose() => archive.Dispose();
}
