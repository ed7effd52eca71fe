using Microsoft.Playwright;
using MiniExcelLibs;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Anju.Browser;

/// <summary>An office moves in with its own table, which is never clean.</summary>
public class ImportJourney(Site site, Chromium chromium)
{
    private const string New = "9-1-101";

    [Fact, Clause("F-1a", "D-8a")]
    public async Task An_import_with_bad_rows_stores_nothing_until_the_file_is_mended()
    {
        var page = await chromium.SignedIn(site, "dangan");
        await page.GotoAsync("/estate/import");
        var header = await Template(page);

        await Send(page, header, [Row("101", "88.5", "例安"), Row("102", "八十", "例居"), Row("103", "90", "例宁", "无号码")], "只检查");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("3 行中有 2 行有错");
        await Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "“八十”不是数字" })).ToContainTextAsync("建筑面积");
        await Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "不是电话号码" })).ToContainTextAsync("4");
        await MarkedCopy(page);

        await Send(page, header, [Row("101", "88.5", "例安"), Row("102", "八十", "例居")], "检查并导入");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("没有存入任何内容");
        await Expect(await Find(page, New)).ToHaveTextAsync("没有找到");

        await page.GotoAsync("/estate/import");
        await Send(page, header, [Row("101", "88.5", "例安"), Row("102", "80", "例居"), Row("103", "90", "例宁", "00012345678")], "检查并导入");
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("已导入 3 行：新房屋 3 户");
        await Expect(await Find(page, New)).ToContainTextAsync(New);
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(New);
        await Expect(page.Locator("main")).ToContainTextAsync("88.50");
    }

    /// <summary>The columns of the template that the page offers; the houses that are known stand in it.</summary>
    private static async Task<string[]> Template(IPage page)
    {
        var file = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { NameRegex = new("下载模板") }).ClickAsync());
        Assert.EndsWith(".xlsx", file.SuggestedFilename, StringComparison.Ordinal);
        var rows = MiniExcel.Query(await file.PathAsync(), excelType: ExcelType.XLSX).Cast<IDictionary<string, object?>>().ToList();
        Assert.True(rows.Count > 900, $"the template holds {rows.Count} rows");
        return [.. rows[0].Values.Select(v => v?.ToString() ?? "")];
    }

    private static Dictionary<string, string> Row(string room, string area, string name, string phone = "") => new()
    {
        ["小区"] = "安居花园",
        ["楼号"] = "9",
        ["单元"] = "1",
        ["房间"] = room,
        ["建筑面积"] = area,
        ["姓名"] = name,
        ["与房屋关系"] = "业主",
        ["电话"] = phone,
        ["房屋状态"] = "已交",
    };

    private static async Task Send(IPage page, string[] header, Dictionary<string, string>[] rows, string button)
    {
        using var file = new MemoryStream();
        file.SaveAs(rows.Select(r => header.ToDictionary(h => h, h => (object?)r.GetValueOrDefault(h))), excelType: ExcelType.XLSX);
        await page.GetByLabel("文件").SetInputFilesAsync(new FilePayload { Name = "资产信息.xlsx", MimeType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", Buffer = file.ToArray() });
        await page.RunAndWaitForResponseAsync(() => page.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync(), r => r.Request.Method == "POST");
    }

    /// <summary>The same file comes back; each bad row says in its first column what is wrong, the good one says nothing.</summary>
    private static async Task MarkedCopy(IPage page)
    {
        var file = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { NameRegex = new("标注了原因的表格") }).ClickAsync());
        var marks = MiniExcel.Query(await file.PathAsync(), excelType: ExcelType.XLSX).Cast<IDictionary<string, object?>>().Select(r => r.Values.First()?.ToString() ?? "").ToList();
        Assert.Equal(4, marks.Count);
        Assert.Equal("", marks[1]);
        Assert.Contains("第 3 行 建筑面积", marks[2], StringComparison.Ordinal);
        Assert.Contains("第 4 行 电话", marks[3], StringComparison.Ordinal);
    }

    /// <summary>What the one search box shows for these words.</summary>
    private static async Task<ILocator> Find(IPage page, string words)
    {
        await page.GotoAsync("/estate");
        await page.Key("/");
        await page.Keyboard.TypeAsync(words);
        return page.Locator("header.top .hits li").First;
    }
}
