using System.Globalization;
using Anju.Billing.Meters.Domain;

namespace Anju.Billing.Meters;

/// <summary>The words of the paper forms.</summary>
internal static class MeterWords
{
    public static string Of(MeterKind kind) => kind switch { MeterKind.Water => "水表", MeterKind.Electricity => "电表", MeterKind.Gas => "燃气表", _ => "热表" };

    public static string Unit(MeterKind kind) => kind switch { MeterKind.Water or MeterKind.Gas => "m³", _ => "kWh" };

    /// <summary>The key of the item that is billed by it.</summary>
    public static string Item(MeterKind kind) => kind switch { MeterKind.Water => "water", MeterKind.Electricity => "electricity", MeterKind.Gas => "gas", _ => "heat" };

    public static MeterKind? KindOf(string item) => item switch { "water" => MeterKind.Water, "electricity" => MeterKind.Electricity, "gas" => MeterKind.Gas, "heat" => MeterKind.Heat, _ => null };

    public static string Of(MeterUse use) => use switch { MeterUse.House => "户表", MeterUse.Shared => "公摊表", _ => "总表" };

    /// <summary>What follows the number of a meter of two registers.</summary>
    public static string Mark(MeterRate rate) => rate switch { MeterRate.Peak => "峰", MeterRate.Valley => "谷", _ => "" };

    public static string Of(ReadingWay way) => way switch { ReadingWay.Start => "底数", ReadingWay.Read => "实抄", ReadingWay.Estimate => "估抄", _ => "止数" };

    public static string Of(RoundState state) => state switch { RoundState.Open => "抄表中", RoundState.Closed => "已关闭", _ => "已公示" };

    public static string Colour(RoundState state) => state switch { RoundState.Open => "info", RoundState.Closed => "ok", _ => "mute" };

    public static string Register(long milli) => (milli / 1000m).ToString("0.###", CultureInfo.InvariantCulture);

    public static string Quantity(long micro) => (micro / 1_000_000m).ToString("#,0.###", CultureInfo.InvariantCulture);

    public static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    public static readonly IReadOnlyList<(string, string)> Kinds = [.. Enum.GetValues<MeterKind>().Select(k => (k.ToString(), Of(k)))];

    public static readonly IReadOnlyList<(string, string)> Uses = [.. Enum.GetValues<MeterUse>().Select(u => (u.ToString(), Of(u)))];
}
