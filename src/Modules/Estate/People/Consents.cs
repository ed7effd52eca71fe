using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Estate.Contracts;
using Anju.Estate.Domain;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;

namespace Anju.Estate.People;

/// <summary>A person allows one group of fields to be kept, for one purpose.</summary>
[Act("登记同意")]
internal static class GiveConsent
{
    [Permission(EstatePermissions.People)]
    public sealed record Command : IRepeatable
    {
        public Guid RequestId { get; set; } = Guid.CreateVersion7();
        public PersonId PersonId { get; set; }
        public ConsentGroup Group { get; set; }
        [Required(ErrorMessage = "请写明用途"), StringLength(120, ErrorMessage = "用途最多 120 字")] public string Purpose { get; set; } = "";

        /// <summary>Last day of the consent; open until it is withdrawn when empty.</summary>
        public DateOnly? Until { get; set; }
    }

    internal sealed class Handler(AppDb db, CurrentUser user, Calendar calendar) : IHandler<Command, Guid>
    {
        public async Task<Result<Guid>> Handle(Command command, CancellationToken ct)
        {
            if (!await db.Set<Person>().AnyAsync(p => p.Id == command.PersonId, ct) || !await PeopleInZone.Covers(db, user, command.PersonId, ct))
                return Problem.NotFound("没有这个人，或不在您的责任区内");
            var today = calendar.Today;
            if (command.Until < today)
                return Problem.Invalid(nameof(Command.Until), "截止日期不能早于今天");
            if (await db.Set<Consent>().AnyAsync(c => c.PersonId == command.PersonId && c.Group == command.Group && c.WithdrawnOn == null && (c.Until == null || c.Until >= today), ct))
                return Problem.Conflict("这一类信息已有有效的同意");
            var consent = new Consent { Id = Guid.CreateVersion7(), PersonId = command.PersonId, Group = command.Group, Purpose = command.Purpose, GivenOn = today, Until = command.Until };
            db.Add(consent);
            return consent.Id;
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Guid>("/give-consent");
}

/// <summary>A consent can be taken back at any time, without giving a reason.</summary>
[Act("撤回同意")]
internal static class WithdrawConsent
{
    [Permission(EstatePermissions.People)]
    public sealed record Command
    {
        public Guid ConsentId { get; set; }
    }

    internal sealed class Handler(AppDb db, CurrentUser user, Calendar calendar) : IHandler<Command, Done>
    {
        public async Task<Result<Done>> Handle(Command command, CancellationToken ct)
        {
            if (await db.Set<Consent>().SingleOrDefaultAsync(c => c.Id == command.ConsentId, ct) is not { } consent || !await PeopleInZone.Covers(db, user, consent.PersonId, ct))
                return Problem.NotFound("没有这项同意，或不在您的责任区内");
            consent.WithdrawnOn ??= calendar.Today;
            return new Done();
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Done>("/withdraw-consent");
}
