using Anju.Kernel.Identity;

namespace Anju.Billing;

/// <summary>What may be done with prices and bills; who proposes never approves, who reckons never posts.</summary>
internal static class BillingPermissions
{
    public const string View = "billing.view";
    public const string Standards = "billing.standards";
    public const string Run = "billing.run";
    public const string Post = "billing.post";
    public const string Propose = "billing.propose";
    public const string Terms = "billing.terms";
    public const string Approve = "billing.approve";

    public static readonly IReadOnlyList<PermissionInfo> All =
    [
        new(View, "查看账单与核算"), new(Standards, "查看收费标准、试算"), new(Run, "发起核算、剔除、上报应收款汇总"), new(Post, "复核入账、撤回"),
        new(Propose, "维护收费项目、提出价格"), new(Terms, "登记空置申请、住户人口"), new(Approve, "批准价格与空置"),
    ];
}

internal sealed class BillingGrants : IDefaultGrants
{
    public IEnumerable<(string Post, string Permission)> Grants
    {
        get
        {
            foreach (var post in (string[])["总经理", "主任", "管理员", "收费员", "前台", "财务"])
                yield return (post, BillingPermissions.Standards);
            foreach (var post in (string[])["总经理", "主任", "收费员", "财务"])
                yield return (post, BillingPermissions.View);
            yield return ("收费员", BillingPermissions.Run);
            yield return ("财务", BillingPermissions.Post);
            yield return ("主任", BillingPermissions.Post);
            yield return ("主任", BillingPermissions.Propose);
            yield return ("收费员", BillingPermissions.Terms);
            yield return ("管理员", BillingPermissions.Terms);
            yield return ("总经理", BillingPermissions.Approve);
            yield return ("主任", BillingPermissions.Approve);
        }
    }
}
