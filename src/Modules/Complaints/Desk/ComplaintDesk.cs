using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Anju.Casework.Contracts;
using Anju.Complaints.Contracts;
using Anju.Complaints.Domain;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.People.Contracts;

namespace Anju.Complaints.Desk;

/// <summary>What every act on a complaint sends: which one, and which version the form showed.</summary>
internal abstract record OnComplaint : IRepeatable
{
    public Guid RequestId { get; set; } = Guid.CreateVersion7();
    public ComplaintId Id { get; set; }

    /// <summary>As the form showed it; left out, the table of steps alone decides.</summary>
    public int? Version { get; set; }
}

/// <summary>A photo as a form sends it.</summary>
internal sealed record Photo
{
    [Required(ErrorMessage = "照片要有文件名"), StringLength(120, ErrorMessage = "文件名最多 120 字")]
    public string Name { get; set; } = "";
    public byte[] Bytes { get; set; } = [];
}

/// <summary>Where an act has left the complaint.</summary>
/// <param name="Version">To be sent with the next act.</param>
internal sealed record Moved(ComplaintId Id, string Number, ComplaintState State, int Version, DateTime? DueAt);

/// <summary>What every act on a complaint begins and ends with: find it, see that nobody was faster and that it is his; afterwards clocks, timeline, open pages.</summary>
internal sealed class ComplaintDesk(AppDb db, Stale stale, Procedures procedures, ITimeline timeline, IEvidence evidence, IFiles files, INotices notices, Events events, CurrentUser user, Calendar calendar)
{
    public Doer Doer => new(user.Id, user.Name, calendar.Now);

    /// <summary>An act from beginning to end, for those that need nothing but the complaint.</summary>
    public async Task<Result<Moved>> Do(OnComplaint command, ComplaintAct act, Func<Complaint, Doer, Problem?> step, Func<Complaint, string> text, string colour, CancellationToken ct)
    {
        var taken = await Take(command, act, ct);
        if (taken.Value is not { } complaint)
            return taken.Problem!;
        if (step(complaint, Doer) is { } refused)
            return refused;
        return await Settle(complaint, act, text(complaint), colour, ct);
    }

    /// <summary>The complaint as the form showed it; a conflict when somebody changed it meanwhile, a refusal when another one handles it. A month that is over counts from here.</summary>
    public async Task<Result<Complaint>> Take(OnComplaint command, ComplaintAct act, CancellationToken ct)
    {
        if (await Load(command.Id, ct) is not { } complaint)
            return Problem.NotFound("没有找到这件投诉");
        if (command.Version is { } shown && await stale.Check(complaint, shown, ct) is { } changed)
            return changed;
        if (Steps.Of(act).OnlyHandler && complaint.HandlerId != user.Id && !user.May(ComplaintsPermissions.Direct))
            return Problem.Forbidden(complaint.HandlerId is null ? "这件投诉还没有承办人，由主任交办" : $"这件投诉由{complaint.HandlerName}承办，不能代办");
        await Age(complaint, ct);
        return complaint;
    }

    public Task<Complaint?> Load(ComplaintId id, CancellationToken ct) => db.Set<Complaint>().SingleOrDefaultAsync(c => c.Id == id, ct);

    /// <summary>Makes it major when its month is over, with its line of history, and tells those who oversee. False when there was nothing to do.</summary>
    public async Task<bool> Age(Complaint complaint, CancellationToken ct)
    {
        if (!complaint.GrowOld(calendar.Now))
            return false;
        History(complaint, $"有效投诉满一个月没有解决，由{Words.Of(complaint.AgedFrom!.Value)}升为重大投诉", "bad");
        Note(complaint, ComplaintEvidence.BecameMajor, calendar.Now);
        foreach (var permission in (string[])[ComplaintsPermissions.Direct, ComplaintsPermissions.Oversee])
            await notices.TellHolders(permission, $"投诉 {complaint.Number} {complaint.Title} 满一个月没有解决，升为重大投诉", complaint.Href, urgent: true, ct);
        return true;
    }

    /// <summary>Keeps the photos of an act with the complaint; the first that is refused refuses the act.</summary>
    public async Task<Problem?> Keep(Complaint complaint, IEnumerable<Photo> photos, string purpose, CancellationToken ct)
    {
        foreach (var photo in photos)
            if ((await files.Keep(complaint.Subject, new NewFile(photo.Name, photo.Bytes), purpose, ComplaintsPermissions.View, ct)).Problem is { } problem)
                return Problem.Invalid("Photos", problem.For("Files") ?? problem.Message);
        return null;
    }

    /// <summary>Ends an act: rows it made, due moments, a line of history and one of evidence, live pages.</summary>
    /// <param name="act">Null for what notes its own evidence.</param>
    public async Task<Moved> Settle(Complaint complaint, ComplaintAct? act, string text, string colour, CancellationToken ct, DateTime? at = null, DateTime? doneAt = null)
    {
        complaint.Reckon((await procedures.Of(complaint.ProcedureNo, ct)).Rules, procedures.Clock, calendar);
        db.AddRange(complaint.TakeFresh());
        History(complaint, text, colour, at);
        if (ComplaintEvidence.Of(act) is { } kind)
            Note(complaint, kind, doneAt ?? at ?? calendar.Now);
        Tell(complaint, "changed");
        return new(complaint.Id, complaint.Number, complaint.State, db.Entry(complaint).State == EntityState.Added ? complaint.Version : complaint.Version + 1, complaint.NextDue);
    }

    /// <summary>A line of history that changes nothing else.</summary>
    public void History(Complaint complaint, string text, string colour, DateTime? at = null) => timeline.Add(complaint.Subject, text, colour, complaint.HouseId?.Value, complaint.Number, complaint.Href, at);

    /// <summary>A line of work evidence.</summary>
    public void Note(Complaint complaint, string kind, DateTime at) =>
        evidence.Note(new WorkDone(kind, complaint.Subject, complaint.Number, complaint.Title, complaint.Href, at) { House = complaint.HouseId?.Value });

    public void Tell(Complaint complaint, string what) => events.Tell("complaints",
        $$"""{"id":"{{complaint.Id.Value}}","number":"{{complaint.Number}}","state":"{{complaint.State}}","what":"{{what}}"}""");
}
