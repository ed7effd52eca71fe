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

[Act("修改员工资料")]
internal static class EditStaff
{
    [Permission(PeoplePermissions.Manage)]
    public sealed record Command
    {
        public StaffId Id { get; set; }
        public int Version { get; set; }

        [Required(ErrorMessage = "请填写姓名"), StringLength(40, ErrorMessage = "姓名最多 40 字")]
        public string Name { get; set; } = "";

        [StringLength(20, ErrorMessage = "工牌号最多 20 位")]
        public string? BadgeNo { get; set; }

        /// <summary>A masked number leaves the stored one as it is.</summary>
        [StringLength(30, ErrorMessage = "电话最多 30 位")]
        public string? Phone { get; set; }
    }

    public sealed class Handler(AppDb db, Rights rights, Calendar calendar) : IHandler<Command, Done>
    {
        public async Task<Result<Done>> Handle(Command command, CancellationToken ct)
        {
            var found = await rights.Of(command.Id, ct);
            if (found.Value is not { } staff)
                return found.Problem!;
            if (staff.Older(command.Version) is { } older)
                return older;
            var phone = command.Phone?.Contains('*', StringComparison.Ordinal) == true ? staff.Phone : command.Phone;
            if (phone != staff.Phone && StaffForm.Check(phone, null, calendar.Today) is { } wrong)
                return wrong;
            if (await StaffForm.BadgeTaken(db, command.BadgeNo, staff.Id, ct) is { } taken)
                return taken;
            return staff.Edit(command.Name, command.BadgeNo, phone) is { } refused ? refused : new Done();
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Done>("/staff/edit");
}
