using System.Globalization;
using Microsoft.AspNetCore.Http;
using Anju.Kernel;
using Anju.Kernel.UseCases;
using Anju.Ledger.Domain;

namespace Anju.Ledger.Counter;

/// <summary>The fields of a posted form as text; nothing sent can make reading fail.</summary>
internal sealed class Posted(IFormCollection? form)
{
    private const int Longest = 8000, MostValues = 500;

    public string Text(string name) => form is not null && form.TryGetValue(name, out var value) && value.Count > 0 && value[0] is { Length: <= Longest } text ? text.Trim() : "";

    public IReadOnlyList<string> All(string name) => form is not null && form.TryGetValue(name, out var values) ? [.. values.Where(v => v is { Length: <= Longest }).Select(v => v!.Trim()).Take(MostValues)] : [];

    public Guid RequestId => Guid.TryParse(Text("RequestId"), out var id) ? id : Guid.CreateVersion7();
}

/// <summary>How the money comes, as both forms of the desk send it: one way, or several amounts.</summary>
internal sealed record TenderForm
{
    /// <summary>The ways in the order of their keys, 6 being several at once.</summary>
    public static readonly IReadOnlyList<(string By, string Word)> Ways = [("Cash", "现金"), ("Card", "刷卡"), ("Transfer", "转账"), ("Code", "收款码"), ("Balance", "余额"), (Mixed, "混合")];
    public const string Mixed = "Mixed";

    public string By { get; init; } = "Cash";
    public string Given { get; init; } = "";
    public string Reference { get; init; } = "";

    /// <summary>Of several: amount and reference of each way.</summary>
    public IReadOnlyDictionary<Way, (string Amount, string Reference)> Parts { get; init; } = new Dictionary<Way, (string, string)>();

    public static TenderForm Of(Posted sent) => new()
    {
        By = Ways.Any(w => w.By == sent.Text("By")) ? sent.Text("By") : "Cash",
        Given = sent.Text("Given"),
        Reference = sent.Text("Reference"),
        Parts = Enum.GetValues<Way>().ToDictionary(w => w, w => (sent.Text($"Part{w}"), sent.Text($"Ref{w}"))),
    };

    public (string Amount, string Reference) Part(Way way) => Parts.TryGetValue(way, out var part) ? part : ("", "");

    /// <summary>The tenders for a total; what cannot be read is a sentence beside its field.</summary>
    public (IReadOnlyList<TenderPart> Tenders, Problem? Problem) Read(Money total)
    {
        if (By != Mixed)
        {
            var way = Enum.Parse<Way>(By);
            Money? given = null;
            if (way == Way.Cash && Given.Length > 0)
            {
                if (!Money.TryParse(Given, out var handed))
                    return ([], Problem.Invalid(nameof(Given), $"“{Given}”不是金额"));
                given = handed;
            }

            return ([new() { Way = way, Amount = total, Given = given, Reference = way is Way.Cash or Way.Balance ? "" : Reference }], null);
        }

        var tenders = new List<TenderPart>();
        foreach (var (way, (text, reference)) in Parts.Where(p => p.Value.Amount.Length > 0))
        {
            if (!Money.TryParse(text, out var amount))
                return ([], Problem.Invalid($"Part{way}", $"“{text}”不是金额"));
            if (amount != Money.Zero)
                tenders.Add(new() { Way = way, Amount = amount, Reference = way is Way.Cash or Way.Balance ? "" : reference });
        }

        return (tenders, null);
    }

    /// <summary>A refusal of the act stands beside the field it speaks of.</summary>
    public Problem Place(Problem problem, IReadOnlyList<TenderPart> tenders)
    {
        if (problem.Errors is not { } errors)
            return problem;
        return Problem.Invalid(errors.GroupBy(e => FieldOf(e.Key, tenders)).ToDictionary(g => g.Key, g => g.SelectMany(e => e.Value).ToArray()));
    }

    private string FieldOf(string key, IReadOnlyList<TenderPart> tenders)
    {
        if (!key.StartsWith("Tenders[", StringComparison.Ordinal) || !int.TryParse(key.AsSpan(8, key.IndexOf(']', StringComparison.Ordinal) - 8), CultureInfo.InvariantCulture, out var at) || at >= tenders.Count)
            return key;
        var field = key[(key.IndexOf('.', StringComparison.Ordinal) + 1)..];
        if (By != Mixed)
            return field;
        return field == "Reference" ? $"Ref{tenders[at].Way}" : $"Part{tenders[at].Way}";
    }
}

/// <summary>The payment as it stands on the desk; ticked charges and one amount become what the act wants.</summary>
internal sealed record CashierForm
{
    public Guid RequestId { get; init; } = Guid.CreateVersion7();

    /// <summary>Ticked charges; null while nothing was sent: then all are ticked.</summary>
    public IReadOnlySet<long>? Picks { get; init; }

    /// <summary>本次收: empty is all that is ticked; less is a part, more becomes the house's balance.</summary>
    public string Amount { get; init; } = "";
    public TenderForm Tender { get; init; } = new();
    public string Payer { get; init; } = "";
    public string Remark { get; init; } = "";

    public static CashierForm Of(Posted sent) => new()
    {
        RequestId = sent.RequestId,
        Picks = sent.All("Pick").Select(p => long.TryParse(p, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0).ToHashSet(),
        Amount = sent.Text("Amount"),
        Tender = TenderForm.Of(sent),
        Payer = sent.Text("Payer"),
        Remark = sent.Text("Remark"),
    };

    public bool IsPicked(OpenCharge charge) => Picks?.Contains(charge.Id) ?? true;

    /// <summary>Money below the ticked sum goes to the oldest due of the ticked; money above it to the balance.</summary>
    public (TakePayment.Command? Command, Problem? Problem) Read(CashierBoard.Board board)
    {
        var (house, today) = (board.House!, board.Today);
        var ticked = house.Charges.Where(IsPicked).ToList();
        if (Picks is { Count: > 0 } && Picks.Any(p => house.Charges.All(c => c.Id != p)))
            return (null, Problem.Conflict("有费用刚刚已收或已变动，请核对后再收"));
        var total = Allocation.Everything(ticked, today);
        if (Amount.Length > 0 && !Money.TryParse(Amount, out total))
            return (null, Problem.Invalid(nameof(Amount), $"“{Amount}”不是金额"));
        if (total <= Money.Zero)
            return (null, Problem.Invalid(nameof(Amount), house.Charges.Count == 0 ? "没有欠费；预存请填写本次收的金额" : "请勾选要收的费用，或填写本次收的金额"));
        var (tenders, problem) = Tender.Read(total);
        if (problem is not null)
            return (null, problem);
        var (shares, rest) = Allocation.Auto(ticked, total.Fen, today, board.IsLateFirst);
        return (new()
        {
            RequestId = RequestId,
            House = house.Card.Id,
            Tenders = tenders,
            Advance = new(rest),
            Payer = Payer,
            Remark = Remark,
            Picks = [.. shares.Where(s => s.PrincipalFen + s.LateFen > 0).Select(s => new Pick { Charge = s.Charge.Id, Principal = new(s.PrincipalFen), Late = new(s.LateFen) })],
        }, null);
    }
}
