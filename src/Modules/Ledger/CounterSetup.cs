using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Anju.Kernel;
using Anju.Ledger.Counter;
using Anju.Ledger.Receipts;
using Anju.Ledger.Tills;

namespace Anju.Ledger;

/// <summary>The cashier's desk: taking money, its papers, its boxes (F-2b, F-2e).</summary>
internal static class CounterSetup
{
    public static IReadOnlyList<Place> Places => [new("收银台", "/ledger", LedgerPermissions.Cash, 41)];

    /// <summary>Pages of the desk, as tabs.</summary>
    public static readonly IReadOnlyList<(string Href, string Title, string Permission)> Tabs =
        [("/ledger", "收银台", LedgerPermissions.Cash), ("/ledger/receipts", "票据", LedgerPermissions.View), ("/ledger/tills", "日结", LedgerPermissions.View),
         ("/ledger/requests", "减免退款", LedgerPermissions.View), ("/ledger/deposits", "押金", LedgerPermissions.View), ("/ledger/terms", "到期与违约金", LedgerPermissions.View)];

    public static void AddCounter(this IServiceCollection services)
    {
        services.AddScoped<ShowReceipt.ReceiptReader>();
        services.AddScoped<ReceiptRegister.ReceiptSearch>();
        services.AddScoped<LeftBoxes.LeftToday>();
        services.AddScoped<BatchHouses>();
        services.AddScoped<ReceiptSeal>();
        services.AddScoped<Verifier>();
        services.AddSingleton<VerifyPace>();
    }

    public static void MapCounter(this IEndpointRouteBuilder api)
    {
        TakeBatch.Map(api);
        ShowReceipt.Map(api);
        CountPrint.Map(api);
        CountPrints.Map(api);
        NoteInvoice.Map(api);
        ReceiptRegister.Map(api);
        GapReport.Map(api);
        CalibratePrinter.Map(api);
        ShowTill.Map(api);
        ListTills.Map(api);
    }
}
