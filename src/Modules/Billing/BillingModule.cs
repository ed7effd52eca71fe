using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Anju.Billing.Bills;
using Anju.Billing.Catalog;
using Anju.Billing.Contracts;
using Anju.Billing.Meters;
using Anju.Billing.Oversight;
using Anju.Billing.Quote;
using Anju.Billing.Runs;
using Anju.Billing.Summary;
using Anju.Billing.Terms;
using Anju.Casework.Contracts;
using Anju.Estate.Contracts;
using Anju.Kernel;
using Anju.Kernel.Identity;

namespace Anju.Billing;

/// <summary>收费: fee items, prices, meters, bill runs and the reasons of every line (F-1, F-2a, F-2c, F-2d, A-3b, E-9).</summary>
public sealed class BillingModule : IModule
{
    public string Name => "billing";

    public IReadOnlyList<PermissionInfo> Permissions => [.. BillingPermissions.All, .. MetersPermissions.All];

    public IReadOnlyList<Place> Places => [new("收费", "/billing", BillingPermissions.Standards, 40), .. MetersSetup.Places];

    public void AddServices(IServiceCollection services)
    {
        services.AddMeters();
        services.AddScoped<RunBook>();
        services.AddScoped<StepQueries>();
        services.AddScoped<StepReader>();
        services.AddScoped<RunDesk>();
        services.AddScoped<IBills, PostedBills>();
        services.AddScoped<BillsTeller>();
        services.AddSingleton<IEvidenceKinds, BillingEvidence>();
        services.AddScoped<IHousePanel, HouseBills>();
        services.AddScoped<IIncompleteRecords, IncompleteBilling>();
        services.AddScoped<IHouseAction, BillOneHouse>();
    }

    public void MapApi(IEndpointRouteBuilder api)
    {
        SaveItem.Map(api);
        ProposePrice.Map(api);
        DecidePrice.Map(api);
        PriceList.Map(api);
        ApplyVacancy.Map(api);
        DecideVacancy.Map(api);
        EndVacancy.Map(api);
        SetHousehold.Map(api);
        ListVacancies.Map(api);
        ListHouseholds.Map(api);
        QuoteAmount.Map(api);
        MapRuns(api);
        ExplainBill.Map(api);
        BillsOfHouse.Map(api);
        ShowSummary.Map(api);
        UnbilledHouses.Map(api);
        api.MapMeters();
    }

    private static void MapRuns(IEndpointRouteBuilder api)
    {
        StartRun.Map(api);
        StopRun.Map(api);
        ResumeRun.Map(api);
        DiscardRun.Map(api);
        PostRun.Map(api);
        WithdrawRun.Map(api);
        ExcludeLine.Map(api);
        WithdrawBill.Map(api);
        ReportSummary.Map(api);
        ListRuns.Map(api);
        ShowRun.Map(api);
    }
}
