using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.FrontDesk.Domain;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;

namespace Anju.FrontDesk.Phrases;

/// <summary>All groups of polite phrases in the order of a call: those of the center, else those of the rules.</summary>
internal static class PhraseList
{
    [Permission(FrontDeskPermissions.Log)]
    public sealed record Query;

    public sealed record Group(PhraseKind Kind, string Word, string Clause, ContactWay? Way, int Version, IReadOnlyList<string> Phrases);

    public sealed class Handler(AppDb db) : IQueryHandler<Query, IReadOnlyList<Group>>
    {
        public async Task<Result<IReadOnlyList<Group>>> Handle(Query query, CancellationToken ct)
        {
            var own = await db.Set<PhraseGroup>().OrderBy(g => g.Kind).Take(Phrasebook.Groups.Count).ToDictionaryAsync(g => g.Kind, ct);
            return Phrasebook.Groups.Select(g => own.TryGetValue(g.Kind, out var changed)
                ? new Group(g.Kind, g.Word, g.Clause, g.Way, changed.Version, changed.Lines.Split('\n'))
                : new Group(g.Kind, g.Word, g.Clause, g.Way, 0, g.Given)).ToList();
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapQuery<Query, IReadOnlyList<Group>>("/phrases");
}
