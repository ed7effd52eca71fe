using System.Buffers.Binary;

namespace Anju.Casework.Files;

/// <summary>
/// Takes out of a PNG what is not the picture: texts, EXIF, times and every private chunk, and whatever follows its end.
/// Only the chunks that are needed to show it stay, so nothing new a phone invents gets through.
/// </summary>
internal static class PngPrivacy
{
    private const int Signature = 8, Frame = 12;                 // length, name and check sum around each chunk's data

    private static readonly HashSet<uint> Kept = [.. new[]
    {
        "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "sBIT", "bKGD", "pHYs", "cICP", "acTL", "fcTL", "fdAT",
    }.Select(Name)];

    /// <returns>Null when the bytes are no PNG that can be read to its end.</returns>
    public static byte[]? Clean(byte[] photo)
    {
        using var kept = new MemoryStream(photo.Length);
        if (photo.Length < Signature)
            return null;
        kept.Write(photo, 0, Signature);
        var hasPicture = false;
        for (var at = Signature; at <= photo.Length - Frame;)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(photo.AsSpan(at));
            if (length > photo.Length - at - Frame)
                return null;
            var name = BinaryPrimitives.ReadUInt32BigEndian(photo.AsSpan(at + 4));
            if (at == Signature && (name != Name("IHDR") || length != 13))
                return null;
            var size = (int)length + Frame;
            if (Kept.Contains(name))
                kept.Write(photo, at, size);
            hasPicture |= name == Name("IDAT");
            if (name == Name("IEND"))
                return hasPicture ? kept.ToArray() : null;
            at += size;
        }

        return null;
    }

    private static uint Name(string letters) => (uint)(letters[0] << 24 | letters[1] << 16 | letters[2] << 8 | letters[3]);
}
