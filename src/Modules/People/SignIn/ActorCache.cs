using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.Live;
using Anju.People.Domain;

namespace Anju.People.SignIn;

/// <summary>
/// Actors of the last half minute. A committed change of posts, appointments or logins makes all of them void: on this
/// node at once, on other nodes when they hear of it, and where nothing can be heard within the half minute.
/// </summary>
internal sealed class ActorCache(TimeProvider clock, Fresh fresh)
{
    public static readonly TimeSpan Kept = TimeSpan.FromSeconds(30);
    private const int Most = 10_000;

    private readonly ConcurrentDictionary<string, Entry> entries = new();

    private sealed record Entry(Actor? Actor, long Generation, DateTimeOffset Until);

    /// <summary>Read before the database is asked; an answer older than a change is not kept.</summary>
    public long Generation => fresh.StampOf(Fresh.Rights).Center;

    public bool TryGet(string key, out Actor? actor)
    {
        var found = entries.TryGetValue(key, out var entry) && entry.Generation == Generation && entry.Until > clock.GetUtcNow();
        actor = found ? entry!.Actor : null;
        return found;
    }

    public void Keep(string key, Actor? actor, long asked)
    {
        if (entries.Count >= Most)
            entries.Clear();                                 // a flood of odd keys costs questions, never memory
        entries[key] = new(actor, asked, clock.GetUtcNow() + Kept);
    }
}

/// <summary>When rights may have changed, actors kept anywhere are void after the commit.</summary>
internal sealed class RightsWatch(ILiveRelay relay) : CommitWatch
{
    /// <summary>Contexts that saved a change of rights and have not committed it yet.</summary>
    private readonly ConditionalWeakTable<DbContext, object> changed = [];

    protected override void Look(DbContext db)
    {
        foreach (var entry in db.ChangeTracker.Entries<IShapesRights>())
            if (entry.State is EntityState.Added or EntityState.Modified && (entry.Entity is not Login || Matters(entry)))
                changed.TryAdd(db, this);
    }

    /// <summary>A sign-in counts failures and moments; only stamp, closing and the like change who somebody is.</summary>
    private static bool Matters(Microsoft.EntityFrameworkCore.ChangeTracking.EntityEntry login) =>
        login.State == EntityState.Added || login.Property(nameof(Login.Stamp)).IsModified || login.Property(nameof(Login.IsClosed)).IsModified;

    protected override void Tell(DbContext db)
    {
        if (changed.Remove(db))
            relay.Changed(Fresh.Rights);
    }
}
