using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Anju.Integration.Casework;
using Anju.Kernel.Audit;
using Xunit;

namespace Anju.Integration.Platform;

public class AuditChainTests
{
    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task An_untouched_chain_is_whole(Database database)
    {
        var center = await WithThreeActs(database);
        Assert.Equal((3L, (long?)null), await Verify(center));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_row_changed_behind_the_programs_back_is_found(Database database)
    {
        var center = await WithThreeActs(database);
        await center.Do(db => db.Set<AuditEntry>().Where(e => e.Seq == 2).ExecuteUpdateAsync(e => e.SetProperty(x => x.By, "别人")));
        Assert.Equal(2, (await Verify(center)).BrokenAt);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_chain_that_lost_its_end_is_found(Database database)
    {
        var center = await WithThreeActs(database);
        await center.Do(db => db.Set<AuditEntry>().Where(e => e.Seq == 3).ExecuteDeleteAsync());
        Assert.Equal(3, (await Verify(center)).BrokenAt);
    }

    private static async Task<CenterUnderTest> WithThreeActs(Database database)
    {
        var center = await CenterUnderTest.On(database);
        foreach (var _ in Enumerable.Range(0, 3))
            (await center.Follower().Take(await center.PlanFollowUp())).EnsureSuccessStatusCode();
        return center;
    }

    private static async Task<(long Entries, long? BrokenAt)> Verify(CenterUnderTest center)
    {
        await using var scope = center.Scope();
        return await scope.ServiceProvider.GetRequiredService<AuditTrail>().Verify(default);
    }
}
