using System.Buffers.Binary;

namespace Anju.Casework.Files;

/// <summary>
/// A photo tells where it was taken, by which phone, and carries small copies of itself. Only the picture is kept: the
/// application segments that cameras fill (EXIF, XMP, IPTC) and whatever follows the picture's end are dropped. Turning
/// (orientation) is written back, otherwise upright photos would lie on their side.
/// </summary>
internal static class JpegPrivacy
{
    private const byte Soi = 0xD8, Eoi = 0xD9, Sos = 0xDA, App0 = 0xE0, App1 = 0xE1, App2 = 0xE2, App14 = 0xEE, App15 = 0xEF, Comment = 0xFE;

    /// <returns>Null when the bytes are no JPEG that can be read to its end.</returns>
    public static (byte[] Bytes, ExifFacts Facts)? Clean(byte[] photo)
    {
        using var kept = new MemoryStream(photo.Length);
        var facts = default(ExifFacts);
        kept.Write([0xFF, Soi]);
        var orientationAt = kept.Length;
        for (var at = 2; at + 1 < photo.Length;)
        {
            if (photo[at] != 0xFF)
                return null;
            var marker = photo[at + 1];
            if (marker == 0xFF) { at++; continue; }          // fill byte
            if (marker == Eoi)
            {
                kept.Write([0xFF, Eoi]);
                return (WithOrientation(kept.ToArray(), (int)orientationAt, facts.Orientation), facts);
            }
            if (at + 4 > photo.Length)
                return null;
            var length = BinaryPrimitives.ReadUInt16BigEndian(photo.AsSpan(at + 2));
            var end = at + 2 + length;
            if (length < 2 || end > photo.Length)
                return null;
            var body = photo.AsSpan(at + 4, length - 2);
            if (marker == App1 && facts == default)
                facts = ExifFacts.Read(body);
            if (marker == Sos)
                end = EndOfScan(photo, end);
            if (Keep(marker, body))
                kept.Write(photo, at, end - at);
            at = end;
        }

        return null;
    }

    /// <summary>JFIF, colour profile and Adobe's colour hint belong to the picture; all other application data and comments do not.</summary>
    private static bool Keep(byte marker, ReadOnlySpan<byte> body) => marker switch
    {
        App0 or App14 => true,
        App2 => body.StartsWith("ICC_PROFILE\0"u8),
        > App2 and <= App15 or App1 or Comment => false,
        _ => true,
    };

    /// <summary>Compressed data runs until a marker that is neither a stuffed zero nor a restart.</summary>
    private static int EndOfScan(byte[] photo, int at)
    {
        for (; at + 1 < photo.Length; at++)
            if (photo[at] == 0xFF && photo[at + 1] is not 0 and not (>= 0xD0 and <= 0xD7) and not 0xFF)
                return at;
        return photo.Length;
    }

    private static byte[] WithOrientation(byte[] photo, int at, ushort orientation)
    {
        if (orientation is < 2 or > 8)
            return photo;
        byte[] segment = [0xFF, App1, 0, 34, .. "Exif\0\0MM\0*"u8, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)orientation, 0, 0, 0, 0, 0, 0];
        return [.. photo.AsSpan(0, at), .. segment, .. photo.AsSpan(at)];
    }
}
