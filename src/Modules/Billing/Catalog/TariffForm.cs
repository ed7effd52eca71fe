using System.Globalization;
using Anju.Billing.Domain.Calculation;
using Anju.Kernel.UseCases;

namespace Anju.Billing.Catalog;

/// <summary>A tariff as people type it: three components of four tiers. What is no number is told beside its field.</summary>
internal sealed class TariffForm
{
    public const int Parts = 3, Tiers = 4;

    public Basis Basis { get; set; }
    public string? Unit { get; set; }
    public TierSpan Span { get; set; }
    public string? Formula { get; set; }
    public bool RoundEachPart { get; set; }
    public string? ShiftAbove { get; set; }
    public string? ShiftPerPerson { get; set; }
    public string? ShiftOnce { get; set; }
    public List<PartForm> Rows { get; set; } = [];

    public sealed class PartForm
    {
        public string? Name { get; set; }
        public List<TierForm> Steps { get; set; } = [];
    }

    public sealed class TierForm
    {
        public string? UpTo { get; set; }
        public string? Price { get; set; }
    }

    public string? At(int part, int tier, bool price) => part < Rows.Count && tier < Rows[part].Steps.Count ? price ? Rows[part].Steps[tier].Price : Rows[part].Steps[tier].UpTo : null;

    /// <summary>The tariff, or what cannot be read.</summary>
    public (Tariff? Tariff, Problem? Problem) Read()
    {
        var errors = new Dictionary<string, string[]>();
        decimal? Number(string? text, string field, string what)
        {
            if (string.IsNullOrWhiteSpace(text))
                return null;
            if (decimal.TryParse(Kernel.Text.Widths.Narrow(text).Trim(), NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
                return number;
            errors[field] = [$"{what}“{text}”不是数字"];
            return null;
        }

        var parts = new List<TariffPart>();
        for (var i = 0; i < Rows.Count; i++)
        {
            var steps = Rows[i].Steps.Where(s => !string.IsNullOrWhiteSpace(s.Price) || !string.IsNullOrWhiteSpace(s.UpTo)).ToList();
            if (steps.Count == 0)
                continue;
            var name = string.IsNullOrWhiteSpace(Rows[i].Name) ? "单价" : Rows[i].Name!.Trim();
            if (steps.Exists(s => string.IsNullOrWhiteSpace(s.Price)))
                errors[$"Parts[{i}]"] = [$"{name}：有一档没有填单价"];
            parts.Add(new(name, [.. steps.Select(s => new Tier(Number(s.UpTo, $"Parts[{i}]", "上限"), Number(s.Price, $"Parts[{i}]", "单价") ?? 0))]));
        }

        var (above, per, once) = (Number(ShiftAbove, "Shift", "人数"), Number(ShiftPerPerson, "Shift", "每人增加"), Number(ShiftOnce, "Shift", "增加"));
        if (errors.Count > 0)
            return (null, Problem.Invalid(errors));
        return (new Tariff
        {
            Basis = Basis,
            Unit = Unit?.Trim() ?? "",
            Span = Span,
            Formula = Basis == Basis.Formula ? Formula?.Trim() ?? "" : null,
            RoundEachPart = RoundEachPart,
            Parts = parts,
            Shift = above is { } people && (per ?? once) is not null ? new((int)Math.Clamp(people, 0, 99), per ?? 0, once ?? 0) : null,
        }, null);
    }
}
