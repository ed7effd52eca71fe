using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Billing.Contracts;
using Anju.Billing.Domain;
using Anju.Casework.Contracts;
using Anju.Estate.Contracts;
using Anju.Kernel;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;

namespace Anju.Billing.Runs;

/// <summary>Takes one house's item out of a run before it is posted, with a reason; another run may bill it later.</summary>
[Act("剔除账单")]
internal static class ExcludeLine
{
    [Permission(BillingPermissions.Run)]
    public sealed record Command
    {
        public long Bill { get; set; }
        [Required(ErrorMessage = "请写明剔除原因"), StringLength(200, ErrorMessage = "原因最多 200 字")] public string Reason { get; set; } = "";
    }

    internal sealed class Handler(AppDb db, IHouses houses, Calendar calendar) : IHandler<Command, Done>
    {
        public async Task<Result<Done>> Handle(Command command, CancellationToken ct)
        {
            if (await db.Set<Bill>().SingleOrDefaultAsync(b => b.Id == command.Bill && b.WithdrawnAt == null, ct) is not { } bill)
                return Problem.NotFound("没有这笔账单，或已剔除");
            var run = await db.Set<BillRun>().SingleAsync(r => r.No == bill.RunNo, ct);
            if (run.State != RunState.Ready)
                return Problem.Conflict($"批次现在是“{Words.Of(run.State)}”，入账前才能剔除");
            var house = await houses.Find(bill.HouseId, ct);
            await TakeOut(db, run, bill, house!.Building, calendar.Now, ct);
            if (await db.Set<RunException>().SingleOrDefaultAsync(e => e.RunNo == run.No && e.HouseId == bill.HouseId && e.ItemNo == bill.ItemNo && e.Kind == ExceptionKind.Excluded, ct) is { } earlier)
                earlier.Note = command.Reason;
            else
                db.Add(new RunException { RunNo = run.No, HouseId = bill.HouseId, ItemNo = bill.ItemNo, Kind = ExceptionKind.Excluded, HouseNumber = house.Number, Note = command.Reason, BillId = bill.Id, ThisFen = bill.AmountFen });
            return new Done();
        }
    }

    /// <summary>All stretches of the house's item leave together: half a period is no bill.</summary>
    public static async Task<IReadOnlyList<Bill>> TakeOut(AppDb db, BillRun run, Bill bill, BuildingId building, DateTime now, CancellationToken ct)
    {
        var (first, last) = (Bill.FirstOf(run.No), Bill.LastOf(run.No));
        var together = await db.Set<Bill>().Where(b => b.Period == bill.Period && b.HouseId == bill.HouseId && b.ItemNo == bill.ItemNo && b.WithdrawnAt == null && b.Id >= first && b.Id <= last).OrderBy(b => b.Id).Take(100).ToListAsync(ct);
        foreach (var stretch in together)
            stretch.WithdrawnAt = now;
        db.Add(new RunTotal { RunNo = run.No, Step = run.StepsDone, BuildingId = building, ItemNo = bill.ItemNo, Bills = -together.Count, Fen = -together.Sum(b => b.AmountFen) });
        run.Move(-together.Count, -together.Sum(b => b.AmountFen));
        return together;
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Done>("/bills/exclude");
}

/// <summary>Takes one posted bill back for a new one; the totals of its run follow (F-2a: changed only by a correction).</summary>
[Act("更正账单")]
internal static class WithdrawBill
{
    [Permission(BillingPermissions.Post)]
    public sealed record Command
    {
        public long Bill { get; set; }
        [Required(ErrorMessage = "请写明更正原因"), StringLength(200, ErrorMessage = "原因最多 200 字")] public string Reason { get; set; } = "";
    }

    internal sealed class Handler(AppDb db, IHouses houses, IEnumerable<IPaymentsOfBills> payments, ITimeline timeline, Calendar calendar, BillsTeller teller) : IHandler<Command, Done>
    {
        public async Task<Result<Done>> Handle(Command command, CancellationToken ct)
        {
            if (await db.Set<Bill>().SingleOrDefaultAsync(b => b.Id == command.Bill && b.WithdrawnAt == null, ct) is not { } bill)
                return Problem.NotFound("没有这笔账单，或已撤回");
            var run = await db.Set<BillRun>().SingleAsync(r => r.No == bill.RunNo, ct);
            if (run.State != RunState.Posted)
                return Problem.Conflict("入账的账单才需要更正；未入账的请剔除");
            foreach (var paid in payments)
                if (await paid.AnyPaid(bill.Id, bill.Id, ct))
                    return Problem.Conflict("这笔账单已有收款，请先退款或冲正");
            var house = await houses.Find(bill.HouseId, ct);
            var taken = await ExcludeLine.TakeOut(db, run, bill, house!.Building, calendar.Now, ct);
            await teller.Withdrawn(run, taken, house.Building, ct);
            timeline.Add(new Subject("bill-run", run.Key), $"更正 {house.Number}：撤回 {bill.Amount} 元，{command.Reason}", "warn", house.Id.Value, run.Number, run.Href);
            return new Done();
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Done>("/bills/withdraw");
}

/// <summary>The collector reports the receivables of a posted run (F-2d).</summary>
[Act("上报应收款汇总")]
internal static class ReportSummary
{
    [Permission(BillingPermissions.Run)]
    public sealed record Command { public int No { get; set; } }

    internal sealed class Handler(AppDb db, CurrentUser user, Calendar calendar, IEvidence evidence) : IHandler<Command, Done>
    {
        public async Task<Result<Done>> Handle(Command command, CancellationToken ct)
        {
            if (await db.Set<BillRun>().SingleOrDefaultAsync(r => r.No == command.No, ct) is not { } run)
                return Problem.NotFound("没有这个批次");
            if (run.Summarize(user.Name, calendar.Now) is { } problem)
                return problem;
            evidence.Note(new WorkDone(BillingEvidence.Summary, new Subject("bill-run", run.Key), run.Number, $"{run.Month:yyyy-MM} {run.Community}应收款汇总表：{run.Total} 元", $"/billing/summary?run={run.No}", calendar.Now));
            return new Done();
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Done>("/runs/report");
}
