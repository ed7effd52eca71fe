using Xunit;

namespace Anju.Browser;

public class HostTests(Site site, Chromium chromium)
{
    [Fact]
    public async Task A_browser_reads_that_the_host_is_ready()
    {
        var page = await chromium.Open(site.Address);
        var answer = await page.GotoAsync("/health/live");
        Assert.Equal(200, answer!.Status);
        Assert.Equal("ok", await page.InnerTextAsync("body"));
    }
}
