using Microsoft.AspNetCore.Components;
using Anju.Casework.Contracts;
using Anju.Estate.Contracts;
using Anju.Estate.Domain;
using Anju.Estate.People;
using Anju.Estate.Registers;
using Anju.Kernel.Calendars;
using Anju.Kernel.Ui;
using Anju.Kernel.UseCases;

namespace Anju.Estate.Workbench;

public partial class HousePage
{
    private const int RowsPerPanel = 8, Shortly = 15;
    private static readonly (string, string)[] Kinds = [.. Enum.GetValues<RelationKind>().Select(k => (k.ToString(), EstateWords.Of(k)))];
    private static readonly (string, string)[] Uses = [.. Enum.GetValues<HouseUse>().Select(u => (u.ToString(), EstateWords.Of(u)))];
    private static readonly (string, string)[] States = [.. EstateWords.States.Select(s => (s.ToString(), EstateWords.Of(s)))];

    private readonly List<(IHousePanel Panel, HousePanelRows Rows)> panels = [];
    private HouseFile.Sheet? sheet;
    private Problem? problem, relationProblem, relateProblem, saleProblem, changeProblem;
    private int firstAction;

    private IReadOnlyList<FindPeople.Row> candidates = [];

    [Parameter] public Guid Id { get; set; }
    [SupplyParameterFromQuery] private bool All { get; set; }

    /// <summary>Whom to look for among the people known already.</summary>
    [SupplyParameterFromQuery] private string? Who { get; set; }
    [SupplyParameterFromForm] private string? RelationOf { get; set; }
    [Inject] private Query<FindPeople.Query, IReadOnlyList<FindPeople.Row>> PeopleQuery { get; set; } = null!;
    [Inject] private UseCase<RelatePerson.Command, PersonId> RelateUseCase { get; set; } = null!;

    [Inject] private UseCase<AddRelation.Command, PersonId> AddUseCase { get; set; } = null!;
    [Inject] private UseCase<TransferHouse.Command, PersonId> TransferUseCase { get; set; } = null!;
    [Inject] private UseCase<ChangeHouse.Command, Done> ChangeUseCase { get; set; } = null!;
    [SupplyParameterFromForm(FormName = "add-relation")] private AddRelation.Command? NewPerson { get; set; }
    [SupplyParameterFromForm(FormName = "transfer-house")] private TransferHouse.Command? Sale { get; set; }
    [SupplyParameterFromForm(FormName = "change-house")] private ChangeHouse.Command? Edit { get; set; }

    private IEnumerable<TimeLine.Line> lines => sheet!.Timeline.Select(l => new TimeLine.Line(Calendar.ShortTime(l.At), l.Text, l.Number is null ? l.By : $"{l.By} · {l.Number}", l.State, l.Href));

    protected override async Task OnInitializedAsync()
    {
        (sheet, problem) = await Query.Ask(new() { Id = Id });
        if (sheet is null)
        {
            Http.HttpContext!.Response.StatusCode = 404;
            return;
        }

        if (Who is { Length: > 0 } && User.May(EstatePermissions.People))
            candidates = (await PeopleQuery.Ask(new() { Words = Who })).Value ?? [];
        firstAction = Actions.Where(a => User.May(a.Permission)).Select(a => a.Order).DefaultIfEmpty().Min();
        foreach (var panel in Panels.Where(p => User.May(p.Permission)).OrderBy(p => p.Order))
            panels.Add((panel, await panel.Rows(sheet.House.Id, RowsPerPanel, default)));
    }

    private async Task Relate(PersonId person)
    {
        relateProblem = Enum.TryParse<RelationKind>(RelationOf, out var kind)
            ? (await RelateUseCase.Run(new() { HouseId = new(Id), PersonId = person, Kind = kind })).Problem : Problem.Invalid("", "请选择关系");
        if (relateProblem is null)
            Navigation.NavigateTo($"/houses/{Id}?done=已登记住户");
    }

    private async Task Add()
    {
        NewPerson!.HouseId = new(Id);
        relationProblem = (await AddUseCase.Run(NewPerson)).Problem;
        if (relationProblem is null)
            Navigation.NavigateTo($"/houses/{Id}?done=已登记住户");
    }

    private async Task Transfer()
    {
        Sale!.HouseId = new(Id);
        saleProblem = (await TransferUseCase.Run(Sale)).Problem is { } refused ? Prefixed(refused) : null;
        if (saleProblem is null)
            Navigation.NavigateTo($"/houses/{Id}?done=已过户");
    }

    /// <summary>Two forms of this page ask for name and phone; the ids of this one begin with Sale.</summary>
    private static Problem Prefixed(Problem problem) => problem with { Errors = problem.Errors?.ToDictionary(e => "Sale" + e.Key, e => e.Value) };

    private async Task ChangeNow()
    {
        Edit!.HouseId = new(Id);
        changeProblem = (await ChangeUseCase.Run(Edit)).Problem;
        if (changeProblem is null)
            Navigation.NavigateTo($"/houses/{Id}?done=已变更");
    }

    private string Reveal(HouseFile.Member person, string field) => $"/reveal?subject={PersonSource.Kind}&id={person.PersonId.Value}&field={field}&back=/houses/{Id}";
}
