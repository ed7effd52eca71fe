using System.Text;

namespace Anju.Billing.Domain.Calculation;

/// <summary>
/// What a line was computed from besides its columns (quantity, price version, days, amount), in a few bytes: the engine
/// computes the same fen from it again, and the sentence is made from it when somebody asks.
/// </summary>
internal sealed record Reasons
{
    /// <summary>The longest that is stored; a line costs about a dozen bytes, a meter reading some thirty more.</summary>
    public const int MostBytes = 800;

    private const int HasBefore = 1, HasPersons = 2, HasRate = 4, HasMonths = 8, HasRegisters = 16, HasUsage = 32, HasVariables = 64;

    public Fraction Share { get; init; } = Fraction.One;
    public decimal Before { get; init; }
    public int Persons { get; init; }
    public decimal Rate { get; init; } = 1;
    public int Months { get; init; } = 1;
    public decimal Peak { get; init; }
    public decimal Valley { get; init; }
    public IReadOnlyList<UsagePart> Usage { get; init; } = [];
    public IReadOnlyList<decimal>? Variables { get; init; }

    /// <summary>Exact value less amount, in yuan to ten places.</summary>
    public decimal Rest { get; init; }

    public LineInput Input(decimal quantity, int month) => new(quantity, Share, Before, Persons, Rate, month, Months, Peak, Valley, Variables);

    public static byte[] Pack(in LineInput line, decimal rest, IReadOnlyList<UsagePart>? usage = null)
    {
        Span<byte> room = usage is { Count: > 0 } || line.Variables is not null ? stackalloc byte[1024] : stackalloc byte[96];
        var at = 1;
        var flags = (line.Before != 0 ? HasBefore : 0) | (line.Persons != 0 ? HasPersons : 0) | (line.Rate != 1 ? HasRate : 0) | (line.Months != 1 ? HasMonths : 0)
            | (line.Peak != 0 || line.Valley != 0 ? HasRegisters : 0) | (usage is { Count: > 0 } ? HasUsage : 0) | (line.Variables is not null ? HasVariables : 0);
        room[0] = (byte)flags;
        Put(room, ref at, line.Share.Number);
        Put(room, ref at, line.Share.Of);
        Put(room, ref at, (long)decimal.Round(rest * 10_000_000_000m));
        if ((flags & HasBefore) != 0) Put(room, ref at, Milli(line.Before));
        if ((flags & HasPersons) != 0) Put(room, ref at, line.Persons);
        if ((flags & HasRate) != 0) Put(room, ref at, (long)(line.Rate * 10_000));
        if ((flags & HasMonths) != 0) Put(room, ref at, line.Months);
        if ((flags & HasRegisters) != 0) { Put(room, ref at, Milli(line.Peak)); Put(room, ref at, Milli(line.Valley)); }
        if ((flags & HasVariables) != 0)
            foreach (var variable in line.Variables!)
                Put(room, ref at, Milli(variable));
        if ((flags & HasUsage) != 0)
            Put(room, ref at, usage!);
        return room[..at].ToArray();
    }

    private static void Put(Span<byte> room, ref int at, IReadOnlyList<UsagePart> usage)
    {
        var count = Math.Min(4, usage.Count);
        Put(room, ref at, count);
        for (var i = 0; i < count; i++)
        {
            var part = usage[i];
            Put(room, ref at, Cut(part.Meter));
            Put(room, ref at, Milli(part.Start));
            Put(room, ref at, Milli(part.End));
            Put(room, ref at, Milli(part.Multiplier));
            Put(room, ref at, Milli(part.Quantity));
            Put(room, ref at, Cut(part.Note));
        }
    }

    private static string Cut(string text) => text.Length > 40 ? text[..40] : text;

    public static Reasons Unpack(ReadOnlySpan<byte> packed)
    {
        if (packed.Length == 0)
            return new();
        var (flags, at) = (packed[0], 1);
        var (number, of, rest) = (Take(packed, ref at), Take(packed, ref at), Take(packed, ref at));
        return new()
        {
            Share = new(number, of),
            Rest = rest / 10_000_000_000m,
            Before = (flags & HasBefore) != 0 ? Take(packed, ref at) / 1000m : 0,
            Persons = (flags & HasPersons) != 0 ? (int)Take(packed, ref at) : 0,
            Rate = (flags & HasRate) != 0 ? Take(packed, ref at) / 10_000m : 1,
            Months = (flags & HasMonths) != 0 ? (int)Take(packed, ref at) : 1,
            Peak = (flags & HasRegisters) != 0 ? Take(packed, ref at) / 1000m : 0,
            Valley = (flags & HasRegisters) != 0 ? Take(packed, ref at) / 1000m : 0,
            Variables = (flags & HasVariables) != 0 ? Variable(packed, ref at) : null,
            Usage = (flags & HasUsage) != 0 ? Parts(packed, ref at) : [],
        };
    }

    private static decimal[] Variable(ReadOnlySpan<byte> packed, ref int at)
    {
        var all = new decimal[Expression.Words.Count];
        for (var i = 0; i < all.Length; i++)
            all[i] = Take(packed, ref at) / 1000m;
        return all;
    }

    private static UsagePart[] Parts(ReadOnlySpan<byte> packed, ref int at)
    {
        var parts = new UsagePart[Take(packed, ref at)];
        for (var i = 0; i < parts.Length; i++)
        {
            var meter = Text(packed, ref at);
            var (start, end, multiplier, quantity) = (Take(packed, ref at) / 1000m, Take(packed, ref at) / 1000m, Take(packed, ref at) / 1000m, Take(packed, ref at) / 1000m);
            parts[i] = new(meter, start, end, multiplier, quantity, Text(packed, ref at));
        }

        return parts;
    }

    private static long Milli(decimal value) => (long)decimal.Round(value * 1000, MidpointRounding.AwayFromZero);

    /// <summary>Seven bits a byte, small numbers of either sign in one.</summary>
    private static void Put(Span<byte> room, ref int at, long number)
    {
        var rest = (ulong)((number << 1) ^ (number >> 63));
        for (; rest >= 0x80; rest >>= 7)
            room[at++] = (byte)(rest | 0x80);
        room[at++] = (byte)rest;
    }

    private static void Put(Span<byte> room, ref int at, string text)
    {
        Put(room, ref at, Encoding.UTF8.GetByteCount(text));
        at += Encoding.UTF8.GetBytes(text, room[at..]);
    }

    private static long Take(ReadOnlySpan<byte> packed, ref int at)
    {
        var (number, shift) = (0UL, 0);
        for (; packed[at] >= 0x80; shift += 7)
            number |= (ulong)(packed[at++] & 0x7F) << shift;
        number |= (ulong)packed[at++] << shift;
        return (long)(number >> 1) ^ -(long)(number & 1);
    }

    private static string Text(ReadOnlySpan<byte> packed, ref int at)
    {
        var length = (int)Take(packed, ref at);
        at += length;
        return Encoding.UTF8.GetString(packed[(at - length)..at]);
    }
}
