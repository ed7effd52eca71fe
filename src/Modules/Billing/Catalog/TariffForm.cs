using System.Globalization;
using Anju.Billing.Domain.Calculation;
using Anju.Kernel.UseCases;

namespace Anju.Billing.Catalog;

/// <summary>A tariff as people type it: three components of four tiers, and one season with tiers of its own. What is no number is told beside its field.</summary>
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

    /// <summary>First and last month of the season, as typed.</summary>
    public string? SeasonFrom { get; set; }
    public string? SeasonTo { get; set; }

    /// <summary>What the contract says about the month of a handover; empty goes by the fee item.</summary>
    public string? Proration { get; set; }
    public List<PartForm> Rows { get; set; } = [];

    public sealed class PartForm
    {
        public string? Name { get; set; }

        /// <summary>Which register it prices: All, Peak, Valley.</summary>
        public string? Of { get; set; }
        public List<TierForm> Steps { get; set; } = [];

        /// <summary>Tiers of the months of the season.</summary>
        public List<TierForm> Season { get; set; } = [];
    }

    public sealed class TierForm
    {
        public string? UpTo { get; set; }
        public string? Price { get; set; }
    }

    public string? At(int part, int tier, bool price, bool season = false) =>
        part < Rows.Count && (season ? Rows[part].Season : Rows[part].Steps) is var tiers && tier < tiers.Count ? price ? tiers[tier].Price : tiers[tier].UpTo : null;

    /// <summary>The tariff, or what cannot be read.</summary>
    public (Tariff? Tariff, Problem? Problem) Read()
    {
        var errors = new Dictionary<string, string[]>();
        var (from, to) = (Month(SeasonFrom, errors), Month(SeasonTo, errors));
        var parts = new List<TariffPart>();
        for (var i = 0; i < Rows.Count; i++)
            if (Part(Rows[i], $"Parts[{i}]", from, to, errors) is { } part)
                parts.Add(part);
        if ((from is null) != (to is null) && errors.Count == 0)
            errors["Season"] = ["请填写季节的首月和末月"];
        else if (from is not null && !parts.Exists(p => p.Seasons is not null) && errors.Count == 0)
            errors["Season"] = ["填了季节月份，请填写季节单价"];
        var (above, per, once) = (Number(ShiftAbove, "Shift", "人数", errors), Number(ShiftPerPerson, "Shift", "每人增加", errors), Number(ShiftOnce, "Shift", "增加", errors));
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
            Proration = Enum.TryParse<Convention>(Proration, out var agreed) && Enum.IsDefined(agreed) ? agreed : null,
        }, null);
    }

    private static TariffPart? Part(PartForm row, string field, int? from, int? to, Dictionary<string, string[]> errors)
    {
        var name = string.IsNullOrWhiteSpace(row.Name) ? "单价" : row.Name.Trim();
        var (steps, season) = (Steps(row.Steps, name, field, errors), Steps(row.Season, $"{name}（季节）", field, errors));
        if (steps.Count == 0 && season.Count == 0)
            return null;
        if (season.Count > 0 && (from is null || to is null))
            errors["Season"] = ["请填写季节的首月和末月"];
        return new(name, steps.Count > 0 ? steps : [new(null, 0)], Enum.TryParse<Register>(row.Of, out var of) && Enum.IsDefined(of) ? of : Register.All,
            season.Count > 0 && from is { } first && to is { } last ? [new(first, last, season)] : null);
    }

    private static List<Tier> Steps(List<TierForm> typed, string name, string field, Dictionary<string, string[]> errors)
    {
        var steps = typed.Where(s => !string.IsNullOrWhiteSpace(s.Price) || !string.IsNullOrWhiteSpace(s.UpTo)).ToList();
        if (steps.Exists(s => string.IsNullOrWhiteSpace(s.Price)))
            errors[field] = [$"{name}：有一档没有填单价"];
        return steps.ConvertAll(s => new Tier(Number(s.UpTo, field, "上限", errors), Number(s.Price, field, "单价", errors) ?? 0));
    }

    private static int? Month(string? text, Dictionary<string, string[]> errors)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        if (int.TryParse(Kernel.Text.Widths.Narrow(text).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var month) && month is >= 1 and <= 12)
            return month;
        errors["Season"] = [$"没有“{text}”月，季节月份应为 1 到 12"];
        return null;
    }

    private static decimal? Number(string? text, string field, string what, Dictionary<string, string[]> errors)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        if (decimal.TryParse(Kernel.Text.Widths.Narrow(text).Trim(), NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            return number;
        errors[field] = [$"{what}“{text}”不是数字"];
        return null;
    }
}
