using System.Text.Json;
using System.Text.Json.Serialization;

namespace Anju.Billing.Domain.Calculation;

/// <summary>What a price is multiplied with (计费方式): 建筑面积 / 套内面积 / 户 / 人 / 车位 / 固定额 / 用量 / 次 / 公式.</summary>
internal enum Basis { GrossArea, NetArea, Household, Person, Space, Fixed, Usage, Event, Formula }

/// <summary>Over which time usage climbs the tiers: a month, a season of the tariff, a calendar year.</summary>
internal enum TierSpan { Month, Season, Year }

/// <summary>Which register of a meter a part prices: all of it, peak or valley.</summary>
internal enum Register { All, Peak, Valley }

/// <summary>One step of a price. It holds for what lies over the bound before it, up to and including its own.</summary>
/// <param name="UpTo">Null for the last one.</param>
internal sealed record Tier(decimal? UpTo, decimal Price);

/// <summary>Tiers of some months of the year, e.g. 5 to 10; 11 to 4 goes over the new year.</summary>
internal sealed record SeasonTiers(int FromMonth, int ToMonth, IReadOnlyList<Tier> Tiers)
{
    public bool Has(int month) => FromMonth <= ToMonth ? month >= FromMonth && month <= ToMonth : month >= FromMonth || month <= ToMonth;
}

/// <summary>A component of a price with tiers of its own: 水费, 水资源费, 污水处理费.</summary>
internal sealed record TariffPart(string Name, IReadOnlyList<Tier> Tiers, Register Of = Register.All, IReadOnlyList<SeasonTiers>? Seasons = null)
{
    [JsonIgnore] public bool IsFlat => Tiers.Count == 1 && Seasons is null;

    public IReadOnlyList<Tier> In(int month)
    {
        if (Seasons is not null)
            foreach (var season in Seasons)
                if (season.Has(month))
                    return season.Tiers;
        return Tiers;
    }
}

/// <summary>A larger household shifts every bound: per person above a number, or once from the next person on.</summary>
internal sealed record HouseholdShift(int Above, decimal PerPerson, decimal Once = 0)
{
    public decimal Of(int persons) => persons > Above ? PerPerson * (persons - Above) + Once : 0;
}

/// <summary>How an amount comes about. Immutable: a price version keeps its tariff as it was approved.</summary>
internal sealed record Tariff
{
    public const int MostParts = 8, MostTiers = 10, Decimals = 8;

    public Basis Basis { get; init; }

    /// <summary>What usage is counted in: 吨, 度, 次.</summary>
    public string Unit { get; init; } = "";
    public IReadOnlyList<TariffPart> Parts { get; init; } = [];
    public TierSpan Span { get; init; } = TierSpan.Month;
    public HouseholdShift? Shift { get; init; }

    /// <summary>As the supplier's bill does: every part rounded for itself instead of the line once.</summary>
    public bool RoundEachPart { get; init; }
    public string? Formula { get; init; }

    /// <summary>What this contract says about the month of a handover; null goes by the fee item.</summary>
    public Convention? Proration { get; init; }

    private Expression? parsed;                                  // what is computed is no property for forms and JSON

    /// <summary>A price for each month of the period, or one for each piece of what was used.</summary>
    internal bool IsMonthly => Basis is not (Basis.Usage or Basis.Event) && !(Basis == Basis.Formula && Parsed.Uses(Variable.Usage));

    internal bool IsCumulative => Basis == Basis.Usage && Span != TierSpan.Month && Has(static p => !p.IsFlat);

    /// <summary>Whether it prices peak or valley for themselves, so that a meter of one register says too little.</summary>
    internal bool NeedsRegisters => Basis == Basis.Usage && Has(static p => p.Of != Register.All);

    /// <summary>Asked for every line of a run, so without an enumerator.</summary>
    private bool Has(Func<TariffPart, bool> what)
    {
        for (var i = 0; i < Parts.Count; i++)
            if (what(Parts[i]))
                return true;
        return false;
    }

    /// <summary>Whether other tiers hold from this month on.</summary>
    internal bool TurnsIn(int month) => Parts.Any(p => p.Seasons is not null && !ReferenceEquals(p.In(month), p.In(month == 1 ? 12 : month - 1)));

    /// <summary>Whether nothing is charged in this month, as heating in summer: no bill instead of one of 0 yuan.</summary>
    internal bool IsFreeIn(int month) => IsMonthly && Parts.Count > 0 && Parts.Any(p => p.Seasons is not null) && Parts.All(p => p.In(month) is [{ Price: 0 }]);

    internal Expression Parsed => parsed ??= Expression.Parse(Formula ?? "", out var fault) ?? throw new InvalidOperationException(fault);

    public static Tariff Flat(Basis basis, decimal price, string unit = "") => new() { Basis = basis, Unit = unit, Parts = [new("单价", [new Tier(null, price)])] };

    private static readonly JsonSerializerOptions Json = new() { Converters = { new JsonStringEnumConverter() }, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public string ToJson() => JsonSerializer.Serialize(this, Json);

    public static Tariff FromJson(string json) => JsonSerializer.Deserialize<Tariff>(json, Json)!;

    /// <summary>First day of the time whose usage climbs the same tiers.</summary>
    public DateOnly SpanStart(DateOnly day) => Span switch
    {
        TierSpan.Year => new DateOnly(day.Year, 1, 1),
        TierSpan.Season => SeasonStart(day),
        _ => new DateOnly(day.Year, day.Month, 1),
    };

    private DateOnly SeasonStart(DateOnly day)
    {
        var season = Parts.SelectMany(p => p.Seasons ?? []).FirstOrDefault(s => s.Has(day.Month));
        if (season is null)
            return new DateOnly(day.Year, 1, 1);
        return new DateOnly(season.FromMonth > day.Month ? day.Year - 1 : day.Year, season.FromMonth, 1);
    }

    /// <summary>What is wrong with it, field by field; empty when it can be stored.</summary>
    public IEnumerable<(string Field, string Message)> Faults()
    {
        if (Basis == Basis.Formula)
        {
            if (Expression.Parse(Formula ?? "", out var fault) is not { } formula)
                yield return (nameof(Formula), fault!);
            else if (formula.Trial() is { } failed)
                yield return (nameof(Formula), failed);
            yield break;
        }

        if (Parts.Count is 0 or > MostParts)
            yield return (nameof(Parts), $"请填写 1 到 {MostParts} 个组成部分");
        if (Basis == Basis.Usage && string.IsNullOrWhiteSpace(Unit))
            yield return (nameof(Unit), "请填写用量单位，如 吨、度");
        if (Shift is { } shift && (shift.Above < 0 || shift.PerPerson < 0 || shift.Once < 0))
            yield return (nameof(Shift), "人口调整不能为负数");
        for (var i = 0; i < Parts.Count; i++)
            foreach (var tiers in (IEnumerable<IReadOnlyList<Tier>>)[Parts[i].Tiers, .. (Parts[i].Seasons ?? []).Select(s => s.Tiers)])
                foreach (var message in FaultsOf(tiers))
                    yield return ($"{nameof(Parts)}[{i}]", $"{Parts[i].Name}：{message}");
        for (var i = 0; i < Parts.Count; i++)
            foreach (var season in Parts[i].Seasons ?? [])
                if (season.FromMonth is < 1 or > 12 || season.ToMonth is < 1 or > 12)
                    yield return ($"{nameof(Parts)}[{i}]", $"{Parts[i].Name}：季节月份应为 1 到 12");
    }

    private IEnumerable<string> FaultsOf(IReadOnlyList<Tier> tiers)
    {
        if (tiers.Count is 0 or > MostTiers)
        {
            yield return $"请填写 1 到 {MostTiers} 档单价";
            yield break;
        }

        if (tiers.Count > 1 && Basis != Basis.Usage)
            yield return "只有按用量计费才能分档";
        for (var i = 0; i < tiers.Count; i++)
        {
            if (tiers[i].Price.Scale > Decimals && decimal.Round(tiers[i].Price, Decimals) != tiers[i].Price)
                yield return $"单价最多 {Decimals} 位小数";
            if (Math.Abs(tiers[i].Price) > 1_000_000)
                yield return "单价超出范围";
            if (i == tiers.Count - 1 ? tiers[i].UpTo is not null : tiers[i].UpTo is null)
                yield return "最后一档不设上限，其余各档须有上限";
            if (tiers[i].UpTo is { } bound && (bound <= (i == 0 ? 0 : tiers[i - 1].UpTo ?? decimal.MaxValue)))
                yield return "各档上限须由小到大";
        }
    }
}
