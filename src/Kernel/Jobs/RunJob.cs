using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Quartz;
using Anju.Kernel.Demo;
using Anju.Kernel.Identity;

namespace Anju.Kernel.Jobs;

/// <summary>Brings a scheduled job to every center, one after another.</summary>
[DisallowConcurrentExecution]
internal sealed partial class RunJob(IServiceScopeFactory scopes, JobList jobs, TimeProvider clock, IEnumerable<DemoData> demo, ILogger<RunJob> log) : IJob
{
    public const string Name = "job";
    private const int Tries = 3;
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        if (!demo.Any(d => d.IsLaying) && jobs.Find(context.MergedJobDataMap.GetString(Name) ?? "") is { } type)
            await ForEveryCenter(type, cancellationToken);
    }

    internal async Task ForEveryCenter(Type job, CancellationToken ct)
    {
        foreach (var center in await Centers(ct))
            await Patiently(job, center, ct);
    }

    private async Task<IReadOnlyList<CenterId>> Centers(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ICenters>().All(ct);
    }

    private async Task Patiently(Type job, CenterId center, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                scope.ServiceProvider.GetRequiredService<CurrentUser>().Become(Actor.System(center));
                await ((IScheduledJob)scope.ServiceProvider.GetRequiredService(job)).Run(ct);
                return;
            }
            catch (Exception failure) when (failure is not OperationCanceledException || !ct.IsCancellationRequested)
            {
                Failed(log, failure, job.Name, center.Value, attempt);
                if (attempt == Tries)
                    return;
            }

            await Task.Delay(FirstPause * attempt * attempt, clock, ct);
        }
    }

    [LoggerMessage(LogLevel.Error, "Job {Job} failed in center {Center}, attempt {Attempt}")]
    private static partial void Failed(ILogger log, Exception failure, string job, Guid center, int attempt);
}

/// <summary>The scheduled jobs of all modules by name.</summary>
internal sealed class JobList(ModuleList modules)
{
    private readonly Dictionary<string, Type> jobs = modules.Types
        .Where(t => t is { IsClass: true, IsAbstract: false } && t.IsAssignableTo(typeof(IScheduledJob))).ToDictionary(t => t.Name);

    public IEnumerable<Type> All => jobs.Values;

    public Type? Find(string name) => jobs.GetValueOrDefault(name);
}
