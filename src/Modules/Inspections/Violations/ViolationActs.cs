using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Casework.Contracts;
using Anju.Estate.Contracts;
using Anju.Inspections.Domain;
using Anju.Inspections.Record;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.Text;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;
using Anju.People.Contracts;

namespace Anju.Inspections.Violations;

/// <summary>Where an act has left the violation.</summary>
internal sealed record Moved(ViolationId Id, string Number, ViolationState State, int Version, DateTime OpenUntil);

/// <summary>违章 found: the 24 hours run from here.</summary>
[Act("登记违章")]
internal static class FindViolation
{
    [Permission(InspectionsPermissions.Violations)]
    public sealed record Command : IRepeatable
    {
        public Guid RequestId { get; set; } = Guid.CreateVersion7();

        /// <summary>员工违纪, kept apart.</summary>
        public bool IsConduct { get; set; }

        [StringLength(60, ErrorMessage = "房号最多 60 字")] public string House { get; set; } = "";
        [Required(ErrorMessage = "请填写地点"), StringLength(100, ErrorMessage = "地点最多 100 字")] public string Place { get; set; } = "";
        [StringLength(60, ErrorMessage = "违章人最多 60 字")] public string Person { get; set; } = "";
        [Required(ErrorMessage = "请填写违章类型"), StringLength(40, ErrorMessage = "类型最多 40 字")] public string Kind { get; set; } = "";
        [Required(ErrorMessage = "请写明事实"), StringLength(500, ErrorMessage = "事实最多 500 字")] public string Facts { get; set; } = "";
        [StringLength(100, ErrorMessage = "依据最多 100 字")] public string Rule { get; set; } = "";
        public DateTime? FoundAt { get; set; }

        /// <summary>It was stopped as it was found.</summary>
        public bool IsStopped { get; set; }

        /// <summary>What it looked like: the evidence of the notice.</summary>
        [MaxLength(6, ErrorMessage = "一次最多 6 张照片")]
        public List<Photo> Photos { get; set; } = [];
    }

    public sealed class Handler(AppDb db, Numbers numbers, IHouses houses, IFiles files, ITimeline timeline, IEvidence evidence, INotices notices, Events events, CurrentUser user, Calendar calendar) : IHandler<Command, Moved>
    {
        public async Task<Result<Moved>> Handle(Command command, CancellationToken ct)
        {
            var found = command.FoundAt ?? calendar.Now;
            if (found > calendar.Now.AddMinutes(1) || found < calendar.Now.AddDays(-31))
                return Problem.Invalid(nameof(command.FoundAt), "发现时间应在最近 31 天内");
            if (command.IsConduct && !user.May(InspectionsPermissions.Conduct))
                return Problem.Forbidden("员工违纪由主任登记");
            var hits = command.House.Length > 0 ? await houses.Search(command.House, 2, ct) : [];
            var house = hits.Count == 1 || hits.Count > 1 && hits[0].Number == command.House ? hits[0].Id : (HouseId?)null;
            if (command.House.Length > 0 && house is null)
                return Problem.Invalid(nameof(command.House), hits.Count > 1 ? $"“{command.House}”不止一户，请写全房号" : $"没有找到房屋“{command.House}”");
            var made = Violation.Find(await numbers.OfToday("WZ", ct), command.IsConduct, house, command.Place, command.Person, command.Kind, command.Facts, command.Rule, found, new(user.Id, user.Name, calendar.Now));
            if (command.IsStopped && made.Stop(found) is null)
                made.StopBy(user.Name);
            db.Add(made);
            foreach (var photo in command.Photos)
                if ((await files.Keep(made.Subject, new NewFile(photo.Name, photo.Bytes), "违章照片", made.IsConduct ? InspectionsPermissions.Conduct : InspectionsPermissions.Violations, ct)).Problem is { } refused)
                    return Problem.Invalid(nameof(command.Photos), refused.For("Files") ?? refused.Message);
            timeline.Add(made.Subject, $"发现{made.Kind}：{made.Facts}{(command.IsStopped ? "，当场制止" : "")}", "bad", made.IsConduct ? null : made.HouseId?.Value, made.Number, made.Href, found);
            await notices.TellHolders(made.IsConduct ? InspectionsPermissions.Conduct : InspectionsPermissions.Direct, $"违章 {made.Number} {made.Place} {made.Kind}{(command.IsStopped ? "，已制止" : "，尚未制止")}", made.Href, !command.IsStopped, ct);
            evidence.Note(InspectionEvidence.Of(made, "violations.found", found));
            if (command.IsStopped)
                evidence.Note(InspectionEvidence.Of(made, "violations.stopped", found));
            events.Tell("inspections", "{}");
            return new Moved(made.Id, made.Number, made.State, made.Version, made.OpenUntil);
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Moved>("/violations/find", m => Violation.HrefOf(m.Id));
}

/// <summary>Every later act on a violation: which one it is decides who may, and what the words must say.</summary>
[Act("处理违章")]
internal static class ActOnViolation
{
    [Permission(InspectionsPermissions.Violations)]
    public sealed record Command : IRepeatable
    {
        public Guid RequestId { get; set; } = Guid.CreateVersion7();
        public ViolationId Id { get; set; }
        public int? Version { get; set; }
        public ViolationAct Act { get; set; }

        /// <summary>Demand, explanation, result or reason.</summary>
        [Required(ErrorMessage = "请填写内容"), StringLength(500, ErrorMessage = "最多 500 字")] public string Words { get; set; } = "";

        /// <summary>Stopped when; now when empty.</summary>
        public DateTime? At { get; set; }
        public DateOnly? RestoreBy { get; set; }
        [StringLength(60, ErrorMessage = "姓名最多 60 字")] public string Signer { get; set; } = "";
        public string? Drawing { get; set; }
        public bool IsRefused { get; set; }
        [StringLength(60, ErrorMessage = "见证人最多 60 字")] public string Witness { get; set; } = "";

        /// <summary>To whom it was explained, or to which authority it was reported.</summary>
        [StringLength(60, ErrorMessage = "最多 60 字")] public string To { get; set; } = "";

        /// <summary>How it was explained and what was answered, or the number of the report.</summary>
        [StringLength(40, ErrorMessage = "最多 40 字")] public string Way { get; set; } = "";
        [StringLength(500, ErrorMessage = "对方答复最多 500 字")] public string Answer { get; set; } = "";
    }

    public sealed class Handler(AppDb db, Stale stale, ISignatures signatures, ITimeline timeline, IEvidence evidence, Events events, CurrentUser user, Calendar calendar) : IHandler<Command, Moved>
    {
        public async Task<Result<Moved>> Handle(Command command, CancellationToken ct)
        {
            if (!Enum.IsDefined(command.Act) || await db.Set<Violation>().SingleOrDefaultAsync(v => v.Id == command.Id, ct) is not { } found || found.IsConduct && !user.May(InspectionsPermissions.Conduct))
                return Problem.NotFound("没有这件违章");
            if (command.Version is { } shown && await stale.Check(found, shown, ct) is { } changed)
                return changed;
            if (!user.May(ViolationSteps.Of(command.Act).Permission))
                return Problem.Forbidden($"“{ViolationSteps.Of(command.Act).Name}”由主任办理");
            if ((Refuse(command) ?? Take(found, command)) is { } refused)
                return refused;
            if (command.Act == ViolationAct.Notice && (await signatures.Take(found.Subject, new("违章通知书", command.Signer, command.Drawing, command.IsRefused, command.Witness, command.IsRefused ? "拒签" : null), InspectionsPermissions.Violations, ct)).Problem is { } unsigned)
                return unsigned;
            timeline.Add(found.Subject, Line(command), found.State switch { ViolationState.Restored => "ok", ViolationState.Reported => "hold", _ => "info" }, found.IsConduct ? null : found.HouseId?.Value, found.Number, found.Href);
            if (InspectionEvidence.Of(command.Act) is { } kind)
                evidence.Note(InspectionEvidence.Of(found, kind, command.Act == ViolationAct.Stop ? found.StoppedAt!.Value : calendar.Now));
            events.Tell("inspections", "{}");
            return new Moved(found.Id, found.Number, found.State, found.Version + 1, found.OpenUntil);
        }

        private Problem? Refuse(Command c) => c.Act switch
        {
            ViolationAct.Explain when c.To.Length == 0 || c.Way.Length == 0 => Problem.Invalid(nameof(c.To), "请写明向谁、用什么方式解释"),
            ViolationAct.Report when c.To.Length == 0 => Problem.Invalid(nameof(c.To), "请写明上报哪个部门"),
            ViolationAct.Stop when c.At > calendar.Now.AddMinutes(1) => Problem.Invalid(nameof(c.At), "制止时间不能晚于现在"),
            _ => null,
        };

        private Problem? Take(Violation v, Command c)
        {
            var doer = new Doer(user.Id, user.Name, calendar.Now);
            if (c.Act == ViolationAct.Stop)
                v.StopBy(user.Name);
            return c.Act switch
            {
                ViolationAct.Stop => v.Stop(c.At ?? doer.At),
                ViolationAct.Notice => v.Notify(c.Words, calendar.EndOf(c.RestoreBy ?? calendar.Today.AddDays(Violation.DaysToRestore)), c.Signer, c.IsRefused, c.Witness, doer),
                ViolationAct.Explain => v.Explained(),
                ViolationAct.Report => v.Report(c.To, c.Way, doer),
                ViolationAct.Restore => v.RestoredNow(c.Words, doer),
                ViolationAct.Withdraw => v.Withdraw(c.Words),
                _ => ViolationSteps.Refuse(ViolationAct.Remark, v.State),
            };
        }

        private static string Line(Command c) => c.Act switch
        {
            ViolationAct.Notice => $"违章通知书：{c.Words}，{(c.IsRefused ? $"拒签，{c.Witness}见证" : "本人签收")}",
            ViolationAct.Explain => $"向{Mask.Name(c.To)}解释（{c.Way}）：{c.Words}{(c.Answer.Length > 0 ? $"；对方：{c.Answer}" : "")}",
            ViolationAct.Report => $"上报{c.To} {c.Way}：{c.Words}",
            ViolationAct.Remark => c.Words,
            _ => $"{ViolationSteps.Of(c.Act).Name}：{c.Words}",
        };
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Moved>("/violations/act");
}
