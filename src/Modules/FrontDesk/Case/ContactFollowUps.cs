using Microsoft.EntityFrameworkCore;
using Anju.Casework.Contracts;
using Anju.FrontDesk.Advise;
using Anju.FrontDesk.Contracts;
using Anju.FrontDesk.Domain;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.Text;
using Anju.Kernel.UseCases;
using Anju.People.Contracts;

namespace Anju.FrontDesk.Case;

/// <summary>Who gave an opinion is asked again after the answer, by the rule of the kind of matter (S-4.1.3e). Repairs and complaints have their own.</summary>
internal sealed class ContactFollowUps(AppDb db, IFollowUps followUps, CurrentUser user, Calendar calendar)
{
    /// <summary>After the answer; nothing for who left neither a house nor a telephone, or is not in the sample.</summary>
    public async Task Plan(Contact contact, CancellationToken ct)
    {
        if (contact.IsOpen || contact.IsBackfilled || contact.LinkedNumber.Length > 0 || !Advice.MayFollowUp(contact.Kind) || contact.HouseId is null && contact.CallerPhone.Length == 0)
            return;
        var rule = await db.Set<DeskAdvice>().AsNoTracking().SingleOrDefaultAsync(a => a.Kind == contact.Kind, ct);
        if (!Sampling.Includes(contact.Number, rule?.FollowUpShare ?? Advice.FollowUpShare(contact.Kind)))
            return;
        var day = calendar.Today.AddDays(rule?.FollowUpDays ?? Advice.FollowUpDays);
        followUps.Plan(new NewFollowUp(contact.Subject, contact.Number, $"{ContactWords.Of(contact.Kind)} {Log.AfterLogging.Short(contact.Content)}", contact.Href, contact.HouseId?.Value,
            contact.HouseNumber.Length > 0 ? contact.HouseNumber : null, day, user.Id is { } me ? [me] : [], $"{Mask.Name(contact.Caller)} {Mask.Phone(contact.CallerPhone)}".Trim(), contact.Href));
    }
}

/// <summary>Not content with the answer: the line is open again, under a promise for the next working day, and the director hears of it.</summary>
internal sealed class ContactIsFollowedUp(AppDb db, ITimeline timeline, INotices notices, CurrentUser user, Calendar calendar) : IOn<FollowUpAnswered>
{
    private static readonly TimeOnly AnswerBy = new(18, 0);

    public async Task Handle(FollowUpAnswered happened, CancellationToken ct)
    {
        var id = new ContactId(happened.Subject.Id);
        if (happened.Subject.Kind != Contact.SubjectKind || await db.Set<Contact>().SingleOrDefaultAsync(c => c.Id == id, ct) is not { } contact)
            return;
        if (happened.Grade != Grade.Dissatisfied || contact.IsOpen)
            return;
        var reason = $"回访不满意：{(happened.Words.Length <= 180 ? happened.Words : happened.Words[..180])}";
        var promised = calendar.ToUtc(calendar.NextWorkingDay(calendar.Today), AnswerBy);
        if (contact.Reopen(promised, reason, user.Name, calendar.Now).Value is { } promise)
            db.Add(promise);
        timeline.Add(contact, $"{reason}；重新打开，{calendar.ShortTime(promised)} 前答复", "bad");
        await notices.TellHolders(FrontDeskPermissions.Direct, $"{contact.Number} {contact.HouseNumber} {reason}", contact.Href, urgent: false, ct);
    }
}

/// <summary>The rules of the desk beside the one queue.</summary>
internal sealed class ContactFollowUpRules(Query<AdviceList.Query, IReadOnlyList<AdviceList.Line>> advice) : IFollowUpRules
{
    public string Kind => Contact.SubjectKind;
    public int Order => 30;
    public string Href => "/desk/advice";

    public async Task<IReadOnlyList<FollowUpRule>> Rules(CancellationToken ct) =>
        [.. ((await advice.Ask(new(), ct)).Value ?? []).Where(l => l.FollowUpShare > 0).Select(l => new FollowUpRule(l.Word, l.FollowUpShare, l.FollowUpDays, "答复人以外的同事"))];
}
