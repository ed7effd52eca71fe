using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Anju.FrontDesk.Advise;
using Anju.FrontDesk.Domain;
using Anju.FrontDesk.Drafts;
using Anju.FrontDesk.Log;
using Anju.FrontDesk.Pages;
using Anju.FrontDesk.Phrases;

namespace Anju.FrontDesk.Desk;

/// <summary>What the parts of the desk page share.</summary>
internal sealed class DeskView
{
    public DeskBoard.Board? Board { get; set; }
    public DeskBoard.Query Query { get; set; } = new();
    public DeskForm Form { get; set; } = new();
    public Kernel.UseCases.Problem? Problem { get; set; }
    public IReadOnlyList<MyDrafts.Parked> Drafts { get; set; } = [];
    public IReadOnlyList<PhraseList.Group> Phrases { get; set; } = [];
    public IReadOnlyList<AdviceList.Line> Advice { get; set; } = [];
    public string? Saved { get; set; }
    public ReadPromise.Reading? Promise { get; set; }
}

public partial class DeskPage
{
    private readonly DeskView view = new();

    [CascadingParameter] private HttpContext Http { get; set; } = null!;
    [SupplyParameterFromQuery] private Guid? House { get; set; }
    [SupplyParameterFromQuery] private Guid? Next { get; set; }
    [SupplyParameterFromQuery] private Guid? Draft { get; set; }
    [SupplyParameterFromQuery] private string? Q { get; set; }
    [SupplyParameterFromQuery] private string? Kind { get; set; }
    [SupplyParameterFromQuery] private bool? Open { get; set; }
    [SupplyParameterFromQuery] private bool? Late { get; set; }
    [SupplyParameterFromQuery] private int? Page { get; set; }
    [SupplyParameterFromQuery] private string? Saved { get; set; }

    protected override async Task OnInitializedAsync()
    {
        var ct = Http.RequestAborted;
        view.Drafts = (await Drafts.Ask(new(), ct)).Value ?? [];
        var parked = view.Drafts.FirstOrDefault(d => d.Id.Value == Draft);
        view.Form = HttpMethods.IsPost(Http.Request.Method) ? DeskForm.Of(new Sent(await Http.Request.ReadFormAsync(ct)))
            : parked is not null ? DeskForm.FromJson(parked.Form) with { Draft = parked.Id.Value } : new();
        view.Query = new()
        {
            House = House ?? view.Form.House,
            Next = Next ?? view.Form.Previous,
            Q = Q?.Trim(),
            Open = Open,
            Late = Late,
            Page = Page,
            Kind = Enum.TryParse<ContactKind>(Kind, out var kind) && Enum.IsDefined(kind) ? kind : null,
        };
        var asked = await Ask.Ask(view.Query, ct);
        (view.Board, view.Problem) = (asked.Value, asked.Problem);
        if (view.Board is not { } board)
            return;
        (view.Phrases, view.Advice) = await Shelf.Of(User.Center, Phrases, Advice, ct);
        view.Saved = board.Today.Items.FirstOrDefault(r => r.Number == Saved)?.Number;
        if (!HttpMethods.IsPost(Http.Request.Method) && parked is null)
            view.Form = Fresh(board);
        view.Form = view.Form with { House = board.House?.Card.Id.Value };
        if (view.Form.Promise.Length > 0)
            view.Promise = (await Promise.Ask(new() { Text = view.Form.Promise, From = view.Form.ToCommand().At }, ct)).Value;
    }

    private static DeskForm Fresh(DeskBoard.Board board) => board.Before is { } before
        ? new() { Previous = before.Id.Value, Way = before.Way }
        : new() { Person = board.House?.People is [var first, ..] ? first.Id.Value.ToString() : "" };

    private async Task Submit()
    {
        var sent = new Sent(await Http.Request.ReadFormAsync());
        if (sent.Text("Act") == "park")
        {
            await ParkIt();
            return;
        }

        var next = sent.Text("Act") == "next";
        var command = view.Form.ToCommand();
        command.AskedAnythingElse |= next;                   // whoever goes on to the next matter has asked
        command.Photos = await sent.Photos(Http.RequestAborted);
        var result = await Log.Run(command, Http.RequestAborted);
        view.Problem = result.Problem;
        if (result.Problem is null)
            Navigation.NavigateTo(next ? $"/desk?next={result.Value!.Id.Value}" : $"/desk?saved={result.Value!.Number}");
    }

    private async Task ParkIt()
    {
        var title = $"{view.Board?.House?.Card.Number} {(view.Form.Content.Length > 0 ? AfterLogging.Short(view.Form.Content) : view.Form.Caller)}".Trim();
        var result = await Park.Run(new()
        {
            RequestId = view.Form.RequestId,
            Draft = view.Form.Draft is { } id ? new DraftId(id) : null,
            Title = title.Length > 0 ? title : "未填内容",
            Form = view.Form.ToJson(),
        }, Http.RequestAborted);
        view.Problem = result.Problem;
        if (result.Problem is null)
            Navigation.NavigateTo("/desk");
    }
}
