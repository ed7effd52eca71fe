using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Anju.Estate.Contracts;
using Anju.Kernel;
using Anju.Kernel.Calendars;
using Anju.Kernel.UseCases;
using Anju.Ledger.Books;
using Anju.Ledger.Domain;

namespace Anju.Ledger.Counter;

/// <summary>Pasted house numbers as houses with what they owe.</summary>
internal sealed class BatchHouses(IHouses houses, BookShelf shelf, Calendar calendar)
{
    public sealed record Row(HouseId House, string Number, int Charges, Money Principal, Money Late)
    {
        public Money Total => Principal + Late;
    }

    /// <param name="Settled">Known houses that owe nothing.</param>
    public sealed record Found(IReadOnlyList<Row> Rows, IReadOnlyList<string> Settled, IReadOnlyList<string> Unknown)
    {
        public Money Total => Rows.Sum(r => r.Total);
    }

    public async Task<Found> Read(string pasted, CommunityId? community, CancellationToken ct)
    {
        var numbers = pasted.Split(['\n', '\r', '\t', ',', '，', '、', ';', '；', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.OrdinalIgnoreCase).Take(TakeBatch.Most).ToList();
        var (cards, unknown) = (new Dictionary<HouseId, string>(), new List<string>());
        foreach (var number in numbers)
        {
            var hits = (await houses.Search(number, 20, ct)).Where(h => string.Equals(h.Number, number, StringComparison.OrdinalIgnoreCase)).ToList();
            var known = await houses.Find([.. hits.Select(h => h.Id)], ct);
            if (known.Values.Where(c => community is null || c.Community == community).ToList() is [var only])
                cards[only.Id] = only.Number;
            else
                unknown.Add(number);
        }

        var books = (await shelf.At([.. cards.Keys], calendar.Today, ct)).ToDictionary(b => b.Account.HouseId);
        var rows = cards.Select(c => Of(c.Key, c.Value, books.GetValueOrDefault(c.Key))).ToList();
        return new([.. rows.Where(r => r.Total > Money.Zero)], [.. rows.Where(r => r.Total == Money.Zero).Select(r => r.Number)], unknown);
    }

    private Row Of(HouseId house, string number, HouseBook? book)
    {
        var open = (book?.Charges ?? []).Where(c => c.PrincipalFen > 0 || c.LateAt(calendar.Today) > 0).ToList();
        return new(house, number, open.Count, new(open.Sum(c => Math.Max(c.PrincipalFen, 0))), new(open.Sum(c => c.LateAt(calendar.Today))));
    }
}

public partial class BatchPage
{
    private BatchHouses.Found? found;
    private IReadOnlyList<CommunityCard> communities = [];
    private TenderForm tender = new() { By = "Transfer" };
    private string payer = "", remark = "";
    private Guid request = Guid.CreateVersion7();
    private Posted sent = new(null);
    private Problem? problem;

    [CascadingParameter] private HttpContext Http { get; set; } = null!;
    [SupplyParameterFromQuery] private string? Numbers { get; set; }
    [SupplyParameterFromQuery] private string? Community { get; set; }

    protected override async Task OnInitializedAsync()
    {
        var ct = Http.RequestAborted;
        communities = await History.Communities(ct);
        if (Numbers is { Length: > 0 and <= 6000 })
            found = await Finder.Read(Numbers, Guid.TryParse(Community, out var id) ? new CommunityId(id) : null, ct);
        if (!HttpMethods.IsPost(Http.Request.Method))
            return;
        sent = new Posted(await Http.Request.ReadFormAsync(ct));
        (tender, payer, remark, request) = (TenderForm.Of(sent), sent.Text("Payer"), sent.Text("Remark"), sent.RequestId);
    }

    private async Task Submit()
    {
        _ = Money.TryParse(sent.Text("Amount"), out var total);     // what stood on the page: if it has changed since, the act says so
        (var tenders, problem) = tender.Read(total);
        if (problem is not null)
            return;
        var (taken, refused) = await Take.Run(new()
        {
            RequestId = request,
            Payer = payer,
            Remark = remark,
            Tenders = tenders,
            Houses = [.. sent.All("House").Where(h => Guid.TryParse(h, out _)).Select(h => new TakeBatch.Part { House = new(Guid.Parse(h)) })],
        }, Http.RequestAborted);
        if (refused is null)
            Navigation.NavigateTo($"/ledger/receipts?payment={taken!.Payment}");
        else
            problem = tender.Place(refused, tenders);
    }
}
