using System.ComponentModel.DataAnnotations;
using Anju.Casework.Contracts;
using Anju.Kernel.Calendars;
using Anju.People.Contracts;
using Anju.Repairs.Contracts;

namespace Anju.Repairs.Domain;

/// <summary>When the director hears of it: with the registration / as soon as any limit is missed / when the work itself is late.</summary>
internal enum Escalation { AtOnce, WhenMissed, WhenFinishLate }

/// <summary>Limits of one class. A limit is written "30m", "24h", "3d", "same-day", "2wd" (<see cref="Limit"/>); empty means by agreement.</summary>
internal sealed record ClassRule
{
    public RepairClass Class { get; set; }

    [StringLength(200, ErrorMessage = "举例最多 200 字")]
    public string Examples { get; set; } = "";

    /// <summary>The clock runs day and night; otherwise in service hours.</summary>
    public bool Always { get; set; }

    [StringLength(12)] public string Respond { get; set; } = "";
    [StringLength(12)] public string Arrive { get; set; } = "";

    /// <summary>A shorter limit for what is registered within service hours; empty when there is none.</summary>
    [StringLength(12)] public string ArriveInHours { get; set; } = "";
    [StringLength(12)] public string Finish { get; set; } = "";

    /// <summary>Never later than this after registration, counted day and night, unless the owner himself agreed a later visit.</summary>
    [StringLength(12)] public string FinishAtMost { get; set; } = "";

    /// <summary>The visit is promised for the agreed time instead of the limit.</summary>
    public bool ByAgreement { get; set; }

    /// <summary>Days between two progress notes to the owner; 0 when none is needed.</summary>
    [Range(0, 60, ErrorMessage = "进展告知间隔为 0 到 60 天")]
    public int NoteEveryDays { get; set; }

    public Escalation Escalate { get; set; }

    /// <summary>Share of finished orders that are asked again, percent.</summary>
    [Range(0, 100, ErrorMessage = "回访比例为 0 到 100")]
    public int FollowUpShare { get; set; } = 100;

    [Range(0, 365, ErrorMessage = "回访期限为 0 到 365 天")]
    public int FollowUpDays { get; set; } = 3;
}

/// <summary>What the builder still owes after handover (建设工程质量管理条例 40): part, years, words that point to it.</summary>
internal sealed record WarrantyRule
{
    [Required(ErrorMessage = "请填写保修部位"), StringLength(100)] public string Part { get; set; } = "";
    [Range(0, 100, ErrorMessage = "年限为 0 到 100")] public int Years { get; set; }
    [StringLength(300)] public string Words { get; set; } = "";
}

/// <summary>Words in an item or description that point to a trade.</summary>
internal sealed record TradeRule
{
    public Trade Trade { get; set; }
    [StringLength(300)] public string Words { get; set; } = "";
}

/// <summary>《用户报修处理规程》 as data. Editing makes a new version; every order keeps the one it was registered under.</summary>
internal sealed record ProcedureRules
{
    [Required(ErrorMessage = "请填写服务时间"), StringLength(300)]
    public string Hours { get; set; } = "";

    [MinLength(4, ErrorMessage = "四个类别都要有"), MaxLength(4, ErrorMessage = "四个类别都要有")]
    public List<ClassRule> Classes { get; set; } = [];

    /// <summary>The center answers for its own work so long: the same item again counts as 返修.</summary>
    [Range(0, 1000, ErrorMessage = "维修保修期为 0 到 1000 天")]
    public int WarrantyDays { get; set; } = 90;

    /// <summary>So many failed tries to reach the owner stand for a confirmation.</summary>
    [Range(1, 20, ErrorMessage = "联系次数为 1 到 20")]
    public int TriesToClose { get; set; } = 3;

    /// <summary>Items with these words are always asked again, whatever the share.</summary>
    [StringLength(300)]
    public string AlwaysFollowUp { get; set; } = "";

    [MaxLength(40)] public List<WarrantyRule> Warranties { get; set; } = [];
    [MaxLength(20)] public List<TradeRule> Trades { get; set; } = [];

    /// <summary>Confirmed one by one before risky work starts, one a line (M-4c).</summary>
    [StringLength(1000)] public string ElectricChecks { get; set; } = "";
    [StringLength(1000)] public string HeightChecks { get; set; } = "";
    [StringLength(1000)] public string WeldingChecks { get; set; } = "";

    public ClassRule Of(RepairClass kind) => Classes.First(c => c.Class == kind);

    public IReadOnlyList<string> ChecksFor(Risk risk) =>
    [
        .. risk.HasFlag(Risk.Electric) ? Lines(ElectricChecks) : [],
        .. risk.HasFlag(Risk.Height) ? Lines(HeightChecks) : [],
        .. risk.HasFlag(Risk.Welding) ? Lines(WeldingChecks) : [],
    ];

    /// <summary>The trade an item points to; 综合 when no word fits.</summary>
    public Trade TradeFor(string item, string description) =>
        (Trades.FirstOrDefault(t => Mentions(t.Words, item)) ?? Trades.FirstOrDefault(t => Mentions(t.Words, description)))?.Trade ?? Trade.General;

    public WarrantyRule? WarrantyFor(string item, string description) =>
        Warranties.FirstOrDefault(w => Mentions(w.Words, item)) ?? Warranties.FirstOrDefault(w => Mentions(w.Words, description));

    /// <summary>Whether this order is asked again: all of the marked items, else a share that the number decides, the same whoever computes it.</summary>
    public bool WantsFollowUp(RepairClass kind, string number, string item, string description) =>
        Mentions(AlwaysFollowUp, item) || Mentions(AlwaysFollowUp, description) || Sampling.Includes(number, Of(kind).FollowUpShare);

    /// <summary>Sentences for what cannot be kept as a procedure; none when it can.</summary>
    public IEnumerable<(string Field, string Message)> Faults()
    {
        if (!ServiceHours.TryParse(Hours, out _, out var problem))
            yield return (nameof(Hours), problem);
        if (Classes.Select(c => c.Class).Distinct().Count() != Enum.GetValues<RepairClass>().Length)
            yield return (nameof(Classes), "应急、急修、小修、专项各一项");
        for (var i = 0; i < Classes.Count; i++)
            foreach (var (name, text) in Classes[i].Limits())
                if (text.Length > 0 && !Limit.TryParse(text, out _))
                    yield return ($"{nameof(Classes)}[{i}].{name}", $"“{text}”不是时限，请写“30 分钟”“24 小时”“3 天”“当日”或“2 个工作日”");
    }

    private static bool Mentions(string words, string text) =>
        words.Split(['、', ' ', ',', '，'], StringSplitOptions.RemoveEmptyEntries).Any(w => text.Contains(w, StringComparison.Ordinal));

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}

internal static class ClassLimits
{
    public static IEnumerable<(string Name, string Text)> Limits(this ClassRule rule) =>
    [
        (nameof(rule.Respond), rule.Respond), (nameof(rule.Arrive), rule.Arrive), (nameof(rule.ArriveInHours), rule.ArriveInHours),
        (nameof(rule.Finish), rule.Finish), (nameof(rule.FinishAtMost), rule.FinishAtMost),
    ];
}
