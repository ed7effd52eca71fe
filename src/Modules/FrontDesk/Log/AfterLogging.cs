using System.Buffers;
using Microsoft.EntityFrameworkCore;
using Anju.Casework.Contracts;
using Anju.FrontDesk.Desk;
using Anju.FrontDesk.Domain;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.People.Contracts;
using Anju.Repairs.Contracts;

namespace Anju.FrontDesk.Log;

/// <summary>What follows from a new line in the same transaction: its repair or complaint, its photos, the colleague and the director told.</summary>
internal sealed class AfterLogging(AppDb db, IRepairs repairs, LinkedComplaint complaints, IFiles files, ITimeline timeline, IEvidence evidence, IStaff staff, INotices notices, Events events, Case.ContactFollowUps followUps, CurrentUser user, Calendar calendar)
{
    public async Task<Problem?> Do(Contact contact, LogContact.Command command, CancellationToken ct)
    {
        if (await PassOn(contact, command, ct) is { } nobody)
            return nobody;
        if ((contact.Kind == ContactKind.Complaint ? await complaints.Link(contact, command, ct) : await LinkRepair(contact, command, ct)) is { } refused)
            return refused;
        if (await KeepPhotos(contact, command, ct) is { } badPhoto)
            return badPhoto;

        evidence.Note(DeskEvidence.Contact, contact, contact.At);
        if (contact.ClosedAt is { } answered)
            evidence.Note(DeskEvidence.Answered, contact, answered);
        if (contact.IsImportant)
            evidence.Note(DeskEvidence.AskedDirector, contact, contact.AskedDirectorAt ?? contact.At);
        timeline.Add(contact.Subject, Line(contact), State(contact), contact.HouseId?.Value, contact.Number, contact.Href, contact.At);
        if (command.Draft is { } draft && await db.Set<Draft>().SingleOrDefaultAsync(d => d.Id == draft && d.OwnerId == user.Id, ct) is { } parked)
            db.Remove(parked);
        if (!contact.IsBackfilled)
            await Tell(contact, ct);
        await followUps.Plan(contact, ct);
        events.Tell("desk", $$"""{"number":"{{contact.Number}}"}""");
        return null;
    }

    private async Task<Problem?> PassOn(Contact contact, LogContact.Command command, CancellationToken ct)
    {
        if (command.PassedTo is not { } id)
            return null;
        if (await staff.Find(id, ct) is not { } colleague)
            return Problem.Invalid(nameof(command.PassedTo), "没有这位同事，请重新选择");
        contact.PassTo(id, colleague.Name);
        return null;
    }

    private async Task<Problem?> LinkRepair(Contact contact, LogContact.Command command, CancellationToken ct)
    {
        if (command.Related.Length > 0)
        {
            var open = contact.HouseId is { } house ? await repairs.OpenOf(house, ct) : [];
            if (open.FirstOrDefault(r => r.Number == command.Related) is not { } known)
                return Problem.Invalid(nameof(command.Related), "这张报修单已经结束，或不属于这户");
            contact.Link(known);
            timeline.Add(new Subject("repair", known.Id.Value), $"{ContactWords.Of(contact.Way)}催问：{contact.Content}", "warn", null, contact.Number, contact.Href, contact.At);
            return null;
        }

        if (contact.Kind != ContactKind.Repair || contact.Outcome == Outcome.NotOffered)
            return null;
        if (contact.Outcome == Outcome.SolvedOnSpot && !contact.IsBackfilled)
            return Problem.Invalid(nameof(command.Outcome), "报修须开报修单并约定时间；电话里就解决了的，事项请选“求助”");
        if (NotEnough(contact, command) is { } missing)
            return missing;

        var registered = await repairs.Register(new NewRepair(contact.HouseId, command.Place, ItemOf(command), contact.Content, command.RepairClass, command.RepairPart,
            contact.Caller, contact.CallerPhone, contact.PromisedAt, ContactWords.Of(contact.Way), contact.Subject, contact.Number)
        {
            Past = contact.IsBackfilled ? new PastRepair(contact.At, contact.ClosedAt, contact.Result) : null,
        }, ct);
        if (registered.Value is not { } repair)
            return registered.Problem!;
        contact.Link(repair);
        return null;
    }

    private static Problem? NotEnough(Contact contact, LogContact.Command command)
    {
        var errors = new Dictionary<string, string[]>();
        if (contact.IsOpen && contact.Caller.Length == 0)
            errors[nameof(command.Caller)] = ["报修须写明报修人"];
        if (contact.IsOpen && contact.CallerPhone.Length == 0)
            errors[nameof(command.CallerPhone)] = ["报修须留电话，师傅上门前要联系"];
        if (contact.HouseId is null && command.Place.Length == 0)
            errors[nameof(command.Place)] = ["没有选房屋的报修，请写明地点"];
        return errors.Count > 0 ? Problem.Invalid(errors) : null;
    }

    private static readonly SearchValues<char> Stops = SearchValues.Create("，。；,.;\n\r");

    /// <summary>What is broken, when the clerk gave no name for it: the first words of the matter.</summary>
    private static string ItemOf(LogContact.Command command)
    {
        if (command.Item.Length > 0)
            return command.Item;
        var end = command.Content.AsSpan().IndexOfAny(Stops);
        var words = end > 0 ? command.Content[..end] : command.Content;
        return words.Length <= 20 ? words : string.Concat(words.EnumerateRunes().Take(20));
    }

    private async Task<Problem?> KeepPhotos(Contact contact, LogContact.Command command, CancellationToken ct)
    {
        foreach (var photo in command.Photos)
            if ((await files.Keep(contact.Subject, new NewFile(photo.Name, photo.Bytes), "照片", FrontDeskPermissions.Log, ct)).Problem is { } problem)
                return Problem.Invalid(nameof(command.Photos), problem.Message);
        if (command.Photos.Count > 0 && contact.RepairId is { } repair)
            await files.Share(contact.Subject, new Subject("repair", repair.Value), ct);
        if (command.Photos.Count > 0 && contact.ComplaintId is { } complaint)
            await files.Share(contact.Subject, new Subject("complaint", complaint.Value), ct);
        return null;
    }

    private async Task Tell(Contact contact, CancellationToken ct)
    {
        var about = $"{contact.Number} {contact.HouseNumber} {Short(contact.Content)}".Replace("  ", " ", StringComparison.Ordinal);
        if (contact.IsImportant)
            await notices.TellHolders(FrontDeskPermissions.Direct, $"重要事项请示：{about}", contact.Href, urgent: true, ct);
        if (contact.PassedToId is { } to && to != user.Id && contact.IsOpen)
            notices.Tell([to], $"转交给您：{about}，约定 {calendar.ShortTime(contact.PromisedAt!.Value)}", contact.Href);
    }

    private string Line(Contact contact)
    {
        var head = $"{ContactWords.Of(contact.Way)} {ContactWords.Of(contact.Kind)}：{contact.Content}";
        return contact.Outcome switch
        {
            Outcome.Promised => $"{head}；约定 {calendar.ShortTime(contact.PromisedAt!.Value)}",
            Outcome.NotOffered => $"{head}；不能提供：{contact.Reason}",
            _ => $"{head}；当场解决",
        };
    }

    private static string State(Contact contact) => contact.IsImportant ? "bad" : contact.Outcome switch { Outcome.SolvedOnSpot => "ok", Outcome.NotOffered => "mute", _ => "info" };

    internal static string Short(string text) => text.Length <= 40 ? text : string.Concat(text.EnumerateRunes().Take(40)) + "…";
}
