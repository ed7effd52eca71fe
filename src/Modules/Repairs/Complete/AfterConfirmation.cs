using Anju.Casework.Contracts;
using Anju.Kernel.Calendars;
using Anju.Kernel.Text;
using Anju.Kernel.UseCases;
using Anju.Repairs.Desk;
using Anju.Repairs.Domain;

namespace Anju.Repairs.Complete;

/// <summary>What follows a confirmed repair: a follow-up by the rule of its class (S-4.1.3e), or the end.</summary>
internal sealed class AfterConfirmation(RepairDesk desk, Procedures procedures, IFollowUps followUps, Calendar calendar)
{
    public async Task<Result<Moved>> Do(Repair repair, string text, Doer doer, CancellationToken ct)
    {
        var rules = (await procedures.Of(repair.ProcedureNo, ct)).Rules;
        if (Plan(repair, rules) is { } dueOn)
            return await desk.Settle(repair, RepairAct.ConfirmOwner, $"{text}；{dueOn:MM-dd} 前回访", "ok", ct, doer.At);
        return repair.CloseIt(rules.TriesToClose, doer) ?? (Result<Moved>)await desk.Settle(repair, RepairAct.ConfirmOwner, $"{text}；不在回访抽样内，关闭", "ok", ct, doer.At);
    }

    /// <summary>Null when the order is not among those that are asked again.</summary>
    public DateOnly? Plan(Repair repair, ProcedureRules rules) => Plan(repair, rules, calendar.Today);

    /// <summary>For what ended before it was entered: null also when the days of the follow-up were over by then.</summary>
    public DateOnly? PlanAfterwards(Repair repair, ProcedureRules rules, DateTime endedAt) => Plan(repair, rules, calendar.DayOf(endedAt));

    private DateOnly? Plan(Repair repair, ProcedureRules rules, DateOnly endedOn)
    {
        var dueOn = endedOn.AddDays(rules.Of(repair.Class).FollowUpDays);
        if (dueOn < calendar.Today)
            return null;
        if (!rules.WantsFollowUp(repair.Class, repair.Number, repair.Item, repair.Description))
            return null;
        followUps.Plan(new NewFollowUp(repair.Subject, repair.Number, repair.Title, repair.Href, repair.HouseId?.Value, repair.HouseNumber.Length > 0 ? repair.HouseNumber : null,
            dueOn, repair.FinishedBy is { } worker ? [worker] : [], $"{Mask.Name(repair.ReporterName)} {Mask.Phone(repair.ReporterPhone)}".Trim(),
            repair.ReporterPhone.Length > 0 ? $"/reveal?subject=repairs.order&id={repair.Id.Value}&field=phone&why={Uri.EscapeDataString("回访")}" : null));
        return dueOn;
    }
}
