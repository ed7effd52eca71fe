using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;
using Anju.People.Domain;

namespace Anju.People.Roster;

/// <summary>A new member of staff, with a first post in this center.</summary>
[Act("登记员工")]
internal static class HireStaff
{
    [Permission(PeoplePermissions.Manage)]
    public sealed record Command : IRepeatable
    {
        public Guid RequestId { get; set; } = Guid.CreateVersion7();

        [Required(ErrorMessage = "请填写姓名"), StringLength(40, ErrorMessage = "姓名最多 40 字")]
        public string Name { get; set; } = "";

        [StringLength(20, ErrorMessage = "工牌号最多 20 位")]
        public string? BadgeNo { get; set; }

        [StringLength(30, ErrorMessage = "电话最多 30 位")]
        public string? Phone { get; set; }
        public PostId PostId { get; set; }
        public DateOnly JoinedOn { get; set; }

        /// <summary>Buildings of the 责任区; empty for the whole center.</summary>
        public List<Guid> Zone { get; set => field = value ?? []; } = [];   // a form without a tick sends nothing
    }

    public sealed class Handler(AppDb db, Rights rights, Calendar calendar) : IHandler<Command, StaffId>
    {
        public async Task<Result<StaffId>> Handle(Command command, CancellationToken ct)
        {
            if (StaffForm.Check(command.Phone, command.JoinedOn, calendar.Today) is { } wrong)
                return wrong;
            if (await StaffForm.BadgeTaken(db, command.BadgeNo, null, ct) is { } taken)
                return taken;
            if (await db.Set<Post>().SingleOrDefaultAsync(p => p.Id == command.PostId && !p.IsClosed, ct) is not { } post)
                return Problem.Invalid(nameof(command.PostId), "请选择岗位");
            if (rights.ToGive(post.Permissions) is { } refused)
                return refused;
            var staff = new StaffMember(Kernel.Id.New<StaffId>(), command.Name, command.BadgeNo, command.Phone, command.JoinedOn);
            db.Add(staff);
            db.Add(new Appointment(staff.Id, post.Id, command.JoinedOn, null, command.Zone));
            return staff.Id;
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, StaffId>("/staff", id => $"/people/{id.Value}");
}
