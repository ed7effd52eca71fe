using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.FrontDesk.Domain;
using Anju.FrontDesk.Phrases;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;

namespace Anju.FrontDesk.Advise;

/// <summary>The director says how a kind of matter is usually solved and until when (R-4.2.2a).</summary>
[Act("设定办理建议")]
internal static class GiveAdvice
{
    [Permission(FrontDeskPermissions.Phrases)]
    public sealed record Command
    {
        public ContactKind Kind { get; set; }

        /// <summary>0 while the shipped advice holds.</summary>
        public int Version { get; set; }

        [Required(ErrorMessage = "请写明办理方式"), StringLength(DeskAdvice.LongestRoute, ErrorMessage = "办理方式最多 60 字")]
        public string Route { get; set; } = "";

        /// <summary>Counted from the call, e.g. +30, +2h, +1天; empty proposes none.</summary>
        [StringLength(DeskAdvice.LongestPromise, ErrorMessage = "约定最多 20 字")]
        public string Promise { get; set; } = "";

        /// <summary>Percent of the answered ones that are asked again; as it was when left out.</summary>
        [Range(0, 100, ErrorMessage = "回访比例为 0 到 100")]
        public int? FollowUpShare { get; set; }

        [Range(1, DeskAdvice.LongestFollowUpDays, ErrorMessage = "回访期限为 1 到 60 天")]
        public int? FollowUpDays { get; set; }
    }

    public sealed class Handler(AppDb db, Stale stale, PhraseShelf shelf, Calendar calendar) : IHandler<Command, Done>
    {
        public async Task<Result<Done>> Handle(Command command, CancellationToken ct)
        {
            if (command.Promise.Length > 0 && (command.Promise[0] is not ('+' or '＋') || PromiseText.Read(command.Promise, calendar.ToLocal(calendar.Now)).Local is null))
                return Problem.Invalid(nameof(command.Promise), "请写从来电算起的时限，如 +30（分钟）、+2h、+1天");
            var advice = await db.Set<DeskAdvice>().SingleOrDefaultAsync(a => a.Kind == command.Kind, ct);
            if (advice is not null && await stale.Check(advice, command.Version, ct) is { } changed)
                return changed;
            if (command.FollowUpShare > 0 && !Advice.MayFollowUp(command.Kind))
                return Problem.Invalid(nameof(command.FollowUpShare), "报修和投诉的回访按各自的规程");
            var (share, days) = advice is null ? (Advice.FollowUpShare(command.Kind), Advice.FollowUpDays) : (advice.FollowUpShare, advice.FollowUpDays);
            if (advice is null)
                db.Add(advice = new DeskAdvice(command.Kind));
            advice.Say(command.Route, command.Promise, command.FollowUpShare ?? share, command.FollowUpDays ?? days);
            shelf.Forget(db.Center);
            return new Done();
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Done>("/advice");
}
