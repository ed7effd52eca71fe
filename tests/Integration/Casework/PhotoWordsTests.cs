using System.Net;
using System.Text.Json.Nodes;
using Anju.Integration.Complaints;
using Xunit;

namespace Anju.Integration.Casework;

/// <summary>A photo that cannot be taken is refused with the reason, wherever it is handed in.</summary>
public class PhotoWordsTests
{
    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_file_that_is_no_photo_is_refused_with_its_reason_at_every_place(Database database)
    {
        var center = await ComplaintsUnderTest.On(database);
        var complaint = await center.Register();
        object[] photos = [new { name = "照片.jpg", bytes = new byte[] { 1, 2, 3 } }];
        static string? Why(JsonNode? body) => body?["errors"]?["Photos"]?[0]?.GetValue<string>();
        var answers = new (HttpStatusCode Status, JsonNode? Body)[]
        {
            await center.Keeper.TryDo(complaint, "photos", new { photos }),
            await center.Director.Post("/api/inspections/note", new { requestId = Guid.CreateVersion7(), place = "东门", item = "岗亭", facts = "无人", photos }),
            await center.Director.Post("/api/inspections/violations/find", new { requestId = Guid.CreateVersion7(), place = "东门", kind = "占道", facts = "停车", photos }),
            await center.Director.Post("/api/frontdesk/contacts", new { requestId = Guid.CreateVersion7(), way = "Call", house = center.House.Value, caller = "周样宁", callerPhone = "00012345678", kind = "Question", content = "问停水", outcome = "SolvedOnSpot", result = "已告知", photos }),
        };
        Assert.All(answers, a => Assert.Equal((HttpStatusCode.BadRequest, "只接受 JPEG、PNG、WebP 图片或 PDF 文件"), (a.Status, Why(a.Body))));
    }
}
