using Anju.Kernel.Identity;

namespace Anju.Ledger.Months;

/// <summary>The sums of the whole center are for those who make, confirm or answer for them.</summary>
internal static class MonthsPermissions
{
    public const string View = "ledger.months";

    public static readonly IReadOnlyList<PermissionInfo> All = [new(View, "查看月度财务报表、试算平衡、银行流水")];
}

internal sealed class MonthsGrants : IDefaultGrants
{
    public IEnumerable<(string Post, string Permission)> Grants => ((string[])["总经理", "主任", "收费员", "财务"]).Select(post => (post, MonthsPermissions.View));
}
