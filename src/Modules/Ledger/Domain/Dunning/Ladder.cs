using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Anju.Kernel.Data;
using Anju.Kernel.UseCases;

namespace Anju.Ledger.Domain;

/// <summary>One stage of the dunning ladder (催缴级别) as the center has laid it down; present from its first change on.</summary>
internal sealed class LadderStage : Versioned
{
    public const int Reminder = 0, Last = 6;

    /// <summary>From this stage on the director signs, whatever else is laid down.</summary>
    public const int DirectorsFrom = 4;

    public required int Stage { get; init; }
    public required string Title { get; set; }

    /// <summary>Not before so many months and days after the oldest debt was due.</summary>
    public required int AfterMonths { get; set; }
    public required int AfterDays { get; set; }

    /// <summary>What is done.</summary>
    public required string What { get; set; }

    /// <summary>A 催缴通知单 goes with it.</summary>
    public required bool IsLetter { get; set; }

    /// <summary>Only whoever signs letters (ledger.letters) may take it.</summary>
    public required bool NeedsDirector { get; set; }

    public string After => Stage == Reminder && AfterMonths == 0 && AfterDays == 0 ? "到期前后" : (AfterMonths, AfterDays) switch
    {
        (0, var d) => $"逾期 {d} 天起",
        (var m, 0) => $"逾期满 {m} 个月",
        var (m, d) => $"逾期满 {m} 个月 {d} 天",
    };

    internal sealed class Table : IEntityTypeConfiguration<LadderStage>
    {
        public void Configure(EntityTypeBuilder<LadderStage> stage)
        {
            stage.ToTable("ledger_ladder").HasKey(s => s.Stage);
            stage.Property(s => s.Title).HasMaxLength(20);
            stage.Property(s => s.What).HasMaxLength(100);
            stage.Ignore(s => s.After);
        }
    }
}

/// <summary>
/// The ladder from the reminder to the court (domain §3.12). It knows which stage a debt has come to by its age, and that
/// none is skipped without a reason. It has no stage that cuts water or power: there is none (民法典 944).
/// </summary>
internal sealed class Ladder(IReadOnlyList<LadderStage> stages)
{
    public IReadOnlyList<LadderStage> Stages => stages;

    public LadderStage? Find(int stage) => stages.FirstOrDefault(s => s.Stage == stage);

    public static IReadOnlyList<LadderStage> Default =>
    [
        Of(0, "到期提醒", 0, 0, "短信、消息或账单提醒"), Of(1, "电话催缴", 0, 1, "电话催缴，联系不上的在信箱留通知"), Of(2, "催缴通知（一）", 1, 0, "上门送达《催缴通知单》，询问原因", true), Of(3, "催缴通知（二）", 2, 0, "再次送达《催缴通知单》", true),
        Of(4, "挂号催缴函", 3, 0, "挂号邮寄催缴函，保存邮局回执", true), Of(5, "律师函", 5, 0, "委托律师发函", true), Of(6, "报公司诉讼", 6, 0, "报公司，申请支付令或起诉"),
    ];

    /// <summary>The first day a stage may be taken on a debt.</summary>
    public DateOnly From(int stage, DateOnly oldestDueOn) => Find(stage) is { } s ? oldestDueOn.AddMonths(s.AfterMonths).AddDays(s.AfterDays) : DateOnly.MaxValue;

    /// <summary>The stage a debt has come to by its age.</summary>
    public int ByAge(DateOnly oldestDueOn, DateOnly today) => stages.Where(s => From(s.Stage, oldestDueOn) <= today).Select(s => s.Stage).DefaultIfEmpty(LadderStage.Reminder).Max();

    /// <summary>What to do next: one above what was reached, as far as the age of the debt allows.</summary>
    public int Next(int? reached, DateOnly oldestDueOn, DateOnly today) => Math.Max(Math.Min((reached ?? LadderStage.Reminder) + 1, ByAge(oldestDueOn, today)), LadderStage.Reminder);

    /// <summary>Why a stage may not be taken now; null when it may. The bill itself is the reminder, so stage 1 never skips one.</summary>
    public Problem? Refuse(int stage, int? reached, DateOnly oldestDueOn, DateOnly today, string skipWhy)
    {
        if (Find(stage) is not { } wanted)
            return Problem.Invalid("Stage", $"催缴级别应在 0 到 {LadderStage.Last} 之间");
        if (stage > LadderStage.Reminder && From(stage, oldestDueOn) is var from && from > today)
            return Problem.Invalid("Stage", $"最早一笔 {oldestDueOn:yyyy-MM-dd} 到期，第 {stage} 级“{wanted.Title}”最早在 {from:yyyy-MM-dd}");
        if (stage > (reached ?? LadderStage.Reminder) + 1 && string.IsNullOrWhiteSpace(skipWhy))
            return Problem.Invalid("SkipWhy", $"第 {(reached ?? LadderStage.Reminder) + 1} 级“{Find((reached ?? LadderStage.Reminder) + 1)?.Title}”还没有做，越级请写明原因");
        return null;
    }

    private static LadderStage Of(int stage, string title, int months, int days, string what, bool isLetter = false) =>
        new() { Stage = stage, Title = title, AfterMonths = months, AfterDays = days, What = what, IsLetter = isLetter, NeedsDirector = stage >= LadderStage.DirectorsFrom };
}
