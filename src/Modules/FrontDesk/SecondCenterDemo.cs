using Microsoft.Extensions.DependencyInjection;
using Anju.Estate.Contracts;
using Anju.FrontDesk.Domain;
using Anju.FrontDesk.Log;
using Anju.Kernel.Demo;
using Anju.Kernel.Identity;
using Anju.People.Contracts;
using Anju.Repairs.Contracts;

namespace Anju.FrontDesk;

/// <summary>The second center of the demo has come over from paper: its clerk enters the last weeks of its book, and a few matters are still open.</summary>
internal sealed class SecondCenterDemo : IDemoPart
{
    private const string Clerk = "方例宁";
    private const int Pages = 24;
    private static readonly string[] Rights = [FrontDeskPermissions.Log, FrontDeskPermissions.Backfill];

    private static readonly (string Item, string Words, string Result)[] Book =
    [
        ("门锁", "入户门锁卡滞", "调整锁舌并加油"), ("楼道灯", "二层楼道灯不亮", "换了灯管"), ("龙头", "厨房龙头滴水", "更换阀芯"), ("对讲", "单元门对讲没有声音", "更换分机听筒"),
        ("地漏", "卫生间地漏反水", "疏通，排水正常"), ("插座", "客厅插座没电", "更换插座面板"), ("窗", "推拉窗滑轮坏", "更换滑轮"), ("马桶", "水箱一直进水", "更换进水阀"),
    ];

    public int Order => 45;

    public Task Lay(DemoWorld world, CancellationToken ct) => Task.CompletedTask;

    public async Task Live(DemoWorld world, DateOnly day, CancellationToken ct)
    {
        var page = world.Today.AddDays(-2).DayNumber - day.DayNumber;
        if (page >= Pages)
            return;
        var main = world.Center;
        world.Center = DemoWorld.SecondCenter;
        IReadOnlyList<HouseHit> homes = [];
        StaffId? clerk = null;
        await world.Write(async (_, services) =>
        {
            homes = await services.GetRequiredService<IHouses>().Search("1-1-", 20, ct);
            clerk = (await services.GetRequiredService<IStaff>().All(ct)).FirstOrDefault(s => s.Name == Clerk)?.Id;
        }, ct);
        if (homes.Count > 0 && clerk is not null)
            await Enter(world, new Actor(clerk, Clerk, "前台", DemoWorld.SecondCenter, Rights.ToHashSet()), homes, page, ct);
        world.Center = main;
    }

    /// <summary>One page of the book: a matter long done, or one of the two that are still open.</summary>
    private static async Task Enter(DemoWorld world, Actor clerk, IReadOnlyList<HouseHit> homes, int page, CancellationToken ct)
    {
        if (page == -1)
            await Log(world, clerk, homes[0].Id, "晾衣架", "晾衣架摇不动", world.Moment(world.Today.AddDays(-1), 16, 20), null, "", ct);      // promised for yesterday evening
        else if (page == -2)
            await Log(world, clerk, homes[^1].Id, "灯", "书房灯不亮", world.Now.AddMinutes(-50), null, "", ct);
        else
        {
            var (item, words, result) = Book[page % Book.Length];
            var at = world.Moment(world.Today.AddDays(-2 - page), 9 + page % 8, 7 * page % 60);
            var isSlow = page % 11 == 4;
            await Log(world, clerk, homes[page * 7 % homes.Count].Id, item, words, at, at.AddHours(isSlow ? 90 : 3 + page % 5), result, ct);
        }
    }

    private static async Task Log(DemoWorld world, Actor clerk, HouseId house, string item, string words, DateTime at, DateTime? answeredAt, string result, CancellationToken ct) =>
        await world.Run<LogContact.Command, LogContact.Logged>(clerk, world.Now, new()
        {
            RequestId = Guid.CreateVersion7(),
            At = at,
            AnsweredAt = answeredAt < world.Now ? answeredAt : null,
            House = house,
            Caller = "演示住户",
            CallerPhone = "00000000000",
            Kind = ContactKind.Repair,
            Content = words,
            Item = item,
            Outcome = Outcome.Promised,
            Promise = "+4h",
            Result = answeredAt < world.Now ? result : "",
            RepairClass = RepairClass.Minor,
        }, ct);
}
