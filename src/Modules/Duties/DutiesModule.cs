using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Anju.Casework.Contracts;
using Anju.Duties.Begin;
using Anju.Duties.Calendars;
using Anju.Duties.Compliance;
using Anju.Duties.Day;
using Anju.Duties.Judging;
using Anju.Duties.Leaves;
using Anju.Duties.PostDuties;
using Anju.Duties.Quality;
using Anju.Duties.Rulebook;
using Anju.Duties.Tidy;
using Anju.Duties.Vacancies;
using Anju.Duties.Zones;
using Anju.Kernel;
using Anju.Kernel.Identity;

namespace Anju.Duties;

/// <summary>岗位职责: rulebook, duties, the evidence that meets them, the director's day, the center's calendar, compliance (S-1 … S-4.2.2, D-1c, D-2, E-0).</summary>
public sealed class DutiesModule : IModule
{
    public string Name => "duties";

    public IReadOnlyList<PermissionInfo> Permissions => DutiesPermissions.All;

    public IReadOnlyList<Place> Places => [new("职责", "/duties", Permission.AnyStaff, 12, Also: "/rules")];

    public void AddServices(IServiceCollection services)
    {
        services.AddSingleton<IEvidenceKinds, OwnEvidence>();
        services.AddSingleton<KindNames>();
        services.AddScoped<RuleBook>();
        services.AddScoped<RuleFinder>();
        services.AddScoped<CauseFinder>();
        services.AddScoped<DutyBook>();
        services.AddScoped<BookKeeper>();
        services.AddScoped<IDutyBearers, BearerBook>();
        services.AddScoped<DayBoard>();
        services.AddScoped<CenterCalendar.CalendarBook>();
        services.AddScoped<MonthKeeper>();
        services.AddScoped<TidyList.TidyBook>();
        services.AddScoped<VacantPosts.VacancyBook>();
    }

    public void MapApi(IEndpointRouteBuilder api)
    {
        ListRules.Map(api);
        ShowRule.Map(api);
        DraftRule.Map(api);
        IssueRule.Map(api);
        SignRule.Map(api);
        LoadPack.Map(api);
        ListDuties.Map(api);
        ShowDuty.Map(api);
        SetDuty.Map(api);
        EndDuty.Map(api);
        MyDay.Map(api);
        ReadDigest.Map(api);
        MoveSlot.Map(api);
        RecordWork.Map(api);
        ShowWork.Map(api);
        WriteDayNote.Map(api);
        ExcuseDuty.Map(api);
        ListLeaves.Map(api);
        ApproveLeave.Map(api);
        CancelLeave.Map(api);
        ComplianceMap.Map(api);
        ComplianceCell.Map(api);
        WorkLog.Map(api);
        CenterCalendar.Map(api);
        MakeFeed.Map(api);
        QualityReport.Map(api);
        ReadIndices.Map(api);
        MapOversight(api);
    }

    private static void MapOversight(IEndpointRouteBuilder api)
    {
        TidyList.Map(api);
        FinishTidying.Map(api);
        WaiveLack.Map(api);
        ZoneAnalysis.Map(api);
        ZoneBuilding.Map(api);
        ShowBegin.Map(api);
        SetBegin.Map(api);
        VacantPosts.Map(api);
    }

    public void MapRoot(IEndpointRouteBuilder root) => ServeFeed.Map(root);
}
