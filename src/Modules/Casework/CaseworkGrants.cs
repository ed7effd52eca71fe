using Anju.Casework.Contracts;
using Anju.Kernel.Identity;

namespace Anju.Casework;

/// <summary>Who asks customers again in a new company (S-4.1.3e): the housekeepers, the front desk, the director. The statistics are read by those who lead and kept by the archivist (D-2f); the director checks all work (S-3.1).</summary>
internal sealed class CaseworkGrants : IDefaultGrants
{
    public IEnumerable<(string Post, string Permission)> Grants => ((string[])["主任", "管理员", "前台"]).Select(post => (post, CaseworkPermissions.FollowUp))
        .Concat(((string[])["总经理", "主任", "档案"]).Select(post => (post, CaseworkPermissions.Statistics)))
        .Concat(((string[])["总经理", "主任"]).Select(post => (post, CaseworkPermissions.Check)));
}
