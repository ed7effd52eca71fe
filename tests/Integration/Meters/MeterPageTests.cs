using Xunit;

namespace Anju.Integration.Meters;

/// <summary>Pages and questions cost the same few statements whatever the number of meters.</summary>
public class MeterPageTests
{
    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Lists_rounds_and_losses_ask_the_database_as_often_for_forty_meters_as_for_two(Database database)
    {
        var meters = await MetersUnderTest.On(database, houses: 40);
        var total = await meters.RegisterCommon("T1");
        var first = await meters.Register(0, "W0", parent: total);
        await meters.Register(1, "W1", parent: total);
        var round = await meters.Open();
        await meters.Read(round, first, "110");
        await meters.Read(round, first, "111");
        string[] pages = ["/billing/meters", $"/billing/meters/{first}", "/billing/rounds", $"/billing/rounds/{round}", $"/billing/rounds/{round}?tab=Missing", $"/billing/rounds/{round}/loss?meter={total}", $"/billing/rounds/{round}/print", $"/billing/rounds/{round}/import", $"/houses/{meters.Houses[0].Value}"];
        await Count(meters, pages);
        var few = await Count(meters, pages);
        for (var i = 2; i < 40; i++)
            await meters.Read(round, await meters.Register(i, $"W{i}", parent: total), "120");
        Assert.Equal(few, await Count(meters, pages));
        Assert.All(few, n => Assert.InRange(n, 1, 26));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Usages_of_forty_houses_are_one_question(Database database)
    {
        var meters = await MetersUnderTest.On(database, houses: 40);
        var round = "";
        for (var i = 0; i < 40; i++)
        {
            var meter = await meters.Register(i, $"W{i}");
            round = round.Length == 0 ? await meters.Open() : round;
            await meters.Read(round, meter, $"{110 + i}");
        }

        IReadOnlyList<Anju.Billing.Domain.Usage> found = [];       // one question for the houses, one for what they used
        Assert.Equal(1 + 1, await meters.Statements(async () => found = await meters.Usages(new(2026, 11, 1), new(2026, 11, 30))));
        Assert.Equal(Enumerable.Range(0, 40).Sum(i => 10m + i), found.Sum(u => u.Quantity));
        Assert.All(found, u => Assert.Null(u.Blocked));
    }

    private static async Task<int[]> Count(MetersUnderTest meters, string[] pages)
    {
        var counts = new int[pages.Length];
        for (var i = 0; i < pages.Length; i++)
        {
            var page = pages[i];
            counts[i] = await meters.Statements(() => meters.Clerk.Page(page));
        }

        return counts;
    }
}
