using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Casework.Contracts;
using Anju.Casework.Domain;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;

namespace Anju.Casework.Checks;

/// <summary>The director has looked at a record and says so (S-3.1). Nobody checks his own work, and once a day is enough.</summary>
[Act("检查签注")]
internal static class MarkChecked
{
    [Permission(CaseworkPermissions.Check)]
    public sealed record Command : IRepeatable
    {
        public Guid RequestId { get; set; } = Guid.CreateVersion7();

        [Required(ErrorMessage = "请选择记录"), StringLength(20, ErrorMessage = "没有这种记录")]
        public string Kind { get; set; } = "";
        public Guid Id { get; set; }

        [StringLength(200, ErrorMessage = "签注最多 200 字")]
        public string? Note { get; set; }
    }

    public sealed class Handler(AppDb db, IEnumerable<IRecords> modules, IEvidence evidence, ITimeline timeline, CurrentUser user, Calendar calendar) : IHandler<Command, Done>
    {
        public async Task<Result<Done>> Handle(Command command, CancellationToken ct)
        {
            if (user.Id is not { } me)
                return Problem.Forbidden();
            if (modules.FirstOrDefault(m => m.Kind == command.Kind) is not { } records || await records.Find(command.Id, ct) is not { } found)
                return Problem.NotFound("没有这条记录");
            if (found.MadeBy == me)
                return Problem.Forbidden("自己办理的记录，由别人检查");
            var (today, subject, note) = (calendar.Today, found.Subject, command.Note?.Trim() ?? "");
            if (await db.Set<CheckMark>().AnyAsync(m => m.SubjectKind == subject.Kind && m.SubjectId == subject.Id && m.ById == me && m.On == today, ct))
                return Problem.Conflict("今天已经签注过");
            var title = Words.Cut($"{records.Title} {found.Title}", 200);
            db.Add(new CheckMark { SubjectKind = subject.Kind, SubjectId = subject.Id, Number = found.Number, Title = title, Href = found.Href, ById = me, By = user.Name, On = today, At = calendar.Now, Note = note });
            timeline.Add(subject, note.Length > 0 ? $"检查签注：{note}" : "检查签注", "ok", number: found.Number, href: found.Href);
            evidence.Note(new(CheckEvidence.Checked, subject, found.Number, title, found.Href, calendar.Now));
            return new Done();
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Done>("/check");
}
