using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using MiniExcelLibs;
using Anju.Billing.Meters.Domain;
using Anju.Billing.Meters.Read;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.Sheets;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;

namespace Anju.Billing.Meters.Import;

/// <summary>Sheets that go out and come in: the template of a round, the upload, its marked copy, the kept original.</summary>
internal static class ReadingFiles
{
    private const string Excel = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/rounds/{id:guid}/template.xlsx", Template).WithName("ReadingTemplate").Needs(MetersPermissions.Read);
        api.MapPost("/import-readings", (Delegate)Receive).WithName(nameof(ImportReadings)).Needs(MetersPermissions.Read).DisableAntiforgery();
        api.MapGet("/import-readings-result.xlsx", (string token, IMemoryCache cache, CurrentUser user) => cache.TryGetValue<byte[]>(("readings", token, user.Center), out var book)
            ? Results.File(book!, Excel, "读数导入结果.xlsx") : Problem.NotFound("这份结果已过期，请重新检查").ToHttp()).WithName("ReadingImportResult").Needs(MetersPermissions.Read);
        api.MapGet("/reading-files/{id:guid}.xlsx", Original).WithName("ReadingFile").Needs(MetersPermissions.View);
    }

    /// <summary>Every meter of the round in the order of the walk, with what it showed last; only the reading is to be filled in.</summary>
    private static async Task<IResult> Template(Guid id, AppDb db, ReadingDesk desk, CurrentUser user, Calendar calendar, CancellationToken ct)
    {
        var asked = new RoundId(id);
        if (await db.Set<Round>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == asked, ct) is not { } round)
            return Problem.NotFound("没有这轮抄表").ToHttp();
        var tails = await desk.Tails(db.Set<Meter>().AsNoTracking().Of(round).InZone(user), round.Id, ct);
        var rows = tails.Values.OrderBy(t => t.Meter.Use).ThenBy(t => t.Meter.Walk, StringComparer.Ordinal).ThenBy(t => t.Meter.Number, StringComparer.Ordinal).Select(t => Row(t, round, calendar.Today));
        return await SheetDownload.Answer(rows, $"抄表 {round.Title}.xlsx", ct, round.Number);
    }

    private static Dictionary<string, object?> Row(Tail tail, Round round, DateOnly today)
    {
        var (before, now) = (tail.FollowsIn(round.Id), tail.Of(round.Id));
        return new()
        {
            ["位置"] = tail.Meter.Place,
            ["安装位置"] = tail.Meter.Location,
            [ReadingSheet.Number] = tail.Meter.Number,
            ["倍率"] = tail.Meter.Multiplier,
            ["上次日期"] = MeterWords.Day(before.On),
            ["上次读数"] = before.Milli / 1000m,
            ["平时用量"] = before.UsualUntil(today) is { } usual ? decimal.Round(Math.Max(0, usual) / 1_000_000m, 1) : null,
            [ReadingSheet.Value] = now is null ? null : now.Milli / 1000m,
            [ReadingSheet.On] = now is null ? null : MeterWords.Day(now.On),
            [ReadingSheet.Rollover] = now?.IsRollover == true ? "是" : null,
            [ReadingSheet.Checked] = now?.CheckedBy.Length > 0 ? "是" : null,
            [ReadingSheet.Note] = now?.Note,
        };
    }

    /// <summary>POST multipart: file, round, on, dryRun=true|false. Answers the report as JSON.</summary>
    private static Task<IResult> Receive(HttpRequest request, UseCase<ImportReadings.Command, ReadingReport> import, CancellationToken ct) =>
        SheetUpload.With(request, ".xlsx", async (path, file, form) => Guid.TryParse(form["round"], out var round)
            ? (await import.Run(new() { Round = new(round), Path = path, Name = file.FileName, On = form["on"].ToString(), CheckOnly = form["dryRun"] != "false" }, ct)).ToHttp()
            : Problem.Invalid("round", "请选择抄表").ToHttp(), ct);

    private static async Task<IResult> Original(Guid id, AppDb db, CancellationToken ct) =>
        await db.Set<ReadingFile>().AsNoTracking().Where(f => f.Id == id).Join(db.Set<ReadingFileBytes>(), f => f.Id, b => b.Id, (f, b) => new { f.Name, b.Bytes }).SingleOrDefaultAsync(ct) is { } file
            ? Results.File(file.Bytes, Excel, file.Name) : Problem.NotFound("没有这个文件").ToHttp();

    /// <summary>The office's own file again, with a first column that says what is wrong in each bad row.</summary>
    public static byte[] Marked(string path, IReadOnlyCollection<SheetFault> faults)
    {
        var byRow = faults.GroupBy(f => f.Row).ToDictionary(g => g.Key, g => $"第 {g.Key} 行 " + string.Join("；", g.Select(f => $"{f.Column}：{f.Reason}")));
        using var original = File.OpenRead(path);
        using var reader = new SheetReader(original);
        var lines = reader.Lines().Take(ReadingSheet.MostRows + 100).ToList();
        var letters = lines.SelectMany(l => l.Cells.Keys).Distinct().OrderBy(l => l.Length).ThenBy(l => l, StringComparer.Ordinal).ToList();
        using var copy = new MemoryStream();
        copy.SaveAs(lines.Select(line =>
        {
            var row = new Dictionary<string, object?> { ["导入结果"] = byRow.GetValueOrDefault(line.Number, line.Number == 1 ? "导入结果" : "") };
            foreach (var letter in letters)
                row[letter] = line.Cells.GetValueOrDefault(letter) is var cell && cell is Formula formula ? formula.Shown : cell;
            return row;
        }), printHeader: false, sheetName: "导入结果");
        return copy.ToArray();
    }
}
