using System.Globalization;
using MiniExcelLibs;

namespace Anju.Bench;

/// <summary>Asset sheets as an office would fill them; people and plates are invented from a fixed seed.</summary>
internal static class Houses
{
    private static readonly string[] Surnames = ["周", "吴", "郑", "王", "冯", "陈", "蒋", "沈", "韩", "杨", "朱", "秦", "许", "何", "吕", "张", "孔", "曹", "严", "华"];
    private static readonly string[] Given = ["样一", "样二", "示范", "虚构", "假名", "例安", "例居", "演宁", "演平", "拟清", "拟和", "试光"];

    /// <summary>One row per house with its owner, streamed to an .xlsx.</summary>
    public static void Write(string file, IEnumerable<(string Community, string Building, string Unit, int Floor, string Room, decimal Area)> houses, int seed = 20261123)
    {
        var random = new Random(seed);
        File.Delete(file);
        MiniExcel.SaveAs(file, houses.Select(h => new Dictionary<string, object?>
        {
            ["小区"] = h.Community,
            ["楼号"] = h.Building,
            ["单元"] = h.Unit,
            ["房间"] = h.Room,
            ["楼层"] = h.Floor,
            ["建筑面积"] = h.Area,
            ["套内面积"] = decimal.Round(h.Area * 0.79m, 2),
            ["用途"] = "住宅",
            ["房屋状态"] = "已交",
            ["交房日期"] = "2019-06-01",
            ["姓名"] = Surnames[random.Next(Surnames.Length)] + Given[random.Next(Given.Length)],
            ["与房屋关系"] = "业主",
            ["电话"] = "000" + random.Next(10_000_000, 99_999_999).ToString(CultureInfo.InvariantCulture),
            ["身份证号"] = "",
            ["车位号"] = "",
            ["车牌号"] = "",
        }));
    }

    /// <summary>Buildings of 2 units × 25 floors × 4 rooms.</summary>
    public static IEnumerable<(string, string, string, int, string, decimal)> Made(string community, int count) => Enumerable.Range(0, count).Select(i =>
    {
        var (building, unit, floor, room) = (i / 200 + 1, i / 100 % 2 + 1, i / 4 % 25 + 1, i % 4 + 1);
        return (community, building.ToString(CultureInfo.InvariantCulture), unit.ToString(CultureInfo.InvariantCulture), floor, FormattableString.Invariant($"{floor}{room:00}"), 60m + i % 7 * 12.35m);
    });
}
