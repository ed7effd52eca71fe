using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Kernel;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.Sheets;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;
using Anju.Ledger.Contracts;
using Anju.Ledger.Domain;

namespace Anju.Ledger.Months;

/// <summary>One month: what it needs before it is closed, its report in the version asked for, who has confirmed it.</summary>
internal static class ShowMonth
{
    [Permission(MonthsPermissions.View)]
    public sealed record Query
    {
        public int Month { get; set; }

        /// <summary>Version; the newest when empty.</summary>
        public int? No { get; set; }
    }

    public sealed record Step(string Title, bool IsMet, string Words, string Href);

    public sealed record Version(MonthReportId Id, int No, string State, string Colour, string MadeBy, DateTime MadeAt, bool IsLate, string Note, string Finance, DateTime? FinanceAt, string Director, DateTime? DirectorAt, string ReturnedBy, DateTime? ReturnedAt, string Remark);

    /// <param name="Unseen">Payments without cash that stand in no statement.</param>
    /// <param name="MayConfirm">As whom the reader may confirm the shown version now.</param>
    public sealed record View(int Month, bool IsClosed, string ClosedBy, DateTime? ClosedAt, string Remark, IReadOnlyList<Step> Steps, int Unseen, bool CanClose, DateOnly DueOn, bool CanReport, IReadOnlyList<Version> Versions, Version? Shown, IReadOnlyList<string> MayConfirm, bool MayReturn)
    {
        /// <summary>Both addressees have signed the shown version.</summary>
        public bool IsConfirmed { get; init; }
        public IReadOnlyList<Published> Publications { get; init; } = [];
        internal ReportBody? Body { get; init; }
    }

    public sealed record Published(DateOnly On, string Where, int No, string By);

    internal sealed class Handler(AppDb db, MonthGate gate, CurrentUser user, Calendar calendar) : IQueryHandler<Query, View>
    {
        public async Task<Result<View>> Handle(Query query, CancellationToken ct)
        {
            if (!Ym.IsOne(query.Month) || query.Month > Ym.Of(calendar.Today))
                return Problem.NotFound("没有这个月份");
            var closed = await db.Set<ClosedMonth>().SingleOrDefaultAsync(m => m.Month == query.Month, ct);
            var state = closed is null ? await gate.Of(query.Month, ct) : null;
            var reports = await db.Set<MonthReport>().Where(r => r.Month == query.Month).OrderByDescending(r => r.No).Take(20).ToListAsync(ct);
            var shown = query.No is { } no ? reports.Find(r => r.No == no) : reports.FirstOrDefault();
            if (query.No is not null && shown is null)
                return Problem.NotFound("没有这一版报表");
            var key = shown?.Id.Value;
            var text = key is null ? null : await db.Set<ReportText>().SingleAsync(t => t.Id == key, ct);
            var rules = await db.Set<LedgerRules>().SingleOrDefaultAsync(r => r.Id == LedgerRules.Only, ct) ?? new();
            var isOpen = shown is { State: ReportState.Delivered } && user.Id is not null && user.Id != shown.MadeById;
            return new View(query.Month, closed is not null, closed?.ClosedBy ?? "", closed?.ClosedAt, closed?.Remark ?? "", [.. state?.Steps.Select(s => new Step(s.Title, s.IsMet, s.Words, s.Href)) ?? []], state?.Unseen ?? 0,
                state is { IsOpen: true } && state.Steps.All(s => s.IsMet) && user.May(LedgerPermissions.Report), MakeReport.DueOn(query.Month, rules), closed is not null && reports.All(r => r.State == ReportState.Returned) && user.May(LedgerPermissions.Report),
                [.. reports.Select(Of)], shown is null ? null : Of(shown), isOpen ? [.. Enum.GetValues<Addressee>().Where(a => ConfirmReport.May(user, a) && !HasSigned(shown!, a, user.Id)).Select(a => a.ToString())] : [], isOpen && user.May(LedgerPermissions.Confirm))
            {
                Body = text is null ? null : ReportBody.Of(text.Body),
                IsConfirmed = shown is { State: ReportState.Confirmed },
                Publications = await db.Set<Publication>().Where(p => p.Month == query.Month).OrderByDescending(p => p.On).ThenByDescending(p => p.Id).Take(20).Select(p => new Published(p.On, p.Where, p.No, p.By)).ToListAsync(ct),
            };
        }

        private static bool HasSigned(MonthReport r, Addressee by, StaffId? me) => (by == Addressee.Finance ? r.FinanceAt : r.DirectorAt) is not null || me == r.FinanceId || me == r.DirectorId;

        private static Version Of(MonthReport r) => new(r.Id, r.No, MonthWords.Of(r.State), MonthWords.Colour(r.State), r.MadeBy, r.MadeAt, r.IsLate, r.Note, r.Finance, r.FinanceAt, r.Director, r.DirectorAt, r.ReturnedBy, r.ReturnedAt, r.Remark);
    }

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapQuery<Query, View>("/month");
        api.MapGet("/months/{month:int}.xlsx", Export).WithName("Ledger.ExportMonth").Needs(MonthsPermissions.View);
    }

    /// <summary>One workbook, nine sheets and the definitions, of the frozen version.</summary>
    private static async Task<IResult> Export(int month, int? no, Query<Query, View> query, CancellationToken ct)
    {
        var found = await query.Ask(new() { Month = month, No = no }, ct);
        if (found.Value is not { } view)
            return found.Problem!.ToHttp();
        if (view.Body is not { } body)
            return Problem.NotFound($"{Ym.Text(month)} 还没有报表").ToHttp();
        return await SheetDownload.Answer(Sheets(body), $"月度财务报表-{Ym.Text(month)}-第{body.No}版.xlsx", ct);
    }

    public static Dictionary<string, object> Sheets(ReportBody body)
    {
        var sheets = new Dictionary<string, object> { ["说明"] = Cover(body) };
        foreach (var sheet in body.Sheets)
            sheets[FormattableString.Invariant($"{sheet.No} {sheet.Title.Split('（')[0]}")] = sheet.Cells();
        return sheets;
    }

    private static IEnumerable<Dictionary<string, object?>> Cover(ReportBody body)
    {
        Dictionary<string, object?> Row(string name, object? company, object? agency = null) => new() { ["月度财务报表"] = name, ["公司"] = company, ["代收代付"] = agency };
        yield return Row("服务中心", body.Center);
        yield return Row("月份", Ym.Text(body.Month));
        yield return Row("编制", $"{body.MadeBy} {body.MadeOn:yyyy-MM-dd} 第 {body.No} 版");
        foreach (var (name, of) in RateLines.All)
            yield return Row(name, of(body.Company), of(body.Agency));
        foreach (var words in body.Definitions)
            yield return Row(words, null);
    }
}

/// <summary>The rates of a report by name, for page, paper and workbook alike.</summary>
internal static class RateLines
{
    public static readonly IReadOnlyList<(string Name, Func<Rates, string> Of)> All =
    [
        ("收缴率（金额）", r => Rates.Text(r.Collection)), ("收缴率（金额，扣减免）", r => Rates.Text(r.CollectionNet)), ("收缴率（户数）", r => Rates.Text(r.Households)),
        ("清欠率", r => Rates.Text(r.Clearing)), ("清欠率（扣减免）", r => Rates.Text(r.ClearingNet)), ("综合收缴率", r => Rates.Text(r.Overall)), ("综合收缴率（扣减免）", r => Rates.Text(r.OverallNet)),
    ];
}
