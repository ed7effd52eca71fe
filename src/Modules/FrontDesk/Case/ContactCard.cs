using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Casework.Contracts;
using Anju.FrontDesk.Contracts;
using Anju.FrontDesk.Domain;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.Text;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;

namespace Anju.FrontDesk.Case;

/// <summary>One contact with its promises, its chain of 其他事项, photos and history. Names and phones are masked.</summary>
internal static class ContactCard
{
    private const int LinesShown = 40, ChainShown = 10;

    [Permission(FrontDeskPermissions.Log)]
    public sealed record Query
    {
        public Guid Id { get; set; }
    }

    public sealed record PromiseLine(int No, DateTime PromisedAt, string Reason, string AgreedWith, string AgreedBy, DateTime AgreedAt, bool EarlierBroken);

    public sealed record DisputeLine(string Facts, string Witnesses, string By, DateTime At);

    public sealed record Linked(ContactId Id, string Number, string Kind, string Content, bool IsBefore);

    public sealed record Card(ContactId Id, int Version, string Number, DateTime At, DateTime LoggedAt, bool IsBackfilled, ContactWay Way, Guid? House, string HouseNumber,
        string Caller, string CallerPhone, ContactKind Kind, string Content, string TakenBy, Outcome Outcome, DateTime? PromisedAt, string PassedTo, string Reason,
        string Explained, string Result, DateTime? ClosedAt, string ClosedBy, bool? KeptPromise, bool IsImportant, DateTime? AskedDirectorAt, string Instruction,
        string InstructedBy, DateTime? InstructedAt, int? ResponseMinutes, string LinkedNumber, string LinkedHref, bool AskedAnythingElse,
        IReadOnlyList<PromiseLine> Promises, IReadOnlyList<DisputeLine> Disputes, IReadOnlyList<Linked> Chain, IReadOnlyList<FileCard> Photos, IReadOnlyList<TimelineLine> History);

    public sealed class Handler(AppDb db, IFiles files, ITimeline timeline, CurrentUser user) : IQueryHandler<Query, Card>
    {
        public async Task<Result<Card>> Handle(Query query, CancellationToken ct)
        {
            var id = new ContactId(query.Id);
            if (await db.Set<Contact>().SingleOrDefaultAsync(c => c.Id == id, ct) is not { } c)
                return Problem.NotFound("找不到这条登记");
            var promises = await db.Set<Promise>().Where(p => p.ContactId == id).OrderBy(p => p.No).Take(LinesShown)
                .Select(p => new PromiseLine(p.No, p.PromisedAt, p.Reason, Mask.Name(p.AgreedWith), p.AgreedBy, p.AgreedAt, p.EarlierBroken)).ToListAsync(ct);
            return new Card(c.Id, c.Version, c.Number, c.At, c.LoggedAt, c.IsBackfilled, c.Way, c.HouseId?.Value, c.HouseNumber, Mask.Name(c.Caller), Mask.Phone(c.CallerPhone),
                c.Kind, c.Content, c.TakenBy, c.Outcome, c.PromisedAt, c.PassedTo, c.Reason, c.Explained, c.Result, c.ClosedAt, c.ClosedBy, c.KeptPromise,
                c.IsImportant, c.AskedDirectorAt, c.Instruction, c.InstructedBy, c.InstructedAt, c.ResponseMinutes, c.LinkedNumber, c.LinkedHref, c.AskedAnythingElse,
                promises, await Disputes(id, ct), await Chain(c, ct), await files.Of(c.Subject, ct), await timeline.Of(c.Subject, LinesShown, ct));
        }

        /// <summary>Facts of a dispute are for the director's eyes; others see on the history that there was one.</summary>
        private async Task<IReadOnlyList<DisputeLine>> Disputes(ContactId id, CancellationToken ct) => !user.May(FrontDeskPermissions.Direct) ? []
            : await db.Set<Dispute>().Where(d => d.ContactId == id).OrderBy(d => d.At).ThenBy(d => d.Id).Take(ChainShown)
                .Select(d => new DisputeLine(d.Facts, d.Witnesses, d.By, d.At)).ToListAsync(ct);

        private async Task<IReadOnlyList<Linked>> Chain(Contact contact, CancellationToken ct)
        {
            var (id, previous) = (contact.Id, contact.PreviousId);
            var rows = await db.Set<Contact>().Where(c => c.PreviousId == id || c.Id == previous).OrderBy(c => c.At).ThenBy(c => c.Id).Take(ChainShown)
                .Select(c => new { c.Id, c.Number, c.Kind, c.Content }).ToListAsync(ct);
            return [.. rows.Select(r => new Linked(r.Id, r.Number, ContactWords.Of(r.Kind), r.Content, r.Id == previous))];
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapQuery<Query, Card>("/contacts/{id:guid}");
}
