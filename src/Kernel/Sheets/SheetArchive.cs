using System.IO.Compression;
using System.Xml;

namespace Anju.Kernel.Sheets;

/// <summary>Why a file as a whole cannot be read.</summary>
public sealed class UnreadableSheetException(string message) : Exception(message);

/// <summary>
/// The inside of an .xlsx, opened with suspicion: what is no workbook, is locked, carries macros or grows beyond reason
/// when unpacked is refused with a sentence before a cell is read.
/// </summary>
public sealed class SheetArchive : IDisposable
{
    private const int MostParts = 2000, LargestList = 4 * 1024 * 1024;
    private const long LargestUnpacked = 200L * 1024 * 1024;
    private const string NoWorkbook = "这不是可读的 .xlsx 文件；请在 Excel 中打开，另存为 .xlsx 再上传";

    private readonly ZipArchive zip;

    private SheetArchive(ZipArchive zip) => this.zip = zip;

    /// <exception cref="UnreadableSheetException">With the sentence for the clerk.</exception>
    public static SheetArchive Open(Stream file)
    {
        Span<byte> head = stackalloc byte[8];
        var read = file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        file.Position = 0;
        if (read == 0)
            throw new UnreadableSheetException("文件是空的");
        if (head.SequenceEqual((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]))
            throw new UnreadableSheetException("文件设有密码，或是旧版 .xls；请去掉密码、另存为 .xlsx 再上传");
        if (!head[..4].SequenceEqual("PK\x03\x04"u8))
            throw new UnreadableSheetException(NoWorkbook);
        try
        {
            var archive = new SheetArchive(new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true));
            archive.Inspect();
            return archive;
        }
        catch (InvalidDataException)
        {
            throw new UnreadableSheetException(NoWorkbook);
        }
    }

    private void Inspect()
    {
        if (zip.Entries.Count > MostParts)
            throw new UnreadableSheetException(NoWorkbook);
        if (zip.Entries.Aggregate(0L, (sum, e) => Math.Min(sum + e.Length, long.MaxValue / 2)) > LargestUnpacked)
            throw TooLarge;
        if (zip.Entries.Any(e => e.FullName.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase)) || ReadsMacros())
            throw new UnreadableSheetException("文件含有宏；请另存为不含宏的 .xlsx 再上传");
    }

    private bool ReadsMacros()
    {
        using var types = Part("[Content_Types].xml", LargestList) ?? throw new UnreadableSheetException(NoWorkbook);
        while (types.Read())
            if (types.GetAttribute("ContentType") is { } type && type.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase))
                return true;
        return false;
    }

    public static UnreadableSheetException TooLarge => new("文件解压后太大；请只保留要导入的一张表");

    public static UnreadableSheetException Broken => new(NoWorkbook);

    /// <returns>The part, readable up to a number of bytes whatever the archive claims; null when it is not there.</returns>
    public XmlReader? Part(string name, long largest) => zip.GetEntry(name) is not { } entry ? null
        : XmlReader.Create(new Bounded(entry.Open(), largest), new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CloseInput = true, IgnoreComments = true, IgnoreProcessingInstructions = true });

    public void Dispose() => zip.Dispose();

    /// <summary>Ends the reading of a part that unpacks to more than it may.</summary>
    private sealed class Bounded(Stream inner, long left) : Stream
    {
        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            var read = inner.Read(buffer);
            left -= read;
            return left >= 0 ? read : throw TooLarge;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                inner.Dispose();
            base.Dispose(disposing);
        }

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
        public override void Flush() { }
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
