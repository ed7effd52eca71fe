using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Anju.Estate.Contracts;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;
using Anju.Repairs.Contracts;
using Anju.Repairs.Desk;

namespace Anju.Repairs.Register;

/// <summary>Something is broken in a home or in a common place (R-4.2.2b).</summary>
[Act("登记报修")]
internal static class RegisterRepair
{
    [Permission(RepairsPermissions.Register)]
    public sealed record Command : IRepeatable
    {
        public Guid RequestId { get; set; } = Guid.CreateVersion7();

        public HouseId? House { get; set; }

        [StringLength(100, ErrorMessage = "位置最多 100 字")]
        public string Place { get; set; } = "";

        [Required(ErrorMessage = "请填写报修项目，如“厨房水龙头”"), StringLength(60, ErrorMessage = "项目最多 60 字")]
        public string Item { get; set; } = "";

        [Required(ErrorMessage = "请填写报修内容"), StringLength(1000, ErrorMessage = "内容最多 1000 字")]
        public string Description { get; set; } = "";

        public RepairClass Class { get; set; } = RepairClass.Minor;
        public RepairPart Part { get; set; }

        [Required(ErrorMessage = "请填写报修人"), StringLength(60, ErrorMessage = "姓名最多 60 字")]
        public string ReporterName { get; set; } = "";

        [StringLength(40, ErrorMessage = "电话最多 40 字")]
        public string ReporterPhone { get; set; } = "";

        /// <summary>约定上门时间; without an offset it is the wall clock in China.</summary>
        public DateTime? AgreedAt { get; set; }

        [StringLength(20, ErrorMessage = "渠道最多 20 字")]
        public string Channel { get; set; } = "前台";
    }

    public sealed class Handler(Registration registration) : IHandler<Command, Moved>
    {
        public async Task<Result<Moved>> Handle(Command command, CancellationToken ct)
        {
            if (command.House is not null && string.IsNullOrWhiteSpace(command.ReporterPhone))
                return Problem.Invalid(nameof(command.ReporterPhone), "请留电话，师傅上门前要联系");
            var made = await registration.Register(new NewRepair(command.House, command.Place, command.Item, command.Description, command.Class, command.Part,
                command.ReporterName, command.ReporterPhone, command.AgreedAt, command.Channel, null, null), ct);
            return made.Value is { } repair ? new Moved(repair.Id, repair.Number, repair.State, repair.Version, repair.NextDue) : made.Problem!;
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Moved>("/register", moved => $"/repairs/{moved.Id.Value}");
}
