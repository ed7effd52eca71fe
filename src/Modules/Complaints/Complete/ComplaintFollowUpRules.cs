using Anju.Casework.Contracts;
using Anju.Complaints.Desk;
using Anju.Complaints.Domain;

namespace Anju.Complaints.Complete;

/// <summary>What 《顾客投诉管理规程》 says about asking again: every complaint, never by whom it blames.</summary>
internal sealed class ComplaintFollowUpRules(Procedures procedures) : IFollowUpRules
{
    private const int Everyone = 100;

    public string Kind => "complaint";
    public int Order => 20;
    public string Href => "/complaints/procedure";

    public async Task<IReadOnlyList<FollowUpRule>> Rules(CancellationToken ct) =>
        [.. (await procedures.Latest(ct)).Rules.Classes.Select(c => new FollowUpRule($"{Words.Of(c.Class)}投诉", Everyone, c.FollowUpDays, c.DirectorAsks ? "主任；不得由被投诉人" : "承办人以外的同事；不得由被投诉人"))];
}

/// <summary>登记投诉 after a dissatisfied answer about something else; a complaint that was not settled opens again by itself.</summary>
internal sealed class ComplainAfterFollowUp : IAfterBadFollowUp
{
    public string Title => "登记投诉";
    public string Permission => ComplaintsPermissions.Register;
    public string? Href(FollowUpId followUp, string subjectKind) => subjectKind == "complaint" ? null : $"/complaints/new?followUp={followUp.Value}";
}
