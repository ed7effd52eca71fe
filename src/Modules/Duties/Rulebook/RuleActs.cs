using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Casework.Contracts;
using Anju.Duties.Domain;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;
using Anju.People.Contracts;

namespace Anju.Duties.Rulebook;

/// <summary>Writes the draft of the next version of a document, or of a new one; it binds nobody until it is issued.</summary>
[Act("起草制度")]
internal static class DraftRule
{
    private const int MostLines = 300;

    [Permission(DutiesPermissions.Rules)]
    public sealed record Command : IRepeatable
    {
        public Guid RequestId { get; set; } = Guid.CreateVersion7();

        /// <summary>The document that gets a new version; empty for a new document.</summary>
        [StringLength(40, ErrorMessage = "制度编号最多 40 字")]
        public string Document { get; set; } = "";

        [Required(ErrorMessage = "请填写制度名称"), StringLength(60, ErrorMessage = "名称最多 60 字")]
        public string Title { get; set; } = "";

        /// <summary>Posts that sign, joined by 、.</summary>
        [Required(ErrorMessage = "请填写适用岗位，用、分开"), StringLength(200, ErrorMessage = "岗位最多 200 字")]
        public string Posts { get; set; } = "";

        /// <summary>One clause a line: clause, a bar, the text.</summary>
        [Required(ErrorMessage = "请填写条文，一行一条"), StringLength(40_000, ErrorMessage = "条文太长")]
        public string Text { get; set; } = "";

        [Required(ErrorMessage = "请写明为什么修改"), StringLength(500, ErrorMessage = "原因最多 500 字")]
        public string Reason { get; set; } = "";

        /// <summary>Number of the opinion, the nonconformity or another record that caused it; it must exist.</summary>
        [StringLength(40, ErrorMessage = "编号最多 40 字")]
        public string? Cause { get; set; }
    }

    public sealed record Drafted(string Document, int No);

    public sealed class Handler(AppDb db, RuleBook book, CauseFinder causes, IRoster roster, CurrentUser user, Calendar calendar) : IHandler<Command, Drafted>
    {
        public async Task<Result<Drafted>> Handle(Command command, CancellationToken ct)
        {
            var lines = command.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(ClauseLine.Read).Where(l => l.Text.Length > 0).ToList();
            if (lines.Count is 0 or > MostLines || lines.Exists(l => l.Text.Length > RuleClause.MostText || l.Clause.Length > 20))
                return Problem.Invalid(nameof(command.Text), $"条文 1 到 {MostLines} 行，写作“条款|正文”，条款最多 20 字，正文最多 {RuleClause.MostText} 字");
            var posts = RuleVersion.PostsOf(command.Posts);
            if (posts.Except(await roster.Posts(ct)).FirstOrDefault() is { } unknown)
                return Problem.Invalid(nameof(command.Posts), $"没有“{unknown}”这个岗位，请先在人员里建立岗位");
            var cause = command.Cause?.Trim() ?? "";
            if (cause.Length > 0 && await causes.Find(cause, ct) is null)
                return Problem.Invalid(nameof(command.Cause), "没有这个编号的记录，请写意见（YJ）、不合格项（ZG）等记录的完整编号");
            var versions = command.Document.Length > 0 ? await book.Of(command.Document, ct) : [];
            if (command.Document.Length > 0 && versions.Count == 0)
                return Problem.NotFound("没有这份制度");
            var rule = versions.FirstOrDefault(v => v.State == RuleState.Draft) is { } open ? await Again(open.Id, ct) : New(command.Document.Length > 0 ? command.Document : $"own-{command.RequestId:N}"[..20], versions.Count == 0 ? 1 : versions[0].No + 1);
            (rule.Title, rule.Posts, rule.Reason, rule.Cause, rule.DraftedBy, rule.DraftedAt) = (command.Title, string.Join('、', posts), command.Reason, cause, user.Name, calendar.Now);
            for (var i = 0; i < lines.Count; i++)
                db.Add(new RuleClause { VersionId = rule.Id, No = i + 1, Clause = lines[i].Clause, Text = lines[i].Text, IsLost = lines[i].IsLost });
            return new Drafted(rule.Document, rule.No);
        }

        private RuleVersion New(string document, int no)
        {
            var rule = new RuleVersion { Document = document, No = no, Title = "", Posts = "", Reason = "", Source = DutySource.Own, DraftedBy = "", DraftedAt = calendar.Now };
            db.Add(rule);
            return rule;
        }

        /// <summary>A draft is written anew; its old lines were never in force.</summary>
        private async Task<RuleVersion> Again(Guid id, CancellationToken ct)
        {
            var version = new RuleVersionId(id);
            db.RemoveRange(await db.Set<RuleClause>().Where(c => c.VersionId == version).OrderBy(c => c.No).Take(MostLines).ToListAsync(ct));
            return await db.Set<RuleVersion>().SingleAsync(r => r.Id == version, ct);
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Drafted>("/rules/draft");
}

/// <summary>From a day on this version holds, the one before is replaced, and everybody in the posts concerned is asked to sign (D-2c, A-1).</summary>
[Act("发布制度")]
internal static class IssueRule
{
    [Permission(DutiesPermissions.Issue)]
    public sealed record Command
    {
        public Guid Id { get; set; }
        public int Version { get; set; }

        /// <summary>Today when empty.</summary>
        public DateOnly? EffectiveOn { get; set; }
    }

    public sealed class Handler(AppDb db, IRoster roster, IEvidence evidence, INotices notices, Stale stale, CurrentUser user, Calendar calendar) : IHandler<Command, Done>
    {
        private const int MostSigners = 500;

        public async Task<Result<Done>> Handle(Command command, CancellationToken ct)
        {
            var id = new RuleVersionId(command.Id);
            if (await db.Set<RuleVersion>().SingleOrDefaultAsync(r => r.Id == id, ct) is not { } rule)
                return Problem.NotFound("没有这份草稿");
            if (await stale.Check(rule, command.Version, ct) is { } older)
                return older;
            var effective = command.EffectiveOn ?? calendar.Today;
            if (effective < calendar.Today || effective > calendar.Today.AddDays(366))
                return Problem.Invalid(nameof(command.EffectiveOn), "生效日期从今天起一年以内");
            if (rule.Issue(user.Name, calendar.Now, effective) is { } refused)
                return refused;
            foreach (var earlier in await db.Set<RuleVersion>().Where(r => r.Document == rule.Document && r.State == RuleState.Issued && r.Id != id).OrderBy(r => r.No).Take(10).ToListAsync(ct))
                earlier.Replace();
            await AskToSign(rule, ct);
            return new Done();
        }

        /// <summary>One line of evidence for each who must sign: the limit of his duty starts with it.</summary>
        private async Task AskToSign(RuleVersion rule, CancellationToken ct)
        {
            var signers = (await roster.Terms(calendar.Today, calendar.Today, ct)).Where(t => rule.PostList.Contains(t.Post)).DistinctBy(t => t.Staff).Take(MostSigners).ToList();
            var href = $"/rules/{rule.Document}?no={rule.No}";
            foreach (var signer in signers)
                evidence.Note(new(OwnKinds.Issued, new("rule", rule.Id.Value), $"第 {rule.No} 版", $"发布《{rule.Title}》", href, calendar.Now) { About = signer.Staff.Value });
            notices.Tell(signers.Select(s => s.Staff), $"《{rule.Title}》第 {rule.No} 版已发布，请阅读并签收", href);
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Done>("/rules/issue");
}

/// <summary>签收: I have read this version .</summary>
[Act("签收制度")]
internal static class SignRule
{
    [Permission(Permission.AnyStaff)]
    public sealed record Command : IRepeatable
    {
        public Guid RequestId { get; set; } = Guid.CreateVersion7();
        public string Document { get; set; } = "";
        public int No { get; set; }
    }

    public sealed class Handler(AppDb db, RuleBook book, IRoster roster, IEvidence evidence, CurrentUser user, Calendar calendar) : IHandler<Command, Done>
    {
        public async Task<Result<Done>> Handle(Command command, CancellationToken ct)
        {
            if (user.Id is not { } me)
                return Problem.Forbidden();
            if ((await book.Of(command.Document, ct)).FirstOrDefault(v => v.No == command.No) is not { } rule)
                return Problem.NotFound("没有这份制度");
            if (rule.State != RuleState.Issued)
                return Problem.Conflict(rule.State == RuleState.Draft ? "草稿还没有发布" : "这一版已被替换，请签收有效的一版");
            if ((await roster.Terms(calendar.Today, calendar.Today, ct)).FirstOrDefault(t => t.Staff == me && rule.PostList.Contains(t.Post)) is not { } term)
                return Problem.Forbidden("这份制度不适用于您的岗位");
            if (await db.Set<Receipt>().AnyAsync(r => r.Rule == rule.Id && r.StaffId == me, ct))
                return Problem.Conflict("您已经签收过这一版");
            db.Add(new Receipt { Rule = rule.Id, StaffId = me, Name = user.Name, Post = term.Post, At = calendar.Now });
            evidence.Note(new(OwnKinds.Acknowledged, new("rule", rule.Id), $"第 {rule.No} 版", $"签收《{rule.Title}》", $"/rules/{rule.Document}?no={rule.No}", calendar.Now));
            return new Done();
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Done>("/rules/sign");
}

/// <summary>Loads the reconstructed rules and duties of the lost pages with one press (E-0); each stays marked 重建.</summary>
[Act("载入重建的制度和职责")]
internal static class LoadPack
{
    [Permission(DutiesPermissions.Rules)]
    public sealed record Command : IRepeatable
    {
        public Guid RequestId { get; set; } = Guid.CreateVersion7();
    }

    public sealed class Handler(AppDb db, CurrentUser user, Calendar calendar) : IHandler<Command, Done>
    {
        public async Task<Result<Done>> Handle(Command command, CancellationToken ct)
        {
            if (await db.Set<LoadedPack>().AnyAsync(p => p.Name == Shipped.Pack, ct))
                return Problem.Conflict("重建的制度和职责已经载入");
            db.Add(new LoadedPack { Name = Shipped.Pack, By = user.Name, At = calendar.Now, From = calendar.Today });
            return new Done();
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Done>("/rules/pack");
}
