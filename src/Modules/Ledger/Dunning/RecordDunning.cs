using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Anju.Estate.Contracts;
using Anju.Kernel;
using Anju.Kernel.Calendars;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;
using Anju.Ledger.Contracts;
using Anju.Ledger.Domain;

namespace Anju.Ledger.Dunning;

/// <summary>《费用催缴情况记录》: one act of dunning, with who was reached, the reason, the promise and the next step (A-6b).</summary>
[Act("催缴登记")]
internal static class RecordDunning
{
    private const int DaysBack = 31, LongestPromise = 180;

    [Permission(LedgerPermissions.Dun)]
    public sealed record Command : IRepeatable, IValidatableObject
    {
        public Guid RequestId { get; set; }
        public HouseId House { get; set; }
        [Range(LadderStage.Reminder, LadderStage.Last, ErrorMessage = "催缴级别应在 0 到 6 之间")] public int Stage { get; set; }

        /// <summary>The day it was done; today when empty.</summary>
        public DateOnly? On { get; set; }
        public DunningWay Way { get; set; }
        public ReachedWho Reached { get; set; }
        [StringLength(60, ErrorMessage = "姓名最多 60 字")] public string ReachedName { get; set; } = "";
        public UnpaidWhy Why { get; set; }
        [StringLength(500, ErrorMessage = "情况最多 500 字")] public string Words { get; set; } = "";
        public DateOnly? PromiseOn { get; set; }
        public Money? Promise { get; set; }
        public DateOnly? NextOn { get; set; }
        [StringLength(100, ErrorMessage = "下一步最多 100 字")] public string NextWhat { get; set; } = "";
        [StringLength(200, ErrorMessage = "越级原因最多 200 字")] public string SkipWhy { get; set; } = "";
        [StringLength(60, ErrorMessage = "同行人最多 60 字")] public string With { get; set; } = "";

        /// <summary>Only these charges; all that are due when empty.</summary>
        [MaxLength(200, ErrorMessage = "一次最多 200 笔")] public IReadOnlyList<long> Charges { get; set; } = [];

        public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
        {
            if (!Enum.IsDefined(Way))
                yield return new("请选择催缴方式", [nameof(Way)]);
            if (!Enum.IsDefined(Reached))
                yield return new("请选择联系到谁", [nameof(Reached)]);
            if (!Enum.IsDefined(Why))
                yield return new("请选择未缴原因", [nameof(Why)]);
            if (Promise is { } promise && promise <= Money.Zero)
                yield return new("承诺金额应大于 0", [nameof(Promise)]);
            if (PromiseOn is null != Promise is null)
                yield return new("承诺要写明日期和金额", [PromiseOn is null ? nameof(PromiseOn) : nameof(Promise)]);
            if (PromiseOn is not null && Reached == ReachedWho.Nobody)
                yield return new("没有联系上，不能登记承诺", [nameof(PromiseOn)]);
            if (PromiseOn is null && NextOn is null)
                yield return new("请写明下一步的日期", [nameof(NextOn)]);
        }
    }

    /// <param name="NextOn">When the house comes back to the list.</param>
    public sealed record Recorded(DunningActId Id, int Stage, Money Due, DateOnly? NextOn);

    internal sealed class Handler(DunningDesk desk, Calendar calendar) : IHandler<Command, Recorded>
    {
        public async Task<Result<Recorded>> Handle(Command command, CancellationToken ct)
        {
            var on = command.On ?? calendar.Today;
            if (on > calendar.Today || on < calendar.Today.AddDays(-DaysBack))
                return Problem.Invalid(nameof(Command.On), $"催缴日期应在最近 {DaysBack} 天内");
            if (await desk.Open(command.House, ct) is not { } file)
                return Problem.NotFound("没有这套房屋");
            if (Dates(command, file, (await desk.Rules(ct)).ContactDays) is { } wrong)
                return wrong;
            var (act, refused) = await desk.Record(file, new(command.Stage, on, command.Way, command.Reached)
            {
                ReachedName = command.ReachedName,
                Why = command.Why,
                Words = command.Words,
                With = command.With,
                PromiseOn = command.PromiseOn,
                Promise = command.Promise ?? Money.Zero,
                NextOn = command.NextOn,
                NextWhat = command.NextWhat,
                SkipWhy = command.SkipWhy,
                Charges = command.Charges,
            }, ct);
            return refused is null ? new Recorded(act!.Id, act.Stage, act.Due, file.Case.NextOn) : refused;
        }

        private Problem? Dates(Command command, DunningFile file, int contactDays)
        {
            var today = calendar.Today;
            if (command.PromiseOn is { } promise && (promise < today || promise > today.AddDays(LongestPromise)))
                return Problem.Invalid(nameof(Command.PromiseOn), $"承诺日期应在今天到 {LongestPromise} 天内");
            var owed = new Money(file.Debt.DueFen + file.Debt.LateFen + file.Debt.Later.Sum(c => c.PrincipalFen));
            if (command.Promise is { } amount && file.Debt.Due.Count > 0 && amount > owed)
                return Problem.Invalid(nameof(Command.Promise), $"承诺金额不能多于所欠的 {owed} 元");
            if (command.NextOn is { } next && command.PromiseOn is null && (next <= today || next > today.AddDays(contactDays)))
                return Problem.Invalid(nameof(Command.NextOn), $"下一步应在明天到 {contactDays} 天内");
            return null;
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Recorded>("/dunning/record");
}
