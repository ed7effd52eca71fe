using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Estate.Domain;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.Privacy;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;

namespace Anju.Estate.Registers;

/// <summary>The center's own words for kinds of parking spaces. Spaces that have a dropped word keep it.</summary>
[Act("设置车位性质")]
internal static class SetParkingKinds
{
    [Permission(EstatePermissions.Edit)]
    public sealed record Command : IRepeatable
    {
        public Guid RequestId { get; set; } = Guid.CreateVersion7();

        /// <summary>In the order of the list, parted by lines or commas.</summary>
        [Required(ErrorMessage = "请至少写一种"), StringLength(400, ErrorMessage = "最多 400 字")] public string Words { get; set; } = "";
    }

    internal sealed class Handler(AppDb db) : IHandler<Command, Done>
    {
        public async Task<Result<Done>> Handle(Command command, CancellationToken ct)
        {
            var words = command.Words.Split(['\n', '\r', '、', '，', ',', ';', '；'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct().ToList();
            if (words.Count is 0 or > ParkingKind.Most)
                return Problem.Invalid(nameof(Command.Words), $"请写 1 至 {ParkingKind.Most} 种");
            if (words.Find(w => w.Length > ParkingKind.Longest) is { } tooLong)
                return Problem.Invalid(nameof(Command.Words), $"“{tooLong[..ParkingKind.Longest]}…”太长，每种最多 {ParkingKind.Longest} 字");
            var known = await db.Set<ParkingKind>().OrderBy(k => k.Sort).ThenBy(k => k.Id).Take(500).ToListAsync(ct);
            foreach (var kind in known)
                (kind.IsRetired, kind.Sort) = (!words.Contains(kind.Word), words.IndexOf(kind.Word) is var at and >= 0 ? at : kind.Sort);
            foreach (var word in words.Except(known.Select(k => k.Word)))
                db.Add(new ParkingKind { Id = Guid.CreateVersion7(), Word = word, Sort = words.IndexOf(word) });
            return new Done();
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Done>("/set-parking-kinds");
}

internal static class ParkingKinds
{
    [Permission(EstatePermissions.View)]
    public sealed record Query;

    internal sealed class Handler(AppDb db) : IQueryHandler<Query, IReadOnlyList<string>>
    {
        public async Task<Result<IReadOnlyList<string>>> Handle(Query query, CancellationToken ct) => new(await Of(db, ct), null);
    }

    /// <summary>The words to choose from, in the center's order.</summary>
    public static async Task<IReadOnlyList<string>> Of(AppDb db, CancellationToken ct)
    {
        var own = await db.Set<ParkingKind>().AsNoTracking().Where(k => !k.IsRetired).OrderBy(k => k.Sort).ThenBy(k => k.Word).Select(k => k.Word).Take(ParkingKind.Most).ToListAsync(ct);
        return own.Count > 0 ? own : ParkingKind.Usual;
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapQuery<Query, IReadOnlyList<string>>("/parking-kinds");
}

/// <summary>What may be shown in full of a parking space, inside the user's zone.</summary>
internal sealed class ParkingSource(AppDb db, CurrentUser user) : IPersonalSource
{
    public const string Kind = "estate.parking";

    public string Subject => Kind;
    public string Permission => EstatePermissions.View;

    public async Task<string?> Read(Guid id, string field, CancellationToken ct)
    {
        var houses = db.Set<House>().InZone(user);
        var space = await db.Set<ParkingSpace>().AsNoTracking().SingleOrDefaultAsync(s => s.Id == id && (s.HouseId == null || houses.Any(h => h.Id == s.HouseId)), ct);
        return field switch { "plate" => space?.Plate, "owner" => space?.Owner, "usedBy" => space?.UsedBy, _ => null };
    }
}
