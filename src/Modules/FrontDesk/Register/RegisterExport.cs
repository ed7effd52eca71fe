using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using MiniExcelLibs.Attributes;
using MiniExcelLibs.OpenXml;
using Anju.FrontDesk.Domain;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.Sheets;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;
using Calendar = Anju.Kernel.Calendars.Calendar;

namespace Anju.FrontDesk.Register;

/// <summary>Exactly what the list shows, as an Excel file with the columns of the paper form. Written row by row, so that a year of it needs no memory.</summary>
internal static class RegisterExport
{
    private const int AtMost = 100_000;
    public static readonly string[] Columns =
        ["编号", "日期", "时间", "方式", "房号", "姓名", "电话", "事项", "内容", "重要", "请示", "登记人", "当场解决", "约定时间", "转交", "结果", "答复时间", "问其他事项", "办结人", "关联单号", "补录"];

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/register.xlsx", Write).WithName(nameof(RegisterExport)).Needs(FrontDeskPermissions.Log);

    private static async Task<IResult> Write([AsParameters] RegisterList.Query query, Query<RegisterList.Query, ListPage<RegisterRow>> check, AppDb db,
        Calendar calendar, CurrentUser user, CancellationToken ct)
    {
        query.Size = 1;
        if ((await check.Ask(query, ct)).Problem is { } problem)     // the same permission and the same sentences as the list
            return problem.ToHttp();

        var rows = query.On(db.Set<Contact>().AsNoTracking(), calendar, user.Id).OrderByDescending(c => c.At).ThenByDescending(c => c.Id).Take(AtMost).Select(RegisterRow.Of);
        return await SheetDownload.Answer(rows.AsEnumerable().Select(r => Cells(r, calendar)), $"来电来访登记表-{calendar.Today:yyyyMMdd}.xlsx", ct, "来电来访登记表", Layout);
    }

    private static readonly OpenXmlConfiguration Layout = new()
    {
        DynamicColumns = [.. Columns.Select((name, i) => new DynamicExcelColumn(name) { Index = i, Width = name is "内容" or "结果" ? 48 : 14 })],
        FastMode = true,
    };

    private static Dictionary<string, object> Cells(RegisterRow row, Calendar calendar)
    {
        string[] cells =
        [
            row.Number, Text(row.At, "yyyy-MM-dd", calendar), Text(row.At, "HH:mm", calendar), ContactWords.Of(row.Way), row.HouseNumber, row.Caller, row.Phone,
            ContactWords.Of(row.Kind), row.Content, row.IsImportant ? "是" : "否", row.InstructedBy, row.TakenBy, row.Outcome == Outcome.SolvedOnSpot ? "是" : "否",
            Text(row.PromisedAt, "yyyy-MM-dd HH:mm", calendar), row.PassedTo, row.Result, Text(row.ClosedAt, "yyyy-MM-dd HH:mm", calendar),
            row.AskedAnythingElse ? "是" : "否", row.ClosedBy, row.LinkedNumber, row.IsBackfilled ? "补录" : "",
        ];
        return Columns.Zip(cells).ToDictionary(c => c.First, c => (object)c.Second);
    }

    public static string Text(DateTime? moment, string format, Calendar calendar) =>
        moment is { } at ? calendar.ToLocal(at).ToString(format, CultureInfo.InvariantCulture) : "";
}
