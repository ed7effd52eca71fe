using Anju.Kernel.Identity;
using Anju.Repairs.Domain;

namespace Anju.Repairs.Order;

/// <summary>What this user may do with this order now, straight from the table.</summary>
internal static class AllowedActs
{
    public static IReadOnlyList<AllowedAct> For(Repair repair, CurrentUser user, int triesToClose) =>
    [
        .. Steps.Table
            .Where(s => s.Act is not (RepairAct.FollowUp or RepairAct.CloseAfterwards) && Array.IndexOf(s.From, repair.State) >= 0 && user.May(s.Permission))
            .Where(s => !s.OnlyWorker || repair.WorkerId is { } worker && worker == user.Id || user.May(RepairsPermissions.Dispatch))
            .Where(s => s.Act != RepairAct.Close || repair.ConfirmedAt is not null || repair.EndedAt is not null || repair.FailedTries >= triesToClose)
            .Where(s => s.Act != RepairAct.RefusePrice || repair.StartedAt is null)
            .Select(s => new AllowedAct(s.Act, s.Name, [.. s.Needs.Select(Words.Of)])),
    ];
}
