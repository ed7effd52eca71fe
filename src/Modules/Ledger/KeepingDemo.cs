using Microsoft.EntityFrameworkCore;
using Anju.Kernel.Demo;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Ledger.Contracts;
using Anju.Ledger.Domain;
using Anju.Ledger.Keeping;
using Anju.Ledger.Months;

namespace Anju.Ledger;

/// <summary>The demo files the papers of each month that is over; the cashier holds a book of blank forms.</summary>
internal sealed class KeepingDemo : IDemoPart
{
    private const int FileDay = 8;

    public int Order => 83;

    public Task Lay(DemoWorld world, CancellationToken ct) => Task.CompletedTask;

    public async Task Live(DemoWorld world, DateOnly day, CancellationToken ct)
    {
        if (world.Center != DemoWorld.MainCenter || day >= world.Today || !world.Staff.TryGetValue("shoufei", out var collector) || !world.Staff.TryGetValue("caiwu", out var accountant))
            return;
        var month = Ym.Of(day.AddMonths(-1));
        if (day.Day == FileDay)
            foreach (var kind in (VoucherKind[])[VoucherKind.Receipts, VoucherKind.DayReports, VoucherKind.MonthReports])
                if (await world.Ask(db => new VoucherCounts(db).Of(month, kind, ct)) is > 0 and var pieces)
                    await File(world, collector, accountant, day, month, kind, pieces, isChecked: kind == VoucherKind.Receipts, ct);
        if (day != world.Today.AddDays(-1))
            return;
        await File(world, collector, accountant, day, month, VoucherKind.Bank, 24, isChecked: false, ct);
        await world.Run<IssueBook.Command, BlankBookId>(accountant, world.Moment(day, 9, 40), new() { RequestId = Guid.CreateVersion7(), Kind = "三联收据纸", First = 1, Last = 500, Holder = collector.Id!.Value }, ct);
    }

    private static async Task File(DemoWorld world, Actor collector, Actor accountant, DateOnly day, int month, VoucherKind kind, int pieces, bool isChecked, CancellationToken ct)
    {
        var filed = await world.Run<FileVouchers.Command, VoucherFileId>(collector, world.Moment(day, 16, 10 + (int)kind), new() { RequestId = Guid.CreateVersion7(), Month = month, Kind = kind, Pieces = pieces, Place = $"档案室 3 柜 {(int)kind} 格" }, ct);
        if (isChecked && filed.Problem is null)
            await world.Run<CheckVouchers.Command, Done>(accountant, world.Moment(day, 17, 5), new() { File = filed.Value }, ct);
    }
}
