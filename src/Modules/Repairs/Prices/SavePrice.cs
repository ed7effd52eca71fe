using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Kernel;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;
using Anju.Repairs.Domain;

namespace Anju.Repairs.Prices;

/// <summary>A new row of 《维修项目收费标准》; a known code ends its old row, which stays readable.</summary>
[Act("修改维修价目")]
internal static class SavePrice
{
    private const long MostFen = 1_000_000_00;

    [Permission(RepairsPermissions.Prices)]
    public sealed record Command : IRepeatable
    {
        public Guid RequestId { get; set; } = Guid.CreateVersion7();

        [Required(ErrorMessage = "请填写编号"), StringLength(20, ErrorMessage = "编号最多 20 字")]
        public string Code { get; set; } = "";
        public LineKind Kind { get; set; }

        [Required(ErrorMessage = "请填写名称"), StringLength(100, ErrorMessage = "名称最多 100 字")]
        public string Name { get; set; } = "";

        [StringLength(100, ErrorMessage = "规格最多 100 字")] public string Spec { get; set; } = "";

        [Required(ErrorMessage = "请填写单位"), StringLength(20, ErrorMessage = "单位最多 20 字")]
        public string Unit { get; set; } = "";

        [Required(ErrorMessage = "请填写单价")]
        public Money? Price { get; set; }

        [StringLength(200, ErrorMessage = "说明最多 200 字")] public string Note { get; set; } = "";

        /// <summary>First day of the new price; today when left out.</summary>
        public DateOnly? FromOn { get; set; }
    }

    public sealed class Handler(AppDb db, Calendar calendar) : IHandler<Command, PriceId>
    {
        public async Task<Result<PriceId>> Handle(Command command, CancellationToken ct)
        {
            if (command.Price is not { Fen: >= 0 and <= MostFen } price)
                return Problem.Invalid(nameof(command.Price), "单价应为 0 到 1,000,000.00 元");
            var from = command.FromOn ?? calendar.Today;
            if (from < calendar.Today)
                return Problem.Invalid(nameof(command.FromOn), "新价格不能从过去开始");
            foreach (var old in await db.Set<PriceItem>().Where(p => p.Code == command.Code && p.ToOn == null).OrderBy(p => p.FromOn).Take(10).ToListAsync(ct))
            {
                if (old.FromOn > from)
                    return Problem.Invalid(nameof(command.FromOn), $"编号 {command.Code} 已有从 {old.FromOn:yyyy-MM-dd} 起的价格");
                old.EndOn(from.AddDays(-1));
            }

            var made = PriceItem.Make(command.Code, command.Kind, command.Name, command.Spec, command.Unit, price, command.Note, from);
            db.Add(made);
            return made.Id;
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, PriceId>("/prices");
}
