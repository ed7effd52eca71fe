using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Anju.Casework.Contracts;
using Anju.Estate.Contracts;
using Anju.Kernel;
using Anju.Kernel.Ui;
using Anju.Ledger.Accounts;
using Anju.Ledger.Arrears;
using Anju.Ledger.Dunning;
using Anju.Ledger.Letters;

namespace Anju.Ledger;

/// <summary>The house's account, arrears and dunning inside the module.</summary>
internal static class DunningSetup
{
    public static IReadOnlyList<Place> Places => [new("欠费催缴", "/ledger/arrears", LedgerPermissions.View, 44, Also: "/ledger/letters")];

    public static void AddDunning(this IServiceCollection services)
    {
        services.AddScoped<DunningDesk>();
        services.AddScoped<ArrearsBook>();
        services.AddSingleton<IEvidenceKinds, DunningEvidence>();
        services.AddScoped<IHousePanel, HouseArrears>();
        services.AddScoped<IHouseAction, OpenAccount>();
        services.AddScoped<IFieldTasks, MyDebtors>();
        services.AddScoped<IZoneFigures, ArrearsByBuilding>();
        services.AddScoped<IIndexSource, DunningIndices.Handler>();
    }

    public static void MapDunning(this IEndpointRouteBuilder api)
    {
        ShowLines.Map(api);
        ReceiptsOfHouse.Map(api);
        ListArrears.Map(api);
        ArrearsChoices.Map(api);
        ExportArrears.Map(api);
        ShowDunning.Map(api);
        RecordDunning.Map(api);
        RaiseDispute.Map(api);
        DecideDispute.Map(api);
        AgreePlan.Map(api);
        EndPlan.Map(api);
        AddNote.Map(api);
        ShowLadder.Map(api);
        SaveStage.Map(api);
        SaveDunningRules.Map(api);
        IssueLetters.Map(api);
        DeliverLetters.Map(api);
        ListLetters.Map(api);
        ShowLetters.Map(api);
        DunningIndices.Map(api);
    }
}
