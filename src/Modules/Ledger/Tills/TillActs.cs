using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Casework.Contracts;
using Anju.Kernel;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;
using Anju.Ledger.Contracts;
using Anju.Ledger.Domain;

namespace Anju.Ledger.Tills;

/// <summary>开班: the cashier counts the float and begins the day.</summary>
[Act("开班")]
internal static class OpenTill
{
    [Permission(LedgerPermissions.Cash)]
    public sealed record Command : IRepeatable
    {
        public Guid RequestId { get; set; }

        /// <summary>备用金, counted.</summary>
        public Money Float { get; set; }

        /// <summary>From whom the box is taken over today; empty for the first of a day.</summary>
        [StringLength(60, ErrorMessage = "姓名最多 60 字")] public string TakenFrom { get; set; } = "";
    }

    private const int Most = 50;

    internal sealed class Handler(AppDb db, LeftBoxes.LeftToday left, CurrentUser user, Calendar calendar, IEvidence evidence) : IHandler<Command, TillId>
    {
        public async Task<Result<TillId>> Handle(Command command, CancellationToken ct)
        {
            if (user.Id is not { } me)
                return Problem.Forbidden("只有登录的收费员能开班");
            if (command.Float < Money.Zero || command.Float > Money.Yuan(100_000))
                return Problem.Invalid(nameof(Command.Float), "备用金应在 0 到 100,000 元之间");
            var today = calendar.Today;
            if (await db.Set<Till>().Where(t => t.CashierId == me && (t.ClosedAt == null || t.On == today)).OrderBy(t => t.On).FirstOrDefaultAsync(ct) is { } earlier)
                return Problem.Conflict(earlier.IsOpen ? earlier.On == today ? "您今天已经开班" : $"{earlier.On:yyyy-MM-dd} 的收款还没有日结，请先日结" : "您今天已日结，不能再开班");
            if (command.TakenFrom.Length > 0 && await Taken(command, me, ct) is { } problem)
                return problem;
            var till = new Till { Id = Id.New<TillId>(), CashierId = me, Cashier = user.Name, On = today, FloatFen = command.Float.Fen, OpenedAt = calendar.Now, TakenFrom = command.TakenFrom };
            db.Add(till);
            evidence.Note(new WorkDone(LedgerEvidence.DayOpened, new Subject("till", till.Id.Value), $"{today:yyyy-MM-dd} {user.Name}", $"开班 {today:yyyy-MM-dd}", till.Href, calendar.Now));
            return till.Id;
        }

        /// <summary>A box changes hands closed, once, and with what was left in it.</summary>
        private async Task<Problem?> Taken(Command command, StaffId me, CancellationToken ct) =>
            (await left.Of(me, Most, ct)).FirstOrDefault(b => b.Cashier == command.TakenFrom) is not { } box ? Problem.Invalid(nameof(Command.TakenFrom), $"{command.TakenFrom}今天没有日结待接的钱箱")
                : box.Left != command.Float ? Problem.Invalid(nameof(Command.Float), $"{box.Cashier}交班时留下 {box.Left} 元，您点了 {command.Float} 元，请当面核对") : null;
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, TillId>("/tills/open");
}

/// <summary>日结: the cash is counted by denomination, a difference gets its reason, what is handed over its receiver. Afterwards the day takes no more.</summary>
[Act("收款日结")]
internal static class CloseTill
{
    [Permission(LedgerPermissions.Cash)]
    public sealed record Command
    {
        public TillId Till { get; set; }

        /// <summary>Pieces of 100, 50, 20, 10, 5, 1 yuan, 5, 1 jiao, 5, 2, 1 fen.</summary>
        [MaxLength(11)] public IReadOnlyList<int> Pieces { get; set; } = [];
        [StringLength(200, ErrorMessage = "原因最多 200 字")] public string Why { get; set; } = "";
        public Money Handed { get; set; }
        [StringLength(60, ErrorMessage = "最多 60 字")] public string HandedTo { get; set; } = "";
        [StringLength(60, ErrorMessage = "最多 60 字")] public string BankSlip { get; set; } = "";
    }

    /// <param name="Difference">Counted less expected.</param>
    public sealed record Closed(Money Expected, Money Counted, Money Difference);

    internal sealed class Handler(AppDb db, TillSums sums, Numbers numbers, CurrentUser user, Calendar calendar, IEvidence evidence) : IHandler<Command, Closed>
    {
        public async Task<Result<Closed>> Handle(Command command, CancellationToken ct)
        {
            if (await db.Set<Till>().SingleOrDefaultAsync(t => t.Id == command.Till, ct) is not { } till)
                return Problem.NotFound("没有这个班次");
            if (till.CashierId != user.Id)
                return Problem.Forbidden($"这是{till.Cashier}的班次，只能由本人日结");
            if (command.Pieces.Any(n => n is < 0 or > 100_000))
                return Problem.Invalid(nameof(Command.Pieces), "张数应在 0 到 100,000 之间");
            await numbers.Alone(ct);                             // no payment is on its way into the box any more
            var expected = till.Float + await sums.Cash(till.Id, ct);
            if (till.Close([.. command.Pieces, .. Enumerable.Repeat(0, Till.Denominations.Count - command.Pieces.Count)], expected, command.Why, command.Handed, command.HandedTo, command.BankSlip, calendar.Now) is { } problem)
                return problem;
            evidence.Note(new WorkDone(LedgerEvidence.DayClosed, new Subject("till", till.Id.Value), $"{till.On:yyyy-MM-dd} {till.Cashier}", $"收款日结 {till.On:yyyy-MM-dd}", till.Href, calendar.Now));
            return new Closed(till.Expected, till.CountedCash, till.Difference);
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Closed>("/tills/close");
}

/// <summary>Adds up what went through a box.</summary>
internal sealed class TillSums(AppDb db)
{
    /// <summary>Cash received less cash paid out; voided and reversed payments count as what they are: money in, money out.</summary>
    public async Task<Money> Cash(TillId till, CancellationToken ct) => (await ByWay(till, ct)).GetValueOrDefault(Way.Cash);

    public async Task<IReadOnlyDictionary<Way, Money>> ByWay(TillId till, CancellationToken ct) =>
        (await db.Set<Tender>().AsNoTracking().Where(t => t.TillId == till).GroupBy(t => t.Way).Select(g => new { Way = g.Key, Fen = g.Sum(t => t.Fen) }).OrderBy(g => g.Way).Take(10).ToListAsync(ct))
            .ToDictionary(g => g.Way, g => new Money(g.Fen));
}
