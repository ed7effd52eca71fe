using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Anju.Ledger.Charges;
using Anju.Ledger.Deposits;
using Anju.Ledger.Terms;

namespace Anju.Ledger.Requests;

/// <summary>Applications about money, deposits, charges of the desk, the terms of all of them.</summary>
internal static class RequestsSetup
{
    public static void AddRequests(this IServiceCollection services) => services.AddScoped<RequestTrace>();

    public static void MapRequests(this IEndpointRouteBuilder api)
    {
        ProposeRequest.Map(api);
        CheckRequest.Map(api);
        ApproveRequest.Map(api);
        WithdrawRequest.Map(api);
        PayOut.Map(api);
        ListRequests.Map(api);
        ShowRequest.Map(api);
        AddCharge.Map(api);
        ImportCharges.Map(api);
        WithdrawCharge.Map(api);
        ShowCharge.Map(api);
        TakeDeposit.Map(api);
        ReleaseDeposit.Map(api);
        ListDeposits.Map(api);
        ShowDeposit.Map(api);
        SetTerms.Map(api);
        SetRules.Map(api);
        ShowTerms.Map(api);
    }
}
