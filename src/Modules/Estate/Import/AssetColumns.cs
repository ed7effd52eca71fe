using Anju.Kernel.Sheets;
using Anju.Kernel.Text;

namespace Anju.Estate.Import;

internal enum AssetColumn { Community, Building, Unit, Room, Floor, GrossArea, NetArea, Use, State, Name, Phone, IdNumber, Relation, HandedOverOn, Parking, Plate, From, To, TopFloor }

/// <summary>
/// Finds our columns in a sheet by the words of its header, in any order: our own template and the 资产信息 sheet that
/// offices already fill in. Columns with other words, and explanations beside the data, are ignored.
/// </summary>
internal sealed class AssetColumns
{
    private const int FewestKnown = 4, LongestHeader = 30;
    private static readonly AssetColumn[] All = Enum.GetValues<AssetColumn>();

    private static readonly Dictionary<string, AssetColumn> Words = new()
    {
        ["小区"] = AssetColumn.Community,
        ["小区名称"] = AssetColumn.Community,
        ["楼号"] = AssetColumn.Building,
        ["楼栋"] = AssetColumn.Building,
        ["楼栋号"] = AssetColumn.Building,
        ["栋"] = AssetColumn.Building,
        ["栋号"] = AssetColumn.Building,
        ["单元"] = AssetColumn.Unit,
        ["单元号"] = AssetColumn.Unit,
        ["单元编号"] = AssetColumn.Unit,
        ["房间"] = AssetColumn.Room,
        ["房号"] = AssetColumn.Room,
        ["室"] = AssetColumn.Room,
        ["房间号"] = AssetColumn.Room,
        ["房屋编号"] = AssetColumn.Room,
        ["楼层"] = AssetColumn.Floor,
        ["所在楼层"] = AssetColumn.Floor,
        ["总层数"] = AssetColumn.TopFloor,
        ["建筑面积"] = AssetColumn.GrossArea,
        ["面积"] = AssetColumn.GrossArea,
        ["室内面积"] = AssetColumn.NetArea,
        ["套内面积"] = AssetColumn.NetArea,
        ["房屋类型"] = AssetColumn.Use,
        ["用途"] = AssetColumn.Use,
        ["房屋状态"] = AssetColumn.State,
        ["状态"] = AssetColumn.State,
        ["业主名称"] = AssetColumn.Name,
        ["姓名"] = AssetColumn.Name,
        ["业主姓名"] = AssetColumn.Name,
        ["手机号"] = AssetColumn.Phone,
        ["电话"] = AssetColumn.Phone,
        ["联系电话"] = AssetColumn.Phone,
        ["身份证号"] = AssetColumn.IdNumber,
        ["证件号"] = AssetColumn.IdNumber,
        ["业主类型"] = AssetColumn.Relation,
        ["与房屋关系"] = AssetColumn.Relation,
        ["关系"] = AssetColumn.Relation,
        ["交房日期"] = AssetColumn.HandedOverOn,
        ["车位"] = AssetColumn.Parking,
        ["车位号"] = AssetColumn.Parking,
        ["车牌号"] = AssetColumn.Plate,
        ["车牌"] = AssetColumn.Plate,
        ["开始日期"] = AssetColumn.From,
        ["入住日期"] = AssetColumn.From,
        ["起始日期"] = AssetColumn.From,
        ["结束日期"] = AssetColumn.To,
        ["到期日期"] = AssetColumn.To,
    };

    private readonly Dictionary<AssetColumn, (string Letter, string Header)> found = [];

    /// <summary>Null when the row is no header.</summary>
    public static AssetColumns? Read(IReadOnlyDictionary<string, object?> row)
    {
        var columns = new AssetColumns();
        foreach (var (letter, value) in row)
            if (value is string { Length: <= LongestHeader } text && Words.TryGetValue(Plain(text), out var column))
                columns.found.TryAdd(column, (letter, text.Trim()));
        return columns.found.Count >= FewestKnown ? columns : null;
    }

    /// <summary>The columns without which a sheet cannot be read.</summary>
    public IEnumerable<string> Missing()
    {
        if (!found.ContainsKey(AssetColumn.Building))
            yield return "楼号";
        if (!found.ContainsKey(AssetColumn.Room))
            yield return "房间";
        if (!found.ContainsKey(AssetColumn.GrossArea))
            yield return "建筑面积";
    }

    public string Header(AssetColumn column) => found.TryGetValue(column, out var at) ? at.Header : column.ToString();

    /// <summary>The cell as text, trimmed and narrow; empty when the column is not there.</summary>
    public string Text(IReadOnlyDictionary<string, object?> row, AssetColumn column) =>
        found.TryGetValue(column, out var at) && row.TryGetValue(at.Letter, out var value) ? Plain(value) : "";

    /// <summary>Our columns in which this row computes instead of stating.</summary>
    public IEnumerable<AssetColumn> Formulas(IReadOnlyDictionary<string, object?> row) => found.Where(f => row.GetValueOrDefault(f.Value.Letter) is Formula).Select(f => f.Key);

    /// <summary>Explanations beside the data stand in columns we do not know, so a row of them counts as empty.</summary>
    public bool IsEmpty(IReadOnlyDictionary<string, object?> row) => !Array.Exists(All, c => found.TryGetValue(c, out var at) && row.GetValueOrDefault(at.Letter) is { } value && (value is Formula || Plain(value).Length > 0));

    private static string Plain(object? value) => value switch
    {
        null => "",
        double number => number.ToString("0.###############", System.Globalization.CultureInfo.InvariantCulture),
        DateTime at => at.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        _ => Plain(value.ToString()!),
    };

    private static string Plain(string text) => Widths.Narrow(text).Trim().Trim('*').Replace("\n", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
}
