using System.Net;
using Anju.Integration.RepairOrders;
using Xunit;

namespace Anju.Integration.Inspections;

/// <summary>Pages of inspections cost the same few statements whatever the number of records.</summary>
public partial class InspectionPageTests
{
    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Registers_and_lists_ask_the_database_as_often_for_forty_records_as_for_two(Database database)
    {
        var center = await RepairsUnderTest.On(database);
        for (var i = 0; i < 2; i++)
            await Record(center, i);
        string[] pages = ["/inspections", "/inspections/nonconformities?tab=All", "/inspections/violations?tab=All", "/inspections/emergencies", "/inspections/observations", "/inspections/indices", "/statistics"];
        await Count(center, ["/statistics"]);                  // the months before are kept from here on
        var few = await Count(center, pages);
        for (var i = 2; i < 40; i++)
            await Record(center, i);
        var many = await Count(center, pages);
        Assert.Equal(few, many);
        Assert.InRange(many[0], 1, 26);                        // the register carries the duties of the day and the week, with whose they are
        Assert.All(many.Skip(1).Take(4), n => Assert.InRange(n, 1, 10));
        Assert.All(many, n => Assert.InRange(n, 1, 50));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("S-4.1.2d")]
    public async Task The_form_is_saved_as_a_phone_sends_it_with_nobody_chosen_and_a_refused_one_keeps_what_was_typed(Database database)
    {
        var center = await RepairsUnderTest.On(database);
        const string address = "/inspections/new?kind=Special";
        var (director, page) = (center.Director, "");
        async Task<(HttpStatusCode Status, string Where, string Text)> Send(string outcome, string facts)
        {
            page = await director.Page(address);
            var fields = Hidden().Matches(page[page.IndexOf("value=\"inspection\"", StringComparison.Ordinal)..]).Select(m => (Name: m.Groups[1].Value, Value: m.Groups[2].Value)).Where(f => f.Name.StartsWith("Input.", StringComparison.Ordinal)).ToDictionary(f => f.Name, f => WebUtility.HtmlDecode(f.Value));
            (fields["_handler"], fields["__RequestVerificationToken"]) = ("inspection", Token().Match(page).Groups[1].Value);
            (fields["Input.Topic"], fields["Input.Place"], fields["Input.Checked"], fields["Input.StartedAt"], fields["Input.Result"]) = ("环境卫生", "水泵房", "", "2026-11-25T10:00", "已查");
            for (var i = 0; i < 6; i++)
                (fields[$"Input.Items[{i}].Outcome"], fields[$"Input.Items[{i}].Facts"], fields[$"Input.Items[{i}].Severity"], fields[$"Input.Items[{i}].Responsible"]) = (i == 0 ? outcome : "Passed", i == 0 ? facts : "", "Ordinary", "");
            fields["Input.Items[5].Text"] = "";
            using var form = new FormUrlEncodedContent(fields);
            using var answer = await director.Send(address, form);
            return (answer.StatusCode, answer.Headers.Location?.ToString() ?? "", await answer.Content.ReadAsStringAsync());
        }

        var (status, where, _) = await Send("Passed", "");
        Assert.Equal(HttpStatusCode.Found, status);
        Assert.Contains("done=", where, StringComparison.Ordinal);
        (status, _, var text) = await Send("Failed", "");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("请写明事实", text, StringComparison.Ordinal);
        Assert.Contains("水泵房", text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, (await Send("Failed", "地面积水")).Status);
        Assert.Equal(2, (await director.Get("/api/inspections/list?kind=Special"))["total"]!.GetValue<int>());
    }

    [System.Text.RegularExpressions.GeneratedRegex("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"")]
    private static partial System.Text.RegularExpressions.Regex Hidden();

    [System.Text.RegularExpressions.GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial System.Text.RegularExpressions.Regex Token();

    private static async Task Record(RepairsUnderTest center, int i)
    {
        var item = new { text = "公共照明完好", outcome = "Failed", place = $"{i} 栋大堂", facts = "两盏灯不亮", onSpot = "", severity = "Ordinary" };
        var (status, body) = await center.Director.Post("/api/inspections/record", new { requestId = Guid.CreateVersion7(), kind = "Special", topic = "环境卫生", place = $"{i} 栋", result = "一处不合格", items = new[] { item } });
        Assert.True(status == HttpStatusCode.Created, body?.ToJsonString());
        (status, body) = await center.Director.Post("/api/inspections/emergencies/open", new { requestId = Guid.CreateVersion7(), kind = "停水" });
        Assert.True(status == HttpStatusCode.Created, body?.ToJsonString());
    }

    private static async Task<int[]> Count(RepairsUnderTest center, string[] pages)
    {
        var counts = new int[pages.Length];
        for (var i = 0; i < pages.Length; i++)
        {
            var page = pages[i];
            counts[i] = await center.Visit(() => center.Director.Page(page));
        }

        return counts;
    }
}
