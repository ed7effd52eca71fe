using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Anju.Casework.Contracts;
using Anju.Casework.Domain;
using Anju.Kernel.Calendars;
using Anju.Kernel.Demo;
using Xunit;

namespace Anju.Integration.Platform;

/// <summary>The past of the demo center, lived through the real acts.</summary>
public class DemoTests
{
    private const string DaysOfPast = "12";

    [Fact, Clause("S-4.1.3e")]
    public async Task Follow_ups_of_the_demos_past_were_asked_by_who_did_not_do_the_work_and_none_has_waited_for_days()
    {
        await using var installation = await Installation.Fresh(Database.Sqlite);
        var sqlite = installation.Services.GetRequiredService<IConfiguration>().GetConnectionString("Sqlite");
        await using var center = installation.WithWebHostBuilder(builder => builder.UseSetting("ConnectionStrings:Sqlite", sqlite).UseSetting("Demo:Days", DaysOfPast)
            .ConfigureTestServices(services => services.AddSingleton<TimeProvider, DemoClock>()));
        var calendar = center.Services.GetRequiredService<Calendar>();
        var demo = new DemoData(center.Services, calendar, center.Services.GetRequiredService<IConfiguration>());
        Assert.True(await demo.CreateIfEmpty(default));
        await demo.LivePast(default);

        var world = new DemoWorld(center.Services, calendar);
        var late = calendar.Today.AddDays(-2);
        Assert.NotEqual(0, await world.Ask(db => db.Set<FollowUp>().CountAsync(f => f.SubjectKind == "contact" && f.State == FollowUpState.Answered)));
        Assert.Empty(await world.Ask(db => db.Set<FollowUp>().Where(f => f.State == FollowUpState.Open && f.DueOn < late).Select(f => f.Title).ToListAsync()));
    }
}
