using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;
using Anju.Ledger.Domain;

namespace Anju.Ledger.Dunning;

/// <summary>The ladder and the rules of dunning as they hold.</summary>
internal static class ShowLadder
{
    [Permission(LedgerPermissions.View)]
    public sealed record Query;

    public sealed record Stage(int No, string Title, int AfterMonths, int AfterDays, string After, string What, bool IsLetter, bool NeedsDirector);

    public sealed record View(IReadOnlyList<Stage> Stages, int ContactDays, int DeadlineDays, int LimitYears, int LimitWarnMonths, bool IsPublic, string PublicBasis, string Ways, string Contact, string Basis);

    internal sealed class Handler(DunningDesk desk) : IQueryHandler<Query, View>
    {
        public async Task<Result<View>> Handle(Query query, CancellationToken ct)
        {
            var (ladder, rules) = (await desk.Ladder(ct), await desk.Rules(ct));
            return new View([.. ladder.Stages.Select(s => new Stage(s.Stage, s.Title, s.AfterMonths, s.AfterDays, s.After, s.What, s.IsLetter, s.NeedsDirector))],
                rules.ContactDays, rules.DeadlineDays, rules.LimitYears, rules.LimitWarnMonths, rules.IsPublic, rules.PublicBasis, rules.Ways, rules.Contact, rules.Basis);
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapQuery<Query, View>("/ladder");
}

/// <summary>Changes one stage of the ladder. From stage 4 on the director signs, whatever else is laid down; no stage cuts a supply.</summary>
[Act("维护催缴级别")]
internal static class SaveStage
{
    /// <summary>A stage may not be what the law forbids, however it is worded (民法典 944).</summary>
    private static readonly string[] Supplies = ["水", "电", "气", "热", "暖", "门禁", "电梯"], Cuts = ["停", "断", "限", "切", "关"];

    [Permission(LedgerPermissions.Terms)]
    public sealed record Command
    {
        [Range(LadderStage.Reminder, LadderStage.Last, ErrorMessage = "催缴级别应在 0 到 6 之间")] public int Stage { get; set; }
        [Required(ErrorMessage = "请填写名称"), StringLength(20, ErrorMessage = "名称最多 20 字")] public string Title { get; set; } = "";
        [Range(0, 60, ErrorMessage = "月数应在 0 到 60 之间")] public int AfterMonths { get; set; }
        [Range(0, 31, ErrorMessage = "天数应在 0 到 31 之间")] public int AfterDays { get; set; }
        [Required(ErrorMessage = "请填写做法"), StringLength(100, ErrorMessage = "做法最多 100 字")] public string What { get; set; } = "";
        public bool IsLetter { get; set; }
        public bool NeedsDirector { get; set; }
    }

    internal sealed class Handler(AppDb db, DunningDesk desk) : IHandler<Command, Done>
    {
        public async Task<Result<Done>> Handle(Command command, CancellationToken ct)
        {
            if (command.Stage >= LadderStage.DirectorsFrom && !command.NeedsDirector)
                return Problem.Invalid(nameof(Command.NeedsDirector), $"第 {LadderStage.DirectorsFrom} 级起须由主任签发");
            if (CutsSupply(command.Title) || CutsSupply(command.What))
                return Problem.Invalid(nameof(Command.What), "不得以停止供水、供电、供热、供气等方式催缴（民法典 944 条）");
            var stages = (await desk.Ladder(ct)).Stages;
            (int, int) After(int stage) => stage == command.Stage ? (command.AfterMonths, command.AfterDays) : stages.Where(s => s.Stage == stage).Select(s => (s.AfterMonths, s.AfterDays)).First();
            if (command.Stage > LadderStage.Reminder && After(command.Stage - 1).CompareTo(After(command.Stage)) > 0 || command.Stage < LadderStage.Last && After(command.Stage).CompareTo(After(command.Stage + 1)) > 0)
                return Problem.Invalid(nameof(Command.AfterMonths), "各级时间应依次往后");
            if (await db.Set<LadderStage>().SingleOrDefaultAsync(s => s.Stage == command.Stage, ct) is not { } stage)
                db.Add(stage = new LadderStage { Stage = command.Stage, Title = "", AfterMonths = 0, AfterDays = 0, What = "", IsLetter = false, NeedsDirector = false });
            (stage.Title, stage.AfterMonths, stage.AfterDays, stage.What, stage.IsLetter, stage.NeedsDirector) = (command.Title, command.AfterMonths, command.AfterDays, command.What, command.IsLetter, command.NeedsDirector);
            return new Done();
        }

        private static bool CutsSupply(string words) => Cuts.Any(cut => Supplies.Any(s => words.Contains(cut + s, StringComparison.Ordinal) || words.Contains(cut + "止供" + s, StringComparison.Ordinal)));
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Done>("/ladder/save");
}

/// <summary>Changes the rules of dunning: how often, how long, what letters say, whether debtors are listed in public.</summary>
[Act("维护催缴规定")]
internal static class SaveDunningRules
{
    [Permission(LedgerPermissions.Terms)]
    public sealed record Command
    {
        [Range(7, 31, ErrorMessage = "联系间隔应在 7 到 31 天之间")] public int ContactDays { get; set; } = 30;
        [Range(3, 60, ErrorMessage = "缴费期限应在 3 到 60 天之间")] public int DeadlineDays { get; set; } = 15;
        [Range(1, 20, ErrorMessage = "年数应在 1 到 20 之间")] public int LimitYears { get; set; } = 3;
        [Range(1, 24, ErrorMessage = "提前月数应在 1 到 24 之间")] public int LimitWarnMonths { get; set; } = 6;
        public bool IsPublic { get; set; }
        [StringLength(200, ErrorMessage = "依据最多 200 字")] public string PublicBasis { get; set; } = "";
        [Required(ErrorMessage = "请填写缴费方式"), StringLength(200, ErrorMessage = "缴费方式最多 200 字")] public string Ways { get; set; } = "";
        [StringLength(100, ErrorMessage = "联系方式最多 100 字")] public string Contact { get; set; } = "";
        [StringLength(200, ErrorMessage = "依据最多 200 字")] public string Basis { get; set; } = "";
    }

    internal sealed class Handler(AppDb db) : IHandler<Command, Done>
    {
        public async Task<Result<Done>> Handle(Command command, CancellationToken ct)
        {
            if (command.IsPublic && string.IsNullOrWhiteSpace(command.PublicBasis))
                return Problem.Invalid(nameof(Command.PublicBasis), "公示欠费须写明依据；没有依据不得公示");
            if (await db.Set<DunningRules>().SingleOrDefaultAsync(r => r.Id == DunningRules.Only, ct) is not { } rules)
                db.Add(rules = new());
            (rules.ContactDays, rules.DeadlineDays, rules.LimitYears, rules.LimitWarnMonths) = (command.ContactDays, command.DeadlineDays, command.LimitYears, command.LimitWarnMonths);
            (rules.IsPublic, rules.PublicBasis, rules.Ways, rules.Contact, rules.Basis) = (command.IsPublic, command.PublicBasis, command.Ways, command.Contact, command.Basis);
            return new Done();
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Done>("/dunning/rules");
}
