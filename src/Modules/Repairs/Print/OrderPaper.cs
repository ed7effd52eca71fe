using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Anju.Casework.Contracts;
using Anju.Kernel.Ui;
using Anju.Kernel.UseCases;
using Anju.Repairs.Order;
using Calendar = Anju.Kernel.Calendars.Calendar;

namespace Anju.Repairs.Print;

/// <summary>What the two papers of an order share: the order itself and how a paper writes a moment and a signature.</summary>
public abstract class OrderPaper : ComponentBase
{
    [Inject] private Query<ShowRepair.Query, RepairView> Query { get; set; } = null!;
    [Inject] private protected IShell Shell { get; set; } = null!;
    [Inject] private Calendar Calendar { get; set; } = null!;
    [Inject] private IHttpContextAccessor Http { get; set; } = null!;

    [Parameter] public Guid Id { get; set; }

    private protected RepairView? View { get; private set; }

    protected override async Task OnInitializedAsync()
    {
        await Shell.Load(default);
        View = (await Query.Ask(new() { Id = new(Id) })).Value;
        if (View is null)
            Http.HttpContext!.Response.StatusCode = 404;
    }

    private protected string Time(DateTime? at) => at is { } moment ? Calendar.ToLocal(moment).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) : "";

    /// <summary>The latest drawing for a purpose; null when it was not drawn.</summary>
    private protected SignatureCard? Drawn(string purpose) => View!.Signatures.LastOrDefault(s => s.Purpose == purpose && s.FileHref is not null);

    private protected static string Box(bool isSo) => isSo ? "■" : "□";
}
