using System.Text.Json;
using System.Text.Json.Serialization;

namespace Anju.Kernel;

/// <summary>Money travels as a JSON number of yuan with two decimals (65.00). Only a number with at most two decimals is read.</summary>
public sealed class MoneyJson : JsonConverter<Money>
{
    public override Money Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.Number) throw new JsonException("金额应为数字，如 65.00");
        // A longer fraction keeps its scale (or fills all 28 places), so it cannot slip through by being rounded.
        if (!reader.TryGetDecimal(out var yuan) || yuan.Scale > 2) throw new JsonException("金额最多两位小数");
        try { return Money.Yuan(yuan); }
        catch (OverflowException) { throw new JsonException("金额过大"); }
    }

    public override void Write(Utf8JsonWriter writer, Money value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteNumberValue(value.ToYuan());
    }
}
