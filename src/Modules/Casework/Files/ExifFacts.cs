using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Anju.Casework.Files;

/// <summary>The two useful facts of a photo's EXIF block: how it is turned and the wall time it was taken at (without zone).</summary>
internal readonly record struct ExifFacts(ushort Orientation, DateTime? TakenAt)
{
    private const int Header = 6, MostEntries = 200;
    private const ushort OrientationTag = 0x0112, SubDirectory = 0x8769, OriginalTime = 0x9003;

    /// <param name="segment">Body of an APP1 segment; anything unreadable gives no facts.</param>
    public static ExifFacts Read(ReadOnlySpan<byte> segment)
    {
        if (!segment.StartsWith("Exif\0\0"u8) || segment.Length < Header + 8)
            return default;
        var tiff = segment[Header..];
        var big = tiff[0] == 'M';
        var facts = default(ExifFacts);
        ReadDirectory(tiff, big, U32(tiff, 4, big), true, ref facts);
        return facts;
    }

    private static void ReadDirectory(ReadOnlySpan<byte> tiff, bool big, uint at, bool first, ref ExifFacts facts)
    {
        if (at > tiff.Length - 2)
            return;
        var count = Math.Min((int)U16(tiff, (int)at, big), MostEntries);
        for (var i = 0; i < count; i++)
        {
            var entry = (int)at + 2 + i * 12;
            if (entry + 12 > tiff.Length)
                return;
            switch (U16(tiff, entry, big))
            {
                case OrientationTag when first: facts = facts with { Orientation = U16(tiff, entry + 8, big) }; break;
                case SubDirectory when first: ReadDirectory(tiff, big, U32(tiff, entry + 8, big), false, ref facts); break;
                case OriginalTime: facts = facts with { TakenAt = Time(tiff, U32(tiff, entry + 8, big)) }; break;
            }
        }
    }

    private static DateTime? Time(ReadOnlySpan<byte> tiff, uint at) => at <= tiff.Length - 19
        && DateTime.TryParseExact(Encoding.ASCII.GetString(tiff.Slice((int)at, 19)), "yyyy:MM:dd HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var taken)
        ? taken : null;

    private static ushort U16(ReadOnlySpan<byte> bytes, int at, bool big) => big ? BinaryPrimitives.ReadUInt16BigEndian(bytes[at..]) : BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]);

    private static uint U32(ReadOnlySpan<byte> bytes, int at, bool big) => big ? BinaryPrimitives.ReadUInt32BigEndian(bytes[at..]) : BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]);
}
