using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Anju.Billing.Contracts;
using Anju.Billing.Domain;
using Anju.Billing.Runs;
using Anju.Estate.Contracts;
using Anju.Kernel;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.Sheets;
using Anju.Kernel.UseCases;
using Anju.Ledger.Contracts;
using Anju.Ledger.Domain;
using Anju.Ledger.Months;

namespace Anju.Bench;

/// <summary>A month of 100,000 houses with four bills each, of which nine in ten have paid: trial, close, report, workbook of the lines, proof of everything.</summary>
internal static class LedgerBench
{
    public static async Task<int> Run(string[] options)
    {
        string? Option(string name) => Array.IndexOf(options, name) is >= 0 and var at && at + 1 < options.Length ? options[at + 1] : null;
        var houses = int.Parse(Option("--houses") ?? "100000", CultureInfo.InvariantCulture);
        if (Option("--db") is not ("sqlite" or "postgres") || houses is < 1 or > 1_000_000)
        {
            await Console.Error.WriteLineAsync("bench ledger --houses N --db sqlite|postgres");
            return 1;
        }

        var place = Directory.CreateTempSubdirectory("anju-ledger-").FullName;
        try
        {
            await using var stage = await BillingStage.Open(Option("--db") == "postgres", place, new CenterId(Guid.CreateVersion7()));
            await stage.Found();
            var month = new DateOnly(DateTime.UtcNow.AddHours(8).Year, DateTime.UtcNow.AddHours(8).Month, 1).AddMonths(-1);
            var run = await stage.Reckon(await stage.Lay("安居花园", houses), month.ToString("yyyy-MM", CultureInfo.InvariantCulture));
            await stage.Analyze();
            await Lay(stage, run, month);
            await stage.Analyze();
            await Measure(stage, Option("--db")!, Ym.Of(month));
            return 0;
        }
        finally
        {
            Directory.Delete(place, recursive: true);
        }
    }

    /// <summary>Posts the run as of the third of the month and lets nine houses of ten pay during it.</summary>
    private static async Task Lay(BillingStage stage, int run, DateOnly month)
    {
        await stage.In(async (services, db) =>
        {
            var total = await db.Set<BillRun>().Where(r => r.No == run).Select(r => r.TotalFen).SingleAsync();
            if ((await services.GetRequiredService<UseCase<PostRun.Command, Done>>().Run(new() { No = run, Total = new Money(total) })).Problem is { } problem)
                throw new InvalidOperationException(problem.Message);
            var (on, at) = (month.AddDays(2), month.AddDays(2).ToDateTime(new TimeOnly(2, 0), DateTimeKind.Utc));
            await db.Set<Posting>().ExecuteUpdateAsync(s => s.SetProperty(p => p.On, on));
            return await db.Set<BillRun>().ExecuteUpdateAsync(s => s.SetProperty(r => r.PostedAt, at));
        });
        await stage.In(async (services, db) =>
        {
            var cashier = new StaffId(Guid.CreateVersion7());
            Anju.People.PeopleSamples.Know(db, cashier, "bench");
            var till = new Till { Id = Kernel.Id.New<TillId>(), CashierId = cashier, Cashier = "bench", On = month.AddDays(9), FloatFen = 0, OpenedAt = DateTime.UtcNow };
            till.Close(new int[11], Money.Zero, "", Money.Zero, "", "", DateTime.UtcNow);
            db.Add(till);
            await db.SaveChangesAsync();
            db.ChangeTracker.Clear();
            var accounts = await db.Set<Account>().AsNoTracking().OrderBy(a => a.HouseId).ToListAsync();
            var bills = services.GetRequiredService<IBills>();
            var number = 0;
            foreach (var some in accounts.Where((_, i) => i % 10 != 9).Chunk(500))
                number = await Pay(db, bills, some, till, month, number);
            return 0;
        });
    }

    private static async Task<int> Pay(AppDb db, IBills bills, Account[] some, Till till, DateOnly month, int number)
    {
        var (lines, papers, tenders) = (new List<LedgerLine>(), new List<Receipt>(), new List<Tender>());
        var charges = (await bills.OfHouses([.. some.Select(a => a.HouseId)], default)).ToLookup(b => b.House);
        foreach (var account in some)
        {
            var (id, payment, on, no) = (Kernel.Id.New<ReceiptId>(), Guid.CreateVersion7(), month.AddDays(3 + number % 25), 0);
            foreach (var bill in charges[account.HouseId])
                lines.Add(new() { HouseId = account.HouseId, No = ++no, BuildingId = account.BuildingId, Kind = LineKind.Paid, On = on, ChargeId = bill.Id, ItemNo = bill.ItemNo, Period = bill.Period, Fen = bill.Amount.Fen, PaperId = id.Value });
            var total = charges[account.HouseId].Sum(b => b.Amount.Fen);
            papers.Add(new() { Id = id, Number = FormattableString.Invariant($"SJ-{month:yyyy}-{++number:0000}"), Kind = PaperOf.Receipt, HouseId = account.HouseId, HouseNumber = "1", Payer = "", On = on, At = DateTime.UtcNow, TillId = till.Id, CashierId = till.CashierId, Cashier = "bench", TotalFen = total, PaymentId = payment, FirstLine = 1, LastLine = no });
            tenders.Add(new() { PaymentId = payment, No = 1, Way = Way.Cash, Fen = total, On = on, TillId = till.Id });
        }

        await db.CopyRows(lines, default);
        db.AddRange(papers);
        db.AddRange(tenders);
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
        var ids = some.Select(a => a.HouseId).ToArray();
        var count = lines.Count / some.Length;
        await db.Set<Account>().Where(a => ids.Contains(a.HouseId)).ExecuteUpdateAsync(s => s.SetProperty(a => a.OwedFen, 0L).SetProperty(a => a.Lines, count));
        return number;
    }

    private static async Task Measure(BillingStage stage, string db, int month)
    {
        async Task<double> Timed(Func<IServiceProvider, Task> work)
        {
            var watch = Stopwatch.StartNew();
            await stage.In(async (services, _) =>
            {
                await work(services);
                return 0;
            });
            return Math.Round(watch.Elapsed.TotalSeconds, 2);
        }

        var close = await Timed(async s => Must((await s.GetRequiredService<UseCase<CloseMonth.Command, Done>>().Run(new() { Month = month })).Problem));
        var report = await Timed(async s => Must((await s.GetRequiredService<UseCase<MakeReport.Command, MakeReport.Made>>().Run(new() { Month = month })).Problem));
        GC.Collect(2, GCCollectionMode.Aggressive, true, true);
        await File.WriteAllTextAsync("/proc/self/clear_refs", "5");
        var before = Peak();
        long bytes = 0;
        var excel = await Timed(async s =>
        {
            var filter = await s.GetRequiredService<RowFilters>().Of(new() { What = "received", Item = 1 }, Ym.First(month), Ym.Last(month), default);
            await using var book = await SheetDownload.Write(s.GetRequiredService<LineRows>().All(filter, default), default);
            bytes = book.Length;
        });
        var peak = Peak() - before;
        var findings = 0;
        var proof = await Timed(async s => findings = (await s.GetRequiredService<ILedgerProof>().Prove(default)).Findings.Count);
        Console.WriteLine(JsonSerializer.Serialize(new { db, close, report, excel, excelKB = bytes / 1024, excelPeakMB = peak, proof, findings }));
    }

    private static void Must(Problem? problem)
    {
        if (problem is not null)
            throw new InvalidOperationException(problem.Message);
    }

    private static long Peak() => long.Parse(File.ReadLines("/proc/self/status").First(l => l.StartsWith("VmHWM", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
}
