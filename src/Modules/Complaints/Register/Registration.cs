using Anju.Casework.Contracts;
using Anju.Complaints.Contracts;
using Anju.Complaints.Desk;
using Anju.Complaints.Domain;
using Anju.Estate.Contracts;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.UseCases;
using Anju.People.Contracts;

namespace Anju.Complaints.Register;

/// <summary>Puts a complaint into the register, whoever brings it: desk, visit, survey, patrol, follow-up.</summary>
internal sealed class Registration(AppDb db, IHouses houses, IStaff staff, Numbers numbers, Procedures procedures, ComplaintDesk desk, IFiles files, INotices notices, Calendar calendar)
{
    public const string FromSurvey = "意见征询";
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(1);

    public async Task<Result<Complaint>> Register(NewComplaint complaint, CancellationToken ct)
    {
        if (Refuse(complaint) is { } problem)
            return problem;
        var house = complaint.House is { } id ? await houses.Find(id, ct) : null;
        if (complaint.House is not null && house is null)
            return Problem.Invalid(nameof(NewComplaint.House), "没有找到这户房屋，请重新选择");
        var blamed = complaint.Blamed is { } who ? await staff.Find(who, ct) : null;
        if (complaint.Blamed is not null && blamed is null)
            return Problem.Invalid(nameof(NewComplaint.Blamed), "没有这位同事，请重新选择");

        var procedure = await procedures.Current(ct);
        var made = Complaint.Register(await numbers.OfToday("TS", ct), complaint, house, blamed?.Name ?? "", procedure, desk.Doer);
        db.Add(made);
        if (complaint.Origin is { } origin)
            await files.Share(origin, made.Subject, ct);
        desk.Note(made, ComplaintEvidence.Received, made.ReceivedAt);
        await desk.Settle(made, null, Line(made), made.Class == ComplaintClass.Major ? "bad" : "warn", ct, complaint.ReceivedAt);
        if (!made.IsBackfilled)
            await Tell(made, procedure.Rules.Of(made.Class).TellAtOnce, ct);
        return made;
    }

    /// <summary>The director learns of each complaint (S-4.1.3b); of a major one at once, and so do those who oversee.</summary>
    private async Task Tell(Complaint made, bool isGrave, CancellationToken ct)
    {
        var text = $"{(isGrave ? "重大投诉" : "新投诉")} {made.Number} {made.Title}";
        await notices.TellHolders(ComplaintsPermissions.Direct, text, made.Href, isGrave, ct);
        if (isGrave)
            await notices.TellHolders(ComplaintsPermissions.Oversee, text, made.Href, urgent: true, ct);
    }

    private Problem? Refuse(NewComplaint complaint)
    {
        var errors = new Dictionary<string, string[]>();
        if (complaint.House is null && string.IsNullOrWhiteSpace(complaint.Place))
            errors[nameof(complaint.Place)] = ["没有房号的投诉请写明地点"];
        if (string.IsNullOrWhiteSpace(complaint.Content))
            errors[nameof(complaint.Content)] = ["请填写投诉内容"];
        foreach (var (field, text, most) in ((string, string, int)[])[(nameof(complaint.Place), complaint.Place, 100), (nameof(complaint.Content), complaint.Content, 1000), (nameof(complaint.Demand), complaint.Demand, 500),
            (nameof(complaint.ComplainantName), complaint.ComplainantName, 60), (nameof(complaint.ComplainantPhone), complaint.ComplainantPhone, 40), (nameof(complaint.Channel), complaint.Channel, 20), (nameof(complaint.Department), complaint.Department, 60), (nameof(complaint.Original), complaint.Original, 1000)])
            if (text.Length > most)
                errors[field] = [$"最多 {most} 字"];
        if (complaint.Channel == FromSurvey && string.IsNullOrWhiteSpace(complaint.Original))
            errors[nameof(complaint.Original)] = ["来自意见征询的投诉请抄录问卷上的原文"];
        if (!Enum.IsDefined(complaint.Class))
            errors[nameof(complaint.Class)] = ["请选择等级"];
        var now = calendar.Now;
        if (complaint.ReceivedAt > now + Tolerance)
            errors[nameof(complaint.ReceivedAt)] = ["投诉时间不能晚于现在"];
        if (complaint.HappenedAt > now + Tolerance)
            errors[nameof(complaint.HappenedAt)] = ["发生时间不能晚于现在"];
        if (complaint.HappenedAt < now.AddYears(-10))
            errors[nameof(complaint.HappenedAt)] = ["发生时间太早，请核对"];
        if (complaint.AnswerBy < (complaint.ReceivedAt ?? now) - Tolerance)
            errors[nameof(complaint.AnswerBy)] = ["约定的答复时间已经过去，请重新约定"];
        return errors.Count == 0 ? null : Problem.Invalid(errors);
    }

    private string Line(Complaint made)
    {
        var text = $"{(made.IsBackfilled ? "补录：" : "")}登记投诉：{made.Content}，{Words.Of(made.Class)}";
        if (made.Department.Length + made.BlamedName.Length > 0)
            text += $"，被投诉 {made.Department} {made.BlamedName}".TrimEnd();
        if (made.AnswerBy is { } promised)
            text += $"，约定 {calendar.ToLocal(promised):MM-dd HH:mm} 前答复";
        return made.OriginNumber is { Length: > 0 } origin ? $"{text}，来自 {origin}" : text;
    }
}
