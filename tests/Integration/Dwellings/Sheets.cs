using System.Globalization;
using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Anju.Integration.Dwellings;

/// <summary>Workbooks as offices send them, written part by part so that they can be as wrong as those are.</summary>
internal static class Sheets
{
    public const string Excel = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    public static readonly string[] Header = ["小区", "楼号", "单元", "房间", "楼层", "建筑面积", "套内面积", "用途", "房屋状态", "交房日期", "姓名", "与房屋关系", "电话", "身份证号", "车位号", "车牌号", "开始日期", "结束日期"];

    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    /// <param name="rows">Cells as text, numbers, null, or a text beginning with "=" for a formula.</param>
    public static byte[] Of(IEnumerable<object?[]> rows, params (string Name, string Text)[] extra)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            if (extra.All(e => e.Name != "[Content_Types].xml"))
                Part(zip, "[Content_Types].xml", Types("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"));
            Part(zip, "_rels/.rels", $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="{Relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>""");
            Part(zip, "xl/workbook.xml", $"""<workbook xmlns="{Main}" xmlns:r="{Relations}"><sheets><sheet name="资料" sheetId="1" r:id="r1"/></sheets></workbook>""");
            Part(zip, "xl/_rels/workbook.xml.rels", $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="{Relations}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>""");
            using (var sheet = new StreamWriter(zip.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.Fastest).Open()))
                Write(sheet, rows);
            foreach (var (name, text) in extra)
                Part(zip, name, text);
        }

        return file.ToArray();
    }

    public static string Types(string main) => $"""<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="{main}"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>""";

    private static void Write(StreamWriter sheet, IEnumerable<object?[]> rows)
    {
        sheet.Write($"""<worksheet xmlns="{Main}"><sheetData>""");
        var number = 0;
        foreach (var row in rows)
        {
            sheet.Write($"""<row r="{++number}">""");
            for (var i = 0; i < row.Length; i++)
                sheet.Write(Cell(row[i], (char)('A' + i) + number.ToString(CultureInfo.InvariantCulture)));
            sheet.Write("</row>");
        }

        sheet.Write("</sheetData></worksheet>");
    }

    private static string Cell(object? value, string at) => value switch
    {
        null or "" => "",
        string text when text.StartsWith('=') => $"""<c r="{at}"><f>{text[1..]}</f><v>96</v></c>""",
        string text => $"""<c r="{at}" t="inlineStr"><is><t xml:space="preserve">{Escaped(text)}</t></is></c>""",
        _ => $"""<c r="{at}"><v>{((IFormattable)value).ToString(null, CultureInfo.InvariantCulture)}</v></c>""",
    };

    private static string Escaped(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);

    public static void Part(ZipArchive zip, string name, string text)
    {
        using var part = zip.CreateEntry(name).Open();
        part.Write(Encoding.UTF8.GetBytes(text));
    }

    /// <summary>A good row of our template; change what the test is about.</summary>
    public static object?[] Row(params (string Column, object? Value)[] changed)
    {
        object?[] row = ["安居花园", "5", "1", "101", 1, 88.5m, 70m, "住宅", "已交", "2020-05-01", null, null, null, null, null, null, null, null];
        foreach (var (column, value) in changed)
            row[Array.IndexOf(Header, column)] = value;
        return row;
    }

    /// <summary>Our template with these data rows.</summary>
    public static byte[] With(params object?[][] rows) => Of([Header, .. rows]);

    public static async Task<HttpResponseMessage> Upload(this HttpClient client, string act, byte[] file, string name = "资料.xlsx", bool dryRun = true, CancellationToken ct = default)
    {
        using var form = new MultipartFormDataContent();
        var content = new ByteArrayContent(file);
        content.Headers.ContentType = new MediaTypeHeaderValue(Excel);
        form.Add(content, "file", name);
        form.Add(new StringContent(dryRun ? "true" : "false"), "dryRun");
        return await client.PostAsync(new Uri("/api/estate/" + act, UriKind.Relative), form, ct);
    }

    /// <summary>The report; fails the test when there is none.</summary>
    public static async Task<JsonNode> Import(this HttpClient client, byte[] file, bool dryRun = false)
    {
        using var answer = await client.Upload("import", file, dryRun: dryRun);
        var text = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode ? JsonNode.Parse(text)! : throw new InvalidOperationException($"{answer.StatusCode} {text}");
    }

    /// <summary>Every cell of the first sheet as text, by row and column as Excel names them.</summary>
    public static Dictionary<string, string> Cells(byte[] book)
    {
        using var file = new MemoryStream(book);
        var cells = new Dictionary<string, string>();
        using var reader = new Anju.Kernel.Sheets.SheetReader(file);
        foreach (var line in reader.Lines())
            foreach (var (letter, value) in line.Cells)
                cells[letter + line.Number] = value?.ToString() ?? "";
        return cells;
    }
}
