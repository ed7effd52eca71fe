using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using Xunit;

namespace Anju.Integration.Faults;

/// <summary>A power cut while money is being taken.</summary>
public class KillPaymentTests
{
    private const int Rounds = 2, Clients = 8, AcknowledgedPerRound = 40;

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("F-2b", "F-2e")]
    public async Task A_server_killed_while_money_is_taken_has_lost_no_receipt_it_gave_and_taken_nothing_twice(Database database)
    {
        await using var server = await ServerProcess.Start(database);
        using (var cashier = await server.SignIn("shoufei"))
            Assert.True((await cashier.PostAsJsonAsync("api/ledger/tills/open", new { requestId = Guid.CreateVersion7(), @float = 100m })).IsSuccessStatusCode);
        var (sent, given) = (new ConcurrentBag<Payment>(), new ConcurrentDictionary<Payment, string>());
        for (var round = 0; round < Rounds; round++)
        {
            await Take(server, sent, given);
            await server.Restart();
        }

        Assert.True(given.Count < sent.Count, "every payment was answered: nobody was killed in the middle of one");
        using var again = await server.SignIn("shoufei");
        var answers = new ConcurrentDictionary<Payment, string>();
        await Parallel.ForEachAsync(sent, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (payment, _) => answers[payment] = await payment.By(again) ?? throw new InvalidOperationException("refused when sent again"));
        Assert.All(given, g => Assert.Equal(g.Value, answers[g.Key]));
        var serials = answers.Values.Select(a => int.Parse(JsonDocument.Parse(a).RootElement.GetProperty("number").GetString()!.Split('-')[^1], null)).Order();
        Assert.Equal(Enumerable.Range(1, sent.Count), serials);
        foreach (var house in sent.GroupBy(p => p.House))
        {
            var account = await again.GetFromJsonAsync<JsonElement>($"api/ledger/account?house={house.Key}");
            Assert.Equal(house.Count(), account.GetProperty("advance").GetDecimal());
        }

        await server.Kill();
        Assert.Equal(0, (await server.Command("verify-ledger")).ExitCode);
        await server.Sql("UPDATE ledger_accounts SET \"AdvanceFen\" = \"AdvanceFen\" + 1 WHERE \"AdvanceFen\" > 0");
        var (code, words) = await server.Command("verify-ledger");
        Assert.Equal(1, code);
        Assert.Contains("处不符", words, StringComparison.Ordinal);
    }

    /// <summary>Takes one yuan at a time from many houses until the server is killed in the middle of it.</summary>
    private static async Task Take(ServerProcess server, ConcurrentBag<Payment> sent, ConcurrentDictionary<Payment, string> given)
    {
        using var cashier = await server.SignIn("shoufei");
        var houses = (await cashier.GetFromJsonAsync<JsonElement>("api/estate/houses")).GetProperty("list").GetProperty("items").EnumerateArray().Select(h => h.GetProperty("id").GetGuid()).Take(Clients * 2).ToArray();
        var begun = given.Count;
        var clients = Enumerable.Range(0, Clients).Select(client => Task.Run(async () =>
        {
            for (var i = 0; ; i++)
            {
                var payment = new Payment(Guid.CreateVersion7(), houses[(client * 2 + i % 2) % houses.Length]);
                sent.Add(payment);
                if (await payment.By(cashier) is not { } answer)
                    return;
                given[payment] = answer;
            }
        })).ToArray();
        for (var waited = 0; given.Count < begun + AcknowledgedPerRound && waited < 2400; waited++)
            await Task.Delay(25);
        await server.Kill();
        await Task.WhenAll(clients);
        Assert.True(given.Count >= begun + AcknowledgedPerRound, $"only {given.Count - begun} receipts were given: too little load to prove anything");
    }

    private sealed record Payment(Guid RequestId, Guid House)
    {
        /// <summary>The whole answer; null when the server is gone.</summary>
        public async Task<string?> By(HttpClient cashier)
        {
            try
            {
                using var answer = await cashier.PostAsJsonAsync("api/ledger/payments/take", new { RequestId, House, advance = 1m, tenders = new[] { new { way = "Cash", amount = 1m } } });
                var text = await answer.Content.ReadAsStringAsync();
                if (answer.StatusCode >= HttpStatusCode.InternalServerError)
                    return null;
                Assert.True(answer.IsSuccessStatusCode, $"{answer.StatusCode} {text}");
                return text;
            }
            catch (Exception e) when (e is HttpRequestException or IOException or SocketException)
            {
                return null;
            }
        }
    }
}
