using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;
using Anju.People.Contracts;
using Anju.Repairs.Contracts;
using Anju.Repairs.Domain;

namespace Anju.Repairs.Send;

/// <summary>Workers for one order, best first: who may, who can, who is near, who has least to do (M-3).</summary>
internal static class ProposeWorkers
{
    [Permission(RepairsPermissions.Dispatch)]
    public sealed record Query
    {
        public RepairId Id { get; set; }
    }

    /// <param name="Load">Open orders in his hands.</param>
    /// <param name="Missing">Why he may not be sent; null when he may.</param>
    public sealed record Proposal(StaffId Id, string Name, string Post, bool HasTrade, bool InZone, int Load, string Trades, string? Missing);

    public sealed class Handler(AppDb db, IStaff staff, Calendar calendar) : IQueryHandler<Query, IReadOnlyList<Proposal>>
    {
        private const int Most = 100;

        public async Task<Result<IReadOnlyList<Proposal>>> Handle(Query query, CancellationToken ct)
        {
            if (await db.Set<Repair>().SingleOrDefaultAsync(r => r.Id == query.Id, ct) is not { } repair)
                return Problem.NotFound("没有找到这张报修单");
            return new(await For(repair, ct), null);
        }

        private async Task<IReadOnlyList<Proposal>> For(Repair repair, CancellationToken ct)
        {
            var day = Sending.DayOfVisit(repair, calendar);
            var workers = await staff.Workers(day, ct);
            var loads = await db.Set<Repair>().Where(r => r.WorkerId != null && (r.Lane == Lane.Sent || r.Lane == Lane.Working || r.Lane == Lane.Suspended))
                .GroupBy(r => r.WorkerId!.Value).Select(g => new { g.Key, Count = g.Count() }).OrderBy(g => g.Key).Take(1000).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
            return [.. workers.Select(w => Judge(w, repair, day, loads.GetValueOrDefault(w.Id)))
                .OrderBy(p => p.Missing is not null).ThenByDescending(p => p.HasTrade).ThenByDescending(p => p.InZone).ThenBy(p => p.Load)
                .ThenBy(p => p.Name, StringComparer.Ordinal).ThenBy(p => p.Id.Value).Take(Most)];
        }

        private static Proposal Judge(WorkerCard worker, Repair repair, DateOnly day, int load) => new(worker.Id, worker.Name, worker.Post,
            worker.Trades.Contains(repair.Trade) || repair.Trade == Trade.General,
            worker.Zone.Count == 0 || repair.BuildingId is { } building && worker.Zone.Contains(building.Value),
            load, string.Join('、', worker.Trades.Select(Words.Of)), Certificates.Missing(worker, repair.Risk, day));
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapQuery<Query, IReadOnlyList<Proposal>>("/proposals");
}
