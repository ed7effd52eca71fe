using System.ComponentModel.DataAnnotations;
using Anju.Complaints.Contracts;
using Anju.Kernel.Calendars;

namespace Anju.Complaints.Domain;

/// <summary>Definition and limits of one class. A limit is written "30m", "24h", "3d", "same-day", "2wd" (<see cref="Limit"/>); empty means none.</summary>
internal sealed record ClassRule
{
    public ComplaintClass Class { get; set; }

    [StringLength(500, ErrorMessage = "定义最多 500 字")]
    public string Definition { get; set; } = "";

    /// <summary>The clock runs day and night; otherwise in service hours.</summary>
    public bool Always { get; set; }

    /// <summary>首次答复, solved or not.</summary>
    [StringLength(12)] public string Reply { get; set; } = "";

    /// <summary>明确答复: by then the complainant knows what will be done.</summary>
    [StringLength(12)] public string Plan { get; set; } = "";

    /// <summary>解决.</summary>
    [StringLength(12)] public string Solve { get; set; } = "";

    /// <summary>The director hears of it with the registration; otherwise when a limit is missed.</summary>
    public bool TellAtOnce { get; set; }

    [Range(0, 60, ErrorMessage = "回访期限为 0 到 60 天")]
    public int FollowUpDays { get; set; } = 3;

    /// <summary>Only who may direct complaints asks again.</summary>
    public bool DirectorAsks { get; set; }

    internal IEnumerable<(string Name, string Text)> Limits() => [(nameof(Reply), Reply), (nameof(Plan), Plan), (nameof(Solve), Solve)];
}

/// <summary>《顾客投诉管理规程》 as data. Editing makes a new version; every complaint keeps the one it was registered under.</summary>
internal sealed record ProcedureRules
{
    [Required(ErrorMessage = "请填写服务时间"), StringLength(300)]
    public string Hours { get; set; } = "";

    [MinLength(3, ErrorMessage = "三个等级都要有"), MaxLength(3, ErrorMessage = "三个等级都要有")]
    public List<ClassRule> Classes { get; set; } = [];

    [StringLength(500, ErrorMessage = "定义最多 500 字")] public string ValidMeans { get; set; } = "";
    [StringLength(500, ErrorMessage = "定义最多 500 字")] public string InvalidMeans { get; set; } = "";

    /// <summary>Whatever the class, the user is told within this, counted day and night.</summary>
    [StringLength(12)] public string TellUser { get; set; } = "";

    /// <summary>A complaint that is not solved for so many months becomes 重大.</summary>
    [Range(1, 12, ErrorMessage = "满几个月升为重大为 1 到 12")]
    public int MonthsToMajor { get; set; } = 1;

    /// <summary>So many days beyond a limit, the general manager hears of it.</summary>
    [Range(1, 60, ErrorMessage = "上报总经理为 1 到 60 天")]
    public int ManagerAfterDays { get; set; } = 3;

    /// <summary>Raised so often without a solution, the director hears of it at once.</summary>
    [Range(1, 20, ErrorMessage = "催问次数为 1 到 20")]
    public int UrgesToTell { get; set; } = 3;

    /// <summary>What can be blamed, one a line.</summary>
    [Required(ErrorMessage = "请填写部门，每行一个"), StringLength(500, ErrorMessage = "部门最多 500 字")]
    public string Departments { get; set; } = "";

    public ClassRule Of(ComplaintClass kind) => Classes.First(c => c.Class == kind);

    public IReadOnlyList<string> DepartmentList() => [.. Departments.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Take(40)];

    /// <summary>Sentences for what cannot be kept as a procedure; none when it can.</summary>
    public IEnumerable<(string Field, string Message)> Faults()
    {
        if (!ServiceHours.TryParse(Hours, out _, out var problem))
            yield return (nameof(Hours), problem);
        if (Classes.Select(c => c.Class).Distinct().Count() != Enum.GetValues<ComplaintClass>().Length)
            yield return (nameof(Classes), "轻微、重要、重大各一项");
        for (var i = 0; i < Classes.Count; i++)
            foreach (var (name, text) in Classes[i].Limits())
                if (text.Length > 0 && !Limit.TryParse(text, out _))
                    yield return ($"{nameof(Classes)}[{i}].{name}", NoLimit(text));
        if (TellUser.Length > 0 && !Limit.TryParse(TellUser, out _))
            yield return (nameof(TellUser), NoLimit(TellUser));
        if (DepartmentList().Any(d => d.Length > 60))
            yield return (nameof(Departments), "每个部门最多 60 字");
    }

    private static string NoLimit(string text) => $"“{text}”不是时限，请写“30 分钟”“24 小时”“3 天”“当日”或“2 个工作日”";
}
