using System.Collections.Concurrent;
using System.ComponentModel;
using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.Http;
using Anju.Kernel.UseCases;

namespace Anju.Kernel.Web;

/// <summary>The question a GET route asks, for the OpenAPI document.</summary>
public sealed record QuestionType(Type Type);

/// <summary>Reads a query object from route and query string by the names of its properties: text, numbers, days, options, typed ids. What cannot be read is a refusal beside that field.</summary>
internal static class QueryBinder
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Settable = new();
    private static readonly ConcurrentDictionary<Type, Func<string, object?>> Readers = new();

    public static (TQuery? Query, Problem? Problem) Bind<TQuery>(HttpRequest request) where TQuery : class
    {
        var query = Activator.CreateInstance<TQuery>();
        foreach (var property in Properties(typeof(TQuery)))
        {
            var given = request.RouteValues.TryGetValue(property.Name, out var part) ? part as string : request.Query[property.Name].FirstOrDefault();
            if (string.IsNullOrEmpty(given))
                continue;
            if (Read(property.PropertyType, given) is not { } value)
                return (null, Problem.Invalid(property.Name, $"“{property.Name}”的值无法识别"));
            property.SetValue(query, value);
        }

        return (query, null);
    }

    public static PropertyInfo[] Properties(Type query) => Settable.GetOrAdd(query, static t => [.. t.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.CanWrite && p.SetMethod!.IsPublic)]);

    private static object? Read(Type type, string text) => Readers.GetOrAdd(Nullable.GetUnderlyingType(type) ?? type, static t => ReaderOf(t))(text);

    private static Func<string, object?> ReaderOf(Type type)
    {
        if (type == typeof(string))
            return text => text;
        if (type.IsEnum)
            return text => !int.TryParse(text, out _) && Enum.TryParse(type, text, ignoreCase: true, out var option) ? option : null;
        if (Data.Conversions.IsTypedId(type))
            return text => Guid.TryParse(text, out var id) ? Activator.CreateInstance(type, id) : null;
        if (type == typeof(DateOnly))
            return text => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
        var converter = TypeDescriptor.GetConverter(type);
        return text =>
        {
            try
            {
                return converter.ConvertFromInvariantString(text);
            }
            catch (Exception unreadable) when (unreadable is FormatException or ArgumentException or NotSupportedException or OverflowException)
            {
                return null;
            }
        };
    }
}
