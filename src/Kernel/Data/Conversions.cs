using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Anju.Kernel.Data;

/// <summary>How the kernel's value types lie in the two databases; the differences between them stand only here.</summary>
internal static class Conversions
{
    public static void Apply(ModelConfigurationBuilder conventions, IEnumerable<Type> typedIds, bool sqlite)
    {
        conventions.ComplexProperties<Money>();
        conventions.Properties<Enum>().HaveConversion<string>().HaveMaxLength(32);
        if (sqlite)
        {
            conventions.Properties<DateTime>().HaveConversion<UnixMilliseconds>();
            conventions.Properties<Guid>().HaveConversion<GuidBytes>();
        }
        else
        {
            conventions.Properties<DateTime>().HaveConversion<Utc>();
            conventions.Properties<string>().UseCollation("C");   // ordinal like SQLite: the same order on both, and prefixes use the index
        }

        foreach (var id in typedIds)
            conventions.Properties(id).HaveConversion((sqlite ? typeof(IdBytes<>) : typeof(IdGuid<>)).MakeGenericType(id));
    }

    public static bool IsTypedId(Type type) => type.IsValueType && !type.IsGenericTypeDefinition
        && Array.Exists(type.GetInterfaces(), i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(ITypedId<>));

    /// <summary>Big-endian, so that version-7 ids keep their order of creation as bytes.</summary>
    public static byte[] Bytes(Guid id) => id.ToByteArray(bigEndian: true);

    /// <summary>A value of a plain statement as SQLite keeps it.</summary>
    public static object? ForSqlite(object? value) => value switch
    {
        Guid id => Bytes(id),
        DateTime at => Milliseconds(at),
        _ => value,
    };

    private static long Milliseconds(DateTime value) => (Checked(value).Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMillisecond;

    private static DateTime Checked(DateTime value) => value.Kind == DateTimeKind.Utc ? value
        : throw new InvalidOperationException($"Store UTC only, got {value.Kind}.");

    private sealed class Utc() : ValueConverter<DateTime, DateTime>(v => Checked(v), v => DateTime.SpecifyKind(v, DateTimeKind.Utc));

    private sealed class UnixMilliseconds() : ValueConverter<DateTime, long>(
        v => Milliseconds(v), v => DateTime.UnixEpoch.AddMilliseconds(v));

    private sealed class GuidBytes() : ValueConverter<Guid, byte[]>(v => Bytes(v), v => new Guid(v, true));

    private sealed class IdGuid<TId>() : ValueConverter<TId, Guid>(id => id.Value, value => new TId { Value = value }) where TId : struct, ITypedId<TId>;

    private sealed class IdBytes<TId>() : ValueConverter<TId, byte[]>(id => Bytes(id.Value), value => new TId { Value = new Guid(value, true) }) where TId : struct, ITypedId<TId>;
}
