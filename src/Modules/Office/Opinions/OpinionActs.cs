using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Casework.Contracts;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;
using Anju.Office.Domain;
using Anju.Office.Rules;
using Anju.People.Contracts;

namespace Anju.Office.Opinions;

/// <summary>Everybody may say what should be better, with or without his name; what residents say at the counter or on a visit stands here, too (D-2a, D-2b).</summary>
[Act("登记意见建议")]
internal static class SubmitOpinion
{
    [Permission(OfficePermissions.Work)]
    public sealed record Command : IRepeatable
    {
        public Guid RequestId { get; set; } = Guid.CreateVersion7();
        public OpinionSource Source { get; set; }

        /// <summary>走访, 来电, 意见箱, 座谈.</summary>
        [StringLength(40, ErrorMessage = "渠道最多 40 字")] public string Channel { get; set; } = "";
        [Required(ErrorMessage = "请写题目"), StringLength(100, ErrorMessage = "题目最多 100 字")] public string Topic { get; set; } = "";
        [StringLength(60, ErrorMessage = "片区最多 60 字")] public string Zone { get; set; } = "";
        [Required(ErrorMessage = "请写意见"), StringLength(1000, ErrorMessage = "意见最多 1000 字")] public string Content { get; set; } = "";
        public bool IsAnonymous { get; set; }
    }

    public sealed record Made(OpinionId Id, string Number, DateTime DueAt);

    public sealed class Handler(AppDb db, Numbers numbers, RuleBook rules, ITimeline timeline, INotices notices, Events events, CurrentUser user, Calendar calendar) : IHandler<Command, Made>
    {
        public async Task<Result<Made>> Handle(Command command, CancellationToken ct)
        {
            if (command is { IsAnonymous: true, Source: OpinionSource.Resident })
                return Problem.Invalid(nameof(command.IsAnonymous), "住户意见由登记人署名，住户的姓名不登记");
            var due = calendar.EndOf(calendar.Today.AddDays((await rules.Now(ct)).OpinionDays));
            var number = await numbers.OfToday("YJ", ct);
            var doer = new Doer(user.Id, user.Name, calendar.Now);
            if (command.IsAnonymous)
                user.Become(Actor.System(user.Center));          // audit, history and answer are signed by nobody: whoever wrote it cannot be found
            var opinion = Opinion.Submit(number, new(command.Source, command.Channel, command.Topic, command.Zone, command.Content, command.IsAnonymous), due, doer);
            db.Add(opinion);
            timeline.Add(opinion.Subject, $"{Words.Of(opinion.Source)}意见：{opinion.Topic}", "info", number: number, href: opinion.Href);
            await notices.TellHolders(OfficePermissions.Direct, $"{number} {Words.Of(opinion.Source)}意见：{opinion.Topic}，{calendar.ToLocal(due):MM-dd} 前答复", opinion.Href, urgent: false, ct);
            events.Tell("office", "{}");
            return new Made(opinion.Id, number, due);
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Made>("/opinions/submit", made => Opinion.HrefOf(made.Id));
}

/// <summary>The director answers.</summary>
[Act("答复意见")]
internal static class AnswerOpinion
{
    [Permission(OfficePermissions.Direct)]
    public sealed record Command : IRepeatable
    {
        public Guid RequestId { get; set; } = Guid.CreateVersion7();
        public OpinionId Id { get; set; }
        public OpinionOutcome Outcome { get; set; }
        [Required(ErrorMessage = "请写答复"), StringLength(1000, ErrorMessage = "答复最多 1000 字")] public string Answer { get; set; } = "";
    }

    public sealed class Handler(AppDb db, ITimeline timeline, IEvidence evidence, INotices notices, Events events, CurrentUser user, Calendar calendar) : IHandler<Command, Done>
    {
        public async Task<Result<Done>> Handle(Command command, CancellationToken ct)
        {
            if (await db.Set<Opinion>().SingleOrDefaultAsync(o => o.Id == command.Id, ct) is not { } opinion)
                return Problem.NotFound("没有这条意见");
            if (opinion.Reply(command.Outcome, command.Answer, new(user.Id, user.Name, calendar.Now)) is { } refused)
                return refused;
            timeline.Add(opinion.Subject, $"{Words.Of(command.Outcome)}：{command.Answer}", "ok", number: opinion.Number, href: opinion.Href);
            evidence.Note(new(OfficeEvidence.OpinionAnswered, opinion.Subject, opinion.Number, opinion.Topic, opinion.Href, calendar.Now));
            if (opinion.ById is { } author && author != user.Id)
                notices.Tell([author], $"您的意见 {opinion.Number} {opinion.Topic}：{Words.Of(command.Outcome)}", opinion.Href);
            events.Tell("office", "{}");
            return new Done();
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Done>("/opinions/answer");
}
