using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Billing.Contracts;
using Anju.Billing.Domain;
using Anju.Casework.Contracts;
using Anju.Kernel;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;

namespace Anju.Billing.Runs;

/// <summary>Stops a calculating run after the step it is at.</summary>
[Act("暂停核算")]
internal static class StopRun
{
    [Permission(BillingPermissions.Run)]
    public sealed record Command { public int No { get; set; } }

    internal sealed class Handler(AppDb db) : IHandler<Command, Done>
    {
        public async Task<Result<Done>> Handle(Command command, CancellationToken ct) =>
            await db.Set<BillRun>().SingleOrDefaultAsync(r => r.No == command.No, ct) is not { } run ? Problem.NotFound("没有这个批次")
            : run.Go(BillRun.Stopping) is { } problem ? problem : new Done();
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Done>("/runs/stop");
}

/// <summary>Lets a stopped run go on where it stopped.</summary>
[Act("继续核算")]
internal static class ResumeRun
{
    [Permission(BillingPermissions.Run)]
    public sealed record Command { public int No { get; set; } }

    internal sealed class Handler(AppDb db) : IHandler<Command, Done>
    {
        public async Task<Result<Done>> Handle(Command command, CancellationToken ct) =>
            await db.Set<BillRun>().SingleOrDefaultAsync(r => r.No == command.No, ct) is not { } run ? Problem.NotFound("没有这个批次")
            : run.Go(BillRun.Resuming) is { } problem ? problem : new Done();
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Done>("/runs/resume");
}

/// <summary>Throws a run away that was not posted; its bills were a draft and go with it.</summary>
[Act("作废核算")]
internal static class DiscardRun
{
    [Permission(BillingPermissions.Run)]
    public sealed record Command
    {
        public int No { get; set; }
        [Required(ErrorMessage = "请写明作废原因"), StringLength(200, ErrorMessage = "原因最多 200 字")] public string Reason { get; set; } = "";
    }

    internal sealed class Handler(AppDb db, CurrentUser user, Calendar calendar) : IHandler<Command, Done>
    {
        public async Task<Result<Done>> Handle(Command command, CancellationToken ct)
        {
            if (await db.Set<BillRun>().SingleOrDefaultAsync(r => r.No == command.No, ct) is not { } run)
                return Problem.NotFound("没有这个批次");
            if (run.End(BillRun.Discarding, command.Reason, user.Name, calendar.Now) is { } problem)
                return problem;
            var (first, last) = (Bill.FirstOf(run.No), Bill.LastOf(run.No));
            await db.Set<Bill>().Where(b => b.Id >= first && b.Id <= last).ExecuteDeleteAsync(ct);
            return new Done();
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Done>("/runs/discard");
}

/// <summary>A second person lets the bills of a run become what houses owe (F-2a), if its totals agree with its bills to the fen.</summary>
[Act("账单入账")]
internal static class PostRun
{
    [Permission(BillingPermissions.Post)]
    public sealed record Command
    {
        public int No { get; set; }

        /// <summary>The total that was on the screen.</summary>
        public Money Total { get; set; }
    }

    internal sealed class Handler(AppDb db, CurrentUser user, Calendar calendar, IEvidence evidence, ITimeline timeline, BillsTeller teller) : IHandler<Command, Done>
    {
        public async Task<Result<Done>> Handle(Command command, CancellationToken ct)
        {
            if (await db.Set<BillRun>().SingleOrDefaultAsync(r => r.No == command.No, ct) is not { } run)
                return Problem.NotFound("没有这个批次");
            if (run.Post(user, calendar.Now) is { } problem)
                return problem;
            if (run.Total != command.Total)
                return Problem.Conflict($"合计已变为 {run.Total} 元，您看到的是 {command.Total} 元；请核对后再入账");
            if (await Reconcile(run, ct) is { } wrong)
                return wrong;
            await teller.Tell(run, 1, ct);
            evidence.Note(new WorkDone(BillingEvidence.Posted, new Subject("bill-run", run.Key), run.Number, $"{run.Month:yyyy-MM} {run.Community}{run.HouseNumber}账单入账：{run.Bills} 笔 {run.Total} 元", run.Href, calendar.Now)
            {
                By = run.StartedById,                            // who reckoned it; the second person only looked (F-2a)
                ByName = run.StartedById is null ? null : run.StartedBy,
                House = run.HouseId?.Value,
            });
            timeline.Add(new Subject("bill-run", run.Key), $"入账 {run.Bills} 笔，{run.Total} 元", "ok", run.HouseId?.Value, run.Number, run.Href);
            return new Done();
        }

        /// <summary>Three figures that came about apart must be one: the bills themselves, the totals of the steps, the run.</summary>
        private async Task<Problem?> Reconcile(BillRun run, CancellationToken ct)
        {
            var (first, last) = (Bill.FirstOf(run.No), Bill.LastOf(run.No));
            var bills = await db.Set<Bill>().AsNoTracking().Where(b => b.Id >= first && b.Id <= last && b.WithdrawnAt == null).GroupBy(b => b.ItemNo)
                .Select(g => new { g.Key, Count = g.Count(), Fen = g.Sum(b => b.AmountFen) }).OrderBy(g => g.Key).Take(100).ToListAsync(ct);
            var totals = await db.Set<RunTotal>().AsNoTracking().Where(t => t.RunNo == run.No).GroupBy(t => t.ItemNo)
                .Select(g => new { g.Key, Count = g.Sum(t => t.Bills), Fen = g.Sum(t => t.Fen) }).OrderBy(g => g.Key).Take(100).ToListAsync(ct);
            var counted = totals.ToDictionary(t => t.Key, t => (t.Count, t.Fen));
            var isWhole = bills.TrueForAll(b => counted.TryGetValue(b.Key, out var t) && t == (b.Count, b.Fen)) && bills.Sum(b => b.Fen) == run.TotalFen && totals.Sum(t => t.Fen) == run.TotalFen && bills.Sum(b => b.Count) == run.Bills;
            return isWhole ? null : Problem.Conflict($"合计对不上，不能入账：账单 {bills.Sum(b => b.Count)} 笔 {new Money(bills.Sum(b => b.Fen))} 元，汇总 {new Money(totals.Sum(t => t.Fen))} 元，批次 {run.Bills} 笔 {run.Total} 元");
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Done>("/runs/post");
}

/// <summary>Takes a posted run back as a whole, as long as nobody has paid any of it.</summary>
[Act("撤回入账")]
internal static class WithdrawRun
{
    [Permission(BillingPermissions.Post)]
    public sealed record Command
    {
        public int No { get; set; }
        [Required(ErrorMessage = "请写明撤回原因"), StringLength(200, ErrorMessage = "原因最多 200 字")] public string Reason { get; set; } = "";
    }

    internal sealed class Handler(AppDb db, CurrentUser user, Calendar calendar, IEnumerable<IPaymentsOfBills> payments, ITimeline timeline, BillsTeller teller) : IHandler<Command, Done>
    {
        public async Task<Result<Done>> Handle(Command command, CancellationToken ct)
        {
            if (await db.Set<BillRun>().SingleOrDefaultAsync(r => r.No == command.No, ct) is not { } run)
                return Problem.NotFound("没有这个批次");
            var (first, last) = (Bill.FirstOf(run.No), Bill.LastOf(run.No));
            foreach (var paid in payments)
                if (await paid.AnyPaid(first, last, ct))
                    return Problem.Conflict("这个批次已有账单收款，不能整批撤回；请对有误的账单逐笔更正");
            if (run.End(BillRun.Withdrawing, command.Reason, user.Name, calendar.Now) is { } problem)
                return problem;
            await teller.Tell(run, -1, ct);
            var now = calendar.Now;
            await db.Set<Bill>().Where(b => b.Id >= first && b.Id <= last && b.WithdrawnAt == null).ExecuteUpdateAsync(b => b.SetProperty(x => x.WithdrawnAt, now), ct);
            timeline.Add(new Subject("bill-run", run.Key), $"撤回入账：{command.Reason}", "warn", run.HouseId?.Value, run.Number, run.Href);
            return new Done();
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Done>("/runs/withdraw");
}
