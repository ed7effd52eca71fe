using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using MiniExcelLibs.OpenXml;
using Anju.Kernel.Identity;
using Anju.Kernel.Sheets;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;
using Anju.Ledger.Domain;
using Anju.Ledger.Dunning;
using Calendar = Anju.Kernel.Calendars.Calendar;

namespace Anju.Ledger.Arrears;

/// <summary>Exactly what the list of arrears shows, as an Excel file; written row by row, so that a whole city needs no memory.</summary>
internal static class ExportArrears
{
    public const int Most = 200_000;

    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/arrears.xlsx", Write).WithName("Ledger.ExportArrears").Needs(LedgerPermissions.View);

    private static async Task<IResult> Write([AsParameters] ListArrears.Query query, Query<ListArrears.Query, ListArrears.View> check, ArrearsBook book, DunningDesk desk, Calendar calendar, CancellationToken ct)
    {
        (query.Page, query.Size) = (1, 1);
        if ((await check.Ask(query, ct)).Problem is { } problem)         // the same permission and the same sentences as the list
            return problem.ToHttp();
        return await SheetDownload.Answer(Cells(book.All(query, Most, ct), await desk.Ladder(ct), calendar.Today, ct), string.Create(CultureInfo.InvariantCulture, $"欠费清单-{calendar.Today:yyyyMMdd}.xlsx"), ct, "欠费清单", new OpenXmlConfiguration { FastMode = true });
    }

    private static async IAsyncEnumerable<IDictionary<string, object?>> Cells(IAsyncEnumerable<ArrearsRow> rows, Ladder ladder, DateOnly today, [EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var row in rows.WithCancellation(ct))
            yield return new Dictionary<string, object?>
            {
                ["楼栋"] = row.BuildingName,
                ["房号"] = row.Number,
                ["到期欠费"] = row.Due.ToYuan(),
                ["未到期"] = row.Later.ToYuan(),
                ["最早到期"] = Day(row.OldestDueOn),
                ["逾期天数"] = today.DayNumber - row.OldestDueOn.DayNumber,
                ["级别"] = row.Stage is { } stage ? $"{stage} {ladder.Find(stage)?.Title}" : "",
                ["最近联系"] = Day(row.LastOn),
                ["联系情况"] = row.LastWords,
                ["承诺日期"] = Day(row.PromiseOn),
                ["承诺金额"] = row.PromiseOn is null ? null : row.PromiseFen / 100m,
                ["下一步"] = Day(row.NextOn),
                ["状态"] = row.IsHeld || row.Disputes > 0 ? "争议" : row.PlanOn is not null ? "分期" : row.IsBroken(today) ? "承诺未兑现" : "",
            };
    }

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}
