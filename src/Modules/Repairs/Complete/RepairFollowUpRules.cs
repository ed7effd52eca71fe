using Anju.Casework.Contracts;
using Anju.Repairs.Desk;
using Anju.Repairs.Domain;

namespace Anju.Repairs.Complete;

/// <summary>What 《用户报修处理规程》 says about asking again.</summary>
internal sealed class RepairFollowUpRules(Procedures procedures) : IFollowUpRules
{
    public string Kind => "repair";
    public int Order => 10;
    public string Href => "/repairs/procedure";

    public async Task<IReadOnlyList<FollowUpRule>> Rules(CancellationToken ct) =>
        [.. (await procedures.Latest(ct)).Rules.Classes.Select(c => new FollowUpRule(Words.Of(c.Class), c.FollowUpShare, c.FollowUpDays, "未办理该单的同事"))];
}
