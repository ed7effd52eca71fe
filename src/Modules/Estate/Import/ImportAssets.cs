using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Anju.Casework.Contracts;
using Anju.Estate.Domain;
using Anju.Estate.Registers;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.Sheets;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;

namespace Anju.Estate.Import;

/// <summary>Stores a whole asset sheet, or nothing of it.</summary>
[Act("导入房产资料")]
internal static class ImportAssets
{
    private const int LongestName = 120;

    [Permission(EstatePermissions.Import)]
    public sealed record Command
    {
        /// <summary>The checked file on this machine.</summary>
        [Required] public string Path { get; set; } = "";

        /// <summary>As the office calls it.</summary>
        public string Name { get; set; } = "";

        /// <summary>Community of the rows that name none; may be empty.</summary>
        [StringLength(40, ErrorMessage = "小区名称最多 40 字")] public string Community { get; set; } = "";

        /// <summary>Rows that the check has counted.</summary>
        public int Rows { get; set; }
        internal Action<ImportProgress>? Progress { get; set; }
    }

    internal sealed class Handler(AssetStore store, AppDb db, IEvidence evidence, CurrentUser user, Calendar calendar) : IHandler<Command, ImportReport>
    {
        public async Task<Result<ImportReport>> Handle(Command command, CancellationToken ct)
        {
            await using var file = File.OpenRead(command.Path);
            var report = await store.Store(file, command.Community, command.Rows, command.Progress, ct);
            file.Position = 0;
            var imported = new ImportedFile
            {
                Id = Guid.CreateVersion7(),
                Name = command.Name.Length <= LongestName ? command.Name : command.Name[^LongestName..],
                Digest = Convert.ToHexStringLower(await SHA256.HashDataAsync(file, ct)),
                Rows = report.Rows,
                NewHouses = report.NewHouses,
                NewPeople = report.NewPeople,
                At = calendar.Now,
                By = user.Name,
            };
            db.Add(imported);
            evidence.Note(new(EstateEvidence.Import, new("import", imported.Id), "", imported.Name, "/estate/import", imported.At) { Amount = imported.Rows });
            return report;
        }
    }
}

/// <summary>Looks at an asset sheet; stores nothing.</summary>
internal static class CheckAssets
{
    [Permission(EstatePermissions.Import)]
    public sealed record Query
    {
        [Required] public string Path { get; set; } = "";

        /// <summary>Community of the rows that name none; may be empty.</summary>
        [StringLength(40, ErrorMessage = "小区名称最多 40 字")] public string Community { get; set; } = "";
        internal Action<ImportProgress>? Progress { get; set; }
    }

    internal sealed class Handler(AssetCheck check) : IQueryHandler<Query, ImportReport>
    {
        public async Task<Result<ImportReport>> Handle(Query query, CancellationToken ct)
        {
            await using var file = File.OpenRead(query.Path);
            return await check.Check(file, query.Community, query.Progress, ct);
        }
    }
}

/// <summary>First the check, outside of any transaction, so that others go on working; then, if all is well and wanted, the storing.</summary>
internal sealed class ImportFile(Query<CheckAssets.Query, ImportReport> check, UseCase<ImportAssets.Command, ImportReport> store)
{
    public async Task<Result<ImportReport>> Run(string path, string name, string community, bool checkOnly, Action<ImportProgress>? progress, CancellationToken ct)
    {
        var found = await check.Ask(new() { Path = path, Community = community, Progress = progress }, ct);
        return checkOnly || found.Value is not { IsClean: true } clean ? found
            : await store.Run(new() { Path = path, Name = name, Community = community, Rows = clean.Rows, Progress = progress }, ct);
    }
}

internal static class ImportRoutes
{
    private const string Excel = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/import-template.xlsx", Template).WithName("ImportTemplate").Needs(EstatePermissions.Import);
        api.MapPost("/import", (Delegate)Receive).WithName(nameof(ImportAssets)).Needs(EstatePermissions.Import).DisableAntiforgery();
        api.MapGet("/import-result.xlsx", (string token, IMemoryCache cache, CurrentUser user) => cache.TryGetValue<byte[]>(("import", token, user.Center), out var book)
            ? Results.File(book!, Excel, "导入结果.xlsx") : Problem.NotFound("这份结果已过期，请重新检查").ToHttp()).WithName("ImportResult").Needs(EstatePermissions.Import);
        api.MapPost("/import-faults.xlsx", (Delegate)Faults).WithName("ImportFaults").Needs(EstatePermissions.Import).DisableAntiforgery();
    }

    /// <summary>Our template, filled with the houses that are known.</summary>
    private static IResult Template(AppDb db) => Results.Stream(async body =>
    {
        var houses = from h in db.Set<House>().AsNoTracking()
                     join c in db.Set<Community>() on h.CommunityId equals c.Id
                     join b in db.Set<Building>() on h.BuildingId equals b.Id
                     orderby c.Name, b.Sort, h.Number
                     select new { Community = c.Name, b.Code, h.Unit, h.Room, h.Floor, h.GrossCenti, h.NetCenti, h.Use, h.State, h.HandedOverOn };
        await using var file = new MemoryStream();
        AssetTemplate.Write(file, houses.Take(AssetSheet.MostRows).AsEnumerable().Select(h => (IReadOnlyList<object?>)[h.Community, h.Code, h.Unit, h.Room, h.Floor,
            h.GrossCenti / 100m, h.NetCenti / 100m, EstateWords.Of(h.Use), EstateWords.Of(h.State), h.HandedOverOn?.ToString("yyyy-MM-dd")]));
        file.Position = 0;
        await file.CopyToAsync(body);
    }, Excel, "房产资料模板.xlsx");

    /// <summary>POST multipart: file, dryRun=true|false, community (of rows that name none). Answers the report as JSON.</summary>
    private static Task<IResult> Receive(HttpRequest request, ImportFile import, CancellationToken ct) =>
        SheetUpload.With(request, ".xlsx", async (path, file, form) =>
            (await import.Run(path, file.FileName, form["community"].ToString(), form["dryRun"] != "false", null, ct)).ToHttp(), ct);

    /// <summary>POST multipart: file, community. Answers a copy of it that says what is wrong in each bad row.</summary>
    private static Task<IResult> Faults(HttpRequest request, ImportFile import, CancellationToken ct) =>
        SheetUpload.With(request, ".xlsx", async (path, _, form) =>
        {
            var result = await import.Run(path, "", form["community"].ToString(), true, null, ct);
            if (result.Problem is { } problem)
                return problem.ToHttp();
            if (result.Value!.Refusal is { } refusal)
                return Problem.Invalid("file", refusal).ToHttp();
            var copy = new MemoryStream();
            await using var original = File.OpenRead(path);
            ReturnedSheet.Write(original, copy, result.Value.Faults);
            copy.Position = 0;
            return Results.File(copy, Excel, "导入结果.xlsx");
        }, ct);
}
