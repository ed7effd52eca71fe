using System.Globalization;
using System.Text;
using Anju.Estate.Contracts;
using Anju.Kernel.Text;

namespace Anju.Estate.Import;

/// <summary>What is wrong in one cell.</summary>
internal sealed record RowFault(int Row, string Column, string Reason);

/// <summary>One row of the sheet: a house, and at most one person who belongs to it.</summary>
internal sealed record AssetRow(int Row, string Community, HouseNumber Number, int Floor, decimal GrossArea, decimal NetArea, HouseUse Use, HouseState State,
    DateOnly? HandedOverOn, string Name, string Phone, string IdNumber, RelationKind Relation, DateOnly? From, DateOnly? To, string Parking, string Plate);

/// <summary>Reads a row strictly: every cell that cannot be right is named with its reason; nothing is guessed.</summary>
internal sealed class AssetRowReader(AssetColumns columns, DateOnly today)
{
    private const decimal LargestArea = 99_999m;
    private const int LongestName = 40, LongestSpace = 20, LongestCommunity = 40;

    private static readonly Dictionary<string, HouseState> States = new()
    {
        ["未售"] = HouseState.Unsold,
        ["未销售"] = HouseState.Unsold,
        ["2002"] = HouseState.Unsold,
        ["未交"] = HouseState.NotHandedOver,
        ["未交房"] = HouseState.NotHandedOver,
        ["已交"] = HouseState.HandedOver,
        ["已交房"] = HouseState.HandedOver,
        ["2003"] = HouseState.HandedOver,
        ["已入住"] = HouseState.HandedOver,
        ["2001"] = HouseState.HandedOver,
        ["已装修"] = HouseState.HandedOver,
        ["2005"] = HouseState.HandedOver,
        ["已出售"] = HouseState.HandedOver,
        ["2007"] = HouseState.HandedOver,
        ["空置"] = HouseState.Vacant,
        ["空闲"] = HouseState.Vacant,
        ["2008"] = HouseState.Vacant,
        ["未入住"] = HouseState.Vacant,
        ["2004"] = HouseState.Vacant,
        ["出租"] = HouseState.Let,
        ["已出租"] = HouseState.Let,
        ["2006"] = HouseState.Let,
        ["装修中"] = HouseState.Renovating,
        ["2009"] = HouseState.Renovating,
    };

    private static readonly Dictionary<string, HouseUse> Uses = new()
    {
        ["住宅"] = HouseUse.Dwelling,
        ["110"] = HouseUse.Dwelling,
        ["宿舍"] = HouseUse.Dwelling,
        ["119"] = HouseUse.Dwelling,
        ["商铺"] = HouseUse.Shop,
        ["办公"] = HouseUse.Office,
        ["办公室"] = HouseUse.Office,
        ["120"] = HouseUse.Office,
        ["车库"] = HouseUse.Garage,
        ["其他"] = HouseUse.Other,
    };

    private static readonly Dictionary<string, RelationKind> Relations = new()
    {
        ["业主"] = RelationKind.Owner,
        ["1001"] = RelationKind.Owner,
        ["共有人"] = RelationKind.CoOwner,
        ["家庭成员"] = RelationKind.Family,
        ["1002"] = RelationKind.Family,
        ["租客"] = RelationKind.Tenant,
        ["房屋租客"] = RelationKind.Tenant,
        ["1003"] = RelationKind.Tenant,
        ["临时人员"] = RelationKind.Contact,
        ["临时"] = RelationKind.Contact,
        ["联系人"] = RelationKind.Contact,
        ["1004"] = RelationKind.Contact,
    };

    /// <returns>The row, or null with at least one fault added.</returns>
    public AssetRow? Read(int row, IReadOnlyDictionary<string, object?> cells, ICollection<RowFault> faults)
    {
        var before = faults.Count;
        void Fault(AssetColumn column, string reason) => faults.Add(new(row, columns.Header(column), reason));
        string Text(AssetColumn column) => columns.Text(cells, column);
        Unusable(cells, Fault);
        if (faults.Count > before)
            return null;

        var community = Community(Text(AssetColumn.Community), Fault);
        var number = Number(Text(AssetColumn.Building), Text(AssetColumn.Unit), Text(AssetColumn.Room), Fault);
        var gross = Area(Text(AssetColumn.GrossArea), AssetColumn.GrossArea, required: true, Fault);
        var net = Area(Text(AssetColumn.NetArea), AssetColumn.NetArea, required: false, Fault) is var given and > 0 ? given : gross;
        if (net > gross && gross > 0)
            Fault(AssetColumn.NetArea, "套内面积不能大于建筑面积");
        var floor = Floor(Text(AssetColumn.Floor), number, Fault);
        if (int.TryParse(Text(AssetColumn.TopFloor), NumberStyles.None, CultureInfo.InvariantCulture, out var top) && top > 0 && floor > top)
            Fault(AssetColumn.Floor, $"楼层 {floor} 高于总层数 {top}");
        var use = Option(Text(AssetColumn.Use), Uses, HouseUse.Dwelling, AssetColumn.Use, Fault);
        var state = Option(Text(AssetColumn.State), States, HouseState.HandedOver, AssetColumn.State, Fault);
        var handedOver = Day(Text(AssetColumn.HandedOverOn), AssetColumn.HandedOverOn, Fault);
        var (from, to) = (Day(Text(AssetColumn.From), AssetColumn.From, Fault), Day(Text(AssetColumn.To), AssetColumn.To, Fault));
        if (to > today)
            Fault(AssetColumn.To, "还在住的请留空，只填已经结束的");
        if (to < (from ?? handedOver))
            Fault(AssetColumn.To, "结束日期早于开始日期");
        var person = Person(Text, state, Fault);
        var (parking, plate) = Space(Text(AssetColumn.Parking), Text(AssetColumn.Plate), Fault);
        return faults.Count > before ? null
            : new(row, community, number!, floor, gross, net, use, state, handedOver, person.Name, person.Phone, person.IdNumber, person.Relation, from ?? handedOver, to, parking, plate);
    }

    /// <summary>What no cell may hold: a formula, whose value may be old; signs that are no writing, such as pictures and tags.</summary>
    private void Unusable(IReadOnlyDictionary<string, object?> cells, Action<AssetColumn, string> fault)
    {
        foreach (var column in columns.Formulas(cells))
            fault(column, "单元格是公式，请复制后“选择性粘贴”为数值");
        foreach (var column in Enum.GetValues<AssetColumn>())
            if (columns.Text(cells, column).EnumerateRunes().Any(IsOdd))
                fault(column, "含有不能使用的字符（表情、尖括号、控制符等）");
    }

    private static bool IsOdd(Rune rune) => rune.Value is '<' or '>' || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format
        or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.OtherSymbol or UnicodeCategory.ModifierSymbol || rune == Rune.ReplacementChar;

    private static string Community(string name, Action<AssetColumn, string> fault)
    {
        if (name.Length > LongestCommunity)
            fault(AssetColumn.Community, $"小区名称最多 {LongestCommunity} 字");
        return name;
    }

    private static (string Parking, string Plate) Space(string parking, string plate, Action<AssetColumn, string> fault)
    {
        if (parking.Length > LongestSpace)
            fault(AssetColumn.Parking, $"车位号最多 {LongestSpace} 字");
        if (plate.Length == 0)
            return (parking, "");
        if (PlateNumber.TryParse(plate, out var number))
            return (parking, number.Value);
        fault(AssetColumn.Plate, $"“{Short(plate)}”不是车牌号码");
        return (parking, "");
    }

    private static HouseNumber? Number(string building, string unit, string room, Action<AssetColumn, string> fault)
    {
        if (building.Length == 0)
            fault(AssetColumn.Building, "请填写楼号");
        if (room.Length == 0)
            fault(AssetColumn.Room, "请填写房间");
        if (building.Length > 12)
            fault(AssetColumn.Building, "楼号最多 12 字");
        if (room.Length > 12)
            fault(AssetColumn.Room, "房间最多 12 字");
        if (unit.Length > 12)
            fault(AssetColumn.Unit, "单元最多 12 字");
        if (building.Length is 0 or > 12 || room.Length is 0 or > 12 || unit.Length > 12)
            return null;
        var number = HouseNumber.Of(building, unit is "0" or "" ? null : unit, room);
        if (number.Building.Length > 0 && number.Room.Length > 0)
            return number;
        fault(number.Building.Length == 0 ? AssetColumn.Building : AssetColumn.Room, "认不出这个写法");
        return null;
    }

    private static decimal Area(string text, AssetColumn column, bool required, Action<AssetColumn, string> fault)
    {
        if (text.Length == 0)
        {
            if (required)
                fault(column, "请填写面积");
            return 0;
        }

        if (!decimal.TryParse(text.TrimEnd('㎡', '米', '平', 'm', '²'), NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var area))
            fault(column, $"“{Short(text)}”不是数字");
        else if (area <= 0 || area > LargestArea)
            fault(column, $"面积应大于 0、不超过 {LargestArea:0}，现为 {Short(text)}");
        else if (decimal.Round(area, 2) != area)
            fault(column, "面积最多两位小数");
        return area;
    }

    private static int Floor(string text, HouseNumber? number, Action<AssetColumn, string> fault)
    {
        if (text.Length == 0)
            return number is not null && number.Room.All(char.IsAsciiDigit) && number.Room.Length is 3 or 4 ? int.Parse(number!.Room[..^2], CultureInfo.InvariantCulture) : 1;
        if (!int.TryParse(text.TrimEnd('层', 'F', 'f'), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var floor) || floor is < -9 or > 200 or 0)
            fault(AssetColumn.Floor, $"“{Short(text)}”不是楼层");
        return floor;
    }

    private static T Option<T>(string text, Dictionary<string, T> words, T otherwise, AssetColumn column, Action<AssetColumn, string> fault)
    {
        if (text.Length == 0)
            return otherwise;
        if (!words.TryGetValue(text, out var option))
            fault(column, $"没有“{Short(text)}”这个选项");
        return option!;
    }

    private DateOnly? Day(string text, AssetColumn column, Action<AssetColumn, string> fault)
    {
        if (text.Length == 0)
            return null;
        if (DateOnly.TryParseExact(text.Length > 10 ? text[..10] : text, ["yyyy-MM-dd", "yyyy-M-d", "yyyy/M/d", "yyyy.M.d"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && day.Year >= 1949 && day <= today.AddYears(column == AssetColumn.To ? 100 : 1))
            return day;
        fault(column, $"“{Short(text)}”不是可用的日期");
        return null;
    }

    private (string Name, string Phone, string IdNumber, RelationKind Relation) Person(Func<AssetColumn, string> text, HouseState state, Action<AssetColumn, string> fault)
    {
        var name = text(AssetColumn.Name);
        var phone = text(AssetColumn.Phone);
        var id = text(AssetColumn.IdNumber);
        var relation = Option(text(AssetColumn.Relation), Relations, RelationKind.Owner, AssetColumn.Relation, fault);
        if (state == HouseState.Unsold && name.Length > 0)
            fault(AssetColumn.Name, "未售的房屋不应有业主");
        if (name.Length > LongestName)
            fault(AssetColumn.Name, $"姓名最多 {LongestName} 字");
        if (name.Length == 0 && (phone.Length > 0 || id.Length > 0) && state != HouseState.Unsold)
            fault(AssetColumn.Name, "有电话或证件号，缺姓名");
        if (phone.Length > 0 && !IsFiller(phone))
        {
            if (PhoneNumber.TryParse(phone, out var number))
                phone = number.Value;
            if (number.Value is null)
                fault(AssetColumn.Phone, $"“{Short(phone)}”不是电话号码");
            else if (phone[0] == '1' && phone.Length > 8 && !number.IsMobile)
                fault(AssetColumn.Phone, $"“{Short(phone)}”不是电话号码，手机号应为 11 位");     // a digit lost or doubled
        }

        if (id.Length > 0 && !IsFiller(id) && Kernel.Text.IdNumber.Refusal(id, today) is { } refusal)
            fault(AssetColumn.IdNumber, refusal);
        return (name, IsFiller(phone) ? "" : phone, IsFiller(id) ? "" : id.ToUpperInvariant(), relation);
    }

    /// <summary>Offices fill a required cell with one digit repeated when they do not know the value.</summary>
    private static bool IsFiller(string digits) => digits.Length == 0 || digits.Distinct().Count() == 1;

    private static string Short(string text) => text.Length <= 12 ? text : text[..(char.IsHighSurrogate(text[11]) ? 11 : 12)] + "…";
}
