using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Anju.Integration.Platform;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.Outbox;
using Anju.Kernel.UseCases;
using Xunit;

namespace Anju.Integration.Faults;

public class OutboxFaultTests
{
    [Permission(Permission.AnyStaff)]
    internal sealed record Tell(bool GivesUp);

    private sealed class Handler(IOutbox outbox) : IHandler<Tell, Done>
    {
        public Task<Result<Done>> Handle(Tell command, CancellationToken ct)
        {
            outbox.Webhook("repair.finished", new { number = "BX-1" });
            return Task.FromResult<Result<Done>>(command.GivesUp ? Problem.Conflict("不办了") : new Done());
        }
    }

    /// <summary>Refuses one kind of event and takes the others.</summary>
    private sealed class Gateway : IChannel
    {
        public List<string> Taken { get; } = [];
        public string Name => Channels.Webhook;
        public bool IsConfigured => true;

        public Task Send(OutboxMessage message, CancellationToken ct)
        {
            if (message.Target == "bad")
                throw new HttpRequestException("no answer");
            Taken.Add(message.Target);
            return Task.CompletedTask;
        }
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task What_an_act_wanted_to_tell_leaves_only_when_the_act_was_done(Database database)
    {
        var center = await CenterUnderTest.On(database);
        foreach (var givesUp in (bool[])[true, false, true])
            await center.Run<Tell, Done>(new(givesUp), s => new Handler(s.GetRequiredService<IOutbox>()));
        Assert.Equal(1, await center.Ask(db => db.Set<OutboxMessage>().CountAsync()));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task One_that_nobody_takes_holds_up_no_other_and_a_run_sends_fifty_at_most(Database database)
    {
        var center = await CenterUnderTest.On(database);
        await using (var scope = center.Scope())
        {
            var outbox = scope.ServiceProvider.GetRequiredService<IOutbox>();
            outbox.Webhook("bad", new { });
            for (var i = 0; i < 60; i++)
                outbox.Webhook("good", new { i });
            await scope.ServiceProvider.GetRequiredService<AppDb>().SaveChangesAsync();
        }

        var gateway = new Gateway();
        await Send(center, gateway);
        Assert.InRange(gateway.Taken.Count, 49, 50);
        await Send(center, gateway);
        Assert.Equal(60, gateway.Taken.Count);
        var left = await center.Ask(db => db.Set<OutboxMessage>().Where(m => m.State != OutboxState.Sent).SingleAsync());
        Assert.Equal(("bad", 1, OutboxState.Waiting), (left.Target, left.Tries, left.State));
    }

    [Fact]
    public void The_pauses_begin_with_half_a_minute_and_double_until_the_eighth_failure_ends_it()
    {
        var now = new DateTime(2026, 11, 23, 2, 0, 0, DateTimeKind.Utc);
        var message = new OutboxMessage { Channel = Channels.Webhook, Target = "x", Subject = "", Body = "{}", CreatedAt = now, NextAt = now };
        var pauses = new List<double>();
        while (message.State == OutboxState.Waiting)
        {
            message.HasFailed("HttpRequestException", now);
            pauses.Add((message.NextAt - now).TotalMinutes);
        }

        Assert.Equal([0.5, 1, 2, 4, 8, 16, 32, 64], pauses);
    }

    private static async Task Send(CenterUnderTest center, IChannel gateway)
    {
        await using var scope = center.Scope();
        await new SendOutbox(scope.ServiceProvider.GetRequiredService<AppDb>(), scope.ServiceProvider.GetRequiredService<CenterLedger>(), [gateway], NullLogger<SendOutbox>.Instance).Run(default);
    }
}
