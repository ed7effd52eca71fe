using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Anju.Kernel.Demo;

/// <summary>A small picture of a wall, a floor and something that lies there: what a demo center would have photographed.</summary>
public static class DemoPhoto
{
    private const int Width = 320, Height = 240, Horizon = 150;

    /// <summary>PNG; the same for the same number.</summary>
    public static byte[] Png(int number)
    {
        using var packed = new MemoryStream();
        using (var zip = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
            for (var y = 0; y < Height; y++)
                zip.Write(Row(y, number));
        using var png = new MemoryStream();
        png.Write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        var head = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, Width);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), Height);
        (head[8], head[9]) = (8, 2);                         // 8 bits, RGB
        Chunk(png, "IHDR", head);
        Chunk(png, "IDAT", packed.ToArray());
        Chunk(png, "IEND", []);
        return png.ToArray();
    }

    private static byte[] Row(int y, int number)
    {
        var row = new byte[1 + 3 * Width];
        var (left, top, size) = (60 + number * 37 % 160, Horizon - 20 + number * 13 % 30, 30 + number * 7 % 25);
        for (var x = 0; x < Width; x++)
        {
            var light = (byte)(y < Horizon ? 205 - y / 4 - x / 16 : 120 - (y - Horizon) / 4 + (x / 40 + y / 20) % 2 * 8);
            var isThing = x >= left && x < left + 2 * size && y >= top && y < top + size;
            (row[1 + 3 * x], row[2 + 3 * x], row[3 + 3 * x]) = isThing ? ((byte)(70 + number * 29 % 90), (byte)(60 + number * 17 % 60), (byte)55) : (light, light, (byte)(light - 10));
        }

        return row;
    }

    private static void Chunk(MemoryStream png, string name, byte[] body)
    {
        Span<byte> four = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(four, body.Length);
        png.Write(four);
        byte[] named = [.. Encoding.ASCII.GetBytes(name), .. body];
        png.Write(named);
        BinaryPrimitives.WriteUInt32BigEndian(four, Crc(named));
        png.Write(four);
    }

    private static uint Crc(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var b in bytes)
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) == 0 ? crc >> 1 : crc >> 1 ^ 0xEDB88320u;
        }

        return ~crc;
    }
}
