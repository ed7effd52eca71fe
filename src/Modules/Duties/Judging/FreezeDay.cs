using Microsoft.EntityFrameworkCore;
using Anju.Duties.Domain;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.Jobs;
using Anju.Kernel.UseCases;
using Anju.People.Contracts;

namespace Anju.Duties.Judging;

/// <summary>Keeps how every duty stood that was decided by a day that is over, by the rules of that day. Once for each day, never undone.</summary>
[Act("结算一天的履职情况")]
internal static class FreezeDay
{
    [Permission(DutiesPermissions.Freeze)]
    public sealed record Command
    {
        public DateOnly On { get; set; }
    }

    /// <summary>Answers how many duties were missed.</summary>
    public sealed class Handler(AppDb db, BookKeeper keeper, DutyBook duties, INotices notices, Calendar calendar) : IHandler<Command, int>
    {
        public async Task<Result<int>> Handle(Command command, CancellationToken ct)
        {
            if (command.On >= calendar.Today)
                return Problem.Conflict("这一天还没有过完");
            if (command.On < await duties.Began(ct))
                return Problem.Conflict("这一天还没有任何工作记录");
            if (await db.Set<FrozenDay>().AnyAsync(d => d.On == command.On, ct))
                return Problem.Conflict("这一天已经结算");
            var book = await keeper.Of(command.On, ct);
            var rows = new Judge(book, calendar).Of(command.On, command.On, calendar.Now).Where(o => o.JudgedOn == command.On)
                .Select(o => FrozenOutcome.Of(o, BookKeeper.NameOf(book, o.Person), BookKeeper.NameOf(book, o.Deputy))).ToList();
            var missed = rows.Count(r => r.State == DutyState.Missed);
            db.Add(new FrozenDay { On = command.On, At = calendar.Now, Outcomes = rows.Count, Missed = missed });
            await db.InsertAll(rows, ct);
            if (missed > 0 && command.On == calendar.Today.AddDays(-1))
                await notices.TellHolders(DutiesPermissions.Direct, $"{command.On:MM-dd} 有 {missed} 项职责未履行", $"/duties/compliance?day={command.On:yyyy-MM-dd}", urgent: false, ct);
            return missed;
        }
    }
}

/// <summary>Freezes every day that is over, oldest first; after a long stop some at each turn.</summary>
[Scheduled(Seconds = 600)]
internal sealed class FreezeDays(AppDb db, DutyBook duties, UseCase<FreezeDay.Command, int> freeze, Calendar calendar) : IScheduledJob
{
    private const int MostAtOnce = 31;

    public async Task Run(CancellationToken ct)
    {
        var last = await db.Set<FrozenDay>().OrderByDescending(d => d.On).Select(d => (DateOnly?)d.On).FirstOrDefaultAsync(ct);
        var day = last?.AddDays(1) ?? await duties.Began(ct);
        for (var turn = 0; turn < MostAtOnce && day < calendar.Today; turn++, day = day.AddDays(1))
            if ((await freeze.Run(new() { On = day }, ct)).Problem is { Kind: not ProblemKind.Conflict })
                return;
    }
}
