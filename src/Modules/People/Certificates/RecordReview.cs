using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;
using Anju.People.Domain;

using Anju.People.Roster;

namespace Anju.People.Certificates;

/// <summary>复审: passed; the next one has a date, sometimes the end has moved.</summary>
[Act("登记证书复审")]
internal static class RecordReview
{
    [Permission(PeoplePermissions.Certificates)]
    public sealed record Command
    {
        public CertificateId Id { get; set; }
        public int Version { get; set; }
        public DateOnly To { get; set; }
        public DateOnly? NextReviewOn { get; set; }
    }

    public sealed class Handler(AppDb db, Rights rights, Calendar calendar) : IHandler<Command, Done>
    {
        public async Task<Result<Done>> Handle(Command command, CancellationToken ct)
        {
            if (await db.Set<Certificate>().SingleOrDefaultAsync(c => c.Id == command.Id, ct) is not { } certificate)
                return Problem.NotFound("没有这本证书");
            if ((await rights.Of(certificate.StaffId, ct)).Problem is { } notMine)
                return notMine;
            if (certificate.Older(command.Version) is { } older)
                return older;
            return certificate.Reviewed(command.To, command.NextReviewOn, calendar.Today) is { } refused ? refused : new Done();
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Done>("/certificates/review");
}
