using Anju.Casework.Contracts;
using Anju.FrontDesk.Domain;

namespace Anju.FrontDesk.Case;

/// <summary>How those were asked again who brought a suggestion or were told what is not offered (S-4.1.3e).</summary>
internal sealed class ContactIndices(IFollowUps followUps) : IIndexSource
{
    private const int Everyone = 100, MostPleased = 95;

    public string Title => "接待";
    public int Order => 25;

    public async Task<IndexSheet> Of(DateOnly from, DateOnly to, CancellationToken ct)
    {
        var asked = await followUps.Figures(Contact.SubjectKind, from, to, ct);
        return new(from, to,
        [
            new("意见回访率", "已回访 ÷ 期间应回访", asked.Answered, asked.Due, Everyone, $"{asked.Href}&state={FollowUpState.Answered}", asked.Href),
            new("意见回访满意率", "满意与较满意 ÷ 已答复", asked.Satisfied + asked.FairlySatisfied, asked.Answered, MostPleased, $"{asked.Href}&pleased=true", $"{asked.Href}&state={FollowUpState.Answered}"),
        ], []);
    }
}
