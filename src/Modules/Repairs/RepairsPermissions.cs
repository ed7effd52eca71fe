using Anju.Kernel.Identity;

namespace Anju.Repairs;

/// <summary>What may be done with repairs. Each step of <see cref="Domain.Steps"/> names one of these.</summary>
internal static class RepairsPermissions
{
    public const string View = "repairs.view";
    public const string Register = "repairs.register";
    public const string Dispatch = "repairs.dispatch";
    public const string Work = "repairs.work";
    public const string Pause = "repairs.pause";
    public const string Confirm = "repairs.confirm";
    public const string Direct = "repairs.direct";
    public const string Reveal = "repairs.reveal";
    public const string Procedure = "repairs.procedure";
    public const string Prices = "repairs.prices";

    public static readonly IReadOnlyList<PermissionInfo> All =
    [
        new(View, "查看报修单"), new(Register, "登记报修、催问、住户取消"), new(Dispatch, "派工、改派、改约、关闭"), new(Work, "接单、到场、报价、施工、完工"),
        new(Pause, "暂停、恢复计时"),
        new(Confirm, "登记住户验收"), new(Direct, "改类别、转保修、重开、接收超时通知"), new(Reveal, "查看报修人完整电话"),
        new(Procedure, "修改报修处理规程"), new(Prices, "修改维修价目、核定价目表外的价格"),
    ];
}

/// <summary>Default grants: the desk registers and sends, workers work, the director does all of it.</summary>
internal sealed class RepairsGrants : IDefaultGrants
{
    public IEnumerable<(string Post, string Permission)> Grants
    {
        get
        {
            foreach (var all in RepairsPermissions.All)
                yield return ("主任", all.Name);
            foreach (var post in (string[])["总经理", "管理员", "收费员", "前台", "维修工", "电工", "财务", "仓管", "档案"])
                yield return (post, RepairsPermissions.View);
            foreach (var post in (string[])["前台", "管理员"])
            {
                yield return (post, RepairsPermissions.Register);
                yield return (post, RepairsPermissions.Dispatch);
                yield return (post, RepairsPermissions.Pause);
                yield return (post, RepairsPermissions.Confirm);
                yield return (post, RepairsPermissions.Reveal);
            }
            foreach (var post in (string[])["维修工", "电工"])
            {
                yield return (post, RepairsPermissions.Register);            // what a worker finds on his way (巡检发现)
                yield return (post, RepairsPermissions.Work);
                yield return (post, RepairsPermissions.Pause);
                yield return (post, RepairsPermissions.Confirm);
                yield return (post, RepairsPermissions.Reveal);
            }
        }
    }
}
