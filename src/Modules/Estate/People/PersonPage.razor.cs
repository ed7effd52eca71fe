using Microsoft.AspNetCore.Components;
using Anju.Estate.Domain;
using Anju.Kernel.UseCases;

namespace Anju.Estate.People;

public partial class PersonPage
{
    private static readonly (string, string)[] Groups = [.. Enum.GetValues<ConsentGroup>().Select(g => (g.ToString(), EstateWords.Of(g)))];

    private PersonFile.Sheet? sheet;
    private PersonFile.Home? ending;
    private Problem? problem, endProblem, consentProblem, correctProblem;

    [Parameter] public Guid Id { get; set; }

    /// <summary>The relation that is being ended.</summary>
    [SupplyParameterFromQuery] private Guid? End { get; set; }
    [SupplyParameterFromForm(FormName = "end-relation")] private EndRelation.Command? Over { get; set; }
    [SupplyParameterFromForm(FormName = "give-consent")] private GiveConsent.Command? Consent { get; set; }
    [SupplyParameterFromForm(FormName = "correct-person")] private CorrectPerson.Command? Fix { get; set; }
    [Inject] private UseCase<EndRelation.Command, Done> EndUseCase { get; set; } = null!;
    [Inject] private UseCase<GiveConsent.Command, Guid> GiveUseCase { get; set; } = null!;
    [Inject] private UseCase<WithdrawConsent.Command, Done> WithdrawUseCase { get; set; } = null!;
    [Inject] private UseCase<CorrectPerson.Command, Done> CorrectUseCase { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        (sheet, problem) = await Query.Ask(new() { Id = Id });
        if (sheet is null)
            Http.HttpContext!.Response.StatusCode = 404;
        ending = sheet?.Homes.FirstOrDefault(h => h.RelationId == End && h.To is null);
    }

    private async Task EndNow()
    {
        Over!.RelationId = End ?? Guid.Empty;
        Leave(endProblem = (await EndUseCase.Run(Over)).Problem, "已结束关系");
    }

    private async Task Give()
    {
        Consent!.PersonId = new(Id);
        Leave(consentProblem = (await GiveUseCase.Run(Consent)).Problem, "已登记同意");
    }

    private async Task Withdraw(Guid consent) => Leave(consentProblem = (await WithdrawUseCase.Run(new() { ConsentId = consent })).Problem, "已撤回");

    private async Task Correct()
    {
        Fix!.PersonId = new(Id);
        Leave(correctProblem = (await CorrectUseCase.Run(Fix)).Problem, "已更正");
    }

    private void Leave(Problem? refused, string done)
    {
        if (refused is null)
            Navigation.NavigateTo($"/estate/people/{Id}?done={done}");
    }

    private string Reveal(string field) => $"/reveal?subject={PersonSource.Kind}&id={Id}&field={field}&back=/estate/people/{Id}";
}
