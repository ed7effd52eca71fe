using Anju.Casework.Contracts;
using Anju.Estate.Contracts;
using Anju.Kernel.Identity;
using Anju.Repairs.Domain;

namespace Anju.Repairs.Order;

internal sealed record Attached(IReadOnlyList<TimelineLine> Timeline, IReadOnlyList<FileCard> Files, IReadOnlyList<SignatureCard> Signatures, IReadOnlyList<ControlPoint> Controls, string? Warranty, string? FollowUpHref);

/// <summary>What other modules keep about an order: history, photos, signatures, the valves of its house, the builder's warranty.</summary>
internal sealed class RepairAttachments(ITimeline timeline, IFiles files, ISignatures signatures, IHouses houses, IFollowUps followUps, CurrentUser user)
{
    private const int MostLines = 100;

    public async Task<Attached> Of(Repair repair, ProcedureRules rules, CancellationToken ct) => new(
        await timeline.Of(repair.Subject, MostLines, ct), await files.Of(repair.Subject, ct),
        repair.ArrivedAt is null && repair.QuoteNo == 0 ? [] : await signatures.Of(repair.Subject, ct),
        repair.HouseId is { } house ? await houses.ControlsOf(house, ct) : [], await WarrantyOf(repair, rules, ct), await FollowUpOf(repair, ct));

    /// <summary>Where this user answers the follow-up that the order waits for.</summary>
    private async Task<string?> FollowUpOf(Repair repair, CancellationToken ct) => repair.State == RepairState.OwnerConfirmed && user.May(CaseworkPermissions.FollowUp)
        ? (await followUps.Of(repair.Subject, ct)).FirstOrDefault(f => f.State == FollowUpState.Open)?.Href : null;

    /// <summary>The builder's warranty of the item's part, counted from the handover of the house (建设工程质量管理条例 40).</summary>
    private async Task<string?> WarrantyOf(Repair repair, ProcedureRules rules, CancellationToken ct)
    {
        if (repair.HouseId is not { } id || rules.WarrantyFor(repair.Item, repair.Description) is not { } rule || await houses.Find(id, ct) is not { HandedOverOn: { } from })
            return null;
        var until = from.AddYears(rule.Years);
        return $"{(repair.RegisteredAt.AddHours(8) < until.ToDateTime(TimeOnly.MinValue) ? "在保" : "已过")}（{until:yyyy-MM-dd}，{rule.Part}）";
    }
}
