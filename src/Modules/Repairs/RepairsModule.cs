using Anju.Repairs.Indices;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Anju.Kernel;
using Anju.Kernel.Identity;
using Anju.Casework.Contracts;
using Anju.Estate.Contracts;
using Anju.Repairs.Board;
using Anju.Repairs.Case;
using Anju.Repairs.Clock;
using Anju.Repairs.Complete;
using Anju.Repairs.Contracts;
using Anju.Repairs.Desk;
using Anju.Repairs.Order;
using Anju.Repairs.Oversight;
using Anju.Repairs.Prices;
using Anju.Repairs.Pricing;
using Anju.Repairs.Register;
using Anju.Repairs.Rules;
using Anju.Repairs.Send;
using Anju.Repairs.Visit;

namespace Anju.Repairs;

public sealed class RepairsModule : IModule
{
    public string Name => "repairs";

    public IReadOnlyList<PermissionInfo> Permissions => RepairsPermissions.All;

    public IReadOnlyList<Place> Places => [new("报修", "/repairs", RepairsPermissions.View, 30, "repairs")];

    public void AddServices(IServiceCollection services)
    {
        services.AddScoped<IIndexSource, RepairIndices.Handler>();
        services.AddScoped<RepairDesk>();
        services.AddSingleton<IEvidenceKinds, RepairEvidence>();
        services.AddScoped<OrderActs>();
        services.AddScoped<Procedures>();
        services.AddSingleton<ProcedureShelf>();
        services.AddScoped<Registration>();
        services.AddScoped<IRepairs, RepairsOfHouses>();
        services.AddScoped<Sending>();
        services.AddScoped<QuoteLines>();
        services.AddSingleton<OwnerCodes>();
        services.AddScoped<Confirmation>();
        services.AddScoped<Reopening>();
        services.AddScoped<AfterConfirmation>();
        services.AddScoped<RepairAttachments>();
        services.AddScoped<IFollowUpRules, RepairFollowUpRules>();
        services.AddScoped<IHousePanel, HouseRepairs>();
        services.AddScoped<IRecords, RepairRecords>();
        services.AddScoped<IIncompleteRecords, IncompleteRepairs>();
        services.AddScoped<IZoneFigures, RepairsByBuilding>();
        services.AddScoped<IHouseAction, ReportHouseRepair>();
    }

    public void MapApi(IEndpointRouteBuilder api)
    {
        RegisterRepair.Map(api);
        ShowBoard.Map(api);
        ListRepairs.Map(api);
        ShowRepair.Map(api);
        Indices.RepairIndices.Map(api);
        MapVisit(api);
        MapCase(api);
        ShowProcedure.Map(api);
        SaveProcedure.Map(api);
        ListPrices.Map(api);
        SavePrice.Map(api);
        EndPrice.Map(api);
    }

    private static void MapVisit(IEndpointRouteBuilder api)
    {
        ProposeWorkers.Map(api);
        DispatchWorker.Map(api);
        ReassignWorker.Map(api);
        AcceptOrder.Map(api);
        ArriveOnSite.Map(api);
        QuoteRepair.Map(api);
        ConsentToQuote.Map(api);
        RefuseQuote.Map(api);
        LeaveForPrice.Map(api);
        StartWork.Map(api);
        AddMaterial.Map(api);
        PauseClock.Map(api);
        ResumeClock.Map(api);
        FinishRepair.Map(api);
        ConfirmByOwner.Map(api);
        RecordFailedTry.Map(api);
        CloseRepair.Map(api);
    }

    private static void MapCase(IEndpointRouteBuilder api)
    {
        AgreeTimeAgain.Map(api);
        ChangeClass.Map(api);
        AddRemark.Map(api);
        AddPhotos.Map(api);
        RevealReporter.Map(api);
        TransferRepair.Map(api);
        CancelRepair.Map(api);
        ReopenRepair.Map(api);
    }
}
