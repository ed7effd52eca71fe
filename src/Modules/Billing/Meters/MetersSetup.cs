using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Anju.Billing.Domain;
using Anju.Billing.Meters.Import;
using Anju.Billing.Meters.Loss;
using Anju.Billing.Meters.Read;
using Anju.Billing.Meters.Register;
using Anju.Billing.Meters.Rounds;
using Anju.Casework.Contracts;
using Anju.Estate.Contracts;
using Anju.Kernel;

namespace Anju.Billing.Meters;

/// <summary>Meters and readings inside the module.</summary>
internal static class MetersSetup
{
    public static readonly IReadOnlyList<Place> Places = [new("抄表", "/billing/rounds", MetersPermissions.View, 42, Also: "/billing/meters")];

    public static void AddMeters(this IServiceCollection services)
    {
        services.AddScoped<ReadingDesk>();
        services.AddScoped<MeterSums>();
        services.AddScoped<IUsages, Usages>();
        services.AddScoped<IHousePanel, HouseMeters>();
        services.AddScoped<IHouseAction, MeterOfHouse>();
        services.AddSingleton<IEvidenceKinds, MetersEvidence>();
    }

    public static void MapMeters(this IEndpointRouteBuilder api)
    {
        ListMeters.Map(api);
        ShowMeter.Map(api);
        RegisterMeter.Map(api);
        ReplaceMeter.Map(api);
        RemoveMeter.Map(api);
        ShowReplacement.Map(api);
        AddMeterPhotos.Map(api);
        ListRounds.Map(api);
        OpenRound.Map(api);
        ShowRound.Map(api);
        CloseRound.Map(api);
        ReopenRound.Map(api);
        PublishRound.Map(api);
        SaveReading.Map(api);
        EstimateReadings.Map(api);
        ReadingFiles.Map(api);
        LossOfRound.Map(api);
        ShareLoss.Map(api);
    }
}
