using Anju.Estate.Contracts;

namespace Anju.Billing.Domain.Calculation;

/// <summary>Where a price holds; whatever is null holds for all. The narrowest scope wins.</summary>
internal sealed record Scope(Guid? Community = null, Guid? Building = null, HouseUse? Use = null, int? FloorFrom = null, int? FloorTo = null, Guid? House = null)
{
    public int Rank => (House is null ? 0 : 32) + (FloorFrom is null && FloorTo is null ? 0 : 16) + (Building is null ? 0 : 8) + (Use is null ? 0 : 4) + (Community is null ? 0 : 2);

    public bool Has(HouseInput house, HouseUse use) =>
        (House is null || House == house.Id) && (Building is null || Building == house.Building) && (Community is null || Community == house.Community)
        && (Use is null || Use == use) && (FloorFrom is null || house.Floor >= FloorFrom) && (FloorTo is null || house.Floor <= FloorTo);
}

/// <summary>An approved price with the days it holds.</summary>
internal sealed record PriceTerms(int No, Tariff Tariff, Scope Scope, DateOnly From, DateOnly? To)
{
    public bool On(DateOnly day) => From <= day && (To is null || day <= To);
}

/// <summary>What of a fee item decides how much of a month is charged, and to whom.</summary>
internal sealed record ItemTerms(int No, Convention Convention = Convention.DayCounted, bool BuilderPays = true, bool VacancyReduces = false);

/// <summary>What a bill needs to know of a house from a day on.</summary>
internal sealed record FactStretch(DateOnly From, decimal GrossArea, decimal NetArea, HouseUse Use, bool IsBuilders);

/// <summary>A house as charging sees it: its own history of facts, handover, owners and vacancies.</summary>
internal sealed class HouseInput
{
    public static readonly IReadOnlyList<DateOnly> NoDays = [];
    public static readonly IReadOnlyList<VacancyTerms> NoVacancies = [];

    public required Guid Id { get; init; }
    public string Number { get; init; } = "";
    public Guid Community { get; init; }
    public Guid Building { get; init; }
    public int Floor { get; init; }
    public int Spaces { get; init; }
    public int Persons { get; init; }

    /// <summary>The oldest first; never empty.</summary>
    public required IReadOnlyList<FactStretch> Facts { get; init; }
    public DateOnly? HandedOverOn { get; init; }

    /// <summary>First days of new owners.</summary>
    public IReadOnlyList<DateOnly> Transfers { get; init; } = NoDays;
    public IReadOnlyList<VacancyTerms> Vacancies { get; init; } = NoVacancies;

    public FactStretch On(DateOnly day)
    {
        var found = Facts[0];
        for (var i = 1; i < Facts.Count && Facts[i].From <= day; i++)
            found = Facts[i];
        return found;
    }
}

/// <summary>An approved vacancy (空置): what the house pays of the fee after a time of waiting.</summary>
/// <param name="To">Last day; null while it lasts.</param>
/// <param name="Rate">0.6 pays 60 %.</param>
/// <param name="IsRetroactive">After the waiting the months of waiting are reduced as well.</param>
internal sealed record VacancyTerms(DateOnly From, DateOnly? To, decimal Rate, int WaitMonths, bool IsRetroactive)
{
    private DateOnly Waited => From.AddMonths(WaitMonths);

    private bool HasWaited(DateOnly by) => Waited <= by.AddDays(1) && (To is null || Waited <= To.Value.AddDays(1));

    /// <summary>First and last reduced day inside a period; null when there is none.</summary>
    public (DateOnly From, DateOnly To)? Reduces(DateOnly from, DateOnly to)
    {
        if (!HasWaited(to))
            return null;
        var (first, last) = (IsRetroactive ? From : Waited, To ?? to);
        (first, last) = (first < from ? from : first, last > to ? to : last);
        return first <= last ? (first, last) : null;
    }

    /// <summary>The days before the period that are given back, because the waiting ended inside it.</summary>
    public (DateOnly From, DateOnly To)? GivesBack(DateOnly from, DateOnly to) =>
        IsRetroactive && From < from && Waited > from && HasWaited(to) ? (From, from.AddDays(-1)) : null;
}

/// <summary>A stretch of the period with one price, one payer and one set of facts.</summary>
/// <param name="Payer">0 is the builder, 1 the first owner of the period, 2 who bought from him.</param>
/// <param name="IsGivenBack">What an approved vacancy gives back of earlier months.</param>
internal readonly record struct Segment(DateOnly From, DateOnly To, Fraction Share, PriceTerms? Price, FactStretch Facts, int Payer, decimal Rate, bool IsGivenBack);

/// <summary>Cuts a period where price, payer, area or vacancy changes.</summary>
internal static class Charging
{
    /// <param name="result">Filled with the stretches that are charged, in order of their days.</param>
    public static void Cut(ItemTerms item, HouseInput house, PriceBook prices, DateOnly from, DateOnly to, List<Segment> result)
    {
        result.Clear();
        if (prices.HasProration && prices.On(house, house.On(to).Use, to)?.Tariff.Proration is { } agreed && agreed != item.Convention)
            item = item with { Convention = agreed };            // this house's own contract says another rule
        Stretch(item, house, prices, from, to, givesBack: null, result);
        if (!item.VacancyReduces)
            return;
        for (var i = 0; i < house.Vacancies.Count; i++)
            if (house.Vacancies[i] is var vacancy && vacancy.GivesBack(from, to) is { } earlier)
                Stretch(item, house, prices, earlier.From, earlier.To, vacancy, result);
    }

    private static void Stretch(ItemTerms item, HouseInput house, PriceBook prices, DateOnly from, DateOnly to, VacancyTerms? givesBack, List<Segment> result)
    {
        var cuts = Cuts(item, house, prices, from, to);
        if (cuts is null)
        {
            if (prices.WholeOf(from, to, item.Convention) is var whole && whole > Fraction.Zero)
                Add(item, house, prices, from, to, whole, givesBack, to, result.Count, result);
            return;
        }

        var (day, place, first) = (from, Fraction.Zero, result.Count);
        for (var i = 0; i <= cuts.Count; i++)
        {
            var (next, nextIsHandover) = i < cuts.Count ? cuts[i] : (to.AddDays(1), false);
            var nextPlace = Proration.Place(next, from, item.Convention, nextIsHandover);
            if (nextPlace < place)
                nextPlace = place;                               // a half month counts as half whatever its days
            Add(item, house, prices, day, next.AddDays(-1), nextPlace - place, givesBack, to, first, result);
            (day, place) = (next, nextPlace);
        }
    }

    private static void Add(ItemTerms item, HouseInput house, PriceBook prices, DateOnly from, DateOnly to, Fraction share, VacancyTerms? givesBack, DateOnly end, int first, List<Segment> result)
    {
        var facts = house.On(from);
        var payer = PayerOn(item, house, facts, from);
        if (payer == 0 && (!item.BuilderPays || givesBack is not null))
            return;                                              // what a builder never paid less for is not given back to him either
        var rate = givesBack is not null ? givesBack.Rate - 1 : item.VacancyReduces && payer > 0 ? RateOn(house, from, end) : 1;
        var price = prices.On(house, facts.Use, from);
        if (result.Count > first && result[^1] is var last && last.To.AddDays(1) == from && ReferenceEquals(last.Price, price) && ReferenceEquals(last.Facts, facts) && last.Payer == payer && last.Rate == rate && !(from.Day == 1 && prices.HasSeasons && price?.Tariff.TurnsIn(from.Month) == true))
            result[^1] = last with { To = to, Share = last.Share + share };
        else if (share > Fraction.Zero)                          // the 31st of a month of 30 days weighs nothing: it belongs to its neighbour or to nobody
            result.Add(new(from, to, share, price, facts, payer, rate, givesBack is not null));
    }

    private static int PayerOn(ItemTerms item, HouseInput house, FactStretch facts, DateOnly day)
    {
        if (house.HandedOverOn is { } handed ? day < Proration.Begins(handed, item.Convention) : facts.IsBuilders)
            return 0;
        var payer = 1;
        for (var i = 0; i < house.Transfers.Count; i++)
            if (Proration.Begins(house.Transfers[i], item.Convention) <= day)
                payer++;
        return payer;
    }

    private static decimal RateOn(HouseInput house, DateOnly day, DateOnly end)
    {
        for (var i = 0; i < house.Vacancies.Count; i++)
            if (house.Vacancies[i] is var vacancy && vacancy.Reduces(day, end) is { } reduced && reduced.From <= day)
                return vacancy.Rate;
        return 1;
    }

    /// <summary>First days of something new inside the period, sorted; null when nothing changes, as in nearly every month of nearly every house.</summary>
    private static List<(DateOnly Day, bool IsHandover)>? Cuts(ItemTerms item, HouseInput house, PriceBook prices, DateOnly from, DateOnly to)
    {
        List<(DateOnly Day, bool IsHandover)>? cuts = null;
        void Cut(DateOnly day, bool isHandover)
        {
            if (day > from && day <= to)
                (cuts ??= []).Add((day, isHandover));
        }

        if (house.HandedOverOn is { } handed && handed >= from.AddMonths(-1))
            Cut(Proration.Begins(handed, item.Convention), true);
        for (var i = 0; i < house.Transfers.Count; i++)
            Cut(Proration.Begins(house.Transfers[i], item.Convention), true);
        for (var i = 1; i < house.Facts.Count; i++)
            Cut(house.Facts[i].From, false);
        for (var i = 0; i < prices.Changes.Count; i++)
            Cut(prices.Changes[i], false);
        if (prices.HasSeasons)
            for (var first = Proration.FirstOf(from).AddMonths(1); first <= to; first = first.AddMonths(1))
                Cut(first, false);
        if (item.VacancyReduces)
            for (var i = 0; i < house.Vacancies.Count; i++)
                if (house.Vacancies[i].Reduces(from, to) is { } reduced)
                {
                    Cut(reduced.From, false);
                    Cut(reduced.To.AddDays(1), false);
                }

        cuts?.Sort((a, b) => a.Day.CompareTo(b.Day));
        return cuts;
    }
}

/// <summary>All approved prices of one fee item, asked by house and day.</summary>
internal sealed class PriceBook
{
    private readonly List<PriceTerms> general;
    private readonly Dictionary<Guid, List<PriceTerms>> own;

    public PriceBook(IEnumerable<PriceTerms> prices)
    {
        var all = prices.OrderByDescending(p => p.Scope.Rank).ThenByDescending(p => p.From).ThenByDescending(p => p.No).ToList();
        general = [.. all.Where(p => p.Scope.House is null)];
        own = all.Where(p => p.Scope.House is not null).GroupBy(p => p.Scope.House!.Value).ToDictionary(g => g.Key, g => g.ToList());
        (HasSeasons, HasProration) = (all.Exists(p => p.Tariff.Parts.Any(t => t.Seasons is not null)), all.Exists(p => p.Tariff.Proration is not null));
        Changes = [.. all.SelectMany(p => p.To is { } to ? new[] { p.From, to.AddDays(1) } : [p.From]).Distinct().Order()];
    }

    /// <summary>Days on which some price begins or has just ended.</summary>
    public IReadOnlyList<DateOnly> Changes { get; private init; }

    /// <summary>Whether any price changes with the months of the year, so that periods are cut at them too.</summary>
    public bool HasSeasons { get; }

    /// <summary>Whether any contract has its own rule for the month of a handover.</summary>
    public bool HasProration { get; }

    public IEnumerable<PriceTerms> All => own.Values.SelectMany(p => p).Concat(general);

    /// <summary>The same book, which cuts only inside the days that are asked about, and in the months before them that a vacancy may give back.</summary>
    public PriceBook Within(DateOnly from, DateOnly to) => new(All) { Changes = [.. Changes.Where(d => d > from.AddMonths(-MostGivenBack) && d <= to)] };

    /// <summary>Months: the longest waiting of a vacancy and one more.</summary>
    private const int MostGivenBack = 25;

    /// <summary>Months of a period in which nothing changes: the same for nearly every house of a run.</summary>
    public Fraction WholeOf(DateOnly from, DateOnly to, Convention convention)
    {
        if (whole is not { } known || known.From != from || known.To != to || known.Convention != convention)
            whole = known = new(from, to, convention, Proration.Place(to.AddDays(1), from, convention, false));
        return known.Months;
    }

    private sealed record Whole(DateOnly From, DateOnly To, Convention Convention, Fraction Months);

    private Whole? whole;

    public PriceTerms? On(HouseInput house, HouseUse use, DateOnly day) =>
        (own.Count > 0 && own.TryGetValue(house.Id, out var mine) ? Find(mine, house, use, day) : null) ?? Find(general, house, use, day);

    /// <summary>Whether the item has a price for such a house on any day.</summary>
    public bool Knows(HouseInput house, HouseUse use) => own.ContainsKey(house.Id) || general.Exists(p => p.Scope.Has(house, use));

    private static PriceTerms? Find(List<PriceTerms> prices, HouseInput house, HouseUse use, DateOnly day)
    {
        foreach (var price in prices)
            if (price.On(day) && price.Scope.Has(house, use))
                return price;
        return null;
    }
}
