using Anju.Kernel;
using Anju.Kernel.UseCases;
using static Anju.Repairs.Domain.RepairAct;

namespace Anju.Repairs.Domain;

/// <summary>Price before work: offer, the owner's answer, and materials the center pays itself.</summary>
internal sealed partial class Repair
{
    /// <summary>Offers the lines to the owner; while work is under way it is an additional quote.</summary>
    public Problem? Offer(IReadOnlyList<QuotedLine> lines, string code, Doer doer)
    {
        if (Steps.Refuse(Quote, State) is { } refused)
            return refused;
        if (lines.Count == 0)
            return Problem.Invalid("Lines", "报价至少一项");
        QuoteNo++;
        OwnerCode = code;
        Charge = Charge.Paid;
        FreeReason = "";
        Offered = lines.Sum(l => l.Amount);
        fresh.AddRange(lines.Select((l, i) => RepairLine.Make(Id, QuoteNo, i + 1, l, charged: true, doer)));
        return Go(Quote, doer);
    }

    /// <summary>The owner agrees: by signature, by refusing only the signature before a witness, or with the code told by telephone.</summary>
    public Problem? AgreeToPrice(string signer, ConsentWay way, string code, IReadOnlyList<RepairLine> offered, Doer doer)
    {
        if (Steps.Refuse(Consent, State) is { } refused)
            return refused;
        if (way == Domain.ConsentWay.Code && WrongCode(code) is { } wrong)
            return wrong;
        foreach (var line in offered.Where(l => l.QuoteNo == QuoteNo))
            line.Agree(doer.At);
        Labour += offered.Where(l => l.QuoteNo == QuoteNo && l.Kind == LineKind.Labour).Sum(l => l.Amount);
        Material += offered.Where(l => l.QuoteNo == QuoteNo && l.Kind == LineKind.Material).Sum(l => l.Amount);
        (ConsentAt, ConsentBy, ConsentWay) = (doer.At, signer, way);
        return Answer(Consent, doer);
    }

    public Problem? DeclinePrice(IReadOnlyList<RepairLine> offered, Doer doer)
    {
        if (Steps.Refuse(RefuseConsent, State) is { } refused)
            return refused;
        foreach (var line in offered.Where(l => l.QuoteNo == QuoteNo))
            line.Decline(doer.At);
        return Answer(RefuseConsent, doer);
    }

    /// <summary>The owner does not want it at this price; ends the order with the reason.</summary>
    public Problem? LeaveForPrice(string reason, Doer doer)
    {
        if (Steps.Refuse(RepairAct.RefusePrice, State) is { } refused)
            return refused;
        if (StartedAt is not null)
            return Problem.Conflict("已按先前同意的报价开工，请继续完工，未同意的部分不做");
        EndReason = reason;
        return End(RepairAct.RefusePrice, doer);
    }

    /// <summary>Material that the owner does not pay; what he pays needs a quote.</summary>
    public Problem? Use(IReadOnlyList<QuotedLine> lines, int next, Doer doer)
    {
        if (Steps.Refuse(AddMaterial, State) is { } refused)
            return refused;
        if (lines.Count == 0)
            return Problem.Invalid("Lines", "请填写用料");
        fresh.AddRange(lines.Select((l, i) => RepairLine.Make(Id, 0, next + i, l, charged: false, doer)));
        return Go(AddMaterial, doer);
    }

    private Problem? Answer(RepairAct act, Doer doer)
    {
        AnsweredQuoteNo = QuoteNo;
        Offered = Money.Zero;
        OwnerCode = "";
        return Go(act, doer);
    }

    /// <summary>A refusal unless it is the code that the desk sees on this order.</summary>
    public Problem? WrongCode(string code) => OwnerCode.Length > 0 && code == OwnerCode ? null : Problem.Invalid("Code", "验证码不对，请与前台核对");
}
