using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Anju.Casework.Contracts;
using Anju.Duties.Domain;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;

namespace Anju.Duties.Tidy;

/// <summary>The list was gone through: one line of evidence with how many records are still incomplete (S-4.1.4a).</summary>
[Act("整理资料")]
internal static class FinishTidying
{
    [Permission(DutiesPermissions.Tidy)]
    public sealed record Command : IRepeatable
    {
        public Guid RequestId { get; set; } = Guid.CreateVersion7();

        [StringLength(120, ErrorMessage = "说明最多 120 字")]
        public string? Words { get; set; }
    }

    /// <summary>Answers how many are left.</summary>
    public sealed class Handler(TidyList.TidyBook book, Numbers numbers, IEvidence evidence, CurrentUser user, Calendar calendar) : IHandler<Command, int>
    {
        public async Task<Result<int>> Handle(Command command, CancellationToken ct)
        {
            if (user.Id is not { } me)
                return Problem.Forbidden();
            var left = (await book.All(ct)).Count;
            var number = await numbers.OfToday("ZL", ct);
            var words = command.Words?.Trim() is { Length: > 0 } said ? $"：{said}" : "";
            evidence.Note(new(OwnKinds.Tidied, new("tidy", me.Value), number, left == 0 ? $"资料已整理完{words}" : $"整理资料，还有 {left} 条不完整{words}", $"/duties/entries/{calendar.Today:yyyy-MM-dd}/{number}", calendar.Now) { Amount = left });
            return left;
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, int>("/tidy/finish");
}

/// <summary>注明原因: what cannot be completed any more leaves the list with the reason, and stays readable among the waived ones.</summary>
[Act("注明资料缺失原因")]
internal static class WaiveLack
{
    [Permission(DutiesPermissions.Tidy)]
    public sealed record Command : IRepeatable
    {
        public Guid RequestId { get; set; } = Guid.CreateVersion7();

        [Required(ErrorMessage = "请选择记录"), StringLength(20, ErrorMessage = "没有这种记录")]
        public string Kind { get; set; } = "";
        public Guid Id { get; set; }

        [Required(ErrorMessage = "请选择缺什么"), StringLength(120, ErrorMessage = "没有这一项")]
        public string What { get; set; } = "";

        [Required(ErrorMessage = "请写明为什么补不了"), StringLength(200, ErrorMessage = "原因最多 200 字")]
        public string Reason { get; set; } = "";
    }

    public sealed class Handler(AppDb db, TidyList.TidyBook book, ITimeline timeline, CurrentUser user, Calendar calendar) : IHandler<Command, Done>
    {
        public async Task<Result<Done>> Handle(Command command, CancellationToken ct)
        {
            if ((await book.All(ct)).FirstOrDefault(r => r.Kind == command.Kind && r.Id == command.Id && r.What == command.What) is not { } row)
                return Problem.Conflict("这一项已经补齐或注明，请刷新清单");
            if (row.Lack == Lack.Close)
                return Problem.Conflict("没有办结的要办结，不能注明了事");
            db.Add(new TidyWaiver { SubjectKind = row.Kind, SubjectId = row.Id, What = row.What, Number = row.Number, Reason = command.Reason, By = user.Name, At = calendar.Now });
            timeline.Add(new(row.Kind, row.Id), $"资料缺{row.What}，无法补齐：{command.Reason}", "hold", number: row.Number, href: row.Href);
            return new Done();
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Done>("/tidy/waive");
}
