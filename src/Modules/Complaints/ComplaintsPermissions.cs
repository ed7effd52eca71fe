using Anju.Casework.Contracts;
using Anju.Kernel.Identity;

namespace Anju.Complaints;

/// <summary>What may be done with complaints. Each step of <see cref="Domain.Steps"/> names one of these.</summary>
internal static class ComplaintsPermissions
{
    public const string View = "complaints.view";
    public const string Register = "complaints.register";
    public const string Handle = "complaints.handle";
    public const string Direct = "complaints.direct";
    public const string Oversee = "complaints.oversee";
    public const string Reveal = "complaints.reveal";
    public const string Procedure = "complaints.procedure";

    public static readonly IReadOnlyList<PermissionInfo> All =
    [
        new(View, "查看投诉"), new(Register, "登记投诉、首次答复、转报修、并案"), new(Handle, "承办投诉：调查、约定、措施、告知、解释"),
        new(Direct, "判定有效与等级、交办、重开、审核关闭、接收超时通知，重大投诉的回访"), new(Oversee, "接收重大投诉和久拖投诉的上报"),
        new(Reveal, "查看投诉人完整电话"), new(Procedure, "修改顾客投诉管理规程"),
    ];
}

/// <summary>Default grants: the desk registers and answers, housekeepers and heads handle, the director judges and closes, the general manager hears of major ones.</summary>
internal sealed class ComplaintsGrants : IDefaultGrants
{
    public IEnumerable<(string Post, string Permission)> Grants
    {
        get
        {
            foreach (var all in ComplaintsPermissions.All)
                yield return ("主任", all.Name);
            foreach (var post in (string[])["总经理", "管理员", "前台", "档案"])
                yield return (post, ComplaintsPermissions.View);
            foreach (var granted in (string[])[ComplaintsPermissions.Direct, ComplaintsPermissions.Oversee, ComplaintsPermissions.Handle, CaseworkPermissions.FollowUp])   // when the director himself is blamed
                yield return ("总经理", granted);
            foreach (var post in (string[])["前台", "管理员"])
            {
                yield return (post, ComplaintsPermissions.Register);
                yield return (post, ComplaintsPermissions.Handle);
                yield return (post, ComplaintsPermissions.Reveal);
            }
        }
    }
}
