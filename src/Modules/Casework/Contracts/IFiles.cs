using Anju.Kernel;

namespace Anju.Casework.Contracts;

public readonly record struct FileId(Guid Value) : ITypedId<FileId>;

/// <summary>A photo, a scan or a drawn signature as it came from a form.</summary>
/// <param name="Type">Media type found from the bytes, not believed from the sender.</param>
public sealed record NewFile(string Name, byte[] Bytes, DateTime? TakenAt = null);

public sealed record FileCard(FileId Id, string Name, string Type, int Length, DateTime At, string By, string Purpose, string Href);

/// <summary>Files that belong to records. Only JPEG, PNG, WebP and PDF, each at most 10 MB, at most 30 a record; served with the permission of their record.</summary>
public interface IFiles
{
    /// <summary>Stores a file in the running transaction; a problem sentence when it is too large, of another type or one too many.</summary>
    /// <param name="purpose">e.g. 照片, 完工照片, 签名.</param>
    /// <param name="viewPermission">Permission that may open it.</param>
    Task<Kernel.UseCases.Result<FileId>> Keep(Subject subject, NewFile file, string purpose, string viewPermission, CancellationToken ct);

    Task<IReadOnlyList<FileCard>> Of(Subject subject, CancellationToken ct);

    /// <summary>Files of many records of one kind, in one question; records without any are not in it.</summary>
    async Task<IReadOnlyDictionary<Guid, IReadOnlyList<FileCard>>> Of(string kind, IReadOnlyCollection<Guid> records, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(records);
        var found = new Dictionary<Guid, IReadOnlyList<FileCard>>();
        foreach (var record in records)
            if (await Of(new Subject(kind, record), ct) is { Count: > 0 } cards)
                found[record] = cards;
        return found;
    }

    /// <summary>Also shows the files of one record on another: photos move along when a contact becomes a repair.</summary>
    Task Share(Subject from, Subject to, CancellationToken ct);
}
