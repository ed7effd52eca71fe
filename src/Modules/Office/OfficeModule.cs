using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Anju.Casework.Contracts;
using Anju.Duties.Contracts;
using Anju.Kernel;
using Anju.Kernel.Identity;
using Anju.Office.Meetings;
using Anju.Office.Opinions;
using Anju.Office.Oversight;
using Anju.Office.Plans;
using Anju.Office.Remind;
using Anju.Office.Rules;
using Anju.Office.Summaries;
using Anju.Office.Targets;
using Anju.Office.Tasks;

namespace Anju.Office;

/// <summary>办公: tasks (临时任务), targets, year and month plans, the month-end meeting, the year-end summary, opinions (D-2, D-3, D-4a, D-4b, D-11, A-9, F-5).</summary>
public sealed class OfficeModule : IModule
{
    public string Name => "office";

    public IReadOnlyList<PermissionInfo> Permissions => OfficePermissions.All;

    public IReadOnlyList<Place> Places => [new("办公", "/office", OfficePermissions.Work, 70, "office")];

    public void AddServices(IServiceCollection services)
    {
        services.AddSingleton<IEvidenceKinds, OfficeEvidence>();
        services.AddScoped<IRecords, OpinionRecords>();
        services.AddScoped<IRecords, TaskRecords>();
        services.AddScoped<IIncompleteRecords, IncompleteOffice>();
        services.AddScoped<RuleBook>();
        services.AddScoped<TaskDesk>();
        services.AddScoped<PlanDesk>();
        services.AddScoped<MeetingDesk>();
        services.AddScoped<TargetBook>();
        services.AddScoped<ITargets>(s => s.GetRequiredService<TargetBook>());
        services.AddScoped<YearFigures>();
        services.AddScoped<OfficeDue>();
    }

    public void MapApi(IEndpointRouteBuilder api)
    {
        GiveTask.Map(api);
        ActOnTask.Map(api);
        ListTasks.Map(api);
        ShowTask.Map(api);
        MapPlans(api);
        RecordMeeting.Map(api);
        SignMeeting.Map(api);
        ApproveMeeting.Map(api);
        AddToMeeting.Map(api);
        ListMeetings.Map(api);
        PrepareMeeting.Map(api);
        ShowMeeting.Map(api);
        SetTargets.Map(api);
        SignTargets.Map(api);
        ShowTargets.Map(api);
        SubmitOpinion.Map(api);
        AnswerOpinion.Map(api);
        ListOpinions.Map(api);
        ShowOpinion.Map(api);
        ShowRules.Map(api);
        ChangeRules.Map(api);
    }

    private static void MapPlans(IEndpointRouteBuilder api)
    {
        BeginYearPlan.Map(api);
        WriteYearPlan.Map(api);
        ActOnYearPlan.Map(api);
        JudgeYearPlan.Map(api);
        ListPlans.Map(api);
        ShowYearPlan.Map(api);
        DeriveMonthPlan.Map(api);
        AddMonthItem.Map(api);
        ShowMonthPlan.Map(api);
        WriteSummary.Map(api);
        JudgeSummary.Map(api);
        ShowSummary.Map(api);
    }
}
