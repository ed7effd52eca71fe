using Microsoft.EntityFrameworkCore;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;

namespace Anju.Estate;

/// <summary>The buildings that a 责任区 is made of.</summary>
internal sealed class BuildingZones(AppDb db) : IZones
{
    public async Task<IReadOnlyList<ZonePart>> All(CancellationToken ct) =>
        [.. (await db.Named().ToListAsync(ct)).Select(b => new ZonePart(b.Id.Value, b.Name, b.Community))];
}
