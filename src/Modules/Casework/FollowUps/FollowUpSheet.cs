using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Casework.Contracts;
using Anju.Casework.Domain;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.Text;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;

namespace Anju.Casework.FollowUps;

/// <summary>One follow-up with its tries and signature: the page, and the paper 《回访记录》.</summary>
internal static class FollowUpSheet
{
    [Permission(CaseworkPermissions.FollowUp)]
    public sealed record Query
    {
        public Guid Id { get; set; }
    }

    public sealed record Try(int Attempt, DateTime At, string By, string Why);

    /// <param name="OwnWork">The current user did the work and does not ask alone.</param>
    /// <param name="WhyNot">Why the current user may not ask here at all; null when he may.</param>
    public sealed record Sheet(FollowUpId Id, int Version, string? Number, string SubjectKind, string SubjectNumber, string Title, string SubjectHref, string? HouseNumber, Guid? House, string Person, string? PhoneHref,
        DateOnly DueOn, DateTime PlannedAt, string PlannedBy, FollowUpState State, string? TakenBy, DateTime? ClosedAt, string? AskedBy, string? Companion, FollowUpWay? Way, Grade? Grade,
        string? Words, string? WithdrawnBecause, bool OwnWork, string? WhyNot, IReadOnlyList<Try> Tries, SignatureCard? Signature);

    internal sealed class Handler(AppDb db, ISignatures signatures, CurrentUser user) : IQueryHandler<Query, Sheet>
    {
        public async Task<Result<Sheet>> Handle(Query query, CancellationToken ct)
        {
            var id = new FollowUpId(query.Id);
            if (await db.Set<FollowUp>().AsNoTracking().SingleOrDefaultAsync(f => f.Id == id, ct) is not { } f)
                return Problem.NotFound("没有这项回访");
            var tries = await db.Set<FollowUpTry>().AsNoTracking().Where(t => t.FollowUp == id).OrderBy(t => t.Attempt).Take(FollowUp.TriesUntilUnreached)
                .Select(t => new Try(t.Attempt, t.At, t.By, t.Why)).ToListAsync(ct);
            var signature = f.Signature is null ? null : (await signatures.Of(new Subject("follow-up", f.Id.Value), ct))[^1] is var taken ? taken with { Signer = Mask.Name(taken.Signer) } : null;
            return new Sheet(f.Id, f.Version, f.Number, f.SubjectKind, f.SubjectNumber, f.Title, f.Href, f.HouseNumber, f.House, f.Person, f.PhoneHref, f.DueOn, f.PlannedAt, f.PlannedBy, f.State, f.TakenBy,
                f.ClosedAt, f.AskedBy, f.Companion, f.Way, f.Grade, f.Words, f.WithdrawnBecause, user.Id is { } me && f.WasDoneBy(me.Value), f.WhyNot(user), tries, signature);
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapQuery<Query, Sheet>("/follow-up");
}
