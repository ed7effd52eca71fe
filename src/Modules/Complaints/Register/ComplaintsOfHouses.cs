using Microsoft.EntityFrameworkCore;
using Anju.Casework.Contracts;
using Anju.Complaints.Contracts;
using Anju.Complaints.Desk;
using Anju.Complaints.Domain;
using Anju.Estate.Contracts;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.People.Contracts;

namespace Anju.Complaints.Register;

/// <summary>What other modules ask of complaints.</summary>
internal sealed class ComplaintsOfHouses(AppDb db, Registration registration, ComplaintDesk desk, Procedures procedures, ITimeline timeline, INotices notices, CurrentUser user, Calendar calendar) : IComplaints
{
    private const int MostOpen = 20;

    public async Task<Result<ComplaintCard>> Register(NewComplaint complaint, CancellationToken ct)
    {
        var made = await registration.Register(complaint, ct);
        return made.Value is { } done ? Card(done) : made.Problem!;
    }

    public async Task<IReadOnlyList<ComplaintCard>> OpenOf(HouseId house, CancellationToken ct)
    {
        if (!user.May(ComplaintsPermissions.View))
            return [];
        var over = Complaint.Over;
        return [.. (await db.Set<Complaint>().AsNoTracking().Where(c => c.HouseId == house && c.DueAt < over).OrderBy(c => c.DueAt).ThenBy(c => c.Id).Take(MostOpen).ToListAsync(ct)).Select(Card)];
    }

    public async Task<Result<ComplaintCard>> RaisedAgain(ComplaintId id, string words, Subject from, string fromNumber, CancellationToken ct)
    {
        if (await desk.Load(id, ct) is not { } complaint)
            return Problem.NotFound("没有找到这件投诉");
        if (complaint.Note(urge: true, desk.Doer) is { } refused)
            return refused;
        await desk.Settle(complaint, ComplaintAct.Remark, $"第 {complaint.Urges} 次催问：{words}", "warn", ct);
        timeline.Add(from, $"同一件事，计入投诉 {complaint.Number}", "info", null, complaint.Number, complaint.Href);
        if (complaint.Urges >= (await procedures.Of(complaint.ProcedureNo, ct)).Rules.UrgesToTell)
            await notices.TellHolders(ComplaintsPermissions.Direct, $"投诉 {complaint.Number} {complaint.Title} 已催问 {complaint.Urges} 次（{fromNumber}）", complaint.Href, urgent: true, ct);
        return Card(complaint);
    }

    private ComplaintCard Card(Complaint c) => new(c.Id, c.Number, c.Title, Words.Of(c.State), c.NextDue < calendar.Now ? "bad" : Words.Colour(c.State), c.NextDue, c.HandlerName, c.Href);
}
