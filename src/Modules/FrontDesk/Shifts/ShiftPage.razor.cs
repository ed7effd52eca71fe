using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Anju.FrontDesk.Contracts;
using Anju.FrontDesk.Domain;
using Anju.FrontDesk.Pages;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;

namespace Anju.FrontDesk.Shifts;

internal sealed class ShiftView
{
    public const string NotePrefix = "Note-";
    public ShiftBoard.Board? Board { get; set; }
    public Problem? Problem { get; set; }
    public Sent Sent { get; set; } = Sent.Nothing;
}

public partial class ShiftPage
{
    private readonly ShiftView view = new();

    [CascadingParameter] private HttpContext Http { get; set; } = null!;
    [SupplyParameterFromQuery(Name = "shift")] private Guid? Shown { get; set; }
    [Inject] private Query<ShiftBoard.Query, ShiftBoard.Board> Ask { get; set; } = null!;
    [Inject] private UseCase<StartShift.Command, ShiftId> Start { get; set; } = null!;
    [Inject] private UseCase<HandOverShift.Command, Done> HandOver { get; set; } = null!;
    [Inject] private UseCase<ReceiveShift.Command, ShiftId> Receive { get; set; } = null!;
    [Inject] private UseCase<PlanDuty.Command, Done> PlanSlots { get; set; } = null!;
    [Inject] private CurrentUser User { get; set; } = null!;
    [Inject] private NavigationManager Navigation { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        var asked = await Ask.Ask(new() { Shift = Shown }, Http.RequestAborted);
        (view.Board, view.Problem) = (asked.Value, asked.Problem);
        if (view.Board is null)
            Http.Response.StatusCode = StatusCodes.Status404NotFound;
    }

    private async Task Submit()
    {
        var sent = view.Sent = new(await Http.Request.ReadFormAsync());
        var (shift, version, request, ct) = (sent.Id<ShiftId>("Shift") ?? default, sent.Number("Version"), sent.RequestId, Http.RequestAborted);
        Done(sent.Text("Act") switch
        {
            "hand-over" => (await HandOver.Run(new() { RequestId = request, Shift = shift, Version = version, Note = sent.Text("Note"), Items = Notes(sent) }, ct)).Problem,
            "receive" => (await Receive.Run(new() { RequestId = request, Shift = shift, Version = version }, ct)).Problem,
            _ => (await Start.Run(new() { RequestId = request }, ct)).Problem,
        });
    }

    private async Task Plan()
    {
        var sent = view.Sent = new(await Http.Request.ReadFormAsync());
        Done((await PlanSlots.Run(new() { Version = sent.Number("Version"), Lines = sent.Text("Lines") }, Http.RequestAborted)).Problem);
    }

    private static List<HandOverShift.ItemNote> Notes(Sent sent) => [.. sent.Names(ShiftView.NotePrefix)
        .Select(name => (name, Ok: Guid.TryParse(name[ShiftView.NotePrefix.Length..], out var id), id)).Where(n => n.Ok)
        .Select(n => new HandOverShift.ItemNote { Contact = new ContactId(n.id), Note = sent.Text(n.name) })];

    private void Done(Problem? problem)
    {
        view.Problem = problem;
        if (problem is null)
            Navigation.NavigateTo("/desk/shift");
    }
}
