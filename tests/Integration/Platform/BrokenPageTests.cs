using System.Net;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Anju.Estate.Contracts;
using Xunit;

namespace Anju.Integration.Platform;

/// <summary>What a clerk reads when the fault is ours.</summary>
public class BrokenPageTests
{
    [Fact]
    public async Task A_page_that_breaks_says_so_in_words_and_gives_a_number_to_tell()
    {
        var center = CenterUnderTest.In(await Installation.Of(Database.Sqlite));
        await using var broken = center.Installation.WithWebHostBuilder(b => b.ConfigureTestServices(s => s.AddScoped<IHouses>(_ => throw new InvalidOperationException("broken on purpose"))));
        using var clerk = broken.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
        foreach (var header in center.Client("repairs.register").DefaultRequestHeaders)
            clerk.DefaultRequestHeaders.TryAddWithoutValidation(header.Key, header.Value);

        using var answer = await clerk.GetAsync(new Uri("/repairs/new", UriKind.Relative));
        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        var page = await answer.Content.ReadAsStringAsync();
        Assert.Contains("系统出错，您刚才的操作没有保存", page, StringComparison.Ordinal);
        Assert.DoesNotContain("broken on purpose", page, StringComparison.Ordinal);
    }
}
