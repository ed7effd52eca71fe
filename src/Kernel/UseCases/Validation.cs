using System.Collections;
using System.Collections.Concurrent;
using System.ComponentModel.DataAnnotations;
using System.Reflection;

namespace Anju.Kernel.UseCases;

/// <summary>
/// Checks a command before anything else sees it: its DataAnnotations (nested parts and lists too), and for every
/// value, asked or not, that it is text both databases can hold, a number or a time within reason, a list with a bound.
/// Tidies on the way: text is trimmed and never missing where the command needs one, times without an offset are Shanghai wall time and become UTC.
/// </summary>
internal static class Validation
{
    private const int LongestText = 4000, LongestList = 500, Deepest = 4;
    private static readonly DateTime FirstMoment = new(1990, 1, 1, 0, 0, 0, DateTimeKind.Utc), LastMoment = new(2100, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private static readonly DateOnly FirstDay = new(1900, 1, 1), LastDay = new(2100, 12, 31);
    private const decimal LargestNumber = 1_000_000_000_000m;
    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    private sealed record Field(PropertyInfo Property, ValidationAttribute[] Rules, string Label, bool HasLength, bool IsSecret, bool IsNeverNull);

    private static readonly ConcurrentDictionary<Type, Field[]> Plans = new();

    public static Dictionary<string, string[]>? Check(object command)
    {
        Dictionary<string, List<string>>? errors = null;
        Walk(command, "", 0, ref errors);
        return errors?.ToDictionary(e => e.Key, e => e.Value.ToArray());
    }

    private static void Walk(object part, string path, int depth, ref Dictionary<string, List<string>>? errors)
    {
        var context = new ValidationContext(part);
        foreach (var field in Plans.GetOrAdd(part.GetType(), Plan))
        {
            var value = Tidy(part, field);
            var name = path + field.Property.Name;
            context.MemberName = field.Property.Name;
            context.DisplayName = field.Label;
            foreach (var rule in field.Rules)
                if (rule.GetValidationResult(value, context) is { } failed)
                    Add(ref errors, name, Sentence(rule, failed));
            if (Unreasonable(value, field) is { } why)
                Add(ref errors, name, why);
            if (depth < Deepest)
                WalkInto(value, name, depth, ref errors);
        }

        if (part is IValidatableObject own && !HasHoles(part))
            foreach (var failed in own.Validate(new ValidationContext(part)))
                Add(ref errors, path + (failed.MemberNames.FirstOrDefault() ?? ""), failed.ErrorMessage ?? "填写有误");
    }

    private static void WalkInto(object? value, string name, int depth, ref Dictionary<string, List<string>>? errors)
    {
        if (value is IList list and not byte[])
        {
            for (var i = 0; i < Math.Min(list.Count, LongestList); i++)
                if (list[i] is null && PartsOf(value.GetType()) is not null)
                    Add(ref errors, name, "列表中有空项");
                else if (list[i] is { } item && IsPart(item.GetType()))
                    Walk(item, $"{name}[{i}].", depth + 1, ref errors);
                else if (list[i] is string text && Unreadable(text, true) is { } why)
                    Add(ref errors, name, why);
        }
        else if (value is not null && IsPart(value.GetType()))
        {
            Walk(value, name + ".", depth + 1, ref errors);
        }
    }

    /// <summary>What a part says of itself it says of whole lists: a hole in one of them is told already.</summary>
    private static bool HasHoles(object part) => Plans.GetOrAdd(part.GetType(), Plan).Any(f => f.Property.GetValue(part) is IList list and not byte[] && PartsOf(list.GetType()) is not null && list.Cast<object?>().Any(i => i is null));

    /// <summary>The kind of parts a list is of; null for lists of plain values.</summary>
    private static Type? PartsOf(Type list) => (list.IsArray ? list.GetElementType() : list.GenericTypeArguments.FirstOrDefault()) is { } item && IsPart(item) ? item : null;

    private static bool IsPart(Type type) => type.IsClass && type != typeof(string) && type.Namespace?.StartsWith("Anju.", StringComparison.Ordinal) == true;

    private static object? Tidy(object part, Field field)
    {
        var value = field.Property.GetValue(part);
        object? tidied = value switch
        {
            null when field.IsNeverNull => "",                   // an empty field of a form
            string text when !field.IsSecret && text.Length > 0 && (char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1])) => text.Trim(),
            DateTime { Kind: DateTimeKind.Unspecified } wall when wall > FirstMoment && wall < LastMoment => DateTime.SpecifyKind(wall - China, DateTimeKind.Utc),
            DateTime { Kind: DateTimeKind.Local } local => local.ToUniversalTime(),
            DateTime { Kind: DateTimeKind.Unspecified } odd => DateTime.SpecifyKind(odd, DateTimeKind.Utc),
            _ => value,
        };
        if (tidied is DateTime at)
            tidied = at.AddTicks(-(at.Ticks % TimeSpan.TicksPerMillisecond));
        if (!ReferenceEquals(tidied, value) && field.Property.CanWrite)
            field.Property.SetValue(part, tidied);
        return tidied;
    }

    /// <summary>What the rule says for itself; without words of its own, what a clerk can do about it.</summary>
    private static string Sentence(ValidationAttribute rule, ValidationResult failed) => rule switch
    {
        { ErrorMessage: not null } or { ErrorMessageResourceName: not null } => failed.ErrorMessage ?? "填写有误",
        RequiredAttribute => "请填写",
        StringLengthAttribute text => text.MinimumLength > 0 ? $"应为 {text.MinimumLength} 至 {text.MaximumLength} 字" : $"最多 {text.MaximumLength} 字",
        MaxLengthAttribute list => $"最多 {list.Length} 项",
        RangeAttribute range => $"应在 {range.Minimum} 至 {range.Maximum} 之间",
        _ => "填写有误",
    };

    private static string? Unreasonable(object? value, Field field) => value switch
    {
        string text => Unreadable(text, field.HasLength),
        DateTime at when at == default => "请填写时间",
        DateOnly on when on == default => "请填写日期",
        DateTime at when at < FirstMoment || at > LastMoment => "时间超出范围",
        DateOnly on when on < FirstDay || on > LastDay => "日期超出范围",
        decimal number when Math.Abs(number) > LargestNumber => "数字太大",
        Money money when Math.Abs((decimal)money.Fen) > LargestNumber * 100 => "金额太大",
        double number when !double.IsFinite(number) => "不是有效数字",
        byte[] => null,
        ICollection list when list.Count > LongestList => $"一次最多 {LongestList} 项",
        Enum option when !Enum.IsDefined(option.GetType(), option) => "没有这个选项",
        _ => null,
    };

    /// <summary>PostgreSQL holds no zero character, UTF-8 no half of a pair; neither comes from an honest keyboard.</summary>
    private static string? Unreadable(string text, bool hasLength)
    {
        if (!hasLength && text.Length > LongestText)
            return $"最多 {LongestText} 字";
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c < ' ' && c is not ('\n' or '\r' or '\t') || c == '\uFFFE' || c == '\uFFFF')
                return "含有不能显示的字符";
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                i++;
            else if (char.IsSurrogate(c))
                return "含有不能显示的字符";
        }

        return null;
    }

    private static Field[] Plan(Type type)
    {
        var nullability = new NullabilityInfoContext();
        return [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(p => p.CanRead && p.GetIndexParameters().Length == 0)
        .Select(p =>
        {
            var rules = p.GetCustomAttributes<ValidationAttribute>(true).ToArray();
            return new Field(p, rules, p.GetCustomAttribute<DisplayAttribute>()?.Name ?? p.Name,
                rules.Any(r => r is StringLengthAttribute or MaxLengthAttribute), p.GetCustomAttribute<DataTypeAttribute>()?.DataType == DataType.Password,
                p.PropertyType == typeof(string) && nullability.Create(p).ReadState == NullabilityState.NotNull);
        })];
    }

    private static void Add(ref Dictionary<string, List<string>>? errors, string name, string message)
    {
        errors ??= [];
        if (!errors.TryGetValue(name, out var list))
            errors[name] = list = [];
        if (!list.Contains(message))
            list.Add(message);
    }
}
