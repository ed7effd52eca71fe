using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;
using Anju.People.Domain;

using Anju.People.Contracts;

namespace Anju.People.Certificates;

/// <summary>证书台账 (M-4a): who is due first.</summary>
internal static class CertificateList
{
    private const int Most = 500;

    [Permission(PeoplePermissions.View)]
    public sealed record Query
    {
        /// <summary>ok, 90, 60, 30 or over; all when empty.</summary>
        public string? State { get; set; }
        public Guid? Staff { get; set; }
    }

    /// <param name="State">ok, 90, 60, 30, over; soon for one that begins later.</param>
    public sealed record Row(CertificateId Id, StaffId StaffId, string Name, CertificateKind Kind, string Number, string? IssuedBy, DateOnly From, DateOnly To,
        DateOnly? NextReviewOn, DateOnly DueOn, int DaysLeft, string State, int Version);

    public sealed class Handler(AppDb db, Calendar calendar) : IQueryHandler<Query, IReadOnlyList<Row>>
    {
        public async Task<Result<IReadOnlyList<Row>>> Handle(Query query, CancellationToken ct)
        {
            var today = calendar.Today;
            StaffId? of = query.Staff is { } one ? new(one) : null;
            var mine = db.Set<Appointment>().Where(a => a.To == null || a.To >= today).Select(a => a.StaffId);
            var rows = await db.Set<Certificate>().Where(c => c.VoidedAt == null && mine.Contains(c.StaffId) && (of == null || c.StaffId == of))
                .Join(db.Set<StaffMember>().Where(s => s.LeftOn == null), c => c.StaffId, s => s.Id, (c, s) => new { Paper = c, s.Name })
                .OrderBy(x => x.Paper.To).ThenBy(x => x.Paper.Id).Take(Most).ToListAsync(ct);
            return rows.Select(x => new Row(x.Paper.Id, x.Paper.StaffId, x.Name, x.Paper.Kind, x.Paper.Number, x.Paper.IssuedBy, x.Paper.From, x.Paper.To,
                    x.Paper.NextReviewOn, x.Paper.DueOn, x.Paper.DueOn.DayNumber - today.DayNumber, Nearness.State(x.Paper, today), x.Paper.Version))
                .Where(r => string.IsNullOrEmpty(query.State) || r.State == query.State)
                .OrderBy(r => r.DueOn).ThenBy(r => r.Id.Value).ToList();
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapQuery<Query, IReadOnlyList<Row>>("/certificates");
}
