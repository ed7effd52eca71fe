using System.IO.Compression;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Anju.Estate.Domain;
using Anju.Kernel.Audit;
using Xunit;

namespace Anju.Integration.Dwellings;

public class ImportTests
{
    private static async Task<(int Houses, int People, int Relations, int Spaces, int Keys)> Stored(Estate estate) => await estate.Center.Ask(async db => (
        await db.Set<House>().CountAsync(), await db.Set<Person>().CountAsync(), await db.Set<Relation>().CountAsync(), await db.Set<ParkingSpace>().CountAsync(),
        await db.Set<Anju.Estate.Search.SearchKey>().CountAsync()));

    private static string[] Faults(JsonNode report) => [.. report["faults"]!.AsArray().Select(f => $"{f!["row"]} {f["column"]} {f["reason"]}")];

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("A-3a")]
    public async Task The_template_has_chinese_choices_and_the_houses_that_are_known_and_comes_back_clean(Database database)
    {
        var estate = await Estate.On(database);
        var clerk = estate.Clerk("estate.import");
        using var answer = await clerk.GetAsync(new Uri("/api/estate/import-template.xlsx", UriKind.Relative));
        Assert.Equal(Sheets.Excel, answer.Content.Headers.ContentType!.MediaType);
        var book = await answer.Content.ReadAsByteArrayAsync();
        var cells = Sheets.Cells(book);
        Assert.Equal(Sheets.Header, Enumerable.Range(0, Sheets.Header.Length).Select(i => cells[$"{(char)('A' + i)}1"]));
        Assert.Equal(["安居花园", "3", "2", "1801", "18", "89.1"], "ABCDEF".Select(c => cells[c + "2"]));
        Assert.Equal("空置", cells["I2"]);
        Assert.Equal(3, cells.Keys.Count(k => k.StartsWith('D')) - 1);

        using (var opened = SpreadsheetDocument.Open(new MemoryStream(book), isEditable: false))
            Assert.Empty(new OpenXmlValidator().Validate(opened).Select(e => $"{e.Path?.XPath} {e.Description}"));

        using var zip = new ZipArchive(new MemoryStream(book));
        using var xml = new StreamReader(zip.Entries.Single(e => e.FullName.EndsWith("sheet1.xml", StringComparison.Ordinal) || e.FullName.EndsWith("sheet.xml", StringComparison.Ordinal)).Open());
        var sheet = await xml.ReadToEndAsync();
        Assert.All((string[])["住宅,商铺,办公,车库,其他", "未售,未交,已交,空置,出租,装修中", "业主,共有人,家庭成员,租客,联系人"], list => Assert.Contains(list, sheet, StringComparison.Ordinal));

        var before = await Stored(estate);
        Assert.Empty(Faults(await clerk.Import(book)));
        Assert.Equal(before, await Stored(estate));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("A-3a", "F-3a")]
    public async Task A_good_file_is_checked_without_storing_then_stored_once_and_for_all(Database database)
    {
        var estate = await Estate.On(database);
        var clerk = estate.Clerk("estate.import");
        var file = Sheets.With(
            Sheets.Row(("姓名", "钱示例"), ("与房屋关系", "业主"), ("电话", "000 1111 2222"), ("身份证号", "11010519491231002X"), ("车位号", "B1-77"), ("车牌号", "沪A·12345")),
            Sheets.Row(("姓名", "孙示例"), ("与房屋关系", "家庭成员"), ("电话", null)),
            Sheets.Row(("房间", "102"), ("姓名", "钱示例"), ("与房屋关系", "业主"), ("电话", "00011112222")),
            Sheets.Row(("楼号", "3"), ("单元", "2"), ("房间", "501"), ("建筑面积", 96.32m), ("姓名", "李租客"), ("与房屋关系", "租客"), ("开始日期", "2026-01-01")));
        var before = await Stored(estate);
        var dry = await clerk.Import(file, dryRun: true);
        Assert.Empty(Faults(dry));
        Assert.Equal((4, 2, 1, 4), (dry["rows"]!.GetValue<int>(), dry["newHouses"]!.GetValue<int>(), dry["knownHouses"]!.GetValue<int>(), dry["newPeople"]!.GetValue<int>()));
        Assert.Equal(before, await Stored(estate));

        Assert.Empty(Faults(await clerk.Import(file)));
        var after = await Stored(estate);
        Assert.Equal((before.Houses + 2, before.People + 3, before.Relations + 4, before.Spaces + 1), (after.Houses, after.People, after.Relations, after.Spaces));
        Assert.Equal(["5-1-101", "5-1-102"], (await clerk.Look("search?words=" + Uri.EscapeDataString("钱示例"))).Body.AsArray().Select(h => h!["number"]!.GetValue<string>()));
        Assert.Equal(["3-2-501"], (await clerk.Look("search?words=lzk")).Body.AsArray().Select(h => h!["number"]!.GetValue<string>()));
        Assert.Equal(["5-1-101"], (await clerk.Look("search?words=a12345")).Body.AsArray().Select(h => h!["number"]!.GetValue<string>()));
        var audited = await estate.Center.Ask(db => db.Set<AuditEntry>().SingleAsync(e => e.Table == "estate_imported_files"));
        Assert.Contains("Digest", audited.Detail, StringComparison.Ordinal);

        Assert.Empty(Faults(await clerk.Import(file)));
        Assert.Equal(after, await Stored(estate));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("A-3a")]
    public async Task Every_bad_row_comes_back_with_number_column_and_reason_and_nothing_is_stored(Database database)
    {
        var estate = await Estate.On(database);
        var clerk = estate.Clerk("estate.import");
        var rows = new (object?[] Row, string Fault)[]
        {
            (Sheets.Row(("小区", "查无此园")), "小区 没有登记小区“查无此园”"),
            (Sheets.Row(("房间", "201"), ("建筑面积", 0)), "建筑面积 面积应大于 0"),
            (Sheets.Row(("房间", "202"), ("建筑面积", -3)), "建筑面积 面积应大于 0"),
            (Sheets.Row(("房间", "203"), ("建筑面积", "约九十")), "建筑面积 “约九十”不是数字"),
            (Sheets.Row(("房间", "204")), ""),
            (Sheets.Row(("房间", "204")), "房间 房屋与第 6 行重复"),
            (Sheets.Row(("房间", "205"), ("姓名", "甲"), ("电话", "1380013800")), "电话 “1380013800”不是电话号码"),
            (Sheets.Row(("房间", "206"), ("姓名", "甲"), ("身份证号", "110105194912310021")), "身份证号 身份证号码有误"),
            (Sheets.Row(("房间", "207"), ("姓名", "甲"), ("开始日期", "2026-05-01"), ("结束日期", "2026-04-30")), "结束日期 结束日期早于开始日期"),
            (Sheets.Row(("房间", "218"), ("姓名", "甲"), ("结束日期", "2099-01-01")), "结束日期 还在住的请留空"),
            (Sheets.Row(("房间", "208"), ("建筑面积", "=B2*2")), "建筑面积 单元格是公式"),
            (Sheets.Row(("房间", new string('9', 10_000))), "房间 房间最多 12 字"),
            (Sheets.Row(("房间", "209"), ("姓名", new string('长', 10_000))), "姓名 姓名最多 40 字"),
            (Sheets.Row(("房间", "210"), ("单元", new string('1', 10_000))), "单元 单元最多 12 字"),
            (Sheets.Row(("房间", "211"), ("姓名", "王😀")), "姓名 含有不能使用的字符"),
            (Sheets.Row(("房间", "212"), ("姓名", "<script>alert(1)</script>")), "姓名 含有不能使用的字符"),
            (Sheets.Row(("房间", "213"), ("车牌号", "ABC")), "车牌号 “ABC”不是车牌号码"),
            (Sheets.Row(("房间", "214"), ("车位号", new string('B', 30))), "车位号 车位号最多 20 字"),
            (Sheets.Row(("房间", "215"), ("交房日期", "2020-13-01")), "交房日期 “2020-13-01”不是可用的日期"),
            (Sheets.Row(("房间", "216"), ("用途", "厂房")), "用途 没有“厂房”这个选项"),
            (Sheets.Row(("房间", null)), "房间 请填写房间"),
            (Sheets.Row(("房间", "217"), ("电话", "000 1111 2222")), "姓名 有电话或证件号，缺姓名"),
        };
        var file = Sheets.With([.. rows.Select(r => r.Row)]);
        var before = await Stored(estate);
        var report = await clerk.Import(file);
        var faults = Faults(report);
        for (var i = 0; i < rows.Length; i++)
        {
            var mine = faults.Where(f => f.StartsWith($"{i + 2} ", StringComparison.Ordinal)).ToArray();
            if (rows[i].Fault.Length == 0)
                Assert.Empty(mine);
            else
                Assert.True(mine is [var only] && only.StartsWith($"{i + 2} {rows[i].Fault}", StringComparison.Ordinal), $"{rows[i].Fault}: {string.Join(" | ", mine)}");
        }

        Assert.Equal(before, await Stored(estate));
        using var copy = await clerk.Upload("import-faults.xlsx", file);
        var cells = Sheets.Cells(await copy.Content.ReadAsByteArrayAsync());
        Assert.Equal("导入结果", cells["A1"]);
        for (var i = 0; i < rows.Length; i++)
            if (rows[i].Fault.Length == 0)
                Assert.DoesNotContain($"A{i + 2}", cells.Keys);
            else
                Assert.StartsWith($"第 {i + 2} 行 {rows[i].Fault.Replace(" ", "：", StringComparison.Ordinal)[..4]}", cells[$"A{i + 2}"], StringComparison.Ordinal);
        Assert.Equal("约九十", cells["G5"]);                     // the office's own cells, one column to the right
        Assert.Equal("<script>alert(1)</script>", cells["L17"]);
        Assert.Equal(10_000, cells["E13"].Length);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("A-3a")]
    public async Task The_sheet_that_offices_have_already_is_taken_as_it_is(Database database)
    {
        var estate = await Estate.On(database);
        var clerk = estate.Clerk("estate.import");
        object?[] header = ["楼号", "单元", "房间", "楼层", "总层数", "是否有电梯", "房屋类型", "房屋户型", "建筑面积", "室内面积", "租金", "房屋状态", "业主名称", "性别", "手机号", "身份证号", "业主类型", null, null, "说明：房屋类型", "110 住宅"];
        var file = Sheets.Of([
            ["资产信息导入表（单元 0 表示商铺）"], header,
            ["9", 1, "1204", 12, 18, "有", 110, "两室一厅", 102.37m, 88.1m, 0, 2001, "冯示例", "男", "00022223333", "111111111111111111", 1001, null, null, "2001 已入住", "2002 未销售"],
            ["9", 1, "1204", 12, 18, "有", 110, "两室一厅", 102.37m, 88.1m, 0, 2001, "陈示例", "女", "00022224444", null, 1002],
            ["9", 1, "1205", 12, 18, "有", 110, "两室一厅", 99m, 88m, 0, 2002, null, null, null, null, null, null, null, "说明继续"],
            ["9", 0, "S3", 1, 18, "无", 120, null, 45m, null, 3500, 2006, "褚示例", "女", "00022225555", null, 1003],
            [null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, "1001 业主"]]);
        var report = await clerk.Import(file);
        Assert.Empty(Faults(report));
        Assert.Null(report["refusal"]);
        Assert.Equal(4, report["rows"]!.GetValue<int>());
        var houses = await estate.Center.Ask(db => db.Set<House>().Where(h => h.Number.StartsWith("9-")).OrderBy(h => h.Number).Select(h => h.Number + " " + h.State + " " + h.Use + " " + h.GrossCenti).ToListAsync());
        Assert.Equal(["9-1-1204 HandedOver Dwelling 10237", "9-1-1205 Unsold Dwelling 9900", "9-S3 Let Office 4500"], houses);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_sheet_that_lacks_a_needed_column_or_any_row_says_so(Database database)
    {
        var clerk = (await Estate.On(database)).Clerk("estate.import");
        async Task<string> Refusal(byte[] file) => (await clerk.Import(file))["refusal"]!.GetValue<string>();
        Assert.Equal("表头缺少：建筑面积", await Refusal(Sheets.Of([["小区", "楼号", "单元", "房间", "楼层"], ["安居花园", "5", "1", "101", 1]])));
        Assert.StartsWith("没有找到表头", await Refusal(Sheets.Of([["甲", "乙", "丙"], ["1", "2", "3"]])), StringComparison.Ordinal);
        Assert.Equal("表头下面没有数据", await Refusal(Sheets.With()));
        Assert.StartsWith("一次最多导入 20000 行", await Refusal(Sheets.Of(Enumerable.Range(0, 20_001).Select(i => Sheets.Row(("房间", (i + 101).ToString(System.Globalization.CultureInfo.InvariantCulture)))).Prepend(Sheets.Header))), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Only_who_may_import_sees_the_template_or_sends_a_file(Database database)
    {
        var clerk = (await Estate.On(database)).Clerk("estate.edit", "estate.people");
        using var upload = await clerk.Upload("import", Sheets.With(Sheets.Row()));
        using var marked = await clerk.Upload("import-faults.xlsx", Sheets.With(Sheets.Row()));
        using var template = await clerk.GetAsync(new Uri("/api/estate/import-template.xlsx", UriKind.Relative));
        using var page = await clerk.GetAsync(new Uri("/estate/import", UriKind.Relative));
        Assert.All([upload, marked, template, page], a => Assert.Equal(HttpStatusCode.Forbidden, a.StatusCode));
    }
}
