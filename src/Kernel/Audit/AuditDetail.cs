using System.Buffers;
using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Anju.Kernel.Data;

namespace Anju.Kernel.Audit;

/// <summary>What changed in a row, as JSON a person can read. Personal data is masked before it reaches the chain, which can never forget.</summary>
internal static class AuditDetail
{
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All), SkipValidation = true };
    private static readonly ConcurrentDictionary<IPropertyBase, PersonalKind?> Personal = new();

    public static string Key(EntityEntry entry)
    {
        var key = entry.Metadata.FindPrimaryKey()!.Properties;
        return string.Join(',', key.Where(p => p.Name != nameof(Centered.CenterId)).Select(p => Text(entry.Property(p.Name).CurrentValue)));
    }

    public static string Of(EntityEntry entry)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using var json = new Utf8JsonWriter(buffer, Readable);
        json.WriteStartObject();
        foreach (var property in entry.Properties)
            Write(json, entry.State, property, property.Metadata.Name);
        foreach (var part in entry.ComplexProperties)
            foreach (var property in part.Properties)
                Write(json, entry.State, property, part.Metadata.Name);
        json.WriteEndObject();
        json.Flush();
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter json, EntityState state, PropertyEntry property, string name)
    {
        if (name is nameof(Centered.CenterId) or nameof(Versioned.Version) || property.Metadata is IProperty p && p.IsPrimaryKey())
            return;
        if (state == EntityState.Modified)
        {
            if (!property.IsModified || Equals(property.OriginalValue, property.CurrentValue))
                return;
            json.WriteStartArray(name);
            json.WriteStringValue(Shown(property, property.OriginalValue));
            json.WriteStringValue(Shown(property, property.CurrentValue));
            json.WriteEndArray();
        }
        else if (property.CurrentValue is not null and not "")
        {
            json.WriteString(name, Shown(property, property.CurrentValue));
        }
    }

    private static string? Shown(PropertyEntry property, object? value)
    {
        var kind = Personal.GetOrAdd(property.Metadata, static p => p.PropertyInfo?.GetCustomAttribute<PersonalAttribute>()?.Kind);
        return value is null ? null : kind is { } personal ? Mask(personal, Text(value)) : Text(value);
    }

    private static string Mask(PersonalKind kind, string text) => kind switch
    {
        PersonalKind.Name => Kernel.Text.Mask.Name(text),
        PersonalKind.Phone => Kernel.Text.Mask.Phone(text),
        PersonalKind.Plate => Kernel.Text.Mask.Plate(text),
        PersonalKind.IdNumber => text.Length == 0 ? "" : "（已加密）",
        _ => text.Length <= 1 ? "*" : text[..1] + "***",
    };

    private static string Text(object? value) => value switch
    {
        null => "",
        string text => text,
        DateTime at => at.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture),
        DateOnly on => on.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        byte[] bytes => $"{bytes.Length} bytes",
        _ when Conversions.IsTypedId(value.GetType()) => value.GetType().GetProperty("Value")!.GetValue(value)!.ToString()!,
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
