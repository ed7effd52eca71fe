using Anju.Casework.Contracts;
using Anju.Casework.Domain;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;

namespace Anju.Casework.Evidence;

internal sealed class EvidenceBook(AppDb db, CurrentUser user, Calendar calendar) : IEvidence
{
    public void Note(WorkDone work)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(work.Amount);
        var now = calendar.Now;
        var on = calendar.DayOf(work.At);
        db.Add(new EvidenceLine
        {
            Kind = work.Kind,
            On = on,
            At = work.At,
            EnteredAt = now,
            IsLate = on < calendar.DayOf(now),
            ById = work.By ?? user.Id,
            By = work.ByName ?? user.Name,
            SubjectKind = work.Subject.Kind,
            SubjectId = work.Subject.Id,
            About = work.About,
            House = work.House,
            Amount = work.Amount,
            Number = work.Number,
            Title = Words.Cut(work.Title, 200),
            Href = work.Href,
        });
    }
}
