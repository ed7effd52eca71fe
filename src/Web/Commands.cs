using System.CommandLine;
using Anju.Kernel.Audit;
using Anju.Kernel.Demo;
using Anju.Kernel.Identity;
using Anju.Ledger.Contracts;
using Anju.People.Contracts;

namespace Anju.Web;

/// <summary>What an administrator can say at the prompt: <c>anju serve | setup | migrate | import | backup | restore | verify-audit | verify-ledger</c>.</summary>
internal static class Commands
{
    private const int Busy = 2;
    private static readonly Option<string> Data = new("--data") { Description = "存放数据的文件夹（SQLite 的 center.db）", DefaultValueFactory = _ => "data" };

    public static RootCommand Root() => new("安居 Anju：物业服务中心系统")
    {
        Serve(), Setup(), Command("migrate", "把数据库更新到本版本", (app, ct) => Migrated(app, ct)), Command("verify-audit", "核对每个中心的操作记录链", VerifyAudit), Command("verify-ledger", "核对每个中心的账务：户账、账单、票据、收付、关账", VerifyLedger),
        ImportCommand.Make(Data), Backups.Backup(Data), Backups.Restore(Data),
    };

    public static WebApplication Build(string data, bool isDemo = false, params string[] urls)
    {
        Directory.CreateDirectory(data);
        return Server.Build([], isDemo, builder =>
        {
            builder.Configuration["ConnectionStrings:Sqlite"] ??= $"Data Source={Path.Combine(data, "center.db")}";
            if (urls.Length > 0)
                builder.WebHost.UseUrls(urls);
            if (isDemo)
                builder.Logging.SetMinimumLevel(LogLevel.Warning);
        });
    }

    private static Command Serve()
    {
        var demo = new Option<bool>("--demo") { Description = "用虚构数据演示" };
        var port = new Option<int>("--port") { Description = "端口", DefaultValueFactory = _ => 5080 };
        var urls = new Option<string?>("--urls") { Description = "监听地址，如 http://0.0.0.0:80" };
        var serve = new Command("serve", "启动服务") { Data, demo, port, urls };
        serve.SetAction((parse, ct) => Serve(parse.GetValue(Data)!, parse.GetValue(demo), parse.GetValue(urls) ?? $"http://127.0.0.1:{parse.GetValue(port)}", ct));
        return serve;
    }

    private static async Task<int> Serve(string data, bool isDemo, string url, CancellationToken ct)
    {
        var (addresses, refusal) = Listening.Read(url);
        if (refusal is null && Listening.Busy(addresses) is { } busy)
            refusal = $"{busy} 已被别的程序占用，或没有权限使用；请换一个端口，例如 --port {(busy.Port is 80 or > 65000 ? 5080 : busy.Port + 1)}";
        if (refusal is not null)
        {
            await Console.Error.WriteLineAsync(refusal);
            return Busy;
        }

        url = string.Join(';', addresses);

        await using var app = Build(data, isDemo, url);
        using var serving = Serving.Hold(data);
        await Server.Migrate(app, ct);
        if (isDemo)
            await app.Services.GetRequiredService<DemoData>().CreateIfEmpty(ct);
        else
            await SayHowToBegin(app, Listening.ToOpen(addresses[0]), ct);
        app.Lifetime.ApplicationStarted.Register(() => Greet(string.Join("，", addresses.Select(Listening.ToOpen)), isDemo));
        app.Lifetime.ApplicationStarted.Register(() => _ = Heaps.Settle(app.Lifetime.ApplicationStopping));
        await app.RunAsync(ct);
        return 0;
    }

    private static void Greet(string url, bool isDemo)
    {
        Console.WriteLine($"安居已启动：{url}");
        if (!isDemo)
            return;
        Console.WriteLine($"演示账号（数据均为虚构，密码都是 {DemoData.Password}）：");
        foreach (var (post, account) in DemoData.Accounts)
            Console.WriteLine($"  {post,-6}\t{account}");
    }

    /// <summary>A fresh production start has no account and no default password, only a link that works once.</summary>
    private static async Task SayHowToBegin(WebApplication app, string url, CancellationToken ct)
    {
        await using var scope = app.Services.CreateAsyncScope();
        if (await scope.ServiceProvider.GetRequiredService<ISetupLinks>().Create(ct) is { } link)
            Console.WriteLine($"首次使用，请在 24 小时内用这个一次性链接设置系统管理员：{url}{link}");
    }

    private static Command Setup()
    {
        var setup = new Command("setup", "为还没有管理员的系统生成一次性设置链接") { Data };
        setup.SetAction(async (parse, ct) =>
        {
            await using var app = Build(parse.GetValue(Data)!);
            await Server.Migrate(app, ct);
            await using var scope = app.Services.CreateAsyncScope();
            var link = await scope.ServiceProvider.GetRequiredService<ISetupLinks>().Create(ct);
            Console.WriteLine(link is null ? "已有系统管理员，不再生成链接；忘记密码请由另一位管理员重置" : $"一次性设置链接（24 小时内有效，接在服务地址后面）：{link}");
            return link is null ? 1 : 0;
        });
        return setup;
    }

    private static Command Command(string name, string description, Func<WebApplication, CancellationToken, Task<int>> action)
    {
        var command = new Command(name, description) { Data };
        command.SetAction(async (parse, ct) =>
        {
            await using var app = Build(parse.GetValue(Data)!);
            return await action(app, ct);
        });
        return command;
    }

    private static async Task<int> Migrated(WebApplication app, CancellationToken ct)
    {
        await Server.Migrate(app, ct);
        Console.WriteLine("数据库已是最新");
        return 0;
    }

    private static async Task<int> VerifyAudit(WebApplication app, CancellationToken ct)
    {
        var broken = 0;
        await using var outer = app.Services.CreateAsyncScope();
        var centers = outer.ServiceProvider.GetRequiredService<ICenters>();
        var all = await centers.All(ct);
        if (all.Count == 0)
            Console.WriteLine("还没有服务中心，没有可核对的操作记录");
        foreach (var center in all)
        {
            await using var scope = app.Services.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentUser>().Become(Actor.System(center));
            var (entries, brokenAt) = await scope.ServiceProvider.GetRequiredService<AuditTrail>().Verify(ct);
            Console.WriteLine($"{await centers.NameOf(center, ct)}：{entries} 条，{(brokenAt is { } at ? $"第 {at} 条起对不上" : "完整")}");
            broken += brokenAt is null ? 0 : 1;
        }

        return broken == 0 ? 0 : 1;
    }

    private static async Task<int> VerifyLedger(WebApplication app, CancellationToken ct)
    {
        var wrong = 0;
        await using var outer = app.Services.CreateAsyncScope();
        var centers = outer.ServiceProvider.GetRequiredService<ICenters>();
        foreach (var center in await centers.All(ct))
        {
            await using var scope = app.Services.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentUser>().Become(Actor.System(center));
            var proven = await scope.ServiceProvider.GetRequiredService<ILedgerProof>().Prove(ct);
            Console.WriteLine($"{await centers.NameOf(center, ct)}：{proven.Houses} 户、{proven.Lines} 条账目、{proven.Papers} 张票据、{proven.Months} 个已关月份，{(proven.Findings.Count == 0 ? "全部相符" : $"{proven.Findings.Count} 处不符")}");
            foreach (var finding in proven.Findings)
                Console.WriteLine($"  {finding.Rule} {finding.Where}：{finding.Words}");
            wrong += proven.Findings.Count;
        }

        return wrong == 0 ? 0 : 1;
    }
}
