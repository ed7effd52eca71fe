using Anju.Casework.Contracts;
using Anju.Kernel.Calendars;
using Anju.Kernel.UseCases;
using Anju.People.Contracts;
using Anju.Repairs.Contracts;
using Anju.Repairs.Desk;
using Anju.Repairs.Domain;

namespace Anju.Repairs.Case;

/// <summary>Opens an order again, whoever says so: the director, the owner at the acceptance, the owner in the follow-up.</summary>
internal sealed class Reopening(RepairDesk desk, Procedures procedures, IFollowUps followUps, INotices notices, Events events, Calendar calendar)
{
    public async Task<Result<Moved>> Do(Repair repair, string reason, Grade? grade, CancellationToken ct)
    {
        var doer = desk.Doer;
        var rules = (await procedures.Of(repair.ProcedureNo, ct)).Rules;
        var finishedOn = calendar.DayOf(repair.FinishedAt ?? doer.At);
        if (repair.OpenAgain(rules.WarrantyDays, calendar.DayOf(doer.At), finishedOn, grade, doer) is { } refused)
            return refused;
        await followUps.Withdraw(repair.Subject, "报修单已重开", ct);
        await events.Publish(new RepairReopened(repair.Id, repair.Number, repair.Origin, reason, doer.At), ct);
        await notices.TellHolders(RepairsPermissions.Direct, $"报修单 {repair.Number} {repair.Title} 重开：{reason}", repair.Href, urgent: false, ct);
        return await desk.Settle(repair, RepairAct.Reopen, $"第 {repair.Round} 次办理，重开：{reason}", "bad", ct);
    }
}
