using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Anju.Kernel.Data;

/// <summary>Rules of the model that hold for every table, applied after the modules have described theirs.</summary>
internal static class ModelRules
{
    public static void Apply(ModelBuilder model)
    {
        var tables = model.Model.GetEntityTypes().Where(t => !t.IsOwned() && t.BaseType is null).ToList();
        foreach (var table in tables.Where(IsCentered))
        {
            KeyByCenter(model, table);
            if (table.ClrType.IsAssignableTo(typeof(Versioned)))
                model.Entity(table.ClrType).Property(nameof(Versioned.Version)).IsConcurrencyToken();
        }

        ReferenceByTypedId(model, tables);
        foreach (var table in tables.Where(IsCentered))
            IndexByCenter(model, table);
        ShareConverters(tables);
    }

    /// <summary>One converter of a kind for all its columns: for each instance the mapper would make and compile its own mapping and comparisons.</summary>
    private static void ShareConverters(List<IMutableEntityType> tables)
    {
        var shared = new Dictionary<Type, ValueConverter>();
        foreach (var column in tables.SelectMany(t => t.GetDeclaredProperties()))
            if (column.GetValueConverter() is { } own && own.GetType().DeclaringType == typeof(Conversions))
                column.SetValueConverter(shared.TryGetValue(own.GetType(), out var first) ? first : shared[own.GetType()] = own);
    }

    private static bool IsCentered(IReadOnlyTypeBase table) => table.ClrType.IsAssignableTo(typeof(Centered));

    /// <summary>The key of a center's row is (CenterId, its own key).</summary>
    private static void KeyByCenter(ModelBuilder model, IMutableEntityType table)
    {
        var own = table.FindPrimaryKey()?.Properties.Select(p => p.Name).Where(n => n != nameof(Centered.CenterId)).ToArray() ?? ["Id"];
        var entity = model.Entity(table.ClrType);
        foreach (var name in own)
            entity.Property(name).ValueGeneratedNever();
        entity.HasKey([nameof(Centered.CenterId), .. own]);
    }

    /// <summary>A column typed <c>HouseId</c> becomes a foreign key to houses of the same center, even when that class is hidden in another module.</summary>
    private static void ReferenceByTypedId(ModelBuilder model, List<IMutableEntityType> tables)
    {
        var targets = tables
            .Select(t => (Table: t, Key: t.FindPrimaryKey()?.Properties.Where(p => p.Name != nameof(Centered.CenterId)).ToArray()))
            .Where(x => x.Key is [{ Name: "Id" } only] && Conversions.IsTypedId(only.ClrType))
            .ToDictionary(x => x.Key![0].ClrType, x => x.Table);

        foreach (var table in tables.Where(t => !t.ClrType.IsAssignableTo(typeof(ILogRow))))
            foreach (var column in table.GetProperties().Where(p => !p.IsForeignKey()).ToList())
            {
                if (column.Name == nameof(Centered.CenterId) || column.Name == "Id" && column.IsPrimaryKey()
                    || !targets.TryGetValue(Nullable.GetUnderlyingType(column.ClrType) ?? column.ClrType, out var target))
                    continue;
                string[] columns = IsCentered(target) ? [nameof(Centered.CenterId), column.Name] : [column.Name];
                if (IsCentered(target) && !IsCentered(table))
                    continue;                                    // a company-wide row cannot be tied to one center's row by key
                model.Entity(table.ClrType).HasOne(target.ClrType).WithMany().HasForeignKey(columns).OnDelete(DeleteBehavior.Restrict).IsRequired(!column.IsNullable);
            }
    }

    /// <summary>Every index of a center's table begins with the center, so that tables can be split by center later.</summary>
    private static void IndexByCenter(ModelBuilder model, IMutableEntityType table)
    {
        foreach (var index in table.GetDeclaredIndexes().Where(i => i.Properties[0].Name != nameof(Centered.CenterId)).ToList())
        {
            var columns = index.Properties.Select(p => p.Name).ToArray();
            var (unique, filter, name, descending) = (index.IsUnique, index.GetFilter(), index.Name, index.IsDescending);
            table.RemoveIndex(index);
            string[] all = [nameof(Centered.CenterId), .. columns];
            var entity = model.Entity(table.ClrType);
            var made = name is null ? entity.HasIndex(all) : entity.HasIndex(all, name);
            made.IsUnique(unique).HasFilter(filter);
            if (descending is { Count: > 0 })
                made.IsDescending([false, .. descending]);
            else if (descending is not null)
                made.IsDescending([false, .. columns.Select(_ => true)]);
        }
    }
}
