using Anju.Kernel.Identity;

namespace Anju.FrontDesk;

internal static class FrontDeskPermissions
{
    /// <summary>Log, answer and look up contacts: every office role .</summary>
    public const string Log = "frontdesk.log";

    /// <summary>The director's part: instructions (R-4.2.2c) and disputes. Its holders are told at once.</summary>
    public const string Direct = "frontdesk.direct";
    public const string Phrases = "frontdesk.phrases";
    public const string Duty = "frontdesk.duty";
    public const string Backfill = "frontdesk.backfill";
    public const string Reveal = "frontdesk.reveal";
}

/// <summary>What the posts hold in a new center; the administrator changes it afterwards.</summary>
internal sealed class FrontDeskGrants : IDefaultGrants
{
    private static readonly string[] Office = ["总经理", "主任", "管理员", "收费员", "前台", "维修工", "电工", "财务", "仓管", "档案", "系统管理员"];
    private static readonly string[] CallsBack = ["总经理", "主任", "管理员", "收费员", "前台"];

    public IEnumerable<(string Post, string Permission)> Grants =>
    [
        .. Office.Select(post => (post, FrontDeskPermissions.Log)),
        .. CallsBack.Select(post => (post, FrontDeskPermissions.Reveal)),
        ("主任", FrontDeskPermissions.Direct), ("主任", FrontDeskPermissions.Phrases), ("主任", FrontDeskPermissions.Duty), ("主任", FrontDeskPermissions.Backfill),
        ("前台", FrontDeskPermissions.Backfill),
        ("系统管理员", FrontDeskPermissions.Phrases), ("系统管理员", FrontDeskPermissions.Duty), ("系统管理员", FrontDeskPermissions.Backfill),
    ];
}
