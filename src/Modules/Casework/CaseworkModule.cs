using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Anju.Casework.Contracts;
using Anju.Casework.Files;
using Anju.Casework.FollowUps;
using Anju.Casework.Signatures;
using Anju.Casework.Timelines;
using Anju.Kernel;
using Anju.Kernel.Identity;

namespace Anju.Casework;

/// <summary>What all cases share: timeline, files, signatures, follow-ups (回访).</summary>
public sealed class CaseworkModule : IModule
{
    public string Name => "casework";

    public IReadOnlyList<PermissionInfo> Permissions => [new(CaseworkPermissions.FollowUp, "回访用户")];

    public IReadOnlyList<Place> Places => [new("回访", "/follow-ups", CaseworkPermissions.FollowUp, 35, "follow-ups")];

    public void AddServices(IServiceCollection services)
    {
        services.AddScoped<ITimeline, Timeline>();
        services.AddScoped<IFiles, FileStore>();
        services.AddScoped<ISignatures, SignatureBook>();
        services.AddScoped<IFollowUps, FollowUpPlans>();
    }

    public void MapApi(IEndpointRouteBuilder api)
    {
        OpenFile.Map(api);
        FollowUpQueue.Map(api);
        FollowUpSheet.Map(api);
        TakeFollowUp.Map(api);
        RecordFailedTry.Map(api);
        AnswerFollowUp.Map(api);
    }
}
