using Anju.Estate.Contracts;
using Anju.FrontDesk.Contracts;
using Anju.Kernel.Identity;
using Anju.Kernel.Text;
using Anju.Kernel.UseCases;

namespace Anju.FrontDesk.Domain;

/// <summary>Everything a clerk has written down about one contact, before the rules have judged it.</summary>
/// <param name="Promise">As typed; read by <see cref="PromiseText"/>.</param>
/// <param name="AnsweredAt">Only for entries made afterwards: when it was answered.</param>
internal sealed record ContactEntry(DateTime At, DateTime Now, bool IsBackfilled, ContactWay Way, HouseId? House, string HouseNumber,
    string Caller, string CallerPhone, ContactKind Kind, string Content, Outcome Outcome, string Result, DateTime? PromisedAt, string Reason, string Explained,
    bool IsImportant, bool AskedAnythingElse, ContactId? Previous, StaffId? TakenById, string TakenBy, DateTime? AnsweredAt);

internal sealed partial class Contact
{
    /// <summary>Writes the line. An unsolved contact without a promised time is refused (R-4.2.3b), so is a result that says nothing.</summary>
    public static Result<Contact> Log(ContactEntry entry)
    {
        if (Refusals(entry) is { Count: > 0 } errors)
            return Problem.Invalid(errors);

        var contact = new Contact
        {
            Id = Kernel.Id.New<ContactId>(),
            At = entry.At,
            LoggedAt = entry.Now,
            IsBackfilled = entry.IsBackfilled,
            Way = entry.Way,
            HouseId = entry.House,
            HouseNumber = entry.HouseNumber,
            Caller = entry.Caller,
            CallerPhone = Digits(entry.CallerPhone),
            PhoneTail = Tail(entry.CallerPhone),
            Kind = entry.Kind,
            Content = entry.Content,
            TakenById = entry.TakenById,
            TakenBy = entry.TakenBy,
            PreviousId = entry.Previous,
            AskedAnythingElse = entry.AskedAnythingElse,
            Outcome = entry.Outcome,
            Reason = entry.Reason,
            Explained = entry.Explained,
            Result = entry.Result,
            IsImportant = entry.IsImportant,
            AskedDirectorAt = entry.IsImportant ? entry.Now : null,
        };
        if (entry.Outcome == Outcome.Promised)
            (contact.PromisedAt, contact.Promises) = (entry.PromisedAt, 1);
        if (entry.Outcome != Outcome.Promised)
            contact.Close(entry.TakenBy, entry.AnsweredAt ?? entry.At);
        else if (entry.AnsweredAt is { } answered)
            contact.Close(entry.TakenBy, answered);
        return contact;
    }

    /// <summary>The first agreement, for the history.</summary>
    public Promise? FirstPromise() => PromisedAt is { } at && Promises == 1 ? new(this, 1, at, false, "", Caller, TakenBy, LoggedAt) : null;

    private static Dictionary<string, string[]> Refusals(ContactEntry entry)
    {
        var errors = new Dictionary<string, string[]>();
        switch (entry.Outcome)
        {
            case Outcome.SolvedOnSpot when entry.Result.Length == 0:
                errors["Result"] = ["当场解决的，请写明结果（R-4.2.3）"];
                break;
            case Outcome.Promised when entry.PromisedAt is null:
                errors["Promise"] = [PromiseText.Missing];
                break;
            case Outcome.Promised when entry.PromisedAt <= entry.At:
                errors["Promise"] = ["约定时间须晚于来电来访时间"];
                break;
            case Outcome.NotOffered:
                if (entry.Reason.Length == 0)
                    errors["Reason"] = ["不能提供的，请写明原因（R-4.2.3）"];
                if (entry.Explained.Length == 0)
                    errors["Explained"] = ["请写明怎样向住户解释的（R-4.2.3）"];
                break;
        }

        if (entry.AnsweredAt < entry.At)
            errors["AnsweredAt"] = ["答复时间早于来电来访时间"];
        else if (entry.AnsweredAt > entry.Now)
            errors["AnsweredAt"] = ["答复时间晚于现在"];
        else if (entry.AnsweredAt is not null && entry.Result.Length == 0)
            errors["Result"] = ["已答复的，请写明结果"];
        return errors;
    }

    /// <summary>One writing for one number; what is no number stays as it was said.</summary>
    private static string Digits(string phone) => !PhoneNumber.TryParse(phone, out var number) ? phone
        : number.Extension is { } extension ? $"{number.Value}转{extension}" : number.Value;

    private static string Tail(string phone) => PhoneNumber.TryParse(phone, out var number) ? number.Tail4 : "";
}
