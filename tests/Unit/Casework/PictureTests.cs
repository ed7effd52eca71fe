using System.Buffers.Binary;
using System.Text;
using Anju.Casework.Files;
using CsCheck;
using Xunit;

namespace Anju.Unit.Casework;

public class PictureTests
{
    private const string Place = "GPSLatitude 31.2304 N";
    private static readonly byte[] PngPixel = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==");
    private static readonly byte[] WebPPixel = Convert.FromBase64String("UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==");

    private static byte[] PngChunk(string name, byte[] data)
    {
        byte[] chunk = [0, 0, 0, 0, .. Encoding.ASCII.GetBytes(name), .. data, 0, 0, 0, 0];
        BinaryPrimitives.WriteUInt32BigEndian(chunk, (uint)data.Length);
        return chunk;
    }

    private static byte[] WebPChunk(string name, byte[] data)
    {
        byte[] chunk = [.. Encoding.ASCII.GetBytes(name), 0, 0, 0, 0, .. data, .. data.Length % 2 == 1 ? new byte[] { 0 } : []];
        BinaryPrimitives.WriteUInt32LittleEndian(chunk.AsSpan(4), (uint)data.Length);
        return chunk;
    }

    private static byte[] WebP(params byte[][] chunks)
    {
        byte[] file = [.. "RIFF\0\0\0\0WEBP"u8, .. chunks.SelectMany(c => c)];
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(4), (uint)(file.Length - 8));
        return file;
    }

    private static readonly byte[] Telling = Encoding.ASCII.GetBytes("Exif\0\0II*\0" + Place);
    private static readonly byte[] Extended = WebPChunk("VP8X", [0b0010_1100, 0, 0, 0, 0, 0, 0, 0, 0, 0]);

    private static byte[] TellingPng() =>
    [
        .. PngPixel[..33], .. PngChunk("tEXt", Telling), .. PngChunk("zTXt", Telling), .. PngChunk("iTXt", Telling), .. PngChunk("eXIf", Telling), .. PngChunk("tIME", Telling[..7]), .. PngChunk("prVt", Telling),
        .. PngPixel[33..], .. Telling,
    ];

    private static byte[] TellingWebP() => [.. WebP(Extended, WebPChunk("ICCP", [1, 2, 3]), WebPPixel[12..], WebPChunk("EXIF", Telling), WebPChunk("XMP ", Telling), WebPChunk("what", Telling)), .. Telling];

    private static bool Tells(byte[] bytes) => bytes.AsSpan().IndexOf("GPS"u8) >= 0 || bytes.AsSpan().IndexOf("Exif"u8) >= 0;

    [Fact]
    public void A_png_forgets_place_time_and_comments_and_keeps_the_picture()
    {
        Assert.True(Tells(TellingPng()));
        Assert.Equal(PngPixel, Picture.Clean(TellingPng(), MediaType.Png)!.Value.Bytes);
        Assert.Equal(PngPixel, Picture.Clean(PngPixel, MediaType.Png)!.Value.Bytes);
    }

    [Fact]
    public void A_webp_forgets_place_and_comments_and_says_no_longer_that_it_has_them()
    {
        Assert.True(Tells(TellingWebP()));
        var clean = Picture.Clean(TellingWebP(), MediaType.WebP)!.Value.Bytes;
        Assert.Equal(WebP(WebPChunk("VP8X", [0b0010_0000, 0, 0, 0, 0, 0, 0, 0, 0, 0]), WebPChunk("ICCP", [1, 2, 3]), WebPPixel[12..]), clean);
        Assert.Equal(WebPPixel, Picture.Clean(WebPPixel, MediaType.WebP)!.Value.Bytes);
        Assert.Equal(MediaType.WebP, MediaType.Of(clean));
    }

    [Fact]
    public void A_picture_without_a_picture_in_it_is_refused()
    {
        Assert.Null(Picture.Clean([.. PngPixel[..33], .. PngChunk("IEND", [])], MediaType.Png));
        Assert.Null(Picture.Clean([.. PngPixel[..8], .. PngChunk("tEXt", Telling), .. PngPixel[8..]], MediaType.Png));
        Assert.Null(Picture.Clean(WebP(Extended, WebPChunk("EXIF", Telling)), MediaType.WebP));
        Assert.Null(Picture.Clean("RIFF\u00FF\u00FF\u00FF\u00FFWEBPVP8 "u8.ToArray(), MediaType.WebP));
    }

    private static readonly (byte[] Whole, string Type)[] Samples = [(TellingPng()[..^Telling.Length], MediaType.Png), (TellingWebP()[..^Telling.Length], MediaType.WebP)];

    [Fact]
    public void A_cut_picture_is_refused_wherever_it_is_cut() =>
        Assert.All(Samples, s => Assert.All(Enumerable.Range(0, s.Whole.Length), cut => Assert.Null(Picture.Clean(s.Whole[..cut], s.Type))));

    [Fact]
    public void Whatever_the_bytes_there_is_no_exception_and_what_comes_out_is_clean() =>
        Gen.Select(Gen.Int[0, 1], Gen.Select(Gen.Int[0, 400], Gen.Byte).Array[0, 12], Gen.Int[0, 400]).Sample((which, changes, cut) =>
        {
            var (whole, type) = Samples[which];
            var bytes = whole.ToArray();
            foreach (var (at, value) in changes)
                bytes[at % bytes.Length] = value;
            Check(bytes[..Math.Min(bytes.Length, Math.Max(cut, bytes.Length / 2))], type);
            Check(bytes, type);
        });

    [Fact]
    public void Garbage_behind_a_true_beginning_is_no_exception() =>
        Gen.Byte.Array[0, 300].Sample(garbage =>
        {
            Check([.. PngPixel[..8], .. garbage], MediaType.Png);
            Check([.. PngPixel[..33], .. garbage], MediaType.Png);
            Check([.. WebPPixel[..12], .. garbage], MediaType.WebP);
            Check([.. WebP(garbage)], MediaType.WebP);
            Check([0xFF, 0xD8, 0xFF, .. garbage], MediaType.Jpeg);
        });

    /// <summary>Either refused, or a picture that is clean: cleaning it again finds nothing more to take out.</summary>
    private static void Check(byte[] bytes, string type)
    {
        if (Picture.Clean(bytes, type) is not { } clean)
            return;
        Assert.True(clean.Bytes.Length <= bytes.Length + 36 + 16);
        Assert.Equal(clean.Bytes, Picture.Clean(clean.Bytes, type)!.Value.Bytes);
    }
}
