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
using Anju.People.Roster;

namespace Anju.People.Certificates;

/// <summary>登记证书 (M-4a): from then on dispatch knows what may be given to whom on which day.</summary>
[Act("登记证书")]
internal static class RegisterCertificate
{
    [Permission(PeoplePermissions.Certificates)]
    public sealed record Command : IRepeatable
    {
        public Guid RequestId { get; set; } = Guid.CreateVersion7();
        public StaffId StaffId { get; set; }
        public CertificateKind Kind { get; set; }

        [Required(ErrorMessage = "请填写证号"), StringLength(40, ErrorMessage = "证号最多 40 位")]
        public string Number { get; set; } = "";

        [StringLength(60, ErrorMessage = "发证机关最多 60 字")]
        public string? IssuedBy { get; set; }
        public DateOnly From { get; set; }
        public DateOnly To { get; set; }
        public DateOnly? NextReviewOn { get; set; }
    }

    public sealed class Handler(AppDb db, Rights rights) : IHandler<Command, CertificateId>
    {
        public async Task<Result<CertificateId>> Handle(Command command, CancellationToken ct)
        {
            var found = await rights.Of(command.StaffId, ct);
            if (found.Value is not { } staff)
                return found.Problem!;
            if (staff.HasLeft)
                return Problem.Conflict($"{staff.Name}已经离职");
            var made = Certificate.Of(staff.Id, command.Kind, command.Number, command.IssuedBy, command.From, command.To, command.NextReviewOn);
            if (made.Value is not { } certificate)
                return made.Problem!;
            if (await db.Set<Certificate>().AnyAsync(c => c.Kind == certificate.Kind && c.Number == certificate.Number && c.VoidedAt == null, ct))
                return Problem.Invalid(nameof(command.Number), "这个证号已经登记过");
            db.Add(certificate);
            return certificate.Id;
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, CertificateId>("/certificates");
}
