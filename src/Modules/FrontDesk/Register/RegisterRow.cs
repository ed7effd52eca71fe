using System.Linq.Expressions;
using Anju.FrontDesk.Contracts;
using Anju.FrontDesk.Domain;
using Anju.Kernel.Calendars;
using Anju.Kernel.Text;

namespace Anju.FrontDesk.Register;

/// <summary>One line of the register as pages, print and export show it: name and phone masked.</summary>
internal sealed record RegisterRow(ContactId Id, string Number, DateTime At, ContactWay Way, string HouseNumber, string Caller, string Phone, ContactKind Kind,
    string Content, bool IsImportant, string InstructedBy, string TakenBy, Outcome Outcome, DateTime? PromisedAt, string PassedTo, string Result, DateTime? ClosedAt,
    string ClosedBy, bool? KeptPromise, bool AskedAnythingElse, string LinkedNumber, string LinkedHref, bool IsBackfilled)
{
    public static readonly Expression<Func<Contact, RegisterRow>> Of = c => new RegisterRow(c.Id, c.Number, c.At, c.Way, c.HouseNumber, Mask.Name(c.Caller),
        Mask.Phone(c.CallerPhone), c.Kind, c.Content, c.IsImportant, c.InstructedBy, c.TakenBy, c.Outcome, c.PromisedAt, c.PassedTo,
        c.Outcome == Outcome.NotOffered ? c.Reason + "；" + c.Explained : c.Result, c.ClosedAt, c.ClosedBy, c.KeptPromise, c.AskedAnythingElse, c.LinkedNumber,
        c.LinkedHref, c.IsBackfilled);

    public string Href => $"/desk/contacts/{Id.Value}";

    public bool IsLate(DateTime now) => ClosedAt is null && PromisedAt < now;

    /// <summary>Badge word and colour word of the design.</summary>
    public (string Word, string State) Badge(Calendar calendar) => (ClosedAt, Outcome) switch
    {
        (not null, Outcome.SolvedOnSpot) => ("当场解决", "ok"),
        (not null, Outcome.NotOffered) => ("不能提供", "mute"),
        (not null, _) => KeptPromise == false ? ("超约办结", "warn") : ("已办结", "ok"),
        _ when PromisedAt < calendar.Now => ($"{TimeWords.TimeLeft(PromisedAt.Value - calendar.Now).Replace("超", "超约", StringComparison.Ordinal)}", "bad"),
        _ when PromisedAt < calendar.Now.AddHours(2) => (calendar.TimeLeft(PromisedAt.Value), "warn"),
        _ => ("待办", "info"),
    };

    /// <summary>warn today, bad when passed; nothing otherwise.</summary>
    public string? DueState(Calendar calendar) => ClosedAt is not null || PromisedAt is null ? null
        : PromisedAt < calendar.Now ? "bad" : PromisedAt <= calendar.EndOf(calendar.Today) ? "warn" : null;
}
