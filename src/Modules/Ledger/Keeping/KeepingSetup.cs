using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Anju.Casework.Contracts;

namespace Anju.Ledger.Keeping;

/// <summary>Keeping of papers inside the module (F-2f).</summary>
internal static class KeepingSetup
{
    public static void AddKeeping(this IServiceCollection services)
    {
        services.AddSingleton<IEvidenceKinds, KeepingEvidence>();
        services.AddScoped<BlankDesk>();
        services.AddScoped<VoucherCounts>();
        services.AddScoped<KeepingDesk>();
    }

    public static void MapKeeping(this IEndpointRouteBuilder api)
    {
        ShowKeeping.Map(api);
        ShowVoucherFile.Map(api);
        IssueBook.Map(api);
        LoseForms.Map(api);
        ReturnBook.Map(api);
        FileVouchers.Map(api);
        CheckVouchers.Map(api);
        AttachScans.Map(api);
    }
}
