using Microsoft.AspNetCore.Routing;
using Anju.Billing.Contracts;
using Anju.Estate.Contracts;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;
using Anju.Ledger.Dunning;
using Anju.People.Contracts;

namespace Anju.Ledger.Arrears;

/// <summary>What the list of arrears can be narrowed to: buildings, zones, items and stages.</summary>
internal static class ArrearsChoices
{
    [Permission(LedgerPermissions.View)]
    public sealed record Query;

    public sealed record Option(string Value, string Text);

    public sealed record View(IReadOnlyList<Option> Communities, IReadOnlyList<Option> Buildings, IReadOnlyList<Option> Zones, IReadOnlyList<Option> Items, IReadOnlyList<Option> Stages, IReadOnlyList<Option> LetterStages);

    internal sealed class Handler(IHouseHistory history, IStaff staff, IBills bills, DunningDesk desk, CurrentUser user) : IQueryHandler<Query, View>
    {
        public async Task<Result<View>> Handle(Query query, CancellationToken ct)
        {
            var buildings = (await history.Buildings(ct)).Where(b => user.Actor.Zone is not { } zone || zone.Contains(b.Id.Value)).ToList();
            var stages = (await desk.Ladder(ct)).Stages;
            return new View(
                [.. buildings.Select(b => new Option(b.Community.Value.ToString(), b.CommunityName)).Distinct()], [.. buildings.Select(b => new Option(b.Id.Value.ToString(), $"{b.CommunityName} {b.Name}"))],
                user.Actor.Zone is null ? [.. (await staff.Zones(ct)).Select(z => new Option(z.Id.Value.ToString(), $"{z.Name}（{z.Post}）"))] : [],
                [.. (await bills.Items(ct)).Select(i => new Option($"{i.No}", i.Name))], [.. stages.Select(s => new Option($"{s.Stage}", $"{s.Stage} {s.Title}"))],
                [.. stages.Where(s => s.IsLetter && (!s.NeedsDirector || user.May(LedgerPermissions.Letters))).Select(s => new Option($"{s.Stage}", $"{s.Stage} {s.Title}"))]);
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapQuery<Query, View>("/arrears/choices");
}
