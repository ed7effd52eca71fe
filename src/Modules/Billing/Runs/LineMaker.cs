using Anju.Billing.Domain;
using Anju.Billing.Domain.Calculation;
using Anju.Estate.Contracts;

namespace Anju.Billing.Runs;

/// <summary>Makes the bills of one house after another and remembers what must be looked at. The same for a run, in any order and any size of steps.</summary>
internal sealed class LineMaker(BillRun run, RunFacts facts, StepFacts step)
{
    private readonly List<Segment> segments = [];
    private readonly List<Bill> made = new(step.Rows.Count * facts.Items.Count);
    private readonly Dictionary<(BuildingId Building, int Item), (int Bills, long Fen)> totals = [];
    private readonly HashSet<(HouseId, int, ExceptionKind)> excepted = [];

    public List<RunException> Exceptions { get; } = [];
    public IReadOnlyList<HouseRow> Rows => step.Rows;
    public int Skipped { get; private set; }
    public int Count => made.Count;

    public IEnumerable<RunTotal> Totals(int number) => totals.Select(t => new RunTotal { RunNo = run.No, Step = number, BuildingId = t.Key.Building, ItemNo = t.Key.Item, Bills = t.Value.Bills, Fen = t.Value.Fen });

    public (int Bills, long Fen) Sum => (totals.Values.Sum(t => t.Bills), totals.Values.Sum(t => t.Fen));

    /// <summary>Reckons every house of the step. It needs nothing of the steps before it, so it may be done while they are stored.</summary>
    public LineMaker Make()
    {
        foreach (var row in step.Rows)
        {
            var house = House(row);
            foreach (var item in facts.Items)
                Of(row, house, item);
        }

        return this;
    }

    /// <summary>The bills with their places in the run, of which so many are stored already.</summary>
    public IReadOnlyList<Bill> After(long lines)
    {
        var first = Bill.FirstOf(run.No) + lines;
        for (var i = 0; i < made.Count; i++)
            made[i].Id = first + i;
        foreach (var exception in Exceptions)
            exception.BillId += first;
        return made;
    }

    /// <summary>Adds what a house owes of an item.</summary>
    private void Of(HouseRow row, HouseInput house, RunItem item)
    {
        if (step.Billed.Count > 0 && step.Billed.Contains((row.Id, item.Item.No)))
        {
            Skipped++;
            return;
        }

        var first = made.Count;
        if (item.IsUsage)
            ByUsage(row, house, item);
        else
            ByMonth(row, house, item);
        var sum = 0L;
        for (var i = first; i < made.Count; i++)
            sum += made[i].AmountFen;
        if (made.Count > first)
        {
            ref var total = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(totals, (row.Building, item.Item.No), out _);
            total = (total.Bills + made.Count - first, total.Fen + sum);
        }

        Compare(row, item, sum);
    }

    private HouseInput House(HouseRow row) => new()
    {
        Id = row.Id.Value,
        Number = row.Number,
        Community = row.Community.Value,
        Building = row.Building.Value,
        Floor = row.Floor,
        Spaces = step.Spaces.Count == 0 ? 0 : step.Spaces.GetValueOrDefault(row.Id),
        Persons = facts.Persons.Count == 0 ? 0 : facts.Persons.GetValueOrDefault(row.Id),
        HandedOverOn = row.HandedOverOn,
        Facts = facts.Changes.Facts.Count > 0 && facts.Changes.Facts.TryGetValue(row.Id, out var changed)
            ? [.. changed.Select(c => new FactStretch(c.From, c.GrossArea, c.NetArea, c.Use, IsBuilders(c.State)))]
            : [new FactStretch(DateOnly.MinValue, row.GrossCenti / 100m, row.NetCenti / 100m, row.Use, IsBuilders(row.State))],
        Transfers = facts.Changes.Owners.Count > 0 && facts.Changes.Owners.TryGetValue(row.Id, out var owners) ? owners : HouseInput.NoDays,
        Vacancies = facts.Vacancies.Count > 0 && facts.Vacancies.Contains(row.Id) ? [.. facts.Vacancies[row.Id].Select(v => v.Terms)] : HouseInput.NoVacancies,
    };

    private static bool IsBuilders(HouseState state) => state is HouseState.Unsold or HouseState.NotHandedOver;

    private void ByMonth(HouseRow row, HouseInput house, RunItem item)
    {
        Charging.Cut(item.Terms, house, item.Prices, item.From, item.To, segments);
        var part = 0;
        for (var i = 0; i < segments.Count; i++)
        {
            var segment = segments[i];
            if (segment.Price is not { } price)
            {
                if (!segment.IsGivenBack && (item.Item.IsForAll || item.Prices.Knows(house, segment.Facts.Use)))
                    Except(row, item, ExceptionKind.NoPrice, $"{segment.From:MM-dd} 至 {segment.To:MM-dd} 没有适用的价格");
                continue;
            }

            if (item.Prices.HasSeasons && price.Tariff.IsFreeIn(segment.From.Month))
                continue;
            var input = new LineInput(Quantity(price.Tariff, segment.Facts, house), segment.Share, 0, house.Persons, segment.Rate, segment.From.Month, item.Item.CycleMonths,
                Variables: price.Tariff.Basis == Basis.Formula ? Variables(house, segment, 0) : null);
            if (input.Quantity <= 0)
                Nothing(row, item, price.Tariff.Basis);
            else if (Line(row, item, segment, price, input, part, "", segment.IsGivenBack ? BillMark.GivenBack : segment.Rate != 1 ? BillMark.Vacant : BillMark.None, null) is { } bill)
            {
                part++;
                made.Add(bill);
            }
        }
    }

    private void ByUsage(HouseRow row, HouseInput house, RunItem item)
    {
        if (!step.Usages.TryGetValue((row.Id.Value, item.Item.No), out var usages))
            return;
        var (before, meters) = (usages[0].Before, usages.Count > 1 ? new HashSet<string>() : null);
        foreach (var usage in usages)
        {
            if (usage.Blocked == Usage.NoMeter && !item.Item.IsForAll)
                continue;
            if (usage.Blocked is { } why)
            {
                Except(row, item, ExceptionKind.NoReading, why);
                continue;
            }

            var meter = usage.Parts.Count > 0 && meters is not null ? Short(usage.Parts[0].Meter) : "";
            if (meters?.Add(meter) == false)
            {
                Except(row, item, ExceptionKind.NoReading, $"表 {meter} 本期有两次用量，请核对");
                continue;
            }

            OfUsage(row, house, item, usage, meter, before);
            before += usage.Quantity;
            Look(row, item, usage);
        }
    }

    /// <summary>A usage is split by days where price or payer changes; the last stretch takes what rounding leaves.</summary>
    private void OfUsage(HouseRow row, HouseInput house, RunItem item, Usage usage, string meter, decimal before)
    {
        var (from, to) = usage.To >= usage.From ? (usage.From, usage.To) : (item.From, item.To);
        Charging.Cut(item.UsageTerms, house, item.Prices, from, to, segments);
        var whole = segments.Count == 1 ? segments[0].Share : segments.Aggregate(Fraction.Zero, (sum, s) => sum + s.Share);
        var (left, peak, valley, part) = (usage.Quantity, usage.Peak, usage.Valley, 0);
        for (var i = 0; i < segments.Count; i++)
        {
            var (segment, isLast) = (segments[i], i == segments.Count - 1);
            decimal Stretch(decimal all, ref decimal rest)
            {
                var taken = isLast ? rest : decimal.Round(all * segment.Share.Number * whole.Of / segment.Share.Of / whole.Number, 3, MidpointRounding.AwayFromZero);
                rest -= taken;
                return taken;
            }

            var (quantity, high, low) = (Stretch(usage.Quantity, ref left), Stretch(usage.Peak, ref peak), Stretch(usage.Valley, ref valley));
            if (segment.Price is not { } price)
            {
                Except(row, item, ExceptionKind.NoPrice, $"{segment.From:MM-dd} 至 {segment.To:MM-dd} 没有适用的价格");
                continue;
            }

            if (price.Tariff.NeedsRegisters && usage.Peak + usage.Valley != usage.Quantity)
            {
                Except(row, item, ExceptionKind.NoReading, "按峰谷计价，但没有峰、谷两个读数；请登记为分时表");
                continue;
            }

            var input = new LineInput(quantity, segments.Count == 1 ? Fraction.One : segment.Share / whole, price.Tariff.IsCumulative ? before : 0, house.Persons, 1, segment.From.Month, item.Item.CycleMonths, high, low,
                price.Tariff.Basis == Basis.Formula ? Variables(house, segment, quantity) : null);
            before += quantity;
            if (Line(row, item, segment, price, input, part, meter, usage.IsEstimated ? BillMark.Estimated : BillMark.None, usage.Parts) is { } bill)
            {
                part++;
                made.Add(bill);
            }
        }
    }

    private void Look(HouseRow row, RunItem item, Usage usage)
    {
        if (usage.Quantity < 0)
            Except(row, item, ExceptionKind.Negative, $"用量 {Sentences.Plain(usage.Quantity)}，为多估的退还，请核对", made.Count - 1);
        foreach (var vacancy in facts.Vacancies.Count > 0 ? facts.Vacancies[row.Id] : [])
            if (vacancy.MostUsage is { } most && vacancy.UsageItem == item.Item.Code && usage.Quantity > most * item.Item.CycleMonths)
                Except(row, item, ExceptionKind.LivedIn, $"空置房用量 {Sentences.Plain(usage.Quantity)}，超过每月 {most}，请核实是否已入住", made.Count - 1);
    }

    private Bill? Line(HouseRow row, RunItem item, in Segment segment, PriceTerms price, in LineInput input, int part, string meter, BillMark marks, IReadOnlyList<UsagePart>? usage)
    {
        var amount = Engine.Price(price.Tariff, input);
        if (amount.Fault is { } fault)
        {
            Except(row, item, ExceptionKind.Formula, fault);
            return null;
        }

        return new Bill
        {
            Id = made.Count,                                     // its place in the step until it is stored
            HouseId = row.Id,
            ItemNo = item.Item.No,
            Period = item.Period,
            Meter = meter,
            Part = (short)part,
            PriceNo = price.No,
            From = segment.From,
            To = segment.To,
            QuantityMilli = (long)decimal.Round(input.Quantity * 1000, MidpointRounding.AwayFromZero),
            AmountFen = amount.Money.Fen,
            Marks = marks | (BillMark)((int)BillMark.PayerUnit * Math.Min(segment.Payer, 100)),
            Why = Reasons.Pack(input, amount.Unrounded - amount.Money.ToYuan(), usage),
        };
    }

    private static decimal Quantity(Tariff tariff, FactStretch facts, HouseInput house) => tariff.Basis switch
    {
        Basis.GrossArea => facts.GrossArea,
        Basis.NetArea => facts.NetArea,
        Basis.Person => house.Persons,
        Basis.Space => house.Spaces,
        Basis.Event or Basis.Usage => 0,
        _ => 1,
    };

    private static decimal[] Variables(HouseInput house, in Segment segment, decimal usage) =>
        [segment.Facts.GrossArea, segment.Facts.NetArea, house.Persons, usage, house.Spaces, house.Floor, segment.To.DayNumber - segment.From.DayNumber + 1];

    private void Nothing(HouseRow row, RunItem item, Basis basis)
    {
        if (basis is Basis.GrossArea or Basis.NetArea)
            Except(row, item, ExceptionKind.NoArea, "房屋没有登记面积");
        else if (basis == Basis.Person)
            Except(row, item, ExceptionKind.NoPersons, "没有登记住户人口");
    }

    private void Compare(HouseRow row, RunItem item, long sum)
    {
        if (item.Item.AlertPercent == 0 || step.Last.Count == 0 || !step.Last.TryGetValue((row.Id, item.Item.No), out var last) || last == sum)
            return;
        var percent = last == 0 ? 100 : Math.Abs(100m * (sum - last) / last);
        if (percent > item.Item.AlertPercent)
            Except(row, item, ExceptionKind.Jump, $"上期 {last / 100m:0.00}，本期 {sum / 100m:0.00}，{(sum >= last ? "增" : "减")} {percent:0.#}%", sum == 0 ? null : made.Count - 1, last, sum);
    }

    private void Except(HouseRow row, RunItem item, ExceptionKind kind, string note, long? bill = null, long last = 0, long now = 0)
    {
        if (!excepted.Add((row.Id, item.Item.No, kind)))
            return;
        Exceptions.Add(new() { RunNo = run.No, HouseId = row.Id, ItemNo = item.Item.No, Kind = kind, HouseNumber = row.Number, Note = note.Length > 200 ? note[..200] : note, BillId = bill, LastFen = last, ThisFen = now });
    }

    private static string Short(string meter) => meter.Length > 40 ? meter[..40] : meter;
}
