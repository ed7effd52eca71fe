using Microsoft.EntityFrameworkCore;
using Anju.Duties.Domain;
using Anju.Duties.Vacancies;
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
    public sealed class Handler(AppDb db, BookKeeper keeper, DutyBook duties, VacantPosts.VacancyBook vacancies, INotices notices, Calendar calendar) : IHandler<Command, int>
    {
        public async Task<Result<int>> Handle(Command command, CancellationToken ct)
        {
            if (command.On >= calendar.Today)
                return Problem.Conflict("这一天还没有过完");
            if (command.On < await duties.Began(ct))
                return Problem.Conflict("这一天在起算日之前");
            if (await db.Set<FrozenDay>().AnyAsync(d => d.On == command.On, ct))
                return Problem.Conflict("这一天已经结算");
            await duties.Fix(ct);
            var book = await keeper.Of(command.On, ct);
            var rows = new Judge(book, calendar).Of(command.On, command.On, calendar.Now).Where(o => o.JudgedOn == command.On)
                .Select(o => FrozenOutcome.Of(o, BookKeeper.NameOf(book, o.Person), BookKeeper.NameOf(book, o.Deputy))).ToList();
            var missed = rows.Count(r => r.State == DutyState.Missed);
            db.Add(new FrozenDay { On = command.On, At = calendar.Now, Outcomes = rows.Count, Missed = missed });
            await db.InsertAll(rows, ct);
            if (missed > 0 && command.On == calendar.Today.AddDays(-1))
                await notices.TellHolders(DutiesPermissions.Direct, $"{command.On:MM-dd} 有 {missed} 项职责未履行", $"/duties/compliance?day={command.On:yyyy-MM-dd}", urgent: false, ct);
            if (command.On == calendar.Today.AddDays(-1))
                await TellVacant(command.On, ct);
            return missed;
        }

        /// <summary>Once, on the first day without a holder.</summary>
        private async Task TellVacant(DateOnly yesterday, CancellationToken ct)
        {
            foreach (var post in (await vacancies.All(ct)).Where(v => v.Since == yesterday.AddDays(1)))
                await notices.TellHolders(DutiesPermissions.Direct, $"{post.Post}空岗，{post.Duties.Count} 项职责{(post.IsCovered ? $"由{string.Join('、', post.StandIns)}代理" : "没有人做")}", "/duties/vacant", urgent: !post.IsCovered, ct);
        }
    }
}

/// <summary>Freezes every day that is over, oldest first; after a long stop some at each turn.</summary>
[Scheduled(Seconds = 600)]
internal sealed class FreezeDays(AppDb db, DutyBook duties, UseCase<FreezeDay.Command, int> freeze, Calendar calendar) : IScheduledJob
{
    private const int MostAtOnce = 31, MostDays = 20_000;

    public async Task Run(CancellationToken ct)
    {
        var turn = 0;
        foreach (var day in await Open(ct))
            if (turn++ == MostAtOnce || (await freeze.Run(new() { On = day }, ct)).Problem is { Kind: not ProblemKind.Conflict })
                return;
    }

    /// <summary>The days that are over and not frozen: behind the last one, and those before the first one when the day of the beginning was set earlier.</summary>
    private async Task<IReadOnlyList<DateOnly>> Open(CancellationToken ct)
    {
        var (began, over) = (await duties.Began(ct), calendar.Today);
        var frozen = db.Set<FrozenDay>().Where(d => d.On >= began);
        var last = await frozen.OrderByDescending(d => d.On).Select(d => (DateOnly?)d.On).FirstOrDefaultAsync(ct);
        if (last is not { } end || await frozen.CountAsync(ct) > end.DayNumber - began.DayNumber)
            return [.. Days(last?.AddDays(1) ?? began, over)];
        var known = (await frozen.OrderBy(d => d.On).Select(d => d.On).Take(MostDays).ToListAsync(ct)).ToHashSet();
        return [.. Days(began, over).Where(d => !known.Contains(d))];
    }

    private static IEnumerable<DateOnly> Days(DateOnly from, DateOnly before)
    {
        for (var day = from; day < before; day = day.AddDays(1))
            yield return day;
    }
}
