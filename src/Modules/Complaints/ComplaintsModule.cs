using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Anju.Casework.Contracts;
using Anju.Complaints.Board;
using Anju.Complaints.Case;
using Anju.Complaints.Complete;
using Anju.Complaints.Contracts;
using Anju.Complaints.Desk;
using Anju.Complaints.Handling;
using Anju.Complaints.Indices;
using Anju.Complaints.Judge;
using Anju.Complaints.Oversight;
using Anju.Complaints.Register;
using Anju.Complaints.Rules;
using Anju.Complaints.Show;
using Anju.Complaints.Telling;
using Anju.Estate.Contracts;
using Anju.Kernel;
using Anju.Kernel.Identity;

namespace Anju.Complaints;

/// <summary>投诉: 《顾客投诉管理规程》 and 《用户投诉记录表》, from the complaint to the satisfied follow-up (S-4.1.3, S-5.2, X-2).</summary>
public sealed class ComplaintsModule : IModule
{
    public string Name => "complaints";

    public IReadOnlyList<PermissionInfo> Permissions => ComplaintsPermissions.All;

    public IReadOnlyList<Place> Places => [new("投诉", "/complaints", ComplaintsPermissions.View, 32, "complaints")];

    public void AddServices(IServiceCollection services)
    {
        services.AddScoped<IIndexSource, ComplaintIndices.Handler>();
        services.AddScoped<ComplaintDesk>();
        services.AddSingleton<IEvidenceKinds, ComplaintEvidence>();
        services.AddScoped<ComplaintActs>();
        services.AddScoped<Procedures>();
        services.AddScoped<Registration>();
        services.AddScoped<Tellings>();
        services.AddScoped<FollowUpPlanning>();
        services.AddScoped<Reopening>();
        services.AddScoped<IComplaints, ComplaintsOfHouses>();
        services.AddScoped<IHousePanel, HouseComplaints>();
        services.AddScoped<IRecords, ComplaintRecords>();
        services.AddScoped<IIncompleteRecords, IncompleteComplaints>();
        services.AddScoped<IZoneFigures, ComplaintsByBuilding>();
        services.AddScoped<IHouseAction, ComplainOfHouse>();
        services.AddScoped<IFollowUpRules, ComplaintFollowUpRules>();
        services.AddScoped<IAfterBadFollowUp, ComplainAfterFollowUp>();
    }

    public void MapApi(IEndpointRouteBuilder api)
    {
        RegisterComplaint.Map(api);
        ListComplaints.Map(api);
        ShowBoard.Map(api);
        ShowComplaint.Map(api);
        ComplaintIndices.Map(api);
        ShowProcedure.Map(api);
        SaveProcedure.Map(api);
        MapHandling(api);
        MapCase(api);
    }

    private static void MapHandling(IEndpointRouteBuilder api)
    {
        AnswerFirst.Map(api);
        JudgeValid.Map(api);
        JudgeInvalid.Map(api);
        AssignHandler.Map(api);
        ChangeClass.Map(api);
        RecordInvestigation.Map(api);
        AgreePlan.Map(api);
        AgreeTimeAgain.Map(api);
        TakeMeasure.Map(api);
        FinishHandling.Map(api);
        TellDepartment.Map(api);
        TellUser.Map(api);
        ExplainToUser.Map(api);
    }

    private static void MapCase(IEndpointRouteBuilder api)
    {
        AskAgain.Map(api);
        CloseComplaint.Map(api);
        EndExplained.Map(api);
        ReopenComplaint.Map(api);
        AddRemark.Map(api);
        AddPhotos.Map(api);
        MergeComplaint.Map(api);
        MoveToRepair.Map(api);
        WithdrawComplaint.Map(api);
    }
}
