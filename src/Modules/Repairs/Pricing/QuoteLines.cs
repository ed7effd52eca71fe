using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Anju.Kernel;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Repairs.Domain;

namespace Anju.Repairs.Pricing;

/// <summary>A line as it is typed: chosen from the price list, or named with a price of its own.</summary>
internal sealed record LineInput
{
    public PriceId? Price { get; set; }
    public LineKind Kind { get; set; }

    [StringLength(100, ErrorMessage = "名称最多 100 字")] public string Name { get; set; } = "";
    [StringLength(100, ErrorMessage = "规格最多 100 字")] public string Spec { get; set; } = "";
    [StringLength(20, ErrorMessage = "单位最多 20 字")] public string Unit { get; set; } = "";

    /// <summary>Three places at most.</summary>
    public decimal Quantity { get; set; } = 1;

    /// <summary>Only for what the list does not name; in yuan.</summary>
    public Money? UnitPrice { get; set; }

    /// <summary>业主自备: counts nothing.</summary>
    public bool ByOwner { get; set; }

    internal bool IsEmpty => Price is null && Name.Length == 0;
}

/// <summary>Turns typed lines into priced ones. What the list does not name is priced by the director (规程：价目表外由主任核价).</summary>
internal sealed class QuoteLines(AppDb db, CurrentUser user, Calendar calendar)
{
    private const int MostPrices = 1000;
    private const decimal MostQuantity = 100_000m;
    private static readonly Money MostPrice = Money.Yuan(1_000_000m);

    public async Task<Result<IReadOnlyList<QuotedLine>>> Price(List<LineInput> inputs, bool charged, CancellationToken ct)
    {
        var lines = inputs.Where(l => !l.IsEmpty).ToList();
        var today = calendar.Today;
        var listed = await db.Set<PriceItem>().AsNoTracking().Where(p => p.FromOn <= today && (p.ToOn == null || p.ToOn >= today))
            .OrderBy(p => p.Code).ThenBy(p => p.Id).Take(MostPrices).ToListAsync(ct);
        var errors = new Dictionary<string, string[]>();
        var priced = new List<QuotedLine>();
        for (var i = 0; i < lines.Count; i++)
        {
            var item = Listed(lines[i], listed);
            if (Wrong(lines[i], item, charged) is { } wrong)
                errors[$"Lines[{inputs.IndexOf(lines[i])}].{wrong.Field}"] = [wrong.Message];
            else
                priced.Add(item is null
                    ? new(null, lines[i].Kind, lines[i].Name, lines[i].Spec, lines[i].Unit, lines[i].Quantity, lines[i].UnitPrice ?? Money.Zero, lines[i].ByOwner)
                    : new(item.Id, item.Kind, item.Name, item.Spec, item.Unit, lines[i].Quantity, item.Price, lines[i].ByOwner));
        }

        return errors.Count > 0 ? Problem.Invalid(errors) : new Result<IReadOnlyList<QuotedLine>>(priced, null);
    }

    /// <summary>The row that was chosen, or the one whose code, name or name with specification was typed.</summary>
    private static PriceItem? Listed(LineInput line, List<PriceItem> listed) => line.Price is { } id ? listed.Find(p => p.Id == id)
        : listed.Find(p => p.Code == line.Name || $"{p.Name} {p.Spec}".Trim() == line.Name) ?? (listed.FindAll(p => p.Name == line.Name) is [var only] ? only : null);

    private (string Field, string Message)? Wrong(LineInput line, PriceItem? item, bool charged)
    {
        if (line.Quantity is <= 0 or > MostQuantity || decimal.Round(line.Quantity, 3) != line.Quantity)
            return (nameof(line.Quantity), "数量应大于 0，最多三位小数");
        if (line.Price is not null && item is null)
            return (nameof(line.Price), "这一项已不在价目表内，请重新选择");
        if (item is not null)
            return null;
        if (line.Name.Length == 0)
            return (nameof(line.Name), "请填写名称");
        if (!charged || line.ByOwner)
            return line.UnitPrice is { } cost && (cost < Money.Zero || cost > MostPrice) ? (nameof(line.UnitPrice), "单价超出范围") : null;
        if (line.UnitPrice is not { } price || price <= Money.Zero || price > MostPrice)
            return (nameof(line.UnitPrice), "请填写单价，最多两位小数");
        return user.May(RepairsPermissions.Prices) ? null : (nameof(line.Name), $"“{line.Name}”不在价目表内，须由主任核价后报价");
    }
}
