using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Anju.Casework.Contracts;
using Anju.FrontDesk.Contracts;
using Anju.FrontDesk.Domain;
using Anju.FrontDesk.Pages;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.People.Contracts;

namespace Anju.FrontDesk.Case;

/// <summary>What the parts of the contact page share.</summary>
internal sealed class ContactView
{
    public ContactCard.Card? Card { get; set; }
    public IReadOnlyList<StaffCard> Staff { get; set; } = [];
    public Problem? Problem { get; set; }

    /// <summary>The act that was refused, whose fields keep what was typed.</summary>
    public string Failed { get; set; } = "";
    public Sent Sent { get; set; } = Sent.Nothing;
    public RevealCaller.Shown? Revealed { get; set; }
}

public partial class ContactPage
{
    private readonly ContactView view = new();
    private IReadOnlyList<CheckCard> marks = [];

    [Parameter] public Guid Id { get; set; }
    [CascadingParameter] private HttpContext Http { get; set; } = null!;
    [Inject] private Query<ContactCard.Query, ContactCard.Card> Ask { get; set; } = null!;
    [Inject] private IChecks Checks { get; set; } = null!;
    [Inject] private IStaff Colleagues { get; set; } = null!;
    [Inject] private CurrentUser User { get; set; } = null!;
    [Inject] private NavigationManager Navigation { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        view.Card = (await Ask.Ask(new() { Id = Id }, Http.RequestAborted)).Value;
        if (view.Card is { ClosedAt: null })
            view.Staff = await Colleagues.All(Http.RequestAborted);
        else if (view.Card is null)
            Http.Response.StatusCode = StatusCodes.Status404NotFound;
        marks = await Checks.Of(new(Contact.SubjectKind, Id), Http.RequestAborted);
    }

    /// <summary>The acts that the state of the line and the rights of the user allow, the likeliest first.</summary>
    private IEnumerable<string> Acts()
    {
        var card = view.Card!;
        var (open, may) = (card.ClosedAt is null, User.May(FrontDeskPermissions.Direct));
        if (card.IsImportant && card.InstructedAt is null && may)
            yield return "instruct";
        if (open)
        {
            yield return "answer";
            yield return "agree-again";
            yield return "pass-on";
            yield return "decline";
        }
        else
        {
            yield return "reopen";
        }

        if (open && !card.IsImportant)
            yield return "ask-director";
        yield return "photos";
        yield return "dispute";
        if (User.May(FrontDeskPermissions.Reveal) && card.CallerPhone.Length > 0)
            yield return "reveal";
    }

    private async Task Submit(string act)
    {
        var sent = view.Sent = new Sent(await Http.Request.ReadFormAsync());
        var (id, request, version, ct) = (new ContactId(Id), sent.RequestId, sent.Number("Version"), Http.RequestAborted);
        var problem = act switch
        {
            "answer" => await Run(new AnswerContact.Command { RequestId = request, Id = id, Version = version, Result = sent.Text("Result"), AskedAnythingElse = sent.Flag("AskedAnythingElse") }, ct),
            "agree-again" => await Run(new AgreeAgain.Command { RequestId = request, Id = id, Version = version, Promise = sent.Text("Promise"), Reason = sent.Text("Reason"), AgreedWith = sent.Text("AgreedWith") }, ct),
            "decline" => await Run(new DeclineContact.Command { RequestId = request, Id = id, Version = version, Reason = sent.Text("Reason"), Explained = sent.Text("Explained") }, ct),
            "pass-on" => await Run(new PassOn.Command { RequestId = request, Id = id, Version = version, To = sent.Id<StaffId>("To") ?? default }, ct),
            "reopen" => await Run(new ReopenContact.Command { RequestId = request, Id = id, Version = version, Promise = sent.Text("Promise"), Reason = sent.Text("Reason") }, ct),
            "ask-director" => await Run(new AskDirector.Command { RequestId = request, Id = id, Version = version }, ct),
            "instruct" => await Run(new GiveInstruction.Command { RequestId = request, Id = id, Version = version, Instruction = sent.Text("Instruction") }, ct),
            "dispute" => await Run(new RecordDispute.Command { RequestId = request, Id = id, Version = version, Facts = sent.Text("Facts"), Witnesses = sent.Text("Witnesses") }, ct),
            "photos" => await Run(new AttachPhotos.Command { RequestId = request, Id = id, Version = version, Photos = await sent.Photos(ct) }, ct),
            _ => await Reveal(sent, ct),
        };
        (view.Problem, view.Failed) = (problem, act);
        if (problem is null && view.Revealed is null)
            Navigation.NavigateTo($"/desk/contacts/{Id}");
    }

    private async Task<Problem?> Run<TCommand>(TCommand command, CancellationToken ct) where TCommand : class =>
        (await Http.RequestServices.GetRequiredService<UseCase<TCommand, Done>>().Run(command, ct)).Problem;

    private async Task<Problem?> Reveal(Sent sent, CancellationToken ct)
    {
        var shown = await Http.RequestServices.GetRequiredService<UseCase<RevealCaller.Command, RevealCaller.Shown>>().Run(new() { Id = new(Id), Reason = sent.Text("Reason") }, ct);
        view.Revealed = shown.Value;
        return shown.Problem;
    }
}
