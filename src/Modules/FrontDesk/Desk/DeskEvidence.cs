using Anju.Casework.Contracts;
using Anju.FrontDesk.Domain;
using Anju.FrontDesk.Log;

namespace Anju.FrontDesk.Desk;

/// <summary>What the desk leaves as evidence .</summary>
internal sealed class DeskEvidence : IEvidenceKinds
{
    public const string Contact = "desk.contact", Answered = "desk.answered", AskedDirector = "desk.asked-director", Instructed = "desk.instructed", Dispute = "desk.dispute",
        Message = "desk.message", TakeOver = "desk.take-over", HandOver = "desk.handover";

    public IReadOnlyList<EvidenceKind> Kinds { get; } =
    [
        new(Contact, "登记来电来访"), new(Answered, "答复住户"), new(AskedDirector, "请示主任"), new(Instructed, "批示"), new(Dispute, "报告争执事件"),
        new(Message, "代接留言"), new(TakeOver, "接班"), new(HandOver, "交班"),
    ];
}

internal static class DeskWork
{
    public static void Note(this IEvidence evidence, string kind, Contact contact, DateTime at) =>
        evidence.Note(new(kind, contact.Subject, contact.Number, $"{contact.HouseNumber} {AfterLogging.Short(contact.Content)}".Trim(), contact.Href, at) { House = contact.HouseId?.Value });

    public static void Note(this IEvidence evidence, string kind, Shift shift, DateTime at) => evidence.Note(new(kind, new Subject("shift", shift.Id.Value), "", $"{shift.On:MM-dd} {shift.Slot}", "/desk/shift", at));
}
