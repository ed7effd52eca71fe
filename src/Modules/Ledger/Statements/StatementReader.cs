using System.Globalization;
using System.Text;
using Anju.Kernel;
using Anju.Kernel.Sheets;
using Anju.Kernel.Text;

namespace Anju.Ledger.Statements;

/// <summary>One line as read.</summary>
internal sealed record ReadLine(int Row, DateOnly On, long Fen, string Reference, string Payer, string Note);

/// <param name="Faults">What is wrong, with the row; empty when every line could be read.</param>
internal sealed record ReadFile(IReadOnlyList<ReadLine> Lines, IReadOnlyList<string> Faults);

/// <summary>Reads a bank's or a channel's CSV or Excel by the columns of its source, whatever stands above the header and below the last line.</summary>
internal static class StatementReader
{
    private const int HeaderWithin = 60, MostRows = 100_000, MostFaults = 50, LongestNote = 200, LongestName = 60;

    /// <exception cref="UnreadableSheetException">With the sentence for the clerk.</exception>
    public static ReadFile Read(Stream file, StatementSource source)
    {
        var (lines, faults, places) = (new List<ReadLine>(), new List<string>(), (Dictionary<string, int>?)null);
        var seen = new List<string>();
        foreach (var (row, cells) in Rows(file))
        {
            if (places is null)
            {
                if (row > HeaderWithin)
                    break;
                var found = Header(cells, source);
                if (found.Count(f => f.Value >= 0) > 1)
                    seen = [.. cells.Where(c => c.Length > 0)];
                places = found[source.DayColumn] >= 0 && found[source.AmountColumn] >= 0 ? found : null;
                continue;
            }

            if (lines.Count > MostRows)
                throw new UnreadableSheetException($"一次最多导入 {MostRows} 笔，请分成几个文件");
            if (faults.Count < MostFaults)
                One(row, cells, source, places, lines, faults);
        }

        if (places is null)
            throw new UnreadableSheetException($"没有找到“{source.DayColumn}”和“{source.AmountColumn}”两列{(seen.Count > 0 ? $"；文件里有：{string.Join("、", seen.Take(12))}" : "")}。请核对列名设置");
        if (lines.Count == 0 && faults.Count == 0)
            throw new UnreadableSheetException("表头下面没有流水");
        return new(lines, faults);
    }

    private static Dictionary<string, int> Header(IReadOnlyList<string> cells, StatementSource source)
    {
        var plain = cells.Select(Plain).ToList();
        return new[] { source.DayColumn, source.AmountColumn, source.OutColumn, source.DirectionColumn, source.ReferenceColumn, source.PayerColumn, source.NoteColumn }
            .Distinct().ToDictionary(c => c, c => c.Length == 0 ? -1 : plain.IndexOf(Plain(c)));
    }

    private static void One(int row, IReadOnlyList<string> cells, StatementSource source, Dictionary<string, int> places, List<ReadLine> lines, List<string> faults)
    {
        string Cell(string column) => places.GetValueOrDefault(column, -1) is >= 0 and var at && at < cells.Count ? cells[at] : "";
        var (day, amount, @out) = (Cell(source.DayColumn), Cell(source.AmountColumn), source.OutColumn.Length > 0 ? Cell(source.OutColumn) : "");
        if (day.Length == 0 || amount.Length == 0 && @out.Length == 0)
            return;                                          // sums and remarks below the lines
        if (Day(day) is not { } on)
        {
            if (lines.Count == 0 || amount.Length > 0 && Amount(amount) is not null)
                faults.Add($"第 {row} 行：日期“{Short(day)}”看不懂");
            return;
        }

        var fen = (amount.Length == 0 ? 0 : Amount(amount)) - (@out.Length == 0 ? 0 : Amount(@out));
        if (fen is null)
            faults.Add($"第 {row} 行：金额“{Short(amount.Length > 0 ? amount : @out)}”不是数字");
        else if (fen != 0 && Sign(source.DirectionColumn.Length > 0 ? Cell(source.DirectionColumn) : "") is not 0 and var sign)
            lines.Add(new(row, on, sign * fen.Value, Cut(Cell(source.ReferenceColumn), 64), Cut(Cell(source.PayerColumn), LongestName), Cut(Cell(source.NoteColumn), LongestNote)));
    }

    /// <summary>1 in, −1 out, 0 neither (不计收支).</summary>
    private static int Sign(string direction) => direction.Length == 0 || direction[0] is '收' or '贷' or '入' ? 1 : direction[0] is '支' or '付' or '借' or '出' ? -1 : 0;

    private static long? Amount(string text)
    {
        var plain = text.Replace("¥", "", StringComparison.Ordinal).Replace("￥", "", StringComparison.Ordinal).Replace(",", "", StringComparison.Ordinal).Replace("+", "", StringComparison.Ordinal).Trim();
        return plain is "" or "-" or "--" ? 0 : decimal.TryParse(plain, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var yuan) && decimal.Round(yuan, 2) == yuan && Math.Abs(yuan) < 1_000_000_000m ? (long)(yuan * 100) : null;
    }

    private static DateOnly? Day(string text)
    {
        var day = text.Split([' ', 'T'], 2)[0].Replace('/', '-').Replace('.', '-').Replace('年', '-').Replace('月', '-').TrimEnd('日');
        return DateOnly.TryParseExact(day, ["yyyy-M-d", "yyyyMMdd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var on) && on.Year is >= 2000 and <= 2100 ? on : null;
    }

    private static IEnumerable<(int Row, IReadOnlyList<string> Cells)> Rows(Stream file)
    {
        Span<byte> head = stackalloc byte[4];
        var read = file.ReadAtLeast(head, 4, throwOnEndOfStream: false);
        file.Position = 0;
        return read >= 2 && head[0] == 'P' && head[1] == 'K' || read >= 2 && head[0] == 0xD0 && head[1] == 0xCF ? Workbook(file) : Csv(file);
    }

    private static IEnumerable<(int, IReadOnlyList<string>)> Workbook(Stream file)
    {
        using var reader = new SheetReader(file);
        foreach (var line in reader.Lines())
        {
            var cells = new string[line.Cells.Count == 0 ? 0 : line.Cells.Keys.Max(Column) + 1];
            Array.Fill(cells, "");
            foreach (var (letter, value) in line.Cells)
                cells[Column(letter)] = Text(value);
            yield return (line.Number, cells);
        }
    }

    private static int Column(string letters) => letters.Aggregate(0, (n, c) => n * 26 + (c - 'A' + 1)) - 1;

    private static string Text(object? value) => value switch
    {
        null => "",
        double number => number.ToString("0.###############", CultureInfo.InvariantCulture),
        DateTime at => at.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => Clean(value.ToString()!),
    };

    private static IEnumerable<(int, IReadOnlyList<string>)> Csv(Stream file)
    {
        using var copy = new MemoryStream();
        file.CopyTo(copy);
        var text = Decode(copy.ToArray());
        if (text.Contains('\0', StringComparison.Ordinal))
            throw new UnreadableSheetException("这不是可读的 .csv 或 .xlsx 文件");
        var (row, cells, cell, quoted) = (1, new List<string>(), new StringBuilder(), false);
        for (var i = 0; i <= text.Length; i++)
        {
            var c = i < text.Length ? text[i] : '\n';
            if (quoted && i < text.Length)
            {
                if (c == '"' && i + 1 < text.Length && text[i + 1] == '"')
                    cell.Append(text[++i]);
                else if (c == '"')
                    quoted = false;
                else
                    cell.Append(c);
            }
            else if (c == '"' && cell.ToString().Trim().Length == 0)
                (quoted, cell) = (true, cell.Clear());
            else if (c is ',' or '\n')
            {
                cells.Add(Clean(cell.ToString()));
                cell.Clear();
                if (c == ',')
                    continue;
                yield return (row++, cells);
                cells = [];
            }
            else if (c != '\r')
                cell.Append(c);
        }
    }

    /// <summary>UTF-8 where it is, else what Chinese banks write (GB18030).</summary>
    private static string Decode(byte[] bytes)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetString(bytes);
        }
    }

    private static string Clean(string text) => text.Trim().Trim('`', '\'', '\t').Trim();

    private static string Plain(string text) => Widths.Narrow(text).Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();

    private static string Cut(string text, int most) => text.Length <= most ? text : text[..most];

    private static string Short(string text) => Cut(text, 20);
}
