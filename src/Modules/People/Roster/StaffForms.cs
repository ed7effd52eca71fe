using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.People.Accounts;
using Anju.People.Account;
using Anju.People.Certificates;
using Anju.People.Contracts;
using Anju.People.Domain;
using Anju.People.Skills;

namespace Anju.People.Roster;

/// <summary>What the forms of the staff page send; each act takes its own part.</summary>
internal sealed class StaffForms
{
    public Guid RequestId { get; set; } = Guid.CreateVersion7();
    public int Version { get; set; }
    public string? Name { get; set; }
    public string? BadgeNo { get; set; }
    public string? Phone { get; set; }
    public Guid PostId { get; set; }
    public Guid DeputyId { get; set; }
    public DateOnly From { get; set; }
    public DateOnly? To { get; set; }
    public DateOnly On { get; set; }
    public DateOnly? NextReviewOn { get; set; }
    public string? Reason { get; set; }
    public Trade Trade { get; set; }
    public SkillLevel Level { get; set; } = SkillLevel.Basic;
    public string? ProvedBy { get; set; }
    public CertificateKind Kind { get; set; }
    public string? Number { get; set; }
    public string? IssuedBy { get; set; }
    public string? Account { get; set; }
    public List<Guid> Zone { get; set => field = value ?? []; } = [];   // a form without a tick sends nothing

    public static StaffForms For(StaffDetails.Details staff, DateOnly today) => new()
    {
        Version = staff.Version,
        Name = staff.Name,
        BadgeNo = staff.BadgeNo,
        Phone = staff.Phone,
        From = today,
        On = today,
    };
}

/// <summary>Turns a sent form of the staff page into its act.</summary>
internal sealed class StaffActs(IServiceProvider services)
{
    public async Task<(Problem? Problem, GiveLink.Given? Given)> Run(string act, StaffDetails.Details staff, Guid? item, StaffForms f, CancellationToken ct)
    {
        if (act == "link")
        {
            var link = await Do<GiveLink.Command, GiveLink.Given>(new() { StaffId = staff.Id, Account = f.Account }, ct);
            return (link.Problem, link.Value);
        }

        return (act switch
        {
            "edit" => (await Do<EditStaff.Command, Done>(new() { Id = staff.Id, Version = f.Version, Name = f.Name ?? "", BadgeNo = f.BadgeNo, Phone = f.Phone }, ct)).Problem,
            "appoint" => (await Do<AppointStaff.Command, AppointmentId>(new() { RequestId = f.RequestId, StaffId = staff.Id, PostId = new(f.PostId), From = f.From, To = f.To, Zone = f.Zone }, ct)).Problem,
            "skill" => (await Do<AssessSkill.Command, SkillId>(new() { RequestId = f.RequestId, StaffId = staff.Id, Trade = f.Trade, Level = f.Level, ProvedBy = f.ProvedBy ?? "", On = f.On }, ct)).Problem,
            "certificate" => (await Do<RegisterCertificate.Command, CertificateId>(new()
            {
                RequestId = f.RequestId,
                StaffId = staff.Id,
                Kind = f.Kind,
                Number = f.Number ?? "",
                IssuedBy = f.IssuedBy,
                From = f.From,
                To = f.To ?? f.From,
                NextReviewOn = f.NextReviewOn,
            }, ct)).Problem,
            "sign-out" => (await Do<SignOutStaff.Command, Done>(new() { StaffId = staff.Id }, ct)).Problem,
            "leave" => (await Do<LetStaffGo.Command, Done>(new() { Id = staff.Id, Version = f.Version, On = f.On }, ct)).Problem,
            _ => await OnItem(act, staff, new(item ?? default), f, ct),
        }, null);
    }

    private async Task<Problem?> OnItem(string act, StaffDetails.Details staff, AppointmentId item, StaffForms f, CancellationToken ct) => act switch
    {
        "end" => (await Do<EndAppointment.Command, Done>(new() { Id = item, Version = staff.Posts.FirstOrDefault(p => p.Id == item)?.Version ?? 0, On = f.On }, ct)).Problem,
        "zone" => (await Do<AssignZone.Command, Done>(new() { Id = item, Version = staff.Posts.FirstOrDefault(p => p.Id == item)?.Version ?? 0, Buildings = f.Zone }, ct)).Problem,
        "deputy" => (await Do<Deputize.Command, DeputyshipId>(new() { RequestId = f.RequestId, AppointmentId = item, DeputyId = new(f.DeputyId), From = f.From, To = f.To ?? f.From, Reason = f.Reason }, ct)).Problem,
        "step-back" => (await Do<EndDeputyship.Command, Done>(new() { Id = new(item.Value) }, ct)).Problem,
        _ => Problem.NotFound("没有这项办理"),
    };

    private Task<Result<TResult>> Do<TCommand, TResult>(TCommand command, CancellationToken ct) where TCommand : class =>
        ((UseCase<TCommand, TResult>)services.GetService(typeof(UseCase<TCommand, TResult>))!).Run(command, ct);
}
