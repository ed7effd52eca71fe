using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Anju.Integration;

public class HostTests
{
    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task The_host_says_when_it_is_ready(Database database)
    {
        var center = await CenterUnderTest.On(database);
        Assert.Equal(System.Net.HttpStatusCode.OK, (await center.Stranger().GetAsync("/health/ready")).StatusCode);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task The_migrations_hold_everything_the_model_says(Database database)
    {
        var center = await CenterUnderTest.On(database);
        Assert.False(await center.Ask(db => Task.FromResult(db.Database.HasPendingModelChanges())));
    }
}
