using Anju.Casework.Contracts;
using Anju.Complaints.Case;
using Anju.Complaints.Desk;
using Anju.Complaints.Domain;
using Anju.Kernel.Calendars;
using Anju.Kernel.Text;
using Anju.Kernel.UseCases;

namespace Anju.Complaints.Telling;

/// <summary>Whom to ask again, by when, and who may not ask: never the blamed person, about a major complaint only the director.</summary>
internal sealed class FollowUpPlanning(ComplaintDesk desk, Procedures procedures, IFollowUps followUps, Calendar calendar)
{
    private const string OnlyDirector = "重大投诉由主任回访";

    public async Task<DateOnly> Plan(Complaint complaint, CancellationToken ct)
    {
        var day = calendar.Today.AddDays((await Rule(complaint, ct)).FollowUpDays);
        complaint.AskBy(day, desk.Doer);
        await Add(complaint, day, ct);
        return day;
    }

    /// <summary>After three tries that reached nobody.</summary>
    public async Task<Result<DateOnly>> PlanAgain(Complaint complaint, DateOnly? on, CancellationToken ct)
    {
        var day = on ?? calendar.Today.AddDays((await Rule(complaint, ct)).FollowUpDays);
        if (day < calendar.Today || day > calendar.Today.AddDays(60))
            return Problem.Invalid("On", "回访日期应在今天以后 60 天内");
        var isOneOpen = (await followUps.Of(complaint.Subject, ct)).Any(f => f.State == FollowUpState.Open);
        if (complaint.AskOnceMore(day, isOneOpen, desk.Doer) is { } refused)
            return refused;
        await Add(complaint, day, ct);
        return day;
    }

    private async Task<ClassRule> Rule(Complaint complaint, CancellationToken ct) => (await procedures.Of(complaint.ProcedureNo, ct)).Rules.Of(complaint.Class);

    private async Task Add(Complaint complaint, DateOnly day, CancellationToken ct)
    {
        var onlyDirector = (await Rule(complaint, ct)).DirectorAsks;
        followUps.Plan(new NewFollowUp(complaint.Subject, complaint.Number, complaint.Title, complaint.Href, complaint.HouseId?.Value, complaint.HouseNumber.Length > 0 ? complaint.HouseNumber : null,
            day, complaint.HandlerId is { } handler && !onlyDirector ? [handler] : [], $"{Mask.Name(complaint.ComplainantName)} {Mask.Phone(complaint.ComplainantPhone)}".Trim(),
            complaint.ComplainantPhone.Length > 0 ? $"/reveal?subject={ComplainantSource.Name}&id={complaint.Id.Value}&field=phone&why={Uri.EscapeDataString("回访")}" : null)
        {
            NotBy = complaint.BlamedId is { } blamed ? [blamed] : [],
            OnlyWith = onlyDirector ? ComplaintsPermissions.Direct : null,
            OnlyWhy = onlyDirector ? OnlyDirector : "",
        });
    }
}
