using Anju.Billing.Domain.Calculation;
using Anju.Estate.Contracts;

namespace Anju.Unit.Billing;

/// <summary>Published tariffs of the worked examples, and houses to charge.</summary>
internal static class Tariffs
{
    public static readonly Tariff BeijingWater = new()
    {
        Basis = Basis.Usage,
        Unit = "吨",
        Span = TierSpan.Year,
        Shift = new(5, 30),
        Parts = [new("水费", [new(180, 2.07m), new(260, 4.07m), new(null, 6.07m)]), new("水资源费", [new(null, 1.57m)]), new("污水处理费", [new(null, 1.36m)])],
    };

    public static readonly Tariff ShenzhenWater = new()
    {
        Basis = Basis.Usage,
        Unit = "吨",
        Parts = [new("水费", [new(22, 2.67m), new(30, 4.01m), new(null, 8.01m)]), new("污水处理费", [new(22, 0.90m), new(30, 1.00m), new(null, 1.10m)]), new("垃圾处理费", [new(null, 0.59m)])],
    };

    public static readonly Tariff ZhejiangPower = new() { Basis = Basis.Usage, Unit = "度", Span = TierSpan.Year, Parts = [new("电费", [new(2760, 0.538m), new(4800, 0.588m), new(null, 0.838m)])] };

    public static readonly Tariff GuangdongPower = new()
    {
        Basis = Basis.Usage,
        Unit = "度",
        Shift = new(4, 0, 100),
        Parts = [new("电费", [new(200, 0.60886875m), new(400, 0.65886875m), new(null, 0.90886875m)], Seasons: [new(5, 10, [new(260, 0.60886875m), new(600, 0.65886875m), new(null, 0.90886875m)])])],
    };

    public static HouseInput House(DateOnly? handedOver = null, params VacancyTerms[] vacancies) => new()
    {
        Id = Guid.CreateVersion7(),
        Number = "3-2-501",
        Facts = [new(DateOnly.MinValue, 100m, 80m, HouseUse.Dwelling, handedOver is null)],
        HandedOverOn = handedOver,
        Vacancies = vacancies,
    };

    public static PriceBook Fixed(decimal perMonth) => new([new PriceTerms(1, Tariff.Flat(Basis.Fixed, perMonth), new Scope(), new(2020, 1, 1), null)]);

    public static List<Segment> Cut(HouseInput house, PriceBook prices, DateOnly from, DateOnly to, Convention convention = Convention.DayCounted)
    {
        var segments = new List<Segment>();
        Charging.Cut(new ItemTerms(1, convention, VacancyReduces: true), house, prices.Within(from, to), from, to, segments);
        return segments;
    }

    /// <summary>What one stretch of a monthly price comes to.</summary>
    public static Amount Of(Segment segment, decimal quantity = 1) => Engine.Price(segment.Price!.Tariff, new(quantity, segment.Share, Rate: segment.Rate));
}
