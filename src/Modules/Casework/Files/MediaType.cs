namespace Anju.Casework.Files;

/// <summary>What bytes are, found from the bytes themselves: neither the name nor the sender is believed.</summary>
internal static class MediaType
{
    public const string Jpeg = "image/jpeg", Png = "image/png", WebP = "image/webp", Pdf = "application/pdf";

    /// <returns>One of the four types that may be stored, or null.</returns>
    public static string? Of(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xFF, 0xD8, 0xFF, ..] => Jpeg,
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => Png,
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => WebP,
        _ when bytes.StartsWith("%PDF-"u8) => Pdf,
        _ => null,
    };

    public static string Extension(string type) => type switch { Jpeg => ".jpg", Png => ".png", WebP => ".webp", _ => ".pdf" };
}
