using System.Net.Http.Json;

namespace Anju.Bench;

/// <summary>The price of numbers, audit, remembered answers, evidence and rights: registering a repair against one bare insert into the same database.</summary>
internal static class RegisterBench
{
    private const int Clients = 16, Rounds = 5;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(12), Round = TimeSpan.FromSeconds(4);

    public static async Task Run()
    {
        foreach (var postgres in (bool[])[false, true])
        {
            await using var anju = await Server.Anju(postgres);
            await using var bare = await Server.Bare(postgres);
            using var clerk = await anju.SignIn("qiantai");
            using var plain = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 64 }) { BaseAddress = bare.Address };
            Task<bool> Register(int client, int i) => Repairs.Register(clerk);
            async Task<bool> Insert(int client, int i)
            {
                using var answer = await plain.PostAsJsonAsync("rows", new { place = "3 栋大堂", description = "大堂灯不亮" });
                return answer.IsSuccessStatusCode;
            }

            await Load.Run(Clients, WarmUp, Register);
            await Load.Run(Clients, WarmUp / 3, Insert);
            await anju.Analyze();
            var ratios = new List<double>();
            for (var round = 0; round < Rounds; round++)
            {
                var ours = await Load.Run(Clients, Round, Register);
                var theirs = await Load.Run(Clients, Round, Insert);
                ratios.Add(ours.PerSecond / theirs.PerSecond);
                Console.WriteLine($"{Server.NameOf(postgres)} round {round + 1}: register {ours}\n{"",26}bare {theirs}");
            }

            ratios.Sort();
            Console.WriteLine(FormattableString.Invariant($"| register, {Server.NameOf(postgres)}, {Clients} clients | {ratios[Rounds / 2]:0.00} of a bare insert ({ratios[0]:0.00}–{ratios[^1]:0.00}) | ≥ 0.25 |"));
        }
    }
}

/// <summary>The requests that benches send.</summary>
internal static class Repairs
{
    public static async Task<bool> Register(HttpClient clerk)
    {
        using var answer = await clerk.PostAsJsonAsync("api/repairs/register", Body());
        return answer.IsSuccessStatusCode;
    }

    public static object Body() => new
    {
        requestId = Guid.CreateVersion7(),
        place = "3 栋大堂",
        item = "灯",
        description = "大堂灯不亮，住户来电",
        part = "Common",
        reporterName = "周样一",
        reporterPhone = "00012345678",
    };
}
