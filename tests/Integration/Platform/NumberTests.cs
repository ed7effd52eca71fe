using Microsoft.Extensions.DependencyInjection;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Xunit;

namespace Anju.Integration.Platform;

public class NumberTests
{
    [Permission(Permission.AnyStaff)]
    internal sealed record Command(bool GivesUp, bool Breaks);

    private sealed class Handler(Numbers numbers) : IHandler<Command, string>
    {
        public async Task<Result<string>> Handle(Command command, CancellationToken ct)
        {
            var number = await numbers.OfYear("CS", ct);
            if (command.Breaks)
                throw new InvalidOperationException("broken on purpose");
            return command.GivesUp ? Problem.Conflict("不办了") : number;
        }
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Numbers_have_no_gap_although_32_take_them_at_once_and_some_give_up(Database database)
    {
        var center = await CenterUnderTest.On(database);
        var taken = new System.Collections.Concurrent.ConcurrentBag<string>();
        await Task.WhenAll(Enumerable.Range(0, 32).Select(async worker =>
        {
            for (var i = 0; i < 6; i++)
            {
                var command = new Command(GivesUp: i % 3 == 1, Breaks: i % 3 == 2);
                try
                {
                    if ((await center.Run<Command, string>(command, s => new Handler(s.GetRequiredService<Numbers>()))).Value is { } number)
                        taken.Add(number);
                }
                catch (InvalidOperationException) when (command.Breaks) { }
            }
        }));
        Assert.Equal(Enumerable.Range(1, 64), taken.Select(n => int.Parse(n.Split('-')[2], null)).Order());
    }
}
