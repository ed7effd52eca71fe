using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Anju.Casework.Contracts;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;

namespace Anju.Integration.Casework;

internal static class FollowUpUnderTest
{
    /// <summary>A planned follow-up of an invented repair, due today.</summary>
    public static async Task<FollowUpId> PlanFollowUp(this CenterUnderTest center, params StaffId[] doneBy)
    {
        await using var scope = center.Scope();
        var id = scope.ServiceProvider.GetRequiredService<IFollowUps>().Plan(new NewFollowUp(new Subject("repair", Guid.CreateVersion7()), "BX-20261123-0001", "水龙头漏水", "/repairs/1", null, "3-2-501",
            new DateOnly(2026, 11, 23), doneBy));
        await scope.ServiceProvider.GetRequiredService<AppDb>().SaveChangesAsync();
        return id;
    }

    public static HttpClient Follower(this CenterUnderTest center, StaffId? staff = null) =>
        center.Client(new Actor(staff ?? new StaffId(Guid.CreateVersion7()), "王芳", "前台", center.Id, new HashSet<string> { CaseworkPermissions.FollowUp }));

    public static Task<HttpResponseMessage> Take(this HttpClient client, FollowUpId id, int version = 1) =>
        client.PostAsJsonAsync("/api/casework/take-follow-up", new { id = id.Value, version });

    public static Task<HttpResponseMessage> Answer(this HttpClient client, FollowUpId id, Guid? request = null, int version = 1, string way = "Phone", string grade = "Satisfied", string? words = null,
        string? companion = null, string? signer = null, string? drawing = null, bool refused = false, string? witness = null) =>
        client.PostAsJsonAsync("/api/casework/answer-follow-up", new { requestId = request ?? Guid.CreateVersion7(), id = id.Value, version, way, grade, words, companion, signer, drawing, refused, witness });

    public static Task<HttpResponseMessage> Fail(this HttpClient client, FollowUpId id, int version) =>
        client.PostAsJsonAsync("/api/casework/record-failed-try", new { requestId = Guid.CreateVersion7(), id = id.Value, version, why = "无人接听" });
}
