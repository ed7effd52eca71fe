using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Casework.Contracts;
using Anju.Kernel;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;
using Anju.Ledger.Contracts;
using Anju.Ledger.Domain;
using Anju.People.Contracts;

namespace Anju.Ledger.Months;

/// <summary>编制并报送: the report of a closed month, frozen, to finance and the director (F-2g, F-2h). After a return a new version, the old one is kept.</summary>
[Act("编制月度财务报表")]
internal static class MakeReport
{
    [Permission(LedgerPermissions.Report)]
    public sealed record Command
    {
        /// <summary>E.g. 202611.</summary>
        public int Month { get; set; }

        /// <summary>What is different from the returned version.</summary>
        [StringLength(200, ErrorMessage = "说明最多 200 字")] public string? Note { get; set; }
    }

    public sealed record Made(MonthReportId Id, int No);

    internal sealed class Handler(AppDb db, ReportWriter writer, ICenters centers, CurrentUser user, Calendar calendar, INotices notices, IEvidence evidence, Events events) : IHandler<Command, Made>
    {
        public async Task<Result<Made>> Handle(Command command, CancellationToken ct)
        {
            if (!await db.Set<ClosedMonth>().AnyAsync(m => m.Month == command.Month, ct))
                return Problem.Conflict(Ym.IsOne(command.Month) ? $"{Ym.Text(command.Month)} 还没有关账，关账后才能编制报表" : "月份不对");
            var before = await db.Set<MonthReport>().AsNoTracking().Where(r => r.Month == command.Month).OrderByDescending(r => r.No).FirstOrDefaultAsync(ct);
            if (before is { State: not ReportState.Returned })
                return Problem.Conflict($"{before.Number} {MonthWords.Of(before.State)}，不能再编");
            if (before is not null && string.IsNullOrWhiteSpace(command.Note))
                return Problem.Invalid(nameof(Command.Note), "请写明对退回意见的处理");
            var rules = await db.Set<LedgerRules>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == LedgerRules.Only, ct) ?? new();
            var report = new MonthReport { Id = Id.New<MonthReportId>(), Month = command.Month, No = (before?.No ?? 0) + 1, MadeAt = calendar.Now, MadeById = user.Id, MadeBy = user.Name, IsLate = calendar.Today > DueOn(command.Month, rules), Note = command.Note ?? "" };
            var body = await writer.Write(report.Month, report.No, await centers.NameOf(user.Center, ct), user.Name, calendar.Today, ct);
            db.Add(report);
            db.Add(new ReportText { Id = report.Id.Value, Body = body.ToJson() });
            evidence.Note(new WorkDone(MonthsEvidence.Reported, report.Subject, report.Number, $"报送月度财务报表 {report.Number}", report.Href, calendar.Now));
            await notices.TellHolders(LedgerPermissions.Confirm, $"月度财务报表 {report.Number} 已报送，请核对签收", report.Href, urgent: false, ct);
            events.Tell("months", Ym.Text(report.Month));
            return new Made(report.Id, report.No);
        }
    }

    /// <summary>The last day in time.</summary>
    public static DateOnly DueOn(int month, LedgerRules rules) => Ym.First(Ym.Next(month)).AddDays(Math.Clamp(rules.ReportDay, 1, 28) - 1);

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Made>("/months/report");
}

/// <summary>签收: one of the two addressees has read it and agrees.</summary>
[Act("签收月度财务报表")]
internal static class ConfirmReport
{
    [Permission(LedgerPermissions.Confirm)]
    public sealed record Command
    {
        public MonthReportId Report { get; set; }
        public Addressee As { get; set; }
    }

    internal sealed class Handler(AppDb db, CurrentUser user, Calendar calendar, IEvidence evidence, Events events) : IHandler<Command, Done>
    {
        public async Task<Result<Done>> Handle(Command command, CancellationToken ct)
        {
            if (await db.Set<MonthReport>().SingleOrDefaultAsync(r => r.Id == command.Report, ct) is not { } report)
                return Problem.NotFound("没有这份报表");
            if (!May(user, command.As))
                return Problem.Forbidden($"您不能以{MonthWords.Of(command.As)}的身份签收");
            if (report.Confirm(command.As, user, calendar.Now) is { } refused)
                return refused;
            evidence.Note(new WorkDone(command.As == Addressee.Finance ? MonthsEvidence.Finance : MonthsEvidence.Director, report.Subject, report.Number, $"{MonthWords.Of(command.As)}签收月度财务报表 {report.Number}", report.Href, calendar.Now));
            events.Tell("months", Ym.Text(report.Month));
            return new Done();
        }
    }

    /// <summary>Finance is whoever checks, the director whoever approves.</summary>
    public static bool May(CurrentUser user, Addressee by) => user.May(LedgerPermissions.Confirm) && user.May(by == Addressee.Finance ? LedgerPermissions.Check : LedgerPermissions.Approve);

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Done>("/months/confirm");
}

/// <summary>退回: with a remark; a new version is asked for, this one stays as it is.</summary>
[Act("退回月度财务报表")]
internal static class ReturnReport
{
    [Permission(LedgerPermissions.Confirm)]
    public sealed record Command
    {
        public MonthReportId Report { get; set; }
        [Required(ErrorMessage = "请写明退回的理由"), StringLength(200, ErrorMessage = "理由最多 200 字")] public string Remark { get; set; } = "";
    }

    internal sealed class Handler(AppDb db, CurrentUser user, Calendar calendar, INotices notices, IEvidence evidence, Events events) : IHandler<Command, Done>
    {
        public async Task<Result<Done>> Handle(Command command, CancellationToken ct)
        {
            if (await db.Set<MonthReport>().SingleOrDefaultAsync(r => r.Id == command.Report, ct) is not { } report)
                return Problem.NotFound("没有这份报表");
            if (report.Return(command.Remark, user, calendar.Now) is { } refused)
                return refused;
            evidence.Note(new WorkDone(MonthsEvidence.Returned, report.Subject, report.Number, $"退回月度财务报表 {report.Number}：{command.Remark}", report.Href, calendar.Now));
            if (report.MadeById is { } maker)
                notices.Tell([maker], $"月度财务报表 {report.Number} 被{user.Name}退回：{command.Remark}", report.Href, urgent: true);
            events.Tell("months", Ym.Text(report.Month));
            return new Done();
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Done>("/months/return");
}
