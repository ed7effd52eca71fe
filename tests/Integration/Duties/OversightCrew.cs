using System.Net;
using System.Text.Json.Nodes;
using Anju.Integration.RepairOrders;
using Xunit;

namespace Anju.Integration.Duties;

/// <summary>A director who looks after everything and a housekeeper who does the work, with what their tests send.</summary>
internal static class OversightCrew
{
    public const string Api = "/api/duties";

    public static async Task<JsonNode> Must(RepairsUnderTest.Hand hand, string path, object body, HttpStatusCode expected = HttpStatusCode.OK)
    {
        var (status, answer) = await hand.Post(path.StartsWith("/api/", StringComparison.Ordinal) ? path : Api + path, body);
        Assert.True(status == expected, $"{path}: {status} {answer?.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping })}");
        return answer!;
    }

    public static object Failed(string place = "3 栋大堂", string kind = "Special", string topic = "消防安全", string post = "") =>
        new { requestId = Guid.CreateVersion7(), kind, topic, place, post, result = "一处不合格", items = new[] { new { text = "公共照明完好", outcome = "Failed", place, facts = "两盏灯不亮", severity = "Ordinary" } } };

    public static Task<RepairsUnderTest.Hand> Director(DutiesUnderTest center) => center.Hire("陈主任", "主任", "duties.audit", "duties.direct", "duties.tidy", "duties.zone", "casework.check", "casework.statistics", "inspections.view", "inspections.inspect",
        "inspections.correct", "inspections.note", "inspections.direct", "inspections.violations", "office.work", "office.view", "office.direct", "office.give");

    public static Task<RepairsUnderTest.Hand> Keeper(DutiesUnderTest center) => center.Hire("吴管家", "管理员", "inspections.view", "inspections.inspect", "inspections.correct", "inspections.violations", "office.work");

    public static async Task<List<(string Module, string Lack, string What)>> Tidy(RepairsUnderTest.Hand hand, string query = "") =>
        [.. (await hand.Get(Api + "/tidy" + query))["rows"]!.AsArray().Select(r => (r!["module"]!.GetValue<string>(), r["lack"]!.GetValue<string>(), r["what"]!.GetValue<string>()))];
}
