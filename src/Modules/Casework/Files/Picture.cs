namespace Anju.Casework.Files;

/// <summary>A photo without what it tells beside the picture: place, phone, owner, comments.</summary>
internal static class Picture
{
    /// <param name="type">Found from the bytes.</param>
    /// <returns>Null when it cannot be read to its end; never an exception, whatever the bytes.</returns>
    public static (byte[] Bytes, ExifFacts Facts)? Clean(byte[] photo, string type) => type switch
    {
        MediaType.Jpeg => JpegPrivacy.Clean(photo),
        MediaType.Png => PngPrivacy.Clean(photo) is { } png ? (png, default(ExifFacts)) : null,
        MediaType.WebP => WebPPrivacy.Clean(photo) is { } webp ? (webp, default(ExifFacts)) : null,
        _ => null,
    };
}
