using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Anju.Casework.Contracts;
using Anju.Casework.Domain;
using Anju.Casework.Files;
using Anju.Kernel.Data;
using Anju.Kernel.UseCases;
using Xunit;

namespace Anju.Integration.Casework;

public class FileTests
{
    private static readonly byte[] Png = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==");

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task What_a_file_is_says_its_content_and_not_its_name(Database database)
    {
        var center = await CenterUnderTest.On(database);
        Assert.NotNull((await Keep(center, "现场.jpg", "PK\u0003\u0004 zip"u8.ToArray())).Problem);
        Assert.NotNull((await Keep(center, "现场.png", "<html><script>alert(1)</script>"u8.ToArray())).Problem);
        Assert.NotNull((await Keep(center, "空.png", [])).Problem);
        Assert.Equal("图片不完整或已损坏，请重新拍摄", (await Keep(center, "断.png", Png[..40])).Problem!.For("Files"));
        Assert.Equal("图片不完整或已损坏，请重新拍摄", (await Keep(center, "断.webp", "RIFF\u0020\0\0\0WEBPVP8L"u8.ToArray())).Problem!.For("Files"));
        var kept = await Keep(center, "..\\..\\现场\u0000\".exe", Png);
        var file = await center.Ask(db => db.Set<StoredFile>().SingleAsync(f => f.Id == kept.Value));
        Assert.Equal(("现场.png", "image/png"), (file.Name, file.Type));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Eleven_megabytes_and_the_thirty_first_file_are_refused(Database database)
    {
        var center = await CenterUnderTest.On(database);
        Assert.Contains("10 MB", (await Keep(center, "大.png", [.. Png, .. new byte[11 << 20]])).Problem!.For("Files"), StringComparison.Ordinal);
        var subject = new Subject("repair", Guid.CreateVersion7());
        for (var i = 0; i < 30; i++)
            Assert.Null((await Keep(center, "图.png", Png, subject)).Problem);
        Assert.NotNull((await Keep(center, "图.png", Png, subject)).Problem);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_file_opens_only_for_those_who_may_see_its_record_and_never_in_another_center(Database database)
    {
        var center = await CenterUnderTest.On(database);
        var address = $"/api/casework/files/{(await Keep(center, "图.png", Png)).Value.Value}";
        var answer = await center.Client("repairs.see").GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(Png, await answer.Content.ReadAsByteArrayAsync());
        Assert.Equal("image/png", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("inline", answer.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Contains("immutable", answer.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        Assert.Contains("nosniff", answer.Headers.GetValues("X-Content-Type-Options"));
        Assert.Equal(HttpStatusCode.Forbidden, (await center.Client("estate.see").GetAsync(address)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await CenterUnderTest.In(center.Installation).Client("repairs.see").GetAsync(address)).StatusCode);
    }

    [Fact]
    public void A_photo_forgets_where_it_was_taken_and_keeps_how_it_is_turned()
    {
        byte[] exif = [.. "Exif\0\0MM\0*"u8, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0, .. "GPS 31.2N 121.4E"u8];
        byte[] photo = [0xFF, 0xD8, 0xFF, 0xE1, 0, (byte)(exif.Length + 2), .. exif, 0xFF, 0xFE, 0, 6, .. "home"u8, 0xFF, 0xDA, 0, 2, 1, 2, 0xFF, 0, 3, 0xFF, 0xD9, .. "GPS trailer"u8];
        var (clean, facts) = JpegPrivacy.Clean(photo)!.Value;
        Assert.Equal(6, facts.Orientation);
        var text = Encoding.Latin1.GetString(clean);
        Assert.DoesNotContain("GPS", text, StringComparison.Ordinal);
        Assert.DoesNotContain("home", text, StringComparison.Ordinal);
        Assert.Equal(6, JpegPrivacy.Clean(clean)!.Value.Facts.Orientation);
        Assert.Equal([0xFF, 0xD9], clean[^2..]);
        Assert.Null(JpegPrivacy.Clean(photo[..^20]));
    }

    private static async Task<Result<FileId>> Keep(CenterUnderTest center, string name, byte[] bytes, Subject? subject = null)
    {
        await using var scope = center.Scope();
        var kept = await scope.ServiceProvider.GetRequiredService<IFiles>().Keep(subject ?? new Subject("repair", Guid.CreateVersion7()), new NewFile(name, bytes), "照片", "repairs.see", default);
        await scope.ServiceProvider.GetRequiredService<AppDb>().SaveChangesAsync();
        return kept;
    }
}
