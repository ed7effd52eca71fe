using Microsoft.Playwright;
using Xunit;

[assembly: AssemblyFixture(typeof(Anju.Browser.Chromium))]

namespace Anju.Browser;

/// <summary>The machine's own Chromium, started once for all tests. Nothing is downloaded and nothing is asked of the network.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Flags =
    [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    /// <summary>Long enough for two tests on a busy machine; a condition that holds is not waited for.</summary>
    private const int Patience = 20_000;

    private IPlaywright? playwright;

    private IBrowser? browser;

    public async ValueTask InitializeAsync()
    {
        var program = Environment.GetEnvironmentVariable("ANJU_TEST_CHROMIUM")
            ?? throw new InvalidOperationException("ANJU_TEST_CHROMIUM is not set; run the tests with: dotnet run dev.cs test");
        Assertions.SetDefaultExpectTimeout(Patience);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = program, Args = Flags });
    }

    /// <summary>A page as a person opens it for the first time: no cookies, Chinese, 1440 × 900 unless said.</summary>
    public async Task<IPage> Open(string address, int width = 1440, int height = 900, ColorScheme scheme = ColorScheme.Light)
    {
        var context = await browser!.NewContextAsync(new()
        {
            BaseURL = address,
            Locale = "zh-CN",
            TimezoneId = "Asia/Shanghai",
            ViewportSize = new() { Width = width, Height = height },
            HasTouch = width < 800,
            ColorScheme = scheme,
        });
        context.SetDefaultTimeout(Patience);
        return await context.NewPageAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
    }
}
