using Anju.Kernel.Identity;

namespace Anju.Ledger;

/// <summary>Who may do what with money (domain §7.11): whoever takes it never forgives it, whoever sees arrears need not take any.</summary>
internal static class LedgerPermissions
{
    public const string View = "ledger.view";
    public const string Cash = "ledger.cash";
    public const string Propose = "ledger.propose";
    public const string Check = "ledger.check";
    public const string Approve = "ledger.approve";
    public const string ApproveLarge = "ledger.approve-large";
    public const string Terms = "ledger.terms";
    public const string Dun = "ledger.dun";
    public const string Letters = "ledger.letters";
    public const string Report = "ledger.report";
    public const string Confirm = "ledger.confirm";

    public static readonly IReadOnlyList<PermissionInfo> All =
    [
        new(View, "查看账户与欠费"), new(Cash, "收款、开收据、日结"), new(Propose, "提出减免、退款、红冲"), new(Check, "财务核对"), new(Approve, "批准限额内的减免、退款、红冲"), new(ApproveLarge, "批准超限额的减免、退款、红冲"),
        new(Terms, "维护到期日、违约金与收款规定"), new(Dun, "催缴登记、备查记录"), new(Letters, "签发四级以上催缴函"), new(Report, "关账、编制月度财务报表"), new(Confirm, "签收月度财务报表"),
    ];
}

internal sealed class LedgerGrants : IDefaultGrants
{
    public IEnumerable<(string Post, string Permission)> Grants
    {
        get
        {
            foreach (var post in (string[])["总经理", "主任", "管理员", "收费员", "前台", "财务"])
                yield return (post, LedgerPermissions.View);
            yield return ("收费员", LedgerPermissions.Cash);
            foreach (var post in (string[])["主任", "管理员", "收费员"])
                yield return (post, LedgerPermissions.Propose);
            yield return ("财务", LedgerPermissions.Check);
            yield return ("主任", LedgerPermissions.Approve);
            yield return ("总经理", LedgerPermissions.Approve);
            yield return ("总经理", LedgerPermissions.ApproveLarge);
            yield return ("主任", LedgerPermissions.Terms);
            foreach (var post in (string[])["主任", "管理员", "收费员"])
                yield return (post, LedgerPermissions.Dun);
            yield return ("主任", LedgerPermissions.Letters);
            yield return ("收费员", LedgerPermissions.Report);
            yield return ("财务", LedgerPermissions.Confirm);
            yield return ("主任", LedgerPermissions.Confirm);
        }
    }
}
