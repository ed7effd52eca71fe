using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Billing.Contracts;
using Anju.Kernel;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;
using Anju.Ledger.Domain;

namespace Anju.Ledger.Terms;

/// <summary>维护到期日与违约金 of an item from a period on. What was assessed stays; periods before keep what held for them.</summary>
[Act("维护到期日与违约金")]
internal static class SetTerms
{
    [Permission(LedgerPermissions.Terms)]
    public sealed record Command : IValidatableObject
    {
        public int Item { get; set; }

        /// <summary>First month they hold for, e.g. 2026-11.</summary>
        [Required(ErrorMessage = "请填写起始账期"), StringLength(7)] public string From { get; set; } = "";
        [Range(0, 12, ErrorMessage = "应为 0 到 12")] public int DueMonths { get; set; }
        [Range(1, 31, ErrorMessage = "应为 1 到 31")] public int DueDay { get; set; } = 31;

        /// <summary>Percent a day with up to four places, e.g. 0.05.</summary>
        [Range(typeof(decimal), "0", "1", ErrorMessage = "日费率应为 0 到 1%")] public decimal RatePercent { get; set; }
        [Range(0, 90, ErrorMessage = "应为 0 到 90 天")] public int GraceDays { get; set; }
        [Range(0, 1000, ErrorMessage = "应为 0 到 1000，0 为不封顶")] public int CapPercent { get; set; } = 100;
        [StringLength(200, ErrorMessage = "最多 200 字")] public string Clause { get; set; } = "";

        public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
        {
            if (RatePercent > 0 && Clause.Length == 0)
                yield return new("合同没有约定就不能收违约金，请写明合同条款", [nameof(Clause)]);
            if (decimal.Round(RatePercent, 4) != RatePercent)
                yield return new("日费率最多四位小数", [nameof(RatePercent)]);
        }
    }

    /// <param name="Warning">Above four times LPR; empty when it is not.</param>
    public sealed record Set(string Warning);

    internal sealed class Handler(AppDb db, IBills bills, CurrentUser user) : IHandler<Command, Set>
    {
        public async Task<Result<Set>> Handle(Command command, CancellationToken ct)
        {
            if ((await bills.Items(ct)).FirstOrDefault(i => i.No == command.Item) is not { } item)
                return Problem.Invalid(nameof(Command.Item), "请选择收费项目");
            if (item.Whose == MoneyOf.Deposit || item.Whose == MoneyOf.Trust && command.RatePercent > 0)
                return Problem.Invalid(nameof(Command.Item), "押金和专户的钱没有违约金");
            if (!Charges.Periods.TryRead(command.From, new DateOnly(2100, 1, 1), out var from))
                return Problem.Invalid(nameof(Command.From), "账期应为 年-月，如 2026-11");
            if (await db.Set<FeeTerms>().AnyAsync(t => t.ItemNo == item.No && t.FromPeriod >= from, ct))
                return Problem.Invalid(nameof(Command.From), "已有从这个账期或更晚开始的约定；请从更晚的账期起改");
            db.Add(new FeeTerms { ItemNo = item.No, FromPeriod = from, DueMonths = command.DueMonths, DueDay = command.DueDay, RateMillionths = (int)(command.RatePercent * 10_000), GraceDays = command.GraceDays, CapPercent = command.CapPercent, Clause = command.Clause, By = user.Name });
            var rules = await db.Set<LedgerRules>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == LedgerRules.Only, ct) ?? new();
            return new Set(Warning(command.RatePercent, rules.LprBasisPoints));
        }
    }

    /// <summary>A yardstick only: courts may cut what is too high (民法典 585).</summary>
    public static string Warning(decimal ratePercent, int lprBasisPoints) => lprBasisPoints > 0 && ratePercent * 365 > 4m * lprBasisPoints / 100
        ? $"合年率 {ratePercent * 365:0.##}%，高于一年期 LPR 的四倍（{4m * lprBasisPoints / 100:0.##}%），争议时可能被调低" : "";

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Set>("/terms/set");
}

/// <summary>维护收款规定 of the center.</summary>
[Act("维护收款规定")]
internal static class SetRules
{
    [Permission(LedgerPermissions.Terms)]
    public sealed record Command
    {
        [Range(0, 60, ErrorMessage = "应为 0 到 60 个月，0 为不限")] public int AdvanceMonths { get; set; } = 12;
        public bool IsLateFirst { get; set; } = true;
        public Money DirectorLimit { get; set; }
        [Range(1, 28, ErrorMessage = "应为 1 到 28 日")] public int ReportDay { get; set; } = 5;

        /// <summary>One-year LPR in percent; 0 for no warning.</summary>
        [Range(typeof(decimal), "0", "20", ErrorMessage = "应为 0 到 20")] public decimal Lpr { get; set; }
        [Range(0, 365, ErrorMessage = "应为 0 到 365 天")] public int DepositDays { get; set; }

        /// <summary>Years that original vouchers are kept.</summary>
        [Range(1, 100, ErrorMessage = "应为 1 到 100 年")] public int VoucherYears { get; set; } = 30;
    }

    internal sealed class Handler(AppDb db, CurrentUser user) : IHandler<Command, Done>
    {
        public async Task<Result<Done>> Handle(Command command, CancellationToken ct)
        {
            if (command.DirectorLimit < Money.Zero || command.DirectorLimit > Money.Yuan(1_000_000))
                return Problem.Invalid(nameof(Command.DirectorLimit), "限额应在 0 到 1,000,000 元之间");
            if (await db.Set<LedgerRules>().SingleOrDefaultAsync(r => r.Id == LedgerRules.Only, ct) is not { } rules)
                db.Add(rules = new LedgerRules());
            if (command.DirectorLimit != rules.DirectorLimit && !user.May(LedgerPermissions.ApproveLarge))
                return Problem.Forbidden("主任的批准限额由总经理调整");
            (rules.AdvanceMonths, rules.IsLateFirst, rules.DirectorLimitFen, rules.ReportDay) = (command.AdvanceMonths, command.IsLateFirst, command.DirectorLimit.Fen, command.ReportDay);
            (rules.LprBasisPoints, rules.DepositDays, rules.VoucherYears) = ((int)(command.Lpr * 100), command.DepositDays, command.VoucherYears);
            return new Done();
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Done>("/rules/set");
}
