using Anju.Kernel.Identity;
using Anju.Kernel.Live;
using Xunit;

namespace Anju.Unit.Live;

public class FreshTests
{
    private static readonly CenterId Here = new(Guid.CreateVersion7()), There = new(Guid.CreateVersion7());
    private readonly Clock clock = new();

    [Fact]
    public async Task An_answer_is_asked_for_once_until_a_row_of_its_center_or_of_the_company_changes()
    {
        var (fresh, asked) = (new Fresh(clock, isAlone: true), 0);
        ValueTask<int> Ask(CenterId center) => fresh.Get(center, "rows", () => Task.FromResult((++asked, Fresh.Longest)));
        Assert.Equal((1, 1, 2), (await Ask(Here), await Ask(Here), await Ask(There)));
        fresh.Raise(Here);
        Assert.Equal((3, 2), (await Ask(Here), await Ask(There)));
        fresh.Raise(default);
        Assert.Equal((4, 5), (await Ask(Here), await Ask(There)));
    }

    [Fact]
    public async Task What_was_read_while_somebody_committed_is_shown_to_the_asker_and_to_nobody_else()
    {
        var fresh = new Fresh(clock, isAlone: true);
        Assert.Equal("old", await fresh.Get(Here, "rows", () =>
        {
            fresh.Raise(Here);
            return Task.FromResult(("old", Fresh.Longest));
        }));
        Assert.Equal("new", await fresh.Get(Here, "rows", () => Task.FromResult(("new", Fresh.Longest))));
    }

    [Theory, InlineData(3, 2.9, 1), InlineData(3, 3, 2), InlineData(600, 29.9, 1), InlineData(600, 30, 2), InlineData(0, 0, 2), InlineData(3, -1, 2)]
    public async Task It_lasts_as_long_as_it_says_and_half_a_minute_at_most(double lasts, double passed, int asks)
    {
        var (fresh, asked) = (new Fresh(clock, isAlone: true), 0);
        ValueTask<int> Ask() => fresh.Get(Here, "rows", () => Task.FromResult((++asked, TimeSpan.FromSeconds(lasts))));
        await Ask();
        clock.Now += TimeSpan.FromSeconds(passed);
        Assert.Equal(asks, await Ask());
    }

    [Fact]
    public async Task A_node_that_cannot_hear_the_others_keeps_nothing_and_forgets_what_it_had()
    {
        var (fresh, asked) = (new Fresh(clock, isAlone: false), 0);
        ValueTask<int> Ask() => fresh.Get(Here, "rows", () => Task.FromResult((++asked, Fresh.Longest)));
        Assert.Equal((1, 2), (await Ask(), await Ask()));
        fresh.Hear(others: true);
        Assert.Equal((3, 3), (await Ask(), await Ask()));
        fresh.Hear(others: false);
        Assert.Equal((4, 5), (await Ask(), await Ask()));
        fresh.Hear(others: true);
        Assert.Equal((6, 6), (await Ask(), await Ask()));
    }

    [Fact]
    public async Task A_flood_of_addresses_does_not_fill_the_memory()
    {
        var fresh = new Fresh(clock, isAlone: true);
        var kept = new List<WeakReference>();
        for (var i = 0; i < 5000; i++)
            kept.Add(new(await fresh.Get(Here, i, () => Task.FromResult((new object(), Fresh.Longest)))));
        GC.Collect();
        Assert.InRange(kept.Count(k => k.IsAlive), 0, 600);
    }

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 11, 25, 2, 0, 0, TimeSpan.Zero);
        public override DateTimeOffset GetUtcNow() => Now;
    }
}
