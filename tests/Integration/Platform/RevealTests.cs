using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.Privacy;
using Anju.Kernel.UseCases;
using Xunit;

namespace Anju.Integration.Platform;

public class RevealTests
{
    private sealed class Owner : IPersonalSource
    {
        public string Subject => "test.owner";
        public string Permission => "test.see";
        public Task<string?> Read(Guid id, string field, CancellationToken ct) => Task.FromResult(field == "Phone" ? "00012345678" : null);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("R-4.1.8", "D-9b", "A-3c")]
    public async Task A_full_number_is_shown_only_with_a_reason_and_the_look_is_on_record(Database database)
    {
        var center = await CenterUnderTest.On(database);
        var who = new Actor(new StaffId(Guid.CreateVersion7()), "王芳", "前台", center.Id, new HashSet<string> { "privacy.reveal", "test.see" });
        Assert.Equal(ProblemKind.Invalid, (await Ask(center, who, "Phone", "看")).Problem?.Kind);
        Assert.Equal(ProblemKind.NotFound, (await Ask(center, who, "Secret", "联系业主")).Problem?.Kind);
        Assert.Equal(ProblemKind.Forbidden, (await Ask(center, who with { Permissions = new HashSet<string> { "privacy.reveal" } }, "Phone", "联系业主")).Problem?.Kind);
        Assert.Empty(await center.Ask(db => db.Set<RevealEntry>().ToListAsync()));
        Assert.Equal("00012345678", (await Ask(center, who, "Phone", "联系业主")).Value!.Value);
        var entry = await center.Ask(db => db.Set<RevealEntry>().SingleAsync());
        Assert.Equal(("王芳", "Phone", "联系业主"), (entry.By, entry.Field, entry.Reason));
    }

    private static Task<Result<RevealPersonal.Shown>> Ask(CenterUnderTest center, Actor who, string field, string reason) =>
        center.Run<RevealPersonal.Command, RevealPersonal.Shown>(new() { Subject = "test.owner", Id = Guid.CreateVersion7(), Field = field, Reason = reason },
            s => new RevealPersonal.Handler(s.GetRequiredService<AppDb>(), [new Owner()], s.GetRequiredService<CurrentUser>(), s.GetRequiredService<Calendar>()), who);
}
