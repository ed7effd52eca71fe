using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Anju.Kernel.UseCases;
using Anju.Ledger.Contracts;
using Anju.Ledger.Receipts;

namespace Anju.Ledger.Counter;

public partial class CashierPage
{
    private CashierBoard.Board? board;
    private ShowReceipt.View? made;
    private CashierForm form = new();
    private Problem? problem;

    [CascadingParameter] private HttpContext Http { get; set; } = null!;
    [SupplyParameterFromQuery] private Guid? House { get; set; }
    [SupplyParameterFromQuery] private string? Q { get; set; }

    /// <summary>The receipt that was just made.</summary>
    [SupplyParameterFromQuery] private Guid? Made { get; set; }

    protected override async Task OnInitializedAsync()
    {
        var ct = Http.RequestAborted;
        if (HttpMethods.IsPost(Http.Request.Method))
            form = CashierForm.Of(new Posted(await Http.Request.ReadFormAsync(ct)));
        if (Made is { } paper)
            made = (await AskPaper.Ask(new() { Id = paper }, ct)).Value;
        (board, problem) = await Ask.Ask(new() { House = House, Q = Q?.Trim() }, ct);     // last: with it the form of a new box appears, which asks by the same connection
        if (board is { House: { } found } && House is null)
            Navigation.NavigateTo($"/ledger?house={found.Card.Id.Value}");
    }

    private void Afresh() => Navigation.NavigateTo(House is { } house ? $"/ledger?house={house}" : "/ledger");

    private async Task Submit()
    {
        if (board?.House is null)
            return;
        if ((await AskEarlier.Ask(new() { Request = form.RequestId }, Http.RequestAborted)).Value is { } earlier)
        {
            Navigation.NavigateTo($"/ledger?made={earlier}");
            return;
        }

        (var command, problem) = form.Read(board);
        if (command is null)
            return;
        var (taken, refused) = await Take.Run(command, Http.RequestAborted);
        if (refused is null)
        {
            Navigation.NavigateTo($"/ledger?made={taken!.Receipt.Value}");
            return;
        }

        problem = form.Tender.Place(refused, command.Tenders);
        (board, _) = await Ask.Ask(new() { House = House }, Http.RequestAborted);
    }
}
