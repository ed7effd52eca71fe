using System.Text.Encodings.Web;
using System.Text.Json;

namespace Anju.Ledger.Months;

/// <summary>A report as it was made: nine sheets, the rates and what every word on it means.</summary>
internal sealed record ReportBody(string Center, int Month, int No, string MadeBy, DateOnly MadeOn, Rates Company, Rates Agency, IReadOnlyList<string> Definitions, IReadOnlyList<SheetTable> Sheets)
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>By its number, from 1; the first part of one that has several.</summary>
    public SheetTable Sheet(int no) => Sheets.First(s => s.No == no);

    public string ToJson() => JsonSerializer.Serialize(this, Options);

    public static ReportBody Of(string json) => JsonSerializer.Deserialize<ReportBody>(json, Options)!;

    /// <summary>What is printed on every report, so that nobody reads a rate as something else.</summary>
    public static IReadOnlyList<string> Words(int month) =>
    [
        $"截止时间：{Ym.Last(month):yyyy-MM-dd} 24 时。以后收到的款、以后的更正，记入发生的月份，本表不改。",
        "当期：本月入账且账期不晚于本月，以及早先入账、账期为本月的费用。往期：上月末未收的欠费（含本月对它的更正）。后期：账期在本月以后的费用。",
        "应收 = 入账 − 撤回 ± 调整。减免不减少应收；“扣减免”的收缴率把减免从分母中减去，两种并列。",
        "收缴率（金额）= 当期费用截止月末的实收 ÷ 当期应收；清欠率 = 本月收回的往期欠费 ÷ 往期欠费；综合收缴率 =（当期实收 + 收回往期）÷（当期应收 + 往期欠费）。",
        "收缴率（户数）= 当期费用已结清的户数 ÷ 当期有应收的户数。",
        "预存和后期费用的收款不计入以上各率。违约金、押金另列，不计入收缴率。",
        "代收代付是别人的钱，单独列账，不计入公司的收缴率。",
    ];
}
