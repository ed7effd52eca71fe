using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Anju.Casework.Contracts;
using Anju.Inspections.Domain;
using Anju.Inspections.Standards;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.People.Contracts;

namespace Anju.Inspections.Record;

/// <summary>A photo as a form sends it; its own time stays with it.</summary>
internal sealed record Photo
{
    [Required(ErrorMessage = "照片要有文件名"), StringLength(120, ErrorMessage = "文件名最多 120 字")]
    public string Name { get; set; } = "";
    public byte[] Bytes { get; set; } = [];
}

/// <summary>One item of a check list as a form sends it.</summary>
internal sealed record ItemInput
{
    [Required(ErrorMessage = "请填写检查项"), StringLength(200, ErrorMessage = "检查项最多 200 字")]
    public string Text { get; set; } = "";
    public ItemOutcome Outcome { get; set; }

    [StringLength(100, ErrorMessage = "地点最多 100 字")]
    public string Place { get; set; } = "";

    /// <summary>What was seen; a failed item needs it.</summary>
    [StringLength(500, ErrorMessage = "事实最多 500 字")]
    public string Facts { get; set; } = "";

    /// <summary>当场改正: what was done at once; otherwise a failed item becomes a nonconformity.</summary>
    [StringLength(500, ErrorMessage = "当场改正最多 500 字")]
    public string OnSpot { get; set; } = "";
    public Severity Severity { get; set; } = Severity.Ordinary;
    public StaffId? Responsible { get; set; }

    /// <summary>Last day of the correction; by severity when empty.</summary>
    public DateOnly? DueOn { get; set; }
}

/// <param name="Nonconformities">Numbers of what the failed items became.</param>
internal sealed record Recorded(InspectionId Id, string Number, int Version, IReadOnlyList<string> Nonconformities);

/// <summary>Writes entries of 《检查记录》, whoever makes them: patrol, check of staff, special inspection, quick note.</summary>
internal sealed class InspectionDesk(AppDb db, Numbers numbers, IStaff staff, StandardBook standards, ITimeline timeline, IEvidence evidence, IFiles files, INotices notices, Events events, CurrentUser user, Calendar calendar)
{
    public const int DaysToCorrect = 3, RepeatDays = 90;

    public Doer Doer => new(user.Id, user.Name, calendar.Now);

    /// <summary>A record with its items, whole from the beginning (D-7b).</summary>
    public async Task<Result<Recorded>> Record(NewInspection found, string standardTopic, IReadOnlyList<ItemInput> items, IReadOnlyList<Photo> photos, CancellationToken ct)
    {
        var whole = await Complete(found, standardTopic, ct);
        if (whole.Problem is { } unknown)
            return unknown;
        var inspection = Inspection.Record(await numbers.OfToday("JC", ct), whole.Value!, calendar.DayOf(found.StartedAt) < calendar.Today, Doer);
        db.Add(inspection);
        var raised = await Add(inspection, items, ct);
        if (raised.Problem is { } wrong)
            return wrong;
        if (await Keep(inspection, photos, ct) is { } refused)
            return refused;
        History(inspection, $"{(inspection.IsBackfilled ? "补录：" : "")}{Words.Of(inspection.Kind)} {inspection.Topic} {inspection.Items} 项，不合格 {inspection.Failed} 项", inspection.Failed > 0 ? "warn" : "ok");
        foreach (var kind in InspectionEvidence.Of(inspection))
            evidence.Note(InspectionEvidence.Of(inspection, kind));
        events.Tell("inspections", "{}");
        return new Recorded(inspection.Id, inspection.Number, inspection.Version, raised.Value!);
    }

    private async Task<Result<NewInspection>> Complete(NewInspection found, string topic, CancellationToken ct)
    {
        var standard = await standards.InForce(topic, ct);
        if (standard is not null)
            found = found with { Standard = standard.Title };
        if (found.Checked is not { } id)
            return found;
        return await staff.Find(id, ct) is { } card ? found with { CheckedName = card.Name, Post = found.Post.Length > 0 ? found.Post : card.Post } : Problem.Invalid(nameof(RecordInspection.Command.Checked), "没有这位同事，请重新选择");
    }

    /// <summary>Adds items; each failed one that was not put right on the spot becomes a nonconformity (S-4.1.2f).</summary>
    public async Task<Result<IReadOnlyList<string>>> Add(Inspection inspection, IReadOnlyList<ItemInput> items, CancellationToken ct)
    {
        var raised = new List<string>();
        for (var i = 0; i < items.Count; i++)
        {
            var (input, field) = (items[i], $"Items[{i}].");
            if (!Enum.IsDefined(input.Outcome) || !Enum.IsDefined(input.Severity))
                return Problem.Invalid(field + nameof(input.Outcome), "请选择检查结果");
            if (input.Outcome == ItemOutcome.Failed && input.Facts.Length == 0)
                return Problem.Invalid(field + nameof(input.Facts), $"“{input.Text}”不合格，请写明事实");
            var item = inspection.Add(input.Text, input.Outcome, input.Place, input.Facts, input.Outcome == ItemOutcome.Failed ? input.OnSpot : "", Doer);
            db.Add(item);
            if (item.Outcome != ItemOutcome.Failed || item.OnSpot.Length > 0)
                continue;
            var made = await Raise(inspection, item, input, ct);
            if (made.Value is not { } nonconformity)
                return Problem.Invalid(field + nameof(input.Responsible), made.Problem!.Message);
            raised.Add(nonconformity.Number);
        }

        return new(raised, null);
    }

    private async Task<Result<Nonconformity>> Raise(Inspection inspection, InspectionItem item, ItemInput input, CancellationToken ct)
    {
        var responsible = (input.Responsible ?? inspection.CheckedId) is { } id ? await staff.Find(id, ct) : null;
        if (input.Responsible is not null && responsible is null)
            return Problem.NotFound("没有这位责任人，请重新选择");
        if (input.DueOn < calendar.Today)
            return Problem.NotFound("整改期限不能早于今天");
        var place = item.Place.Length > 0 ? item.Place : inspection.Place;
        var made = Nonconformity.Raise(await numbers.OfToday("ZG", ct), new Finding(inspection.Id, inspection.Number, item.No, place, item.Text, item.Facts, inspection.Standard, input.Severity, responsible?.Id, responsible?.Name ?? "",
            calendar.EndOf(input.DueOn ?? DueOn(input.Severity))), await Earlier(place, item.Text, ct), Doer);
        db.Add(made);
        evidence.Note(InspectionEvidence.Of(made, "nonconformity.opened", made.RaisedAt));
        timeline.Add(made.Subject, $"{inspection.Number} 查出不合格：{made.Item}，{made.Facts}（{Words.Of(made.Severity)}）{(made.RepeatOf is null ? "" : $"，{RepeatDays} 天内重复，见 {made.RepeatNumber}")}", "warn", number: made.Number, href: made.Href);
        if (made.ResponsibleId is { } who)
            notices.Tell([who], $"{made.Number} {place} {made.Item} 不合格，由您整改，{calendar.ToLocal(made.DueAt):MM-dd HH:mm} 前", made.Href, made.Severity == Severity.Serious);
        if (made.ResponsibleId is null || made.Severity == Severity.Serious)
            await notices.TellHolders(InspectionsPermissions.Direct, $"{Words.Of(made.Severity)}不合格 {made.Number} {place} {made.Item}{(made.ResponsibleId is null ? "，请定责任人" : "")}", made.Href, made.Severity == Severity.Serious, ct);
        return made;
    }

    private DateOnly DueOn(Severity severity) => severity == Severity.Serious ? calendar.Today : calendar.Today.AddDays(DaysToCorrect);

    /// <summary>The last finding of the same place and item within 90 days.</summary>
    private Task<Nonconformity?> Earlier(string place, string item, CancellationToken ct)
    {
        var (key, since) = (Nonconformity.KeyOf(place, item), calendar.Now.AddDays(-RepeatDays));
        return db.Set<Nonconformity>().AsNoTracking().Where(n => n.SameKey == key && n.RaisedAt >= since && n.State != NonconformityState.Void).OrderByDescending(n => n.RaisedAt).ThenBy(n => n.Id).FirstOrDefaultAsync(ct);
    }

    public async Task<Problem?> Keep(Inspection inspection, IReadOnlyList<Photo> photos, CancellationToken ct)
    {
        foreach (var photo in photos)
            if ((await files.Keep(inspection.Subject, new NewFile(photo.Name, photo.Bytes), "检查照片", InspectionsPermissions.View, ct)).Problem is { } problem)
                return Problem.Invalid("Photos", problem.Message);
        return null;
    }

    public void History(Inspection inspection, string text, string colour) => timeline.Add(inspection.Subject, text, colour, number: inspection.Number, href: inspection.Href);
}
