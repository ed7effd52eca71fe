using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Anju.Kernel.Data;
using Anju.Kernel.Jobs;
using Anju.Kernel.Outbox;
using Xunit;

namespace Anju.Integration.Platform;

public class OutboxTests
{
    private sealed class Gateway(bool configured, bool works) : IChannel
    {
        public int Calls { get; private set; }
        public string Name => Channels.Webhook;
        public bool IsConfigured => configured;

        public Task Send(OutboxMessage message, CancellationToken ct)
        {
            Calls++;
            return works ? Task.CompletedTask : throw new HttpRequestException("no answer");
        }
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_message_that_nobody_takes_is_tried_eight_times_with_growing_pauses_and_then_shown_as_failed(Database database)
    {
        var (center, gateway) = (await WithMessage(database), new Gateway(true, works: false));
        var pauses = new List<TimeSpan>();
        for (var run = 0; run < 12; run++)
        {
            var before = await Only(center);
            await Send(center, gateway);
            var after = await Only(center);
            if (after.Tries > before.Tries)
                pauses.Add(after.NextAt - before.NextAt);
            await center.Do(db => db.Set<OutboxMessage>().ExecuteUpdateAsync(m => m.SetProperty(x => x.NextAt, before.CreatedAt)));
        }

        Assert.Equal((8, OutboxState.Failed), (gateway.Calls, (await Only(center)).State));
        Assert.Equal(pauses.Order(), pauses);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_failure_is_not_tried_again_before_its_time(Database database)
    {
        var (center, gateway) = (await WithMessage(database), new Gateway(true, works: false));
        await Send(center, gateway);
        await Send(center, gateway);
        Assert.Equal(1, gateway.Calls);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task What_was_taken_is_not_sent_again_and_without_settings_it_waits(Database database)
    {
        var center = await WithMessage(database);
        await Send(center, new Gateway(false, works: true));
        Assert.Equal((OutboxState.Waiting, 0), ((await Only(center)).State, (await Only(center)).Tries));
        var gateway = new Gateway(true, works: true);
        await Send(center, gateway);
        await Send(center, gateway);
        Assert.Equal((1, OutboxState.Sent), (gateway.Calls, (await Only(center)).State));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Old_answers_and_sent_messages_are_forgotten_and_the_rest_stays(Database database)
    {
        var center = await WithMessage(database);
        await Send(center, new Gateway(true, works: true));
        await center.Do(async db =>
        {
            var longAgo = db.Now.AddDays(-31);
            await db.Set<OutboxMessage>().ExecuteUpdateAsync(m => m.SetProperty(x => x.CreatedAt, longAgo));
            foreach (var days in (int[])[0, -29, -31, -300])
                db.Add(new Answer { RequestId = Guid.CreateVersion7(), By = "王芳", Asked = [], Body = "", At = db.Now.AddDays(days) });
            await db.SaveChangesAsync();
        });
        await using var scope = center.Scope();
        await ActivatorUtilities.CreateInstance<ForgetAnswers>(scope.ServiceProvider).Run(default);
        Assert.Equal((0, 2), (await center.Ask(db => db.Set<OutboxMessage>().CountAsync()), await center.Ask(db => db.Set<Answer>().CountAsync())));
    }

    private static async Task<CenterUnderTest> WithMessage(Database database)
    {
        var center = await CenterUnderTest.On(database);
        await using var scope = center.Scope();
        scope.ServiceProvider.GetRequiredService<IOutbox>().Webhook("repair.finished", new { number = "BX-1" });
        await scope.ServiceProvider.GetRequiredService<AppDb>().SaveChangesAsync();
        return center;
    }

    private static async Task Send(CenterUnderTest center, IChannel gateway)
    {
        await using var scope = center.Scope();
        await new SendOutbox(scope.ServiceProvider.GetRequiredService<AppDb>(), scope.ServiceProvider.GetRequiredService<CenterLedger>(), [gateway], NullLogger<SendOutbox>.Instance).Run(default);
    }

    private static Task<OutboxMessage> Only(CenterUnderTest center) => center.Ask(db => db.Set<OutboxMessage>().AsNoTracking().SingleAsync());
}
