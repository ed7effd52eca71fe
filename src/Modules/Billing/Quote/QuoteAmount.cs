using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Billing.Domain;
using Anju.Billing.Domain.Calculation;
using Anju.Estate.Contracts;
using Anju.Kernel;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;

namespace Anju.Billing.Quote;

/// <summary>试算: any tariff, stored or given, on any house, by the same engine as a run; nothing is stored.</summary>
internal static class QuoteAmount
{
    [Permission(BillingPermissions.Standards)]
    public sealed record Question : IValidatableObject
    {
        [Description("Number of a stored fee item; its approved prices and its proration rule are used.")] public int? Item { get; set; }
        [Description("A tariff of your own, instead of a stored item.")] public Tariff? Tariff { get; set; }
        [Description("First day."), Required(ErrorMessage = "请填写开始日期")] public DateOnly? From { get; set; }
        [Description("Last day."), Required(ErrorMessage = "请填写截止日期")] public DateOnly? To { get; set; }
        [Description("A stored house; its facts and history are used. Otherwise the fields below.")] public HouseId? House { get; set; }
        [Range(0, 1_000_000, ErrorMessage = "建筑面积应在 0 到 1000000 之间")] public decimal GrossArea { get; set; }
        [Range(0, 1_000_000, ErrorMessage = "套内面积应在 0 到 1000000 之间")] public decimal NetArea { get; set; }
        [Range(0, 50, ErrorMessage = "人口应在 0 到 50 之间")] public int Persons { get; set; }
        [Range(0, 100, ErrorMessage = "车位应在 0 到 100 之间")] public int Spaces { get; set; }
        [Range(-9, 200, ErrorMessage = "楼层应在 -9 到 200 之间")] public int Floor { get; set; } = 1;
        public HouseUse Use { get; set; }
        [Description("Used in the period."), Range(-1_000_000, 10_000_000, ErrorMessage = "用量超出范围")] public decimal Usage { get; set; }
        [Description("Used so far in the tier period, before this."), Range(0, 100_000_000, ErrorMessage = "此前用量超出范围")] public decimal UsedBefore { get; set; }
        [Range(0, 10_000_000, ErrorMessage = "峰用量超出范围")] public decimal Peak { get; set; }
        [Range(0, 10_000_000, ErrorMessage = "谷用量超出范围")] public decimal Valley { get; set; }
        [Description("For prices per event."), Range(0, 100_000, ErrorMessage = "次数超出范围")] public decimal Times { get; set; } = 1;
        public Convention? Proration { get; set; }
        public DateOnly? HandedOverOn { get; set; }
        [Description("First days of new owners."), MaxLength(10, ErrorMessage = "最多 10 次过户")] public List<DateOnly>? Transfers { get; set; }
        public VacancyAsked? Vacancy { get; set; }
        [Description("Readings instead of a usage."), MaxLength(10, ErrorMessage = "最多 10 段读数")] public List<MeterEvent>? Meters { get; set; }
        [Description("Shares the total by weight, with the largest remainder.")] public Sharing? Sharing { get; set; }

        public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
        {
            if (Item is null == Tariff is null && Sharing is null)
                yield return new("请选择收费项目，或给出一个价格（二者之一）", [nameof(Item)]);
            if (To < From)
                yield return new("截止日期不能早于开始日期", [nameof(To)]);
            if (From is { } from && To > from.AddYears(5))
                yield return new("一次最多试算 5 年", [nameof(To)]);
        }
    }

    public sealed record VacancyAsked([property: Required] DateOnly From, DateOnly? To, [property: Range(0, 100, ErrorMessage = "应为 0 到 100")] int Percent, [property: Range(0, 24, ErrorMessage = "等待应为 0 到 24 个月")] int WaitMonths, bool IsRetroactive);

    /// <param name="Digits">Digits of the meter, needed when it rolled over.</param>
    public sealed record MeterEvent([property: StringLength(20)] string Meter, [property: Range(0, 1_000_000_000, ErrorMessage = "读数超出范围")] decimal Start, [property: Range(0, 1_000_000_000, ErrorMessage = "读数超出范围")] decimal End,
        [property: Range(0.001, 100_000, ErrorMessage = "倍率超出范围")] decimal Multiplier = 1, [property: Range(1, 9, ErrorMessage = "位数应为 1 到 9")] int Digits = 5, bool RolledOver = false);

    public sealed record Sharing(Money Total, [property: MaxLength(500)] List<decimal> Weights);

    public sealed record Line(DateOnly From, DateOnly To, string Payer, decimal Quantity, string Months, decimal Rate, int? Price, decimal Unrounded, Money Amount, string Sentence, IReadOnlyList<string> Steps);

    public sealed record Answer(Money Total, IReadOnlyList<Line> Lines, IReadOnlyList<Money> Shares);

    internal sealed class Handler(AppDb db, IHouseHistory history) : IQueryHandler<Question, Answer>
    {
        public async Task<Result<Answer>> Handle(Question ask, CancellationToken ct)
        {
            var shares = Shares(ask.Sharing, out var unfair);
            if (unfair is not null)
                return unfair;
            if (ask.Item is null && ask.Tariff is null)
                return new Answer(ask.Sharing!.Total, [], shares);
            var (prices, terms, problem) = await Prices(ask, ct);
            if (problem is not null)
                return problem;
            if (UsedBy(ask, out var parts) is not { } used)
                return Problem.Invalid(nameof(Question.Meters), "读数小于上次读数：请核对，或确认翻表");
            var house = ask.House is { } id ? await Known(id, ask, ct) : Given(ask);
            if (house is null)
                return Problem.NotFound("没有这套房屋");
            return Lines(ask, prices!, terms!, house, used, parts, shares);
        }

        private async Task<(PriceBook?, ItemTerms?, Problem?)> Prices(Question ask, CancellationToken ct)
        {
            if (ask.Tariff is { } own)
            {
                var faults = own.Faults().GroupBy(f => $"{nameof(Question.Tariff)}.{f.Field}").ToDictionary(g => g.Key, g => g.Select(f => f.Message).ToArray());
                return faults.Count > 0 ? (null, null, Problem.Invalid(faults))
                    : (new([new PriceTerms(0, own, new Scope(), DateOnly.MinValue, null)]), new(0, ask.Proration ?? Convention.DayCounted, true, true), null);
            }

            if (await db.Set<FeeItem>().SingleOrDefaultAsync(i => i.No == ask.Item, ct) is not { } item)
                return (null, null, Problem.Invalid(nameof(Question.Item), "没有这个收费项目"));
            var versions = await db.Set<PriceVersion>().Where(p => p.ItemNo == item.No && p.State == PriceState.Approved).OrderBy(p => p.No).Take(10_000).ToListAsync(ct);
            return (new(versions.Select(v => ask.Proration is null ? v.Price : v.Price with { Tariff = v.Tariff with { Proration = null } })), item.Terms with { Convention = ask.Proration ?? item.Convention }, null);
        }

        private static IReadOnlyList<Money> Shares(Sharing? sharing, out Problem? problem)
        {
            problem = sharing is not null && (sharing.Weights.Count == 0 || sharing.Weights.Exists(w => w < 0) || !sharing.Weights.Exists(w => w > 0))
                ? Problem.Invalid(nameof(Question.Sharing), "分摊权重不能为负数，至少有一个大于 0") : null;
            return sharing is null || problem is not null ? [] : sharing.Total.Split(sharing.Weights);
        }

        private static decimal? UsedBy(Question ask, out IReadOnlyList<UsagePart> parts)
        {
            var found = new List<UsagePart>();
            parts = found;
            foreach (var m in ask.Meters ?? [])
            {
                if (m.End < m.Start && !m.RolledOver)
                    return null;
                var turns = m.RolledOver && m.End < m.Start ? (decimal)Math.Pow(10, m.Digits) : 0;
                found.Add(new(m.Meter, m.Start, m.End, m.Multiplier, (turns + m.End - m.Start) * m.Multiplier, turns > 0 ? "翻表" : ""));
            }

            return found.Count > 0 ? found.Sum(p => p.Quantity) : ask.Usage;
        }

        private async Task<HouseInput?> Known(HouseId id, Question ask, CancellationToken ct)
        {
            if (await history.Find(id, ct) is not { } row)
                return null;
            var changes = await history.Since(ask.From!.Value, row.Community, id, ct);
            var last = ask.To!.Value;
            var vacancies = await db.Set<Vacancy>().Where(v => v.HouseId == id && v.State == VacancyState.Approved).OrderBy(v => v.From).ThenBy(v => v.Id).Take(100).ToListAsync(ct);
            var persons = await db.Set<Household>().Where(h => h.HouseId == id && h.From <= last).OrderByDescending(h => h.From).ThenBy(h => h.Id).Select(h => h.Persons).FirstOrDefaultAsync(ct);
            var spaces = await history.Spaces(row.Community, row.Number, row.Number, ct);
            static bool IsBuilders(HouseState state) => state is HouseState.Unsold or HouseState.NotHandedOver;
            return new HouseInput
            {
                Id = id.Value,
                Number = row.Number,
                Community = row.Community.Value,
                Building = row.Building.Value,
                Floor = row.Floor,
                Spaces = spaces.GetValueOrDefault(id),
                Persons = ask.Persons > 0 ? ask.Persons : persons,
                HandedOverOn = ask.HandedOverOn ?? row.HandedOverOn,
                Facts = changes.Facts.TryGetValue(id, out var facts) ? [.. facts.Select(f => new FactStretch(f.From, f.GrossArea, f.NetArea, f.Use, IsBuilders(f.State)))]
                    : [new(DateOnly.MinValue, row.GrossCenti / 100m, row.NetCenti / 100m, row.Use, IsBuilders(row.State))],
                Transfers = changes.Owners.TryGetValue(id, out var owners) ? owners : HouseInput.NoDays,
                Vacancies = [.. vacancies.Select(v => v.Terms)],
            };
        }

        private static HouseInput Given(Question ask) => new()
        {
            Id = Guid.Empty,
            Floor = ask.Floor,
            Spaces = ask.Spaces,
            Persons = ask.Persons,
            HandedOverOn = ask.HandedOverOn,
            Facts = [new(DateOnly.MinValue, ask.GrossArea, ask.NetArea, ask.Use, false)],
            Transfers = ask.Transfers ?? HouseInput.NoDays,
            Vacancies = ask.Vacancy is { } v ? [new(v.From, v.To, v.Percent / 100m, v.WaitMonths, v.IsRetroactive)] : HouseInput.NoVacancies,
        };
    }

    private static Result<Answer> Lines(Question ask, PriceBook prices, ItemTerms terms, HouseInput house, decimal used, IReadOnlyList<UsagePart> parts, IReadOnlyList<Money> shares)
    {
        var (from, to, segments) = (ask.From!.Value, ask.To!.Value, new List<Segment>());
        var isUsage = prices.All.Any(p => !p.Tariff.IsMonthly);
        Charging.Cut(isUsage ? terms with { BuilderPays = true, VacancyReduces = false } : terms, house, prices.Within(from, to), from, to, segments);
        if (segments.Exists(s => s.Price is null))
            return Problem.Invalid(nameof(Question.From), $"{segments.Find(s => s.Price is null).From:yyyy-MM-dd} 起没有适用的价格");
        var (whole, before, lines) = (segments.Aggregate(Fraction.Zero, (sum, s) => sum + s.Share), ask.UsedBefore, new List<Line>());
        var (left, peak, valley) = (used, ask.Peak, ask.Valley);
        for (var i = 0; i < segments.Count; i++)
        {
            var (segment, price) = (segments[i], segments[i].Price!);
            var tariff = price.Tariff;
            var part = segment.Share / whole;
            decimal Stretch(decimal all, ref decimal rest)
            {
                var taken = part == Fraction.One || i == segments.Count - 1 ? rest : decimal.Round(part.Times(all), 3, MidpointRounding.AwayFromZero);
                rest -= taken;
                return taken;
            }

            var share = Stretch(used, ref left);
            var input = new LineInput(Quantity(ask, tariff, segment.Facts, house, share), tariff.IsMonthly ? segment.Share : part, before, house.Persons, tariff.IsMonthly ? segment.Rate : 1, segment.From.Month,
                Math.Max(1, (to.Year - from.Year) * 12 + to.Month - from.Month + 1), Stretch(ask.Peak, ref peak), Stretch(ask.Valley, ref valley), Variables(house, segment, share));
            before += share;
            if (Engine.Price(tariff, input) is var amount && amount.Fault is { } fault)
                return Problem.Invalid($"{nameof(Question.Tariff)}.{nameof(Tariff.Formula)}", fault);
            var told = Sentences.Of(tariff, input, i == 0 && tariff.Basis == Basis.Usage ? parts : null);
            lines.Add(new(segment.From, segment.To, segment.Payer == 0 ? "建设单位" : segment.Payer == 1 ? "业主" : "新业主", input.Quantity, tariff.IsMonthly ? Sentences.Months(segment.Share) : "", input.Rate, price.No == 0 ? null : price.No, amount.Unrounded, amount.Money, told.Short, told.Steps));
        }

        return new Answer(lines.Select(l => l.Amount).Sum(), lines, shares);
    }

    private static decimal Quantity(Question ask, Tariff tariff, FactStretch facts, HouseInput house, decimal used) => tariff.Basis switch
    {
        Basis.GrossArea => facts.GrossArea,
        Basis.NetArea => facts.NetArea,
        Basis.Person => house.Persons,
        Basis.Space => house.Spaces,
        Basis.Usage => used,
        Basis.Event => ask.Times,
        _ => 1,
    };

    private static decimal[] Variables(HouseInput house, in Segment segment, decimal used) =>
        [segment.Facts.GrossArea, segment.Facts.NetArea, house.Persons, used, house.Spaces, house.Floor, segment.To.DayNumber - segment.From.DayNumber + 1];

    public static void Map(IEndpointRouteBuilder api) => api.MapPost("/quote", async ([Microsoft.AspNetCore.Mvc.FromBody] Question ask, Query<Question, Answer> query, CancellationToken ct) => (await query.Ask(ask, ct)).ToHttp())
        .WithName("Billing.Quote").WithMetadata(new EndpointSummaryAttribute("试算：按任意价格计算一笔费用并说明理由，不保存"), new EndpointDescriptionAttribute(QuoteExamples.Text)).Produces<Answer>().ProducesValidationProblem().Needs(BillingPermissions.Standards);
}
