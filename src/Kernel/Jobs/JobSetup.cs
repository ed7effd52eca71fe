using System.Globalization;
using System.Reflection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Quartz;

namespace Anju.Kernel.Jobs;

/// <summary>
/// One process keeps its schedule in memory. Several nodes on PostgreSQL share it in the database: each turn of a job is
/// taken by one of them, and the turn of a node that died is taken over.
/// </summary>
internal static class JobSetup
{
    private const int ChinaAheadOfUtc = 8;

    /// <summary>Off when <c>Jobs:Enabled</c> is false (a node that only serves pages, tests).</summary>
    public static void AddJobs(IServiceCollection services, IConfiguration configuration, ModuleList modules)
    {
        var list = new JobList(modules);
        services.AddSingleton(list);
        services.AddTransient<RunJob>();
        foreach (var job in list.All)
            services.AddScoped(job);
        if (!configuration.GetValue("Jobs:Enabled", true))
            return;

        services.AddQuartz(quartz =>
        {
            quartz.UseTimeProvider(TimeProvider.System);
            if (configuration.GetConnectionString("Postgres") is { } connection)
                Share(quartz, connection);
            foreach (var job in list.All)
                Schedule(quartz, job);
        });
        services.AddQuartzHostedService(o => (o.WaitForJobsToComplete, o.AwaitApplicationStarted) = (true, true));
    }

    private static void Share(IQuartzBuilder quartz, string connection) => quartz.UsePersistentStore(store =>
    {
        store.UsePostgres(NpgsqlFactory.Instance, connection);
        store.ProvisionSchema();
        store.UseClustering();
    });

    private static void Schedule(IQuartzBuilder quartz, Type job)
    {
        var when = job.GetCustomAttribute<ScheduledAttribute>() ?? throw new InvalidOperationException($"{job} needs [Scheduled].");
        var key = new JobKey(job.Name);
        quartz.AddJob<RunJob>(j => j.WithIdentity(key).StoreDurably().UsingJobData(RunJob.Name, job.Name));
        quartz.AddTrigger<RunJob>(t =>
        {
            t.ForJob(key).WithIdentity(job.Name);
            if (when.DailyAt is { } time)
                t.WithCronSchedule(Cron(time), c => c.InTimeZone(TimeZoneInfo.Utc));
            else
                t.WithSimpleSchedule(TimeSpan.FromSeconds(when.Seconds));
        });
    }

    private static string Cron(string chinaTime)
    {
        var utc = TimeOnly.ParseExact(chinaTime, "HH:mm", CultureInfo.InvariantCulture).AddHours(-ChinaAheadOfUtc);
        return string.Create(CultureInfo.InvariantCulture, $"0 {utc.Minute} {utc.Hour} * * ?");
    }
}
