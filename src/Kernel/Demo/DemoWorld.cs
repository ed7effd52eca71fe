using Microsoft.Extensions.DependencyInjection;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;

namespace Anju.Kernel.Demo;

/// <summary>The demo company while it is being made: a fixed seed, so that every demo is the same, dated relative to today.</summary>
public sealed class DemoWorld(IServiceProvider services, Calendar calendar)
{
    private const int Seed = 20261123;

    public static readonly CenterId MainCenter = new(new Guid("0197d000-0000-7000-8000-000000000001"));
    public static readonly CenterId SecondCenter = new(new Guid("0197d000-0000-7000-8000-000000000002"));

    /// <summary>Deterministic; use it in a fixed order.</summary>
    public Random Random { get; } = new(Seed);

    public DateOnly Today { get; } = calendar.Today;

    /// <summary>The center that is being laid or lived in.</summary>
    public CenterId Center { get; set; } = MainCenter;

    /// <summary>Staff of the main center by account name (qiantai, zhuren …), set by the people part.</summary>
    public Dictionary<string, Actor> Staff { get; } = [];

    /// <summary>The real now; nothing of the demo happens later.</summary>
    public DateTime Now => calendar.Now;

    /// <summary>A drawn signature, as a phone sends it.</summary>
    public static string Signature => Drawn.Value;

    private static readonly Lazy<string> Drawn = new(() =>
    {
        using var picture = typeof(DemoWorld).Assembly.GetManifestResourceStream("Anju.Kernel.Demo.signature.png")!;
        using var copy = new MemoryStream();
        picture.CopyTo(copy);
        return "data:image/png;base64," + Convert.ToBase64String(copy.ToArray());
    });

    public T Pick<T>(IReadOnlyList<T> from) => from[Random.Next(from.Count)];

    /// <summary>A moment of a day's wall clock as UTC.</summary>
    public DateTime Moment(DateOnly day, int hour, int minute) => calendar.ToUtc(day, new TimeOnly(Math.Clamp(hour, 0, 23), Math.Clamp(minute, 0, 59)));

    /// <summary>Writes rows directly, as the system, in one save.</summary>
    public async Task Write(Func<AppDb, IServiceProvider, Task> work, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().Become(Actor.System(Center));
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        await work(db, scope.ServiceProvider);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Writes many rows past the tracker, as the system, in one transaction: each table behind those it points to.</summary>
    public async Task Pour(Func<Pouring, Task> work, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(work);
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().Become(Actor.System(Center));
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        await using var all = await db.Database.BeginTransactionAsync(ct);
        await work(new(db, ct));
        await all.CommitAsync(ct);
    }

    /// <summary>Takes one table after another.</summary>
    public sealed class Pouring(AppDb db, CancellationToken ct)
    {
        public Task In<T>(IEnumerable<T> rows) where T : Centered => db.CopyRows(rows, ct);
    }

    /// <summary>Runs a real act as somebody at some moment of the past; null when the rules refused it.</summary>
    public async Task<TResult?> Act<TCommand, TResult>(Actor who, DateTime at, TCommand command, CancellationToken ct) where TCommand : class where TResult : struct
    {
        var result = await Run<TCommand, TResult>(who, at, command, ct);
        return result.Problem is null ? result.Value : null;
    }

    /// <summary>As <see cref="Act"/>, with the refusal.</summary>
    public async Task<Result<TResult>> Run<TCommand, TResult>(Actor who, DateTime at, TCommand command, CancellationToken ct) where TCommand : class
    {
        using var past = DemoClock.At(at);
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().Become(who with { Center = Center });
        return await scope.ServiceProvider.GetRequiredService<UseCase<TCommand, TResult>>().Run(command, ct);
    }

    /// <summary>Reads as the system.</summary>
    public async Task<T> Ask<T>(Func<AppDb, Task<T>> question)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().Become(Actor.System(Center));
        return await question(scope.ServiceProvider.GetRequiredService<AppDb>());
    }
}
