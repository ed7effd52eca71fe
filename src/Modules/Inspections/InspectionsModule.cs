using Anju.Casework.Contracts;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Anju.Inspections.Emergencies;
using Anju.Inspections.Indices;
using Anju.Inspections.Nonconformities;
using Anju.Inspections.Observe;
using Anju.Inspections.Oversight;
using Anju.Inspections.Plan;
using Anju.Inspections.Points;
using Anju.Inspections.Record;
using Anju.Inspections.Standards;
using Anju.Inspections.Violations;
using Anju.Estate.Contracts;
using Anju.Kernel;
using Anju.Kernel.Identity;

namespace Anju.Inspections;

/// <summary>检查: 《检查记录》 and 《不合格服务纠正跟踪表》 (S-4.1.2, S-4.2.2, S-5.1, D-7, R-3, X-3).</summary>
public sealed class InspectionsModule : IModule
{
    public string Name => "inspections";

    public IReadOnlyList<PermissionInfo> Permissions => InspectionsPermissions.All;

    public IReadOnlyList<Place> Places => [new("检查", "/inspections", InspectionsPermissions.View, 34)];

    /// <summary>What is seen in ordinary work, too, goes into the record (S-4.2.2b).</summary>
    public IReadOnlyList<Place> Quick => [new("突发事件", "/inspections/emergencies", InspectionsPermissions.Alarm, 10), new("随手记", "/inspections/note", InspectionsPermissions.Note, 20)];

    public void AddServices(IServiceCollection services)
    {
        services.AddScoped<IIndexSource, InspectionIndices.Handler>();
        services.AddScoped<StandardBook>();
        services.AddScoped<InspectionDesk>();
        services.AddSingleton<IEvidenceKinds, InspectionEvidence>();
        services.AddScoped<NonconformityDesk>();
        services.AddScoped<NonconformityForms>();
        services.AddScoped<EmergencyDesk>();
        services.AddScoped<Kernel.Ui.IAlarms, OpenEmergencies>();
        services.AddScoped<IHousePanel, HouseViolations>();
        services.AddScoped<Kernel.Ui.IFieldTasks, MyCorrections>();
        AddOversight(services);
    }

    private static void AddOversight(IServiceCollection services)
    {
        services.AddScoped<IRecords, InspectionRecords>();
        services.AddScoped<IRecords, NonconformityRecords>();
        services.AddScoped<IRecords, ViolationRecords>();
        services.AddScoped<IRecords, EmergencyRecords>();
        services.AddScoped<IIncompleteRecords, IncompleteInspections>();
        services.AddScoped<IIncompleteRecords, IncompleteViolations>();
        services.AddScoped<IIncompleteRecords, IncompleteEmergencies>();
        services.AddScoped<IZoneFigures, NonconformitiesByBuilding>();
        services.AddScoped<IZoneFigures, ViolationsByBuilding>();
    }

    public void MapApi(IEndpointRouteBuilder api)
    {
        ListInspections.Map(api);
        ShowInspection.Map(api);
        RecordInspection.Map(api);
        QuickNote.Map(api);
        AddToInspection.Map(api);
        CorrectInspection.Map(api);
        ShowDuties.Map(api);
        PlanPatrol.Map(api);
        ExcusePatrol.Map(api);
        ListStandards.Map(api);
        DraftStandard.Map(api);
        IssueStandard.Map(api);
        ListPoints.Map(api);
        AddPoint.Map(api);
        ClosePoint.Map(api);
        ObserveColleague.Map(api);
        DecideObservation.Map(api);
        ListObservations.Map(api);
        InspectionIndices.Map(api);
        RepeatedFailures.Map(api);
        MapNonconformities(api);
        MapEmergencies(api);
        ListViolations.Map(api);
        ShowViolation.Map(api);
        FindViolation.Map(api);
        ActOnViolation.Map(api);
    }

    private static void MapEmergencies(IEndpointRouteBuilder api)
    {
        OpenEmergency.Map(api);
        LogMeasure.Map(api);
        FindAffected.Map(api);
        TellAffected.Map(api);
        TellHouse.Map(api);
        CloseEmergency.Map(api);
        WriteReport.Map(api);
        ShowEmergencies.Map(api);
        ShowEmergency.Map(api);
    }

    private static void MapNonconformities(IEndpointRouteBuilder api)
    {
        ListNonconformities.Map(api);
        ShowNonconformity.Map(api);
        AssignNonconformity.Map(api);
        NotifyResponsible.Map(api);
        CorrectNonconformity.Map(api);
        VerifyNonconformity.Map(api);
        RejectCorrection.Map(api);
        ReopenNonconformity.Map(api);
        RemarkNonconformity.Map(api);
        WithdrawNonconformity.Map(api);
    }
}
