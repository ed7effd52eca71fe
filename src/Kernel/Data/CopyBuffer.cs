using System.Buffers.Binary;
using System.Text;

namespace Anju.Kernel.Data;

/// <summary>Rows in PostgreSQL's own binary form for COPY: a count of fields, and before each field its length.</summary>
internal sealed class CopyBuffer
{
    private const int Full = 1 << 16;
    private static readonly byte[] Signature = [.. "PGCOPY\n"u8, 0xFF, 0x0D, 0x0A, 0, 0, 0, 0, 0, 0, 0, 0, 0];
    private static readonly DateOnly FirstDay = new(2000, 1, 1);
    private static readonly DateTime FirstMoment = new(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private byte[] room = new byte[2 * Full];
    private int at;

    public bool IsFull => at >= Full;

    public void Begin()
    {
        Signature.CopyTo(room, 0);
        at = Signature.Length;
    }

    public void Row(int fields) => BinaryPrimitives.WriteInt16BigEndian(Take(2), (short)fields);

    public void End() => BinaryPrimitives.WriteInt16BigEndian(Take(2), -1);

    public async ValueTask Empty(Stream stream, CancellationToken ct)
    {
        await stream.WriteAsync(room.AsMemory(0, at), ct);
        at = 0;
    }

    public void Null() => BinaryPrimitives.WriteInt32BigEndian(Take(4), -1);

    public void Long(long value) => BinaryPrimitives.WriteInt64BigEndian(Field(8), value);

    public void Int(int value) => BinaryPrimitives.WriteInt32BigEndian(Field(4), value);

    public void Short(short value) => BinaryPrimitives.WriteInt16BigEndian(Field(2), value);

    public void Bool(bool value) => Field(1)[0] = value ? (byte)1 : (byte)0;

    public void Id(Guid value) => value.TryWriteBytes(Field(16), bigEndian: true, out _);

    public void Day(DateOnly value) => Int(value.DayNumber - FirstDay.DayNumber);

    public void Moment(DateTime value) => Long((value.Ticks - FirstMoment.Ticks) / TimeSpan.TicksPerMicrosecond);

    public void Text(string value) => Encoding.UTF8.GetBytes(value, Field(Encoding.UTF8.GetByteCount(value)));

    public void Bytes(byte[] value) => value.CopyTo(Field(value.Length));

    private Span<byte> Field(int length)
    {
        BinaryPrimitives.WriteInt32BigEndian(Take(4), length);
        return Take(length);
    }

    private Span<byte> Take(int length)
    {
        if (at + length > room.Length)
            Array.Resize(ref room, Math.Max(2 * room.Length, at + length));
        at += length;
        return room.AsSpan(at - length, length);
    }
}
