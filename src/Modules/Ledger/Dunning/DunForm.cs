using System.Globalization;
using Anju.Estate.Contracts;
using Anju.Kernel;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;
using Anju.Ledger.Contracts;
using Anju.Ledger.Domain;

namespace Anju.Ledger.Dunning;

/// <summary>What the form of an act of dunning sends, read field by field so that nothing typed is lost.</summary>
internal sealed class DunForm
{
    public Guid RequestId { get; set; } = Guid.CreateVersion7();
    public string? Stage { get; set; }
    public string? On { get; set; }
    public string? Way { get; set; }
    public string? Reached { get; set; }
    public string? ReachedName { get; set; }
    public string? Why { get; set; }
    public string? Words { get; set; }
    public string? PromiseOn { get; set; }
    public string? Promise { get; set; }
    public string? NextOn { get; set; }
    public string? NextWhat { get; set; }
    public string? SkipWhy { get; set; }
    public string? With { get; set; }

    public (RecordDunning.Command? Command, Problem? Problem) Read(HouseId house)
    {
        var promise = Money.Zero;
        if (!string.IsNullOrWhiteSpace(Promise) && !Money.TryParse(Promise, out promise))
            return (null, Problem.Invalid(nameof(Promise), $"“{Promise}”不是金额"));
        foreach (var (name, text) in new[] { (nameof(On), On), (nameof(PromiseOn), PromiseOn), (nameof(NextOn), NextOn) })
            if (!string.IsNullOrWhiteSpace(text) && Typed.Day(text) is null)
                return (null, Problem.Invalid(name, $"“{text}”不是日期"));
        return (new()
        {
            RequestId = RequestId,
            House = house,
            Stage = int.TryParse(Stage, NumberStyles.None, CultureInfo.InvariantCulture, out var stage) ? stage : -1,
            On = Typed.Day(On),
            Way = Enum.TryParse<DunningWay>(Way, out var way) ? way : default,
            Reached = Enum.TryParse<ReachedWho>(Reached, out var who) ? who : default,
            ReachedName = ReachedName ?? "",
            Why = Enum.TryParse<UnpaidWhy>(Why, out var why) ? why : default,
            Words = Words ?? "",
            PromiseOn = Typed.Day(PromiseOn),
            Promise = string.IsNullOrWhiteSpace(Promise) ? null : promise,
            NextOn = Typed.Day(NextOn),
            NextWhat = NextWhat ?? "",
            SkipWhy = SkipWhy ?? "",
            With = With ?? "",
        }, null);
    }

}

/// <summary>What the forms of disputes and plans send.</summary>
internal sealed class DisputeForm
{
    public Guid RequestId { get; set; } = Guid.CreateVersion7();
    public List<string> Charges { get; set => field = value ?? []; } = [];
    public string? Dispute { get; set; }
    public string? State { get; set; }
    public string? Words { get; set; }

    public RaiseDispute.Command Raise(HouseId house) => new() { RequestId = RequestId, House = house, Words = Words ?? "", Charges = [.. Charges.Where(c => long.TryParse(c, NumberStyles.None, CultureInfo.InvariantCulture, out _)).Select(c => long.Parse(c, CultureInfo.InvariantCulture))] };

    public DecideDispute.Command Decide() => new() { Dispute = Guid.TryParse(Dispute, out var id) ? new(id) : default, State = Enum.TryParse<DisputeState>(State, out var state) ? state : default, Words = Words ?? "" };
}

/// <summary>Instalments as typed: a day and an amount a line.</summary>
internal sealed class PlanForm
{
    public Guid RequestId { get; set; } = Guid.CreateVersion7();
    public string? Why { get; set; }
    public List<string> Days { get; set => field = value ?? []; } = [];
    public List<string> Amounts { get; set => field = value ?? []; } = [];

    public (AgreePlan.Command? Command, Problem? Problem) Read(HouseId house)
    {
        var parts = new List<AgreePlan.Part>();
        for (var i = 0; i < Math.Min(Days.Count, Amounts.Count); i++)
        {
            var (day, amount) = (Days[i] ?? "", Amounts[i] ?? "");
            if (amount.Length == 0)
                continue;
            if (Typed.Day(day) is not { } on)
                return (null, Problem.Invalid("Parts", $"第 {i + 1} 期请填写日期"));
            if (!Money.TryParse(amount, out var money))
                return (null, Problem.Invalid("Parts", $"第 {i + 1} 期“{amount}”不是金额"));
            parts.Add(new() { DueOn = on, Amount = money });
        }

        return (new() { RequestId = RequestId, House = house, Why = Why ?? "", Parts = parts }, null);
    }
}
