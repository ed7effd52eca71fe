using Anju.Casework.Contracts;
using Anju.Complaints.Contracts;
using Anju.FrontDesk.Domain;
using Anju.Kernel.UseCases;

namespace Anju.FrontDesk.Log;

/// <summary>A contact of kind 投诉 and its complaint are one act: made together and linked, or counted on the complaint that is there (R-4.2.2b).</summary>
internal sealed class LinkedComplaint(IComplaints complaints)
{
    public async Task<Problem?> Link(Contact contact, LogContact.Command command, CancellationToken ct)
    {
        if (command.Related.Length > 0)
            return await RaisedAgain(contact, command, ct);
        if (contact.Outcome != Outcome.Promised && !contact.IsBackfilled)
            return Problem.Invalid(nameof(command.Outcome), "投诉须记入《用户投诉记录表》并约定答复时间；不属职责的，由主任判定后解释");
        if (contact is { HouseId: null } && command.Place.Length == 0)
            return Problem.Invalid(nameof(command.Place), "没有选房屋的投诉，请写明地点");
        var made = await complaints.Register(new NewComplaint(contact.HouseId, command.Place, contact.Content, command.Demand, command.ComplaintClass, contact.Caller, contact.CallerPhone,
            contact.PromisedAt, ContactWords.Of(contact.Way), contact.Subject, contact.Number)
        {
            Department = command.Department,
            ReceivedAt = contact.IsBackfilled ? contact.At : null,
        }, ct);
        if (made.Value is not { } complaint)
            return made.Problem!;
        contact.Link(complaint);
        return null;
    }

    private async Task<Problem?> RaisedAgain(Contact contact, LogContact.Command command, CancellationToken ct)
    {
        var open = contact.HouseId is { } house ? await complaints.OpenOf(house, ct) : [];
        if (open.FirstOrDefault(c => c.Number == command.Related) is not { } known)
            return Problem.Invalid(nameof(command.Related), "这件投诉已经结束，或不属于这户");
        var counted = await complaints.RaisedAgain(known.Id, contact.Content, contact.Subject, contact.Number, ct);
        if (counted.Value is not { } complaint)
            return counted.Problem!;
        contact.Link(complaint);
        return null;
    }
}
