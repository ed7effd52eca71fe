using System.Numerics;
using Anju.Billing.Domain;
using Anju.Billing.Domain.Calculation;
using Anju.Billing.Runs;
using Anju.Estate.Contracts;
using Anju.Kernel.Identity;
using CsCheck;
using Xunit;
using static Anju.Unit.Billing.Tariffs;

namespace Anju.Unit.Billing;

/// <summary>
/// Whole runs over random houses, prices, handovers, sales, vacancies and readings, against a check that walks day by day
/// and counts in whole numbers.
/// </summary>
public class RunPropertyTests
{
    /// <summary>Every 28th, 29th, 30th and 31st part of a month is a whole number of these.</summary>
    private const long Parts = 377_580;

    private sealed record Dwelling(int GrossCenti, int? Handed, int? Sold, int? Vacant, int VacantDays, int Wait, int Percent, bool IsRetroactive, int Persons, int UsedMilli, int BeforeMilli, int Building);

    private sealed record Agreed(DateOnly Month, int Cycle, Convention Convention, bool BuilderPays, long First, long Second, int Change)
    {
        public DateOnly From => new(Month.Year, (Month.Month - 1) / Cycle * Cycle + 1, 1);
        public DateOnly To => From.AddMonths(Cycle).AddDays(-1);
        public DateOnly Changed => From.AddDays(Change);
    }

    private static readonly Convention[] Walked = [Convention.DayCounted, Convention.NextDay, Convention.NextMonth, Convention.ThirtyDays];

    private static readonly Gen<int?> Sometimes = Gen.Select(Gen.Int[-260, 120], Gen.Int[0, 2]).Select(t => t.Item2 == 0 ? (int?)null : t.Item1);

    private static readonly Gen<Dwelling> AnyDwelling = Gen.Select(Gen.Select(Gen.Int[0, 30_000], Sometimes, Sometimes, Sometimes, Gen.Int[1, 400], Gen.Int[0, 6]), Gen.Select(Gen.Int[0, 99], Gen.Bool, Gen.Int[0, 9], Gen.Int[-20_000, 400_000], Gen.Int[0, 400_000], Gen.Int[0, 2]))
        .Select(t => new Dwelling(t.Item1.Item1, t.Item1.Item2, t.Item1.Item3, t.Item1.Item4, t.Item1.Item5, t.Item1.Item6, t.Item2.Item1, t.Item2.Item2, t.Item2.Item3, t.Item2.Item4, t.Item2.Item5, t.Item2.Item6));

    private static readonly Gen<Agreed> AnyAgreed = Gen.Select(Gen.Int[0, 70].Select(n => new DateOnly(2023, 1, 1).AddMonths(n)), Gen.Int[1, 3], Gen.Int[0, 3].Select(n => Walked[n]), Gen.Bool,
        Gen.Long[1, 2_000_000_000], Gen.Long[1, 2_000_000_000], Gen.Int[-200, 100]).Select(t => new Agreed(t.Item1, t.Item2, t.Item3, t.Item4, t.Item5, t.Item6, t.Item7));

    private sealed class Town
    {
        private static readonly CommunityId Community = new(Guid.CreateVersion7());
        private readonly Agreed agreed;

        public Town(Dwelling[] dwellings, Agreed agreed)
        {
            (Dwellings, this.agreed) = (dwellings, agreed);
            var buildings = Enumerable.Range(0, 3).Select(_ => new BuildingId(Guid.CreateVersion7())).ToArray();
            Rows = [.. dwellings.Select((d, i) => new HouseRow(new(Guid.CreateVersion7()), $"1-1-{i:000}", Community, buildings[d.Building], 3, d.GrossCenti, d.GrossCenti * 8 / 10, HouseUse.Dwelling,
                d.Handed is null ? HouseState.NotHandedOver : HouseState.HandedOver, d.Handed is { } day ? agreed.From.AddDays(day) : null))];
        }

        public Dwelling[] Dwellings { get; }
        public IReadOnlyList<HouseRow> Rows { get; }

        public LineMaker Reckon(IReadOnlyList<HouseRow> rows)
        {
            var (fee, water) = (Item(1, "service", vacancy: true), Item(2, "water", vacancy: false));
            var prices = new PriceBook([new(1, Tariff.Flat(Basis.GrossArea, agreed.First / 100_000_000m), new(), new(2000, 1, 1), agreed.Changed.AddDays(-1)), new(2, Tariff.Flat(Basis.GrossArea, agreed.Second / 100_000_000m), new(), agreed.Changed, null)]);
            var tiers = new PriceBook([new(3, BeijingWater, new(), new(2000, 1, 1), null)]);
            var facts = new RunFacts(1, [Of(fee, prices, false), Of(water, tiers, true)], new(new Dictionary<HouseId, IReadOnlyList<HouseSince>>(), Each(d => d.Sold is { } s && (d.Handed is not { } h || s > h), d => (IReadOnlyList<DateOnly>)[agreed.From.AddDays(d.Sold!.Value)])),
                Rows.Zip(Dwellings).Where(x => x.Second.Vacant is not null).ToLookup(x => x.First.Id, x => Vacant(x.First, x.Second)), Each(d => d.Persons > 0, d => d.Persons), false, false);
            var used = Rows.Zip(Dwellings).ToDictionary(x => (x.First.Id.Value, 2), x => new List<Usage> { new(x.First.Id.Value, "water", agreed.From, agreed.To, x.Second.UsedMilli / 1000m, false, []) { Before = x.Second.BeforeMilli / 1000m } });
            return new LineMaker(Run(), facts, new(rows, new Dictionary<HouseId, int>(), used, new HashSet<(HouseId, int)>(), new Dictionary<(HouseId, int), long>())).Make();
        }

        private Dictionary<HouseId, T> Each<T>(Func<Dwelling, bool> which, Func<Dwelling, T> what) => Rows.Zip(Dwellings).Where(x => which(x.Second)).ToDictionary(x => x.First.Id, x => what(x.Second));

        private FeeItem Item(int no, string code, bool vacancy) => new() { No = no, Code = code, Name = code, Purse = Purse.Company, CycleMonths = agreed.Cycle, Convention = agreed.Convention, BuilderPays = agreed.BuilderPays, VacancyReduces = vacancy };

        private RunItem Of(FeeItem item, PriceBook prices, bool isUsage) => new(item, item.Terms, agreed.From, agreed.To, Bill.PeriodOf(agreed.From), 0, prices.Within(agreed.From, agreed.To), isUsage, false);

        private Vacancy Vacant(HouseRow row, Dwelling d)
        {
            var from = agreed.From.AddDays(d.Vacant!.Value);
            var vacancy = new Vacancy { Id = Guid.CreateVersion7(), HouseId = row.Id, HouseNumber = row.Number, From = from, Percent = d.Percent, WaitMonths = d.Wait, IsRetroactive = d.IsRetroactive, Paper = "", ProposedBy = "" };
            vacancy.Decide(true, "", new CurrentUser());
            Assert.Null(vacancy.End(from.AddDays(d.VacantDays), ""));
            return vacancy;
        }

        private BillRun Run() => new() { No = 1, Key = Guid.Empty, Number = "ZD", CommunityId = Community, Community = "", Month = agreed.Month, Items = "1,2", Houses = Rows.Count, StartedBy = "", StartedAt = default };
    }

    private sealed record Line(DateOnly From, DateOnly To, int Payer, int Price, long Fen);

    /// <summary>What a house owes, by walking its days: each day has one payer, one price, one rate; neighbours that agree are one line. Nothing is given back to a builder, who never paid less.</summary>
    private static List<Line> Walk(Dwelling d, Agreed agreed)
    {
        var (lines, vacancy) = (new List<Line>(), Terms(d, agreed));
        if (d.GrossCenti == 0)
            return lines;
        Stretch(agreed.From, agreed.To, day => Payer(d, agreed, day) == 0 ? 100 : vacancy is { } v && v.IsReduced(day, agreed.To) ? d.Percent : 100);
        if (vacancy is { } w && w.GivesBack(agreed.From, agreed.To))
            Stretch(w.From, agreed.From.AddDays(-1), _ => d.Percent - 100);
        return lines;

        void Stretch(DateOnly from, DateOnly to, Func<DateOnly, int> rate)
        {
            (int Payer, int Price, int Rate)? key = null;
            var (first, weight) = (from, 0L);
            for (var day = from; day <= to.AddDays(1); day = day.AddDays(1))
            {
                (int Payer, int Price, int Rate)? now = day > to ? null : (Payer(d, agreed, day), day < agreed.Changed ? 1 : 2, rate(day));
                if (now != key)
                {
                    if (key is { } k && weight > 0 && (k.Payer > 0 || agreed.BuilderPays && k.Rate > 0))
                        lines.Add(new(first, day.AddDays(-1), k.Payer, k.Price, Rounded(new BigInteger(k.Price == 1 ? agreed.First : agreed.Second) * d.GrossCenti * weight * k.Rate, new BigInteger(10_000_000_000) * Parts)));
                    (key, first, weight) = (now, day, 0);
                }

                weight += WeightOf(day, agreed.Convention);
            }
        }
    }

    private static long Rounded(BigInteger number, BigInteger of) => (long)(number.Sign * ((BigInteger.Abs(number) * 2 + of) / (of * 2)));

    private static long WeightOf(DateOnly day, Convention convention)
    {
        var days = DateTime.DaysInMonth(day.Year, day.Month);
        return convention != Convention.ThirtyDays ? Parts / days : Parts / 30 * (day.Day == days ? Math.Max(0, 31 - days) : day.Day <= 30 ? 1 : 0);
    }

    private static DateOnly Begins(DateOnly day, Convention convention) => convention switch { Convention.NextDay => day.AddDays(1), Convention.NextMonth => new DateOnly(day.Year, day.Month, 1).AddMonths(1), _ => day };

    private static int Payer(Dwelling d, Agreed agreed, DateOnly day) =>
        d.Handed is not { } handed || day < Begins(agreed.From.AddDays(handed), agreed.Convention) ? 0
        : d.Sold is { } sold && sold > handed && day >= Begins(agreed.From.AddDays(sold), agreed.Convention) ? 2 : 1;

    private sealed record Waiting(DateOnly From, DateOnly To, DateOnly Waited, bool IsRetroactive)
    {
        private bool IsOver(DateOnly end) => Waited <= end.AddDays(1) && Waited <= To.AddDays(1);

        public bool IsReduced(DateOnly day, DateOnly end) => IsOver(end) && day <= To && day >= (IsRetroactive ? From : Waited);

        public bool GivesBack(DateOnly from, DateOnly to) => IsRetroactive && From < from && Waited > from && IsOver(to);
    }

    private static Waiting? Terms(Dwelling d, Agreed agreed) => d.Vacant is not { } day ? null : agreed.From.AddDays(day) is var from ? new(from, from.AddDays(d.VacantDays), from.AddMonths(d.Wait), d.IsRetroactive) : null;

    private static string Plain(Bill b) => FormattableString.Invariant($"{b.HouseId.Value:N} {b.ItemNo} {b.Part} {b.PriceNo} {b.From:yyyyMMdd}-{b.To:yyyyMMdd} {b.QuantityMilli} {b.AmountFen} {(int)b.Marks} {Convert.ToHexString(b.Why)}");

    [Fact]
    public void Every_line_of_a_run_is_what_walking_the_days_comes_to() =>
        Gen.Select(AnyDwelling.Array[1, 12], AnyAgreed).Sample((dwellings, agreed) =>
        {
            var town = new Town(dwellings, agreed);
            var bills = town.Reckon(town.Rows).After(0).Where(b => b.ItemNo == 1).ToLookup(b => b.HouseId);
            foreach (var (row, d) in town.Rows.Zip(dwellings))
                Assert.Equal(Walk(d, agreed), bills[row.Id].Select(b => new Line(b.From, b.To, b.Payer, b.PriceNo, b.AmountFen)));
        }, iter: 2000);

    [Fact]
    public void Usage_is_neither_lost_nor_made_when_payers_change_and_climbs_the_tiers_once() =>
        Gen.Select(AnyDwelling.Array[1, 12], AnyAgreed).Sample((dwellings, agreed) =>
        {
            var town = new Town(dwellings, agreed);
            var bills = town.Reckon(town.Rows).After(0).Where(b => b.ItemNo == 2).ToLookup(b => b.HouseId);
            foreach (var (row, d) in town.Rows.Zip(dwellings))
            {
                long At(long milli) => 500 * Math.Min(milli, Bound(d, 180)) + 700 * Math.Clamp(milli - Bound(d, 180), 0, 80_000) + 900 * Math.Max(0, milli - Bound(d, 260));
                var (before, lines) = ((long)d.BeforeMilli, bills[row.Id].ToList());
                Assert.Equal(d.UsedMilli, lines.Sum(b => b.QuantityMilli));
                foreach (var bill in lines)
                {
                    if (before + bill.QuantityMilli >= 0)        // less was used than was ever billed: no tier lies below zero
                        Assert.Equal(Rounded(At(before + bill.QuantityMilli) - At(before), 1000), bill.AmountFen);
                    before += bill.QuantityMilli;
                }
            }
        }, iter: 1000);

    private static long Bound(Dwelling d, int bound) => 1000L * (bound + 30 * Math.Max(0, d.Persons - 5));

    [Fact]
    public void A_run_knows_nothing_of_its_order_of_its_steps_or_of_another_go() =>
        Gen.Select(AnyDwelling.Array[2, 30], AnyAgreed, Gen.Int[1, 9], Gen.Int).Sample((dwellings, agreed, size, seed) =>
        {
            var town = new Town(dwellings, agreed);
            var whole = town.Reckon(town.Rows);
            var mixed = town.Rows.ToArray();
            new Random(seed).Shuffle(mixed);
            var steps = mixed.Chunk(size).Select(town.Reckon).ToList();
            Assert.Equal(whole.After(0).Select(Plain).Order(StringComparer.Ordinal), steps.SelectMany(s => s.After(0)).Select(Plain).Order(StringComparer.Ordinal));
            Assert.Equal(whole.Sum, (steps.Sum(s => s.Sum.Bills), steps.Sum(s => s.Sum.Fen)));
            Assert.Equal(whole.Totals(1).OrderBy(t => t.BuildingId.Value).ThenBy(t => t.ItemNo).Select(t => (t.BuildingId, t.ItemNo, t.Bills, t.Fen)),
                whole.After(0).GroupBy(b => (town.Rows.Single(r => r.Id == b.HouseId).Building, b.ItemNo)).OrderBy(g => g.Key.Building.Value).ThenBy(g => g.Key.ItemNo).Select(g => (g.Key.Building, g.Key.ItemNo, g.Count(), g.Sum(b => b.AmountFen))));
        }, iter: 300);

    [Fact]
    public void Stored_reasons_alone_give_every_amount_of_a_run_again() =>
        Gen.Select(AnyDwelling.Array[1, 8], AnyAgreed).Sample((dwellings, agreed) =>
        {
            var town = new Town(dwellings, agreed);
            Tariff[] tariffs = [Tariff.Flat(Basis.GrossArea, agreed.First / 100_000_000m), Tariff.Flat(Basis.GrossArea, agreed.Second / 100_000_000m), BeijingWater];
            foreach (var bill in town.Reckon(town.Rows).After(0))
                Assert.Equal(bill.Amount, Engine.Price(tariffs[bill.PriceNo - 1], Reasons.Unpack(bill.Why).Input(bill.Quantity, bill.From.Month)).Money);
        }, iter: 300);

    private static readonly Tariff Heating = new() { Basis = Basis.GrossArea, Parts = [new("供暖费", [new(null, 0)], Seasons: [new(11, 3, [new(null, 6m)])])] };

    [Fact]
    public void Heating_is_charged_for_its_months_alone_also_when_the_period_begins_before_them()
    {
        var prices = new PriceBook([new PriceTerms(1, Heating, new(), new(2020, 1, 1), null)]);
        var parts = Cut(House(new(2020, 1, 1)), prices, new(2026, 10, 1), new(2026, 12, 31));
        Assert.Equal([(new DateOnly(2026, 10, 1), Fraction.One), (new DateOnly(2026, 11, 1), Fraction.Whole(2))], parts.Select(p => (p.From, p.Share)));
        Assert.Equal([0m, 1200m], parts.Select(p => Engine.Price(Heating, new(100m, p.Share, Month: p.From.Month)).Unrounded));
        Assert.Equal([false, true], new[] { 11, 7 }.Select(Heating.IsFreeIn));
    }

    [Fact]
    public void A_contract_may_say_another_rule_for_the_month_of_handover_than_the_fee_item()
    {
        var own = Tariff.Flat(Basis.Fixed, 250m) with { Proration = Convention.NextMonth };
        var prices = new PriceBook([new PriceTerms(1, own, new(), new(2020, 1, 1), null)]);
        var parts = Cut(House(new(2024, 2, 10)), prices, new(2024, 2, 1), new(2024, 2, 29), Convention.DayCounted);
        Assert.Equal([(0, Fraction.One)], parts.Select(p => (p.Payer, p.Share)));           // the builder pays all of February (TV-07)
        Assert.Equal(Convention.NextMonth, Tariff.FromJson(own.ToJson()).Proration);
    }

    [Fact]
    public void Monthly_tiers_of_a_period_that_is_cut_cost_what_the_whole_costs() =>
        Gen.Select(Gen.Int[0, 500_000], Gen.Int[1, 60]).Sample((used, days) =>
        {
            var (whole, first) = (used / 1000m, new Fraction(days, 61));
            var cut = Engine.Price(ShenzhenWater, new(first.Times(whole), first, Months: 2)).Unrounded + Engine.Price(ShenzhenWater, new(whole - first.Times(whole), Fraction.One - first, Months: 2)).Unrounded;
            return Math.Abs(cut - Engine.Price(ShenzhenWater, new(whole, Fraction.One, Months: 2)).Unrounded) < 0.000001m;
        });
}
