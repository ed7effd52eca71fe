using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Anju.Casework.Contracts;
using Anju.Casework.Domain;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;

namespace Anju.Casework.Files;

internal sealed class FileStore(AppDb db, CurrentUser user, Calendar calendar) : IFiles
{
    public const int LargestFile = 10 * 1024 * 1024, MostFiles = 30;
    private static readonly DateTime FirstPhoto = new(1990, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    public static string Href(FileId id) => $"/api/casework/files/{id.Value}";

    public async Task<Result<FileId>> Keep(Subject subject, NewFile file, string purpose, string viewPermission, CancellationToken ct)
    {
        if (file.Bytes.Length == 0)
            return Refused("文件是空的，请重新选择");
        if (file.Bytes.Length > LargestFile)
            return Refused("文件超过 10 MB，请压缩后再上传");
        if (MediaType.Of(file.Bytes) is not { } type)
            return Refused("只接受 JPEG、PNG、WebP 图片或 PDF 文件");
        if (await LinksOf(subject).CountAsync(ct) + LocalLinks(subject).Count() >= MostFiles)
            return Refused($"每份记录最多 {MostFiles} 个文件");

        var (bytes, takenAt) = (file.Bytes, file.TakenAt);
        if (type != MediaType.Pdf)
        {
            if (Picture.Clean(bytes, type) is not { } clean)
                return Refused("图片不完整或已损坏，请重新拍摄");
            bytes = clean.Bytes;
            takenAt ??= clean.Facts.TakenAt is { } wall ? calendar.ToUtc(DateOnly.FromDateTime(wall), TimeOnly.FromDateTime(wall)) : null;
        }

        var stored = new StoredFile
        {
            Name = CleanName(file.Name, type),
            Type = type,
            Length = bytes.Length,
            Sha256 = SHA256.HashData(bytes),
            Bytes = bytes,
            At = calendar.Now,
            TakenAt = Plausible(takenAt),
            By = user.Name,
            ViewPermission = viewPermission,
        };
        db.Add(stored);
        db.Add(new FileLink { File = stored.Id, SubjectKind = subject.Kind, SubjectId = subject.Id, Purpose = Words.Cut(purpose, 20) });
        return stored.Id;
    }

    public async Task<IReadOnlyList<FileCard>> Of(Subject subject, CancellationToken ct)
    {
        var rows = await (from link in LinksOf(subject)
                          join file in db.Set<StoredFile>() on link.File equals file.Id
                          orderby file.Id
                          select new { file.Id, file.Name, file.Type, file.Length, At = file.TakenAt ?? file.At, file.By, link.Purpose }).Take(MostFiles).ToListAsync(ct);
        return [.. rows.Select(f => new FileCard(f.Id, f.Name, f.Type, f.Length, f.At, f.By, f.Purpose, Href(f.Id)))];
    }

    public async Task<IReadOnlyDictionary<Guid, IReadOnlyList<FileCard>>> Of(string kind, IReadOnlyCollection<Guid> records, CancellationToken ct)
    {
        var rows = records.Count == 0 ? [] : await (from link in db.Set<FileLink>().AsNoTracking()
                                                    where link.SubjectKind == kind && records.Contains(link.SubjectId)
                                                    join file in db.Set<StoredFile>() on link.File equals file.Id
                                                    orderby file.Id, link.SubjectId
                                                    select new { link.SubjectId, file.Id, file.Name, file.Type, file.Length, At = file.TakenAt ?? file.At, file.By, link.Purpose }).Take(MostFiles * 100).ToListAsync(ct);
        return rows.GroupBy(r => r.SubjectId).ToDictionary(g => g.Key,
            IReadOnlyList<FileCard> (g) => [.. g.Select(f => new FileCard(f.Id, f.Name, f.Type, f.Length, f.At, f.By, f.Purpose, Href(f.Id)))]);
    }

    public async Task Share(Subject from, Subject to, CancellationToken ct)
    {
        var stored = await LinksOf(from).OrderBy(l => l.File).Select(l => new { l.File, l.Purpose }).Take(MostFiles).ToListAsync(ct);
        var have = await LinksOf(to).Select(l => l.File).ToListAsync(ct);
        foreach (var (file, purpose) in stored.Select(l => (l.File, l.Purpose)).Concat(LocalLinks(from).Select(l => (l.File, l.Purpose))).ToList())
            if (!have.Contains(file) && !LocalLinks(to).Any(l => l.File == file))
                db.Add(new FileLink { File = file, SubjectKind = to.Kind, SubjectId = to.Id, Purpose = purpose });
    }

    private IQueryable<FileLink> LinksOf(Subject subject) => db.Set<FileLink>().AsNoTracking().Where(l => l.SubjectKind == subject.Kind && l.SubjectId == subject.Id);

    /// <summary>Links of the running act that are not saved yet.</summary>
    private IEnumerable<FileLink> LocalLinks(Subject subject) => db.ChangeTracker.Entries<FileLink>()
        .Where(e => e.State == EntityState.Added && e.Entity.SubjectKind == subject.Kind && e.Entity.SubjectId == subject.Id).Select(e => e.Entity);

    /// <summary>A camera without a set clock says 1970 or tomorrow; then the time of arrival is the better witness.</summary>
    private DateTime? Plausible(DateTime? taken) => taken is { } at && at > FirstPhoto && at <= calendar.Now.AddMinutes(10)
        ? new DateTime(at.Ticks - at.Ticks % TimeSpan.TicksPerMillisecond, DateTimeKind.Utc) : null;

    /// <summary>Only the last part of a path, only visible characters, and the ending that the bytes deserve.</summary>
    private static string CleanName(string name, string type)
    {
        var clean = new StringBuilder();
        foreach (var rune in name.EnumerateRunes())
            clean.Append(rune.Value is '/' or '\\' ? "/" : Rune.IsControl(rune) || rune == Rune.ReplacementChar || rune.Value is '"' or '<' or '>' ? "" : rune.ToString());
        var last = clean.ToString().Split('/')[^1].Trim();
        var bare = Path.GetFileNameWithoutExtension(last);
        return Words.Cut(bare is "" ? "文件" : bare, StoredFile.LongestName - 10) + MediaType.Extension(type);
    }

    private static Problem Refused(string why) => Problem.Invalid("Files", why);
}
