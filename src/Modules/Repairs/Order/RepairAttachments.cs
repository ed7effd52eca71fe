using Anju.Casework.Contracts;
using Anju.Estate.Contracts;
using Anju.Kernel.Identity;
using Anju.Repairs.Domain;

namespace Anju.Repairs.Order;

internal sealed record Attached(IReadOnlyList<TimelineLine> Timeline, IReadOnlyList<FileCard> Files, IReadOnlyList<SignatureCard> Signatures, IReadOnlyList<ControlPoint> Controls, string? Way, string? Warranty, string? FollowUpHref);

/// <summary>What other modules keep about an order: history, photos, signatures, the valves of its house, the builder's warranty.</summary>
internal sealed class RepairAttachments(ITimeline timeline, IFiles files, ISignatures signatures, IHouses houses, IFollowUps followUps, CurrentUser user)
{
    private const int MostLines = 100;

    public async Task<Attached> Of(Repair repair, ProcedureRules rules, CancellationToken ct)
    {
        var house = repair.HouseId is { } id ? await houses.Find(id, ct) : null;
        return new(
            await timeline.Of(repair.Subject, MostLines, ct), await files.Of(repair.Subject, ct),
            repair.ArrivedAt is null && repair.QuoteNo == 0 ? [] : await signatures.Of(repair.Subject, ct),
            house is null ? [] : await houses.ControlsOf(house.Id, ct), house is null ? null : $"{house.CommunityName} {house.BuildingName} {house.Floor} 层",
            WarrantyOf(repair, rules, house), await FollowUpOf(repair, ct));
    }

    /// <summary>Where this user answers the follow-up that the order waits for.</summary>
    private async Task<string?> FollowUpOf(Repair repair, CancellationToken ct) => repair.State == RepairState.OwnerConfirmed && user.May(CaseworkPermissions.FollowUp)
        ? (await followUps.Of(repair.Subject, ct)).FirstOrDefault(f => f.State == FollowUpState.Open)?.Href : null;

    /// <summary>The builder's warranty of the item's part, counted from the handover of the house (建设工程质量管理条例 40).</summary>
    private static string? WarrantyOf(Repair repair, ProcedureRules rules, HouseCard? house)
    {
        if (house?.HandedOverOn is not { } from || rules.WarrantyFor(repair.Item, repair.Description) is not { } rule)
            return null;
        var until = from.AddYears(rule.Years);
        return $"{(repair.RegisteredAt.AddHours(8) < until.ToDateTime(TimeOnly.MinValue) ? "在保" : "已过")}（{until:yyyy-MM-dd}，{rule.Part}）";
    }
}
