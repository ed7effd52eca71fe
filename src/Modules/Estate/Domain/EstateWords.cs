using Anju.Estate.Contracts;

namespace Anju.Estate.Domain;

/// <summary>The words staff use, and the colour of each state in the design.</summary>
internal static class EstateWords
{
    public static readonly HouseState[] States = Enum.GetValues<HouseState>();

    public static string Of(HouseState state) => state switch
    {
        HouseState.Unsold => "未售",
        HouseState.NotHandedOver => "未交",
        HouseState.HandedOver => "已交",
        HouseState.Vacant => "空置",
        HouseState.Let => "出租",
        _ => "装修中",
    };

    public static string Colour(HouseState state) => state switch
    {
        HouseState.HandedOver => "ok",
        HouseState.Vacant => "info",
        HouseState.Let => "warn",
        HouseState.Renovating => "hold",
        _ => "mute",
    };

    public static string Of(HouseUse use) => use switch
    {
        HouseUse.Dwelling => "住宅",
        HouseUse.Shop => "商铺",
        HouseUse.Office => "办公",
        HouseUse.Garage => "车库",
        _ => "其他",
    };

    public static string Of(RelationKind kind) => kind switch
    {
        RelationKind.Owner => "业主",
        RelationKind.CoOwner => "共有人",
        RelationKind.Family => "家庭成员",
        RelationKind.Tenant => "租客",
        _ => "联系人",
    };

    public static string Of(ControlSystem system) => system switch
    {
        ControlSystem.Water => "给水",
        ControlSystem.Drain => "排水",
        ControlSystem.Electric => "电",
        ControlSystem.Gas => "燃气",
        ControlSystem.Heating => "供暖",
        _ => "消防",
    };

    public static string Of(ConsentGroup group) => group switch { ConsentGroup.Family => "家庭情况", ConsentGroup.Workplace => "工作单位", ConsentGroup.Health => "健康与照护", _ => "照片" };

    public static string Of(EquipmentState state) => state switch { EquipmentState.Good => "完好", EquipmentState.Impaired => "带病运行", _ => "停用" };
}
