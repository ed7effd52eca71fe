using Anju.Complaints.Domain;
using Anju.Kernel.Identity;

namespace Anju.Complaints.Show;

/// <summary>What this user may do with this complaint now, straight from the table.</summary>
internal static class AllowedActs
{
    public static IReadOnlyList<AllowedAct> For(Complaint complaint, CurrentUser user, bool isAskedNow) =>
    [
        .. Steps.Table
            .Where(s => !s.ByItself && Array.IndexOf(s.From, complaint.State) >= 0 && user.May(s.Permission))
            .Where(s => !s.OnlyHandler || complaint.HandlerId is { } handler && handler == user.Id || user.May(ComplaintsPermissions.Direct))
            .Where(s => user.Id is not { } me || me != complaint.BlamedId || Array.IndexOf(s.Needs, Need.NotBlamed) < 0)
            .Where(s => s.Act switch
            {
                ComplaintAct.EndExplained => complaint.Explanations > 0,
                ComplaintAct.AskAgain => !isAskedNow,
                ComplaintAct.TellDepartment => complaint.DepartmentToldAt is null,
                ComplaintAct.TellUser => complaint.UserToldAt is null,
                ComplaintAct.ChangeClass => complaint.AgedFrom is null,
                ComplaintAct.MoveToRepair => user.May(Case.MoveToRepair.RepairRegister),
                _ => true,
            })
            .Select(s => new AllowedAct(s.Act, s.Name, [.. s.Needs.Select(Words.Of)])),
    ];
}
