using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Billing.Domain;
using Anju.Billing.Domain.Calculation;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;

namespace Anju.Billing.Catalog;

/// <summary>A fee item is opened, or its agreements change; whose money it is and its cycle never do.</summary>
[Act("维护收费项目")]
internal static class SaveItem
{
    private static readonly int[] Cycles = [1, 2, 3, 6, 12];

    [Permission(BillingPermissions.Propose)]
    public sealed record Command : IValidatableObject
    {
        /// <summary>Empty for a new one.</summary>
        public int? No { get; set; }
        public int? Version { get; set; }
        [Required(ErrorMessage = "请填写名称"), StringLength(20, ErrorMessage = "名称最多 20 字")] public string Name { get; set; } = "";
        [Required(ErrorMessage = "请填写代码"), RegularExpression("^[a-z][a-z0-9-]{1,19}$", ErrorMessage = "代码为小写字母开头的字母、数字，如 water")] public string Code { get; set; } = "";
        public Purse Purse { get; set; }
        [StringLength(40, ErrorMessage = "税目最多 40 字")] public string TaxCategory { get; set; } = "";
        public PaperKind Paper { get; set; }
        public int CycleMonths { get; set; } = 1;
        public bool IsInAdvance { get; set; }
        public bool BuilderPays { get; set; }
        public bool VacancyReduces { get; set; }
        public bool IsForAll { get; set; }
        public Convention Convention { get; set; }
        [Range(0, 1000, ErrorMessage = "应为 0 到 1000，0 为不提示")] public int AlertPercent { get; set; } = 30;
        public bool IsActive { get; set; } = true;

        public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
        {
            if (!Cycles.Contains(CycleMonths))
                yield return new("周期应为 1、2、3、6 或 12 个月", [nameof(CycleMonths)]);
            if (VacancyReduces && Purse != Purse.Company)
                yield return new("空置只减免服务费，代收代付、押金和专户的钱不减", [nameof(VacancyReduces)]);
            if (Purse == Purse.Deposit && Paper != PaperKind.Receipt)
                yield return new("押金只开收据，不开发票", [nameof(Paper)]);
        }
    }

    /// <summary>Answers the item's number.</summary>
    internal sealed class Handler(AppDb db, Stale stale) : IHandler<Command, int>
    {
        public async Task<Result<int>> Handle(Command command, CancellationToken ct)
        {
            var items = await db.Set<FeeItem>().OrderBy(i => i.No).Take(200).ToListAsync(ct);
            if (items.Exists(i => i.No != command.No && (i.Name == command.Name || i.Code == command.Code)))
                return Problem.Invalid(nameof(Command.Name), "已有同名或同代码的收费项目");
            if (items.Count >= 100 && command.No is null)
                return Problem.Conflict("收费项目最多 100 个");
            var item = items.Find(i => i.No == command.No);
            if (command.No is not null && item is null)
                return Problem.NotFound("没有这个收费项目");
            if (item is not null && command.Version is { } shown && await stale.Check(item, shown, ct) is { } changed)
                return changed;
            if (item is null)
                db.Add(item = new FeeItem { No = items.Count == 0 ? 1 : items[^1].No + 1, Code = command.Code, Name = command.Name, Purse = command.Purse, CycleMonths = command.CycleMonths });
            else if (item.CycleMonths != command.CycleMonths || item.Purse != command.Purse || item.Code != command.Code)
                return Problem.Invalid(nameof(Command.CycleMonths), "代码、资金性质和周期建立后不能改；请停用后另建项目");
            (item.Name, item.TaxCategory, item.Paper, item.IsInAdvance, item.BuilderPays) = (command.Name, command.TaxCategory, command.Paper, command.IsInAdvance, command.BuilderPays);
            (item.VacancyReduces, item.IsForAll, item.Convention, item.AlertPercent, item.IsActive) = (command.VacancyReduces, command.IsForAll, command.Convention, command.AlertPercent, command.IsActive);
            return item.No;
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, int>("/items/save");
}
