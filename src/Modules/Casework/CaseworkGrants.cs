using Anju.Casework.Contracts;
using Anju.Kernel.Identity;

namespace Anju.Casework;

/// <summary>Default grants: who asks customers again (S-4.1.3e).</summary>
internal sealed class CaseworkGrants : IDefaultGrants
{
    public IEnumerable<(string Post, string Permission)> Grants => ((string[])["主任", "管理员", "前台"]).Select(post => (post, CaseworkPermissions.FollowUp));
}
