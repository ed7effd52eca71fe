using System.Data.Common;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;
using Microsoft.EntityFrameworkCore.Storage;
using Anju.Kernel.Calendars;
using Anju.Kernel.Identity;

namespace Anju.Kernel.Data;

/// <summary>The one database. Modules bring their tables; rules that hold for every table stand here and in <see cref="ModelRules"/>.</summary>
/// <remarks>Comes out of a pool and belongs to one user until it goes back.</remarks>
public sealed class AppDb(DbContextOptions<AppDb> options, ModuleList modules, Calendar calendar)
    : DbContext(options), IDataProtectionKeyContext
{
    private static readonly CurrentUser Nobody = new();
    private CurrentUser user = Nobody;
    private bool? isSqlite;

    /// <summary>The center whose rows are seen and written.</summary>
    public CenterId Center => user.Center;

    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    internal bool IsSqlite => isSqlite ??= Database.ProviderName!.EndsWith("Sqlite", StringComparison.Ordinal);

    /// <summary>While an act runs: it begins the transaction before the first writing.</summary>
    internal CenterLedger? Ledger { get; set; }

    /// <summary>An act is running and will save what it changed; whoever saves on the way only adds to it.</summary>
    public bool IsActing => Ledger is not null;

    internal void ActFor(CurrentUser actor) => user = actor;

    protected override void ConfigureConventions(ModelConfigurationBuilder conventions)
    {
        conventions.Conventions.Remove<ForeignKeyIndexConvention>();     // nothing is ever deleted: an index is for a question somebody asks
        Conversions.Apply(conventions, modules.Types.Where(Conversions.IsTypedId), IsSqlite);
    }

    protected override void OnModelCreating(ModelBuilder model)
    {
        model.Entity<DataProtectionKey>().ToTable("kernel_keys");
        foreach (var assembly in modules.Assemblies)
            model.ApplyConfigurationsFromAssembly(assembly);
        foreach (var table in model.Model.GetEntityTypes().Where(t => t.ClrType.IsAssignableTo(typeof(Centered)) && t.BaseType is null).ToList())
            ScopeMethod.MakeGenericMethod(table.ClrType).Invoke(this, [model]);
        ModelRules.Apply(model);
    }

    private static readonly System.Reflection.MethodInfo ScopeMethod = typeof(AppDb).GetMethod(nameof(Scope), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Instance)!;

    private void Scope<T>(ModelBuilder model) where T : Centered => model.Entity<T>().HasQueryFilter("center", row => row.CenterId == Center);

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        if (Ledger is not null)
            await Ledger.Begin(cancellationToken);
        foreach (var entry in ChangeTracker.Entries())
        {
            switch (entry)
            {
                case { State: EntityState.Added, Entity: Centered row } when row.CenterId == default:
                    entry.Property(nameof(Centered.CenterId)).CurrentValue = Center != default ? Center : throw new InvalidOperationException($"{entry.Metadata.DisplayName()} needs a center.");
                    break;
                case { State: EntityState.Modified, Entity: Versioned row }:
                    entry.Property(nameof(Versioned.Version)).CurrentValue = row.Version + 1;
                    break;
                case { State: EntityState.Deleted, Entity: not IErasable } when !entry.Metadata.IsOwned():
                    throw new InvalidOperationException($"{entry.Metadata.DisplayName()} is a record; records are voided or reversed, never deleted.");
            }
        }

        return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    /// <summary>A command on this connection, inside the running transaction, for the few statements that LINQ cannot say.</summary>
    internal DbCommand Command(string sql, params ReadOnlySpan<(string Name, object Value)> values)
    {
        var command = Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        command.Transaction = Database.CurrentTransaction?.GetDbTransaction();
        foreach (var (name, value) in values)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = IsSqlite ? Conversions.ForSqlite(value) : value;
            command.Parameters.Add(parameter);
        }

        return command;
    }

    internal DateTime Now => calendar.Now;
}
