using System.Buffers.Binary;

namespace Anju.Casework.Files;

/// <summary>
/// Takes out of a WebP what is not the picture: EXIF, XMP and unknown chunks, and whatever follows its end. The header's
/// flags for EXIF and XMP are cleared, otherwise readers would look for what is gone.
/// </summary>
internal static class WebPPrivacy
{
    private const int Header = 12, Frame = 8;
    private const byte ExifFlag = 0b0000_1000, XmpFlag = 0b0000_0100;

    /// <returns>Null when the bytes are no WebP that can be read to its end.</returns>
    public static byte[]? Clean(byte[] photo)
    {
        if (photo.Length < Header + Frame)
            return null;
        var stated = BinaryPrimitives.ReadUInt32LittleEndian(photo.AsSpan(4));
        if (stated > photo.Length - Frame || stated < 4 + Frame)
            return null;
        var end = (int)stated + Frame;
        using var kept = new MemoryStream(end);
        kept.Write(photo, 0, Header);
        var hasPicture = false;
        for (var at = Header; at < end;)
        {
            if (end - at < Frame)
                return null;
            var length = BinaryPrimitives.ReadUInt32LittleEndian(photo.AsSpan(at + 4));
            if (length > end - at - Frame)
                return null;
            var chunk = photo.AsSpan(at, Frame + (int)length);
            hasPicture |= Keep(kept, chunk);
            at += chunk.Length + (int)(length & 1);              // chunks begin at even places
        }

        return hasPicture ? Closed(kept) : null;
    }

    /// <returns>Whether the chunk holds a picture.</returns>
    private static bool Keep(MemoryStream kept, ReadOnlySpan<byte> chunk)
    {
        var name = chunk[..4];
        var isPicture = name.SequenceEqual("VP8 "u8) || name.SequenceEqual("VP8L"u8) || name.SequenceEqual("ANMF"u8);
        var isHeader = name.SequenceEqual("VP8X"u8);
        if (!isPicture && !isHeader && !name.SequenceEqual("ALPH"u8) && !name.SequenceEqual("ANIM"u8) && !name.SequenceEqual("ICCP"u8))
            return false;
        var at = kept.Length;
        kept.Write(chunk);
        if ((chunk.Length & 1) != 0)
            kept.WriteByte(0);
        if (isHeader && chunk.Length > Frame)
            kept.GetBuffer()[at + Frame] &= unchecked((byte)~(ExifFlag | XmpFlag));
        return isPicture;
    }

    private static byte[] Closed(MemoryStream kept)
    {
        var bytes = kept.ToArray();
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(4), (uint)(bytes.Length - Frame));
        return bytes;
    }
}
