using Microsoft.EntityFrameworkCore;
using Anju.Estate.Contracts;
using Anju.Estate.Domain;
using Anju.Kernel.Data;
using Anju.Kernel.Ui;

namespace Anju.Estate.Registers;

/// <summary>Houses that are being renovated, building by building: walls, fire safety, rubble (S-4.1.1c).</summary>
internal sealed class RenovationRisks(AppDb db) : IPatrolRisks
{
    private const int NamedHouses = 3;

    public int Order => 20;
    public string Permission => EstatePermissions.View;

    public async Task<IReadOnlyList<PatrolRisk>> Risks(int limit, CancellationToken ct)
    {
        var houses = await db.Set<House>().AsNoTracking().Where(h => h.State == HouseState.Renovating).OrderBy(h => h.Number).ThenBy(h => h.Id).Take(limit * 20)
            .Select(h => new { h.Number, h.BuildingId }).ToListAsync(ct);
        return [.. houses.GroupBy(h => h.BuildingId).OrderByDescending(g => g.Count()).Take(limit).Select(g =>
            new PatrolRisk($"装修 {g.Count()} 户：{string.Join('、', g.Take(NamedHouses).Select(h => h.Number))}{(g.Count() > NamedHouses ? " 等" : "")}", $"/estate/grid?building={g.Key.Value}&state={HouseState.Renovating}", false))];
    }
}
