using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Anju.Estate.Contracts;
using Xunit;

namespace Anju.Integration.Dwellings;

public class FacilityPhotoTests
{
    private static readonly byte[] Png = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==");

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("M-1b")]
    public async Task A_valve_shows_its_photos_wherever_somebody_looks_for_it(Database database)
    {
        var estate = await Estate.On(database);
        var head = estate.Clerk("estate.facilities");
        async Task<Guid> Valve(string name, Guid building) => (await head.Post("save-facility", new { requestId = Guid.CreateVersion7(), communityId = estate.Community.Value, name, system = "Water", place = "1F", buildingId = building })).Body.GetValue<Guid>();
        var (id, bare) = (await Valve("3栋总阀", estate.Tower.Value), await Valve("7栋总阀", estate.Other.Value));
        object Photos(Guid valve, byte[] bytes, int count = 1) => new { requestId = Guid.CreateVersion7(), id = valve, photos = Enumerable.Range(1, count).Select(i => new { name = $"阀{i}.png", bytes }) };
        Assert.Equal(HttpStatusCode.OK, (await head.Post("facility-photos", Photos(id, Png, 2))).Status);

        var rows = (await estate.Clerk().Look("valves?house=3-2-501")).Body["rows"]!.AsArray();
        var photo = rows.Single()!["photos"]!.AsArray().Select(p => p!.GetValue<string>()).ToArray();
        Assert.Equal(2, photo.Length);
        Assert.Equal(Png, await estate.Clerk().GetByteArrayAsync(new Uri(photo[0], UriKind.Relative)));
        Assert.Equal(HttpStatusCode.Forbidden, (await estate.Center.Client("repairs.view").GetAsync(new Uri(photo[0], UriKind.Relative))).StatusCode);
        await using var scope = estate.Center.Scope();
        Assert.Equal(photo, (await scope.ServiceProvider.GetRequiredService<IHouses>().ControlsOf(estate.Flat, default)).Single().Photos);
        Assert.Empty((await estate.Clerk().Look("valves?house=7-1-101")).Body["rows"]!.AsArray().Single()!["photos"]!.AsArray());

        Assert.Equal("只接受 JPEG、PNG、WebP 图片或 PDF 文件", (await head.Post("facility-photos", Photos(bare, "<html>"u8.ToArray()))).Body.Why("Photos"));
        Assert.Equal("图片不完整或已损坏，请重新拍摄", (await head.Post("facility-photos", Photos(bare, Png[..30]))).Body.Why("Photos"));
        Assert.Equal("一次最多 6 张照片", (await head.Post("facility-photos", Photos(bare, Png, 7))).Body.Why("Photos"));
        Assert.Equal("请选择照片", (await head.Post("facility-photos", Photos(bare, Png, 0))).Body.Why("Photos"));
        Assert.Equal(HttpStatusCode.NotFound, (await head.Post("facility-photos", Photos(Guid.CreateVersion7(), Png))).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await estate.Clerk("estate.propose").Post("facility-photos", Photos(bare, Png))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await CenterUnderTest.In(estate.Center.Installation).Client("estate.view", "estate.facilities").Post("facility-photos", Photos(bare, Png))).Status);
    }
}
