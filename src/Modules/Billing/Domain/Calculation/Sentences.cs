using System.Globalization;
using Anju.Kernel;

namespace Anju.Billing.Domain.Calculation;

/// <summary>What a resident understands of an amount: 2.85 元/㎡·月 × 96.32 ㎡ × 1 月 = 274.51 元.</summary>
/// <param name="Short">The whole sum in one line.</param>
/// <param name="Steps">How the quantity came about and what each component and tier comes to.</param>
internal sealed record Explanation(string Short, IReadOnlyList<string> Steps, decimal Unrounded, Money Amount);

internal static class Sentences
{
    public static Explanation Of(Tariff tariff, in LineInput line, IReadOnlyList<UsagePart>? usage = null)
    {
        var amount = Engine.Price(tariff, line);
        var parts = Engine.Parts(tariff, line);
        var steps = new List<string>();
        foreach (var part in usage ?? [])
            steps.Add($"{part.Meter}：（{Plain(part.End)} − {Plain(part.Start)}）{(part.Multiplier == 1 ? "" : $" × {Plain(part.Multiplier)} 倍")} = {Plain(part.Quantity)} {tariff.Unit}{(part.Note.Length > 0 ? $"（{part.Note}）" : "")}");
        if (tariff.IsCumulative)
            steps.Add($"本{(tariff.Span == TierSpan.Year ? "年" : "季")}此前已用 {Plain(line.Before)} {tariff.Unit}，本次 {Plain(line.Quantity)} {tariff.Unit}");
        if (tariff.Shift?.Of(line.Persons) is > 0 and var shift)
            steps.Add($"{line.Persons} 人户，各档上限增加 {Plain(shift)} {tariff.Unit}");
        if (!tariff.IsMonthly && line.Share != Fraction.One && !tariff.IsCumulative && tariff.Parts.Any(p => !p.IsFlat))
            steps.Add($"本段占账期的 {line.Share}，各档上限按此折算");
        if (tariff.Formula is { } formula && line.Variables is { } variables)
            steps.Add($"公式 {formula}，其中 {string.Join("，", Expression.Words.Where(w => tariff.Parsed.Uses(w.Value)).Select(w => $"{w.Key} {Plain(variables[(int)w.Value])}"))}");
        if (parts.Count > 1 || parts.Any(p => p.Slices.Count > 1))
            foreach (var part in parts)
                steps.Add($"{part.Name}：{Sum(tariff, part)} = {Plain(part.Value)} 元");
        if (line.Rate is not 1)
            steps.Add(line.Rate < 0 ? $"空置追溯：退还 {Percent(-line.Rate)}" : $"空置减免：按 {Percent(line.Rate)} 计收");
        if (amount.Unrounded != amount.Money.ToYuan())
            steps.Add($"精确值 {Plain(amount.Unrounded)} 元，{(tariff.RoundEachPart ? "各部分分别" : "整行一次")}四舍五入到分");
        return new(Whole(tariff, parts, line, amount.Money), steps, amount.Unrounded, amount.Money);
    }

    private static string Whole(Tariff tariff, IReadOnlyList<PartValue> parts, in LineInput line, Money amount)
    {
        var quantity = line.Quantity;
        var sum = tariff.Basis == Basis.Formula ? tariff.Formula!
            : parts is [{ Slices: [var only] }] ? $"{Plain(only.Price)} 元/{PerUnit(tariff)} × {Plain(only.Quantity)} {Unit(tariff)}"
            : parts.All(p => p.Slices.Count == 1 && p.Slices[0].Quantity == quantity) && parts.Count > 0 ? $"({string.Join(" + ", parts.Select(p => Plain(p.Slices[0].Price)))}) 元/{PerUnit(tariff)} × {Plain(line.Quantity)} {Unit(tariff)}"
            : parts is [var one] ? Sum(tariff, one)
            : string.Join(" + ", parts.Select(p => $"{p.Name} {Plain(decimal.Round(p.Value, 4))}"));
        if (tariff.IsMonthly)
            sum += $" × {Months(line.Share)} 月";
        if (line.Rate is not 1)
            sum += $" × {(line.Rate < 0 ? $"（−{Percent(-line.Rate)}）" : Percent(line.Rate))}";
        return $"{sum} = {amount.ToPlain()} 元";
    }

    private static string Sum(Tariff tariff, PartValue part) => part.Slices.Count == 0 ? "0"
        : string.Join(" + ", part.Slices.Select(s => $"{(part.Slices.Count > 1 || s.Tier > 1 ? $"第 {s.Tier} 档 " : "")}{Plain(s.Quantity)} {Unit(tariff)} × {Plain(s.Price)} 元"));

    public static string PerUnit(Tariff tariff) => tariff.Basis switch
    {
        Basis.GrossArea or Basis.NetArea => "㎡·月",
        Basis.Household => "户·月",
        Basis.Person => "人·月",
        Basis.Space => "个·月",
        Basis.Fixed => "月",
        Basis.Event => tariff.Unit.Length > 0 ? tariff.Unit : "次",
        _ => tariff.Unit,
    };

    private static string Unit(Tariff tariff) => tariff.Basis switch
    {
        Basis.GrossArea or Basis.NetArea => "㎡",
        Basis.Household => "户",
        Basis.Person => "人",
        Basis.Space => "个车位",
        Basis.Fixed => "项",
        Basis.Event => tariff.Unit.Length > 0 ? tariff.Unit : "次",
        _ => tariff.Unit,
    };

    /// <summary>The price as the list shows it: 2.85 元/㎡·月; 阶梯 5 / 7 / 9 元/吨.</summary>
    public static string Price(Tariff tariff) => tariff.Basis == Basis.Formula ? tariff.Formula ?? ""
        : $"{string.Join(" + ", tariff.Parts.Select(p => Prices(p.Tiers) + string.Concat((p.Seasons ?? []).Select(s => $"（{s.FromMonth}–{s.ToMonth} 月 {Prices(s.Tiers)}）"))))} 元/{PerUnit(tariff)}";

    private static string Prices(IReadOnlyList<Tier> tiers) => string.Join(" / ", tiers.Select(t => Plain(t.Price)));

    public static string Months(Fraction share) => share.Of == 1 ? share.ToString() : share.Number > share.Of ? $"{share.Number / share.Of} 又 {share.Number % share.Of}/{share.Of}" : share.ToString();

    public static string Plain(decimal value) => value.ToString("0.##########", CultureInfo.InvariantCulture);

    private static string Percent(decimal rate) => $"{Plain(rate * 100)}%";
}
