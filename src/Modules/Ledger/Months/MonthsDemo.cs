using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Anju.Kernel;
using Anju.Kernel.Demo;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Ledger.Domain;
using Anju.Ledger.Proof;
using Anju.Ledger.Statements;

namespace Anju.Ledger.Months;

/// <summary>
/// The ends of the collector's past months, by the real acts: statements imported and explained, the month closed and
/// reported on the fourth, confirmed by finance and the director; once returned and made anew. Yesterday's statements
/// hold a payment that nobody has entered.
/// </summary>
internal sealed class MonthsDemo : IDemoPart
{
    private const int CloseDay = 4;

    public int Order => 81;

    public Task Lay(DemoWorld world, CancellationToken ct) => Task.CompletedTask;

    public async Task Live(DemoWorld world, DateOnly day, CancellationToken ct)
    {
        if (world.Center != DemoWorld.MainCenter || day >= world.Today || !world.Staff.TryGetValue("shoufei", out var collector) || !world.Staff.TryGetValue("caiwu", out var accountant) || !world.Staff.TryGetValue("zhuren", out var director))
            return;
        var people = new Three(collector, accountant, director);
        if (day.Day == CloseDay)
            await Close(world, people, day, ct);
        else if (day == world.Today.AddDays(-1))
            await Yesterday(world, people, day, ct);
    }

    private sealed record Three(Actor Collector, Actor Accountant, Actor Director);

    private static async Task Close(DemoWorld world, Three people, DateOnly day, CancellationToken ct)
    {
        var last = Ym.Of(day.AddDays(-CloseDay));
        var closed = await world.Ask(db => db.Set<ClosedMonth>().MaxAsync(m => (int?)m.Month, ct));
        var first = await world.Ask(db => db.Set<LedgerLine>().MinAsync(l => (DateOnly?)l.On, ct));
        var carried = await world.Ask(db => db.Set<Charge>().MinAsync(c => (DateOnly?)c.On, ct));    // what was owed before comes first
        if ((carried < first ? carried : first) is not { } begun)
            return;
        for (var month = closed is { } c ? Ym.Next(c) : Ym.Of(begun); month <= last; month = Ym.Next(month))
        {
            await Statements(world, people.Collector, month, Ym.Last(month), world.Moment(day, 17, 25), ct);
            await world.Run<CloseMonth.Command, Done>(people.Collector, world.Moment(day, 17, 40), new() { Month = month, Remark = "次月初才到账，已与银行核实" }, ct);
            var made = (await world.Run<MakeReport.Command, MakeReport.Made>(people.Collector, world.Moment(day, 17, 50), new() { Month = month }, ct)).Value;
            if (made is not null && closed is null)
            {
                await world.Run<ReturnReport.Command, Done>(people.Director, Earlier(world, day.AddDays(1), 9), new() { Report = made.Id, Remark = "请核对三栋的欠费再报" }, ct);
                made = (await world.Run<MakeReport.Command, MakeReport.Made>(people.Collector, Earlier(world, day.AddDays(1), 10), new() { Month = month, Note = "三栋欠费已逐户核对，数字不变" }, ct)).Value;
                closed = month;
            }

            if (made is null)
                continue;
            await world.Run<ConfirmReport.Command, Done>(people.Accountant, Earlier(world, day.AddDays(1), 11), new() { Report = made.Id, As = Addressee.Finance }, ct);
            await world.Run<ConfirmReport.Command, Done>(people.Director, Earlier(world, day.AddDays(1), 15), new() { Report = made.Id, As = Addressee.Director }, ct);
        }
    }

    private static async Task Yesterday(DemoWorld world, Three people, DateOnly day, CancellationToken ct)
    {
        if (day.Day > CloseDay)
            await Statements(world, people.Collector, Ym.Of(day), day, world.Moment(day, 17, 35), ct, explain: false);
        await world.Run<VerifyLedger.Command, VerifyLedger.Verified>(people.Accountant, world.Moment(day, 17, 45), new(), ct);
    }

    private static async Task Statements(DemoWorld world, Actor collector, int month, DateOnly to, DateTime at, CancellationToken ct, bool explain = true)
    {
        var from = Ym.First(month);
        var tenders = await world.Ask(db => TenderMatches.Moved(db).Where(t => t.On >= from && t.On <= to && t.Way != Way.Cash && t.Way != Way.Balance).OrderBy(t => t.On).ThenBy(t => t.Reference).Take(20_000).ToListAsync(ct));
        var kept = tenders.Where((_, i) => i % 60 != 59).ToList();
        var code = new StringBuilder("交易时间,交易对方,商品,收/支,金额(元),交易单号\n");
        foreach (var t in kept.Where(t => t.Way == Way.Code))
            code.Append(CultureInfo.InvariantCulture, $"{t.On:yyyy-MM-dd} 10:00:00,业主,物业费,收入,{t.Amount.ToPlain()},{t.Reference}\n");
        code.Append(CultureInfo.InvariantCulture, $"{to:yyyy-MM-dd} 21:08:15,钱女士,物业费,收入,274.51,WX{to:yyyyMMdd}900\n");
        var bank = new StringBuilder("交易日期,交易流水号,借方发生额,贷方发生额,对方户名,摘要\n");
        foreach (var t in kept.Where(t => t.Way != Way.Code))
            bank.Append(CultureInfo.InvariantCulture, $"{t.On:yyyy-MM-dd},{t.Reference},,{t.Amount.ToPlain()},业主,物业费\n");
        bank.Append(CultureInfo.InvariantCulture, $"{to:yyyy-MM-dd},JX{to:yyyyMMdd},,12.34,,结息\n");
        await Import(world, collector, at, 1, $"微信账单-{to:yyyyMMdd}.csv", code.ToString(), ct);
        await Import(world, collector, at.AddMinutes(1), 3, $"银行明细-{to:yyyyMMdd}.csv", bank.ToString(), ct);
        if (explain)
            foreach (var line in await world.Ask(db => db.Set<StatementLine>().AsNoTracking().Where(l => l.On >= from && l.On <= to && l.State == LineState.Open).OrderBy(l => l.On).ThenBy(l => l.Id).Take(200).ToListAsync(ct)))
                await world.Run<ExplainLine.Command, Done>(collector, at.AddMinutes(2), new() { Line = line.Id, Why = line.Note == "结息" ? "活期存款利息" : "付款人没有写房号，已联系退回" }, ct);
    }

    private static async Task Import(DemoWorld world, Actor collector, DateTime at, int source, string name, string text, CancellationToken ct)
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            await File.WriteAllTextAsync(path, text, ct);
            await world.Run<ImportStatement.Command, ImportStatement.Imported>(collector, at, new() { Source = source, Path = path, Name = name }, ct);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static DateTime Earlier(DemoWorld world, DateOnly day, int hour) => world.Moment(day, hour, 10) is var at && at < world.Now.AddMinutes(-2) ? at : world.Now.AddMinutes(-2);
}
