using Microsoft.EntityFrameworkCore;
using Anju.Casework.Contracts;
using Anju.Complaints.Contracts;
using Anju.FrontDesk.Desk;
using Anju.FrontDesk.Domain;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;

namespace Anju.FrontDesk.Case;

/// <summary>The person was promised an answer: the first one closes the contacts of the complaint; so does its end on another road. As a repair it goes on under the repair's promise.</summary>
internal sealed class ComplaintEnds(AppDb db, ITimeline timeline, IEvidence evidence, CurrentUser user) : IOn<ComplaintAnswered>, IOn<ComplaintEnded>, IOn<ComplaintMovedToRepair>
{
    private const int AtMost = 200, Longest = 400;

    public Task Handle(ComplaintAnswered happened, CancellationToken ct) => Close(happened.Id, $"{happened.Number} 已答复：{happened.Words}", happened.At, ct);

    public Task Handle(ComplaintEnded happened, CancellationToken ct) => Close(happened.Id, $"{happened.Number} {happened.Words}", happened.At, ct);

    public async Task Handle(ComplaintMovedToRepair happened, CancellationToken ct)
    {
        foreach (var contact in await OpenOf(happened.Id, ct))
        {
            contact.GoesOnAs(happened.Repair.Id);
            timeline.Add(contact, $"投诉 {happened.Number} 属报修事项，转报修 {happened.Repair.Number}", "info");
        }
    }

    private async Task Close(ComplaintId complaint, string words, DateTime at, CancellationToken ct)
    {
        foreach (var contact in await OpenOf(complaint, ct))
        {
            contact.CloseWith(words.Length <= Longest ? words : string.Concat(words.EnumerateRunes().Take(Longest / 2)) + "…", user.Name, at);
            evidence.Note(DeskEvidence.Answered, contact, at);
            timeline.Add(contact, $"投诉 {words}", contact.KeptPromise == false ? "warn" : "ok");
        }
    }

    private async Task<List<Contact>> OpenOf(ComplaintId complaint, CancellationToken ct) =>
        await db.Set<Contact>().Where(c => c.ComplaintId == complaint && c.ClosedAt == null).OrderBy(c => c.Id).Take(AtMost).ToListAsync(ct);
}
