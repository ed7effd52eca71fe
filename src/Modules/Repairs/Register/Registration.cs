using Microsoft.EntityFrameworkCore;
using Anju.Casework.Contracts;
using Anju.Estate.Contracts;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.UseCases;
using Anju.People.Contracts;
using Anju.Repairs.Complete;
using Anju.Repairs.Contracts;
using Anju.Repairs.Desk;
using Anju.Repairs.Domain;

namespace Anju.Repairs.Register;

/// <summary>Puts a repair into the register, whoever brings it: desk, patrol, worker, resident.</summary>
internal sealed class Registration(AppDb db, IHouses houses, Numbers numbers, Procedures procedures, RepairDesk desk, AfterConfirmation after, IFiles files, ITimeline timeline, INotices notices, Calendar calendar)
{
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(1);

    public async Task<Result<Repair>> Register(NewRepair repair, CancellationToken ct)
    {
        if (Refuse(repair) is { } problem)
            return problem;
        var house = repair.House is { } id ? await houses.Find(id, ct) : null;
        if (repair.House is not null && house is null)
            return Problem.Invalid(nameof(NewRepair.House), "没有找到这户房屋，请重新选择");

        var doer = desk.Doer;
        var procedure = await procedures.Current(ct);
        var earlier = await SameAgain(repair, procedure.Rules.WarrantyDays, repair.Past?.RegisteredAt ?? doer.At, ct);
        var made = Repair.Register(await numbers.OfToday("BX", ct), repair, house, procedure, earlier?.Id, doer);
        db.Add(made);
        desk.Note(made, RepairEvidence.Registered, made.RegisteredAt);
        if (made.Origin is { } origin)
            await files.Share(origin, made.Subject, ct);
        if (earlier is not null)
            timeline.Add(new Subject("repair", earlier.Id.Value), $"同一房屋同一项目再次报修，{made.Number} 计为返修", "warn", null, made.Number, made.Href, repair.Past?.RegisteredAt);
        if (repair.Past is { EndedAt: { } endedAt } past)
            return await CloseAsThen(made, earlier, past.Result, endedAt, procedure.Rules, ct) ?? (Result<Repair>)made;
        await desk.Settle(made, null, Line(made, earlier), made.IsUrgent ? "warn" : "info", ct, repair.Past?.RegisteredAt);
        if (procedure.Rules.Of(made.Class).Escalate == Escalation.AtOnce)
            await notices.TellHolders(RepairsPermissions.Direct, $"应急报修 {made.Number} {made.Title}", made.Href, urgent: true, ct);
        return made;
    }

    /// <summary>What had ended before it was entered: registered and closed in one go with its own times. Nobody is told, and asked again only within the days for it.</summary>
    private async Task<Problem?> CloseAsThen(Repair made, Earlier? earlier, string result, DateTime endedAt, ProcedureRules rules, CancellationToken ct)
    {
        made.Reckon(rules, procedures.Clock, calendar);
        if (made.CloseAsThen(result.Trim(), endedAt, desk.Doer) is { } refused)
            return refused;
        desk.History(made, Line(made, earlier), made.IsUrgent ? "warn" : "info", made.RegisteredAt);
        var isLate = made.FinishVerdict == Verdict.Late;
        var verdict = isLate ? $"超 {TimeWords.Span(TimeSpan.FromMinutes(made.MinutesLate))}" : "及时";
        var asked = after.PlanAfterwards(made, rules, endedAt) is { } dueOn ? $"；{dueOn:MM-dd} 前回访" : "";
        await desk.Settle(made, null, $"补录：办结，{verdict}：{made.Result}{asked}", isLate ? "bad" : "ok", ct, endedAt);
        return null;
    }

    private Problem? Refuse(NewRepair repair)
    {
        var errors = new Dictionary<string, string[]>();
        if (repair.House is null && string.IsNullOrWhiteSpace(repair.Place))
            errors[nameof(repair.Place)] = ["没有房号的报修请写明位置"];
        if (Repair.Key(repair.Item).Length == 0)
            errors[nameof(repair.Item)] = ["请填写报修项目，如“厨房水龙头”"];
        if (string.IsNullOrWhiteSpace(repair.Description))
            errors[nameof(repair.Description)] = ["请填写报修内容"];
        foreach (var (field, text, most) in ((string, string, int)[])[(nameof(repair.Place), repair.Place, 100), (nameof(repair.Item), repair.Item, 60), (nameof(repair.Description), repair.Description, 1000),
            (nameof(repair.ReporterName), repair.ReporterName, 60), (nameof(repair.ReporterPhone), repair.ReporterPhone, 40), (nameof(repair.Channel), repair.Channel, 20)])
            if (text.Length > most)
                errors[field] = [$"最多 {most} 字"];
        var from = repair.Past?.RegisteredAt ?? calendar.Now;
        if (repair.AgreedAt < from - Tolerance)
            errors[nameof(repair.AgreedAt)] = [repair.Past is null ? "约定时间已经过去，请重新约定" : "约定时间早于报修时间，请核对"];
        if (repair.AgreedAt > from.AddDays(Limit.LongestDays))
            errors[nameof(repair.AgreedAt)] = ["约定时间太远，请核对"];
        if (repair.Past is { } past)
            foreach (var (field, message) in Faults(past))
                errors[field] = [message];
        return errors.Count == 0 ? null : Problem.Invalid(errors);
    }

    private IEnumerable<(string Field, string Message)> Faults(PastRepair past)
    {
        if (past.RegisteredAt > calendar.Now + Tolerance)
            yield return (nameof(past.RegisteredAt), "报修时间不能晚于现在");
        if (past.EndedAt < past.RegisteredAt)
            yield return (nameof(past.EndedAt), "办结时间早于报修时间");
        if (past.EndedAt > calendar.Now)
            yield return (nameof(past.EndedAt), "办结时间晚于现在");
        if (past.EndedAt is not null && string.IsNullOrWhiteSpace(past.Result))
            yield return (nameof(past.Result), "已办结的，请写明维修结果");
        if (past.Result.Length > 500)
            yield return (nameof(past.Result), "最多 500 字");
    }

    private sealed record Earlier(RepairId Id, string Number);

    /// <summary>The latest finished repair of the same item in the same room (or at the same common place) that was within the center's own warranty when this one was reported.</summary>
    private async Task<Earlier?> SameAgain(NewRepair repair, int warrantyDays, DateTime at, CancellationToken ct)
    {
        var (key, place, since) = (Repair.Key(repair.Item), repair.Place.Trim(), at.AddDays(-warrantyDays));
        var same = db.Set<Repair>().AsNoTracking().Where(r => r.HouseId == repair.House && r.ItemKey == key && r.FinishedAt != null && r.FinishedAt >= since && r.FinishedAt <= at);
        if (repair.House is null)
            same = same.Where(r => r.Place == place);
        return await same.OrderByDescending(r => r.FinishedAt).ThenByDescending(r => r.Id).Select(r => new Earlier(r.Id, r.Number)).FirstOrDefaultAsync(ct);
    }

    private string Line(Repair made, Earlier? earlier)
    {
        var text = $"{(made.IsBackfilled ? "补录：" : "")}登记报修：{made.Item}，{Words.Of(made.Class)}，{Words.Of(made.Part)}";
        if (made.AgreedAt is { } agreed)
            text += $"，约定 {calendar.ToLocal(agreed):MM-dd HH:mm} 上门";
        if (made.OriginNumber is { Length: > 0 } origin)
            text += $"，来自 {origin}";
        return earlier is null ? text : $"{text}，与 {earlier.Number} 同户同项，计为返修";
    }
}
