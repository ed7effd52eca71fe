using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Anju.Billing.Contracts;
using Anju.Casework.Contracts;
using Anju.Kernel;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Ledger.Accounts;
using Anju.Ledger.Books;
using Anju.Ledger.Counter;
using Anju.Ledger.Keeping;
using Anju.Ledger.Months;
using Anju.Ledger.Receipts;
using Anju.Ledger.Requests;
using Anju.Ledger.Tills;

namespace Anju.Ledger;

/// <summary>收银与账务: what houses owe and have paid, receipts, boxes, arrears, the month for finance (F-2b, F-2e … F-2h, F-3, A-6).</summary>
public sealed class LedgerModule : IModule
{
    public string Name => "ledger";

    public IReadOnlyList<PermissionInfo> Permissions => [.. LedgerPermissions.All, .. MonthsPermissions.All];

    public IReadOnlyList<Place> Places => [.. CounterSetup.Places, .. DunningSetup.Places, .. MonthsSetup.Places];

    public void AddServices(IServiceCollection services)
    {
        services.AddSingleton<IEvidenceKinds, LedgerEvidence>();
        services.AddScoped<BookShelf>();
        services.AddScoped<Cashier>();
        services.AddScoped<Undoing>();
        services.AddScoped<TillSums>();
        services.AddRequests();
        services.AddScoped<IPaymentsOfBills, PaymentsOfBills>();
        services.AddCounter();
        services.AddDunning();
        services.AddMonths();
        services.AddKeeping();
    }

    public void MapApi(IEndpointRouteBuilder api)
    {
        ShowAccount.Map(api);
        TakePayment.Map(api);
        OpenTill.Map(api);
        CloseTill.Map(api);
        VoidReceipt.Map(api);
        api.MapRequests();
        api.MapCounter();
        api.MapDunning();
        api.MapMonths();
        api.MapKeeping();
    }
}
