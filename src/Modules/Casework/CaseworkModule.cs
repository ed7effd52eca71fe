using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Anju.Casework.Checks;
using Anju.Casework.Contracts;
using Anju.Casework.Evidence;
using Anju.Casework.Files;
using Anju.Casework.FollowUps;
using Anju.Casework.Quality;
using Anju.Casework.Signatures;
using Anju.Casework.Timelines;
using Anju.Kernel;
using Anju.Kernel.Identity;

namespace Anju.Casework;

/// <summary>What all cases share: timeline, files, signatures, follow-ups (回访), indices and the statistics of a month.</summary>
public sealed class CaseworkModule : IModule
{
    public string Name => "casework";

    public IReadOnlyList<PermissionInfo> Permissions => [new(CaseworkPermissions.FollowUp, "回访用户"), new(CaseworkPermissions.Statistics, "查看月度统计、检查签注"), new(CaseworkPermissions.Check, "检查记录并签注")];

    public IReadOnlyList<Place> Places => [new("回访", "/follow-ups", CaseworkPermissions.FollowUp, 35, "follow-ups"), new("报表", "/statistics", CaseworkPermissions.Statistics, 80)];

    public void AddServices(IServiceCollection services)
    {
        services.AddScoped<ITimeline, Timeline>();
        services.AddScoped<IFiles, FileStore>();
        services.AddScoped<ISignatures, SignatureBook>();
        services.AddScoped<IFollowUps, FollowUpPlans>();
        services.AddScoped<IEvidence, EvidenceBook>();
        services.AddScoped<IEvidenceReader, EvidenceReader>();
        services.AddSingleton<IEvidenceKinds, FollowUpEvidence>();
        services.AddScoped<IChecks, CheckBook>();
        services.AddSingleton<IEvidenceKinds, CheckEvidence>();
        services.AddSingleton<MonthBook>();
    }

    public void MapApi(IEndpointRouteBuilder api)
    {
        OpenFile.Map(api);
        FollowUpQueue.Map(api);
        FollowUpSheet.Map(api);
        TakeFollowUp.Map(api);
        RecordFailedTry.Map(api);
        AnswerFollowUp.Map(api);
        MonthlyStatistics.Map(api);
        MarkChecked.Map(api);
        ListChecks.Map(api);
    }
}
