using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Anju.Kernel.Sheets;

namespace Anju.Estate.Import;

/// <summary>Our own template: Chinese drop-downs, and the houses that are already known, so that the office only fills the gaps.</summary>
internal static class AssetTemplate
{
    private static readonly string[] Headers = ["小区", "楼号", "单元", "房间", "楼层", "建筑面积", "套内面积", "用途", "房屋状态", "交房日期", "姓名", "与房屋关系", "电话", "身份证号", "车位号", "车牌号", "开始日期", "结束日期"];

    private static readonly (string Column, string Options)[] Lists =
    [
        ("H", "住宅,商铺,办公,车库,其他"), ("I", "未售,未交,已交,空置,出租,装修中"), ("L", "业主,共有人,家庭成员,租客,联系人"),
    ];

    /// <param name="known">Rows in the order of the headers; streamed.</param>
    public static void Write(Stream target, IEnumerable<IReadOnlyList<object?>> known)
    {
        using var book = SpreadsheetDocument.Create(target, SpreadsheetDocumentType.Workbook);
        var workbook = book.AddWorkbookPart();
        var sheet = workbook.AddNewPart<WorksheetPart>();
        using (var xml = OpenXmlWriter.Create(sheet))
        {
            xml.WriteStartElement(new Worksheet());
            xml.WriteStartElement(new SheetData());
            var line = 0;
            foreach (var row in known.Prepend(Headers))
                WriteRow(xml, ++line, row);
            xml.WriteEndElement();
            xml.WriteElement(DropDowns());
            xml.WriteEndElement();
        }

        workbook.Workbook = new Workbook(new Sheets(new Sheet { Name = "房屋", SheetId = 1, Id = workbook.GetIdOfPart(sheet) }));
    }

    private static DataValidations DropDowns() => new(Lists.Select(list => new DataValidation(new Formula1($"\"{list.Options}\""))
    {
        Type = DataValidationValues.List,
        AllowBlank = true,
        ShowErrorMessage = true,
        ErrorTitle = "请从下拉中选择",
        Error = list.Options,
        SequenceOfReferences = new ListValue<StringValue> { InnerText = $"{list.Column}2:{list.Column}{AssetSheet.MostRows + 1}" },
    }))
    { Count = (uint)Lists.Length };

    private static void WriteRow(OpenXmlWriter xml, int line, IReadOnlyList<object?> cells)
    {
        xml.WriteStartElement(new Row { RowIndex = (uint)line });
        for (var i = 0; i < cells.Count; i++)
            xml.WriteElement(SheetCells.Of(cells[i], $"{SheetReader.Letter(i + 1)}{line}"));
        xml.WriteEndElement();
    }
}
