namespace Anju.Casework.Contracts;

/// <summary>缺项 / 缺签名 / 缺照片 / 未关闭.</summary>
public enum Lack { Field, Signature, Photo, Close }

/// <summary>A record that should be complete by now and is not.</summary>
/// <param name="What">What it lacks, e.g. 告知用户的记录.</param>
/// <param name="Since">UTC; the moment since which it should have been there.</param>
/// <param name="Who">Whose matter it is; may be empty.</param>
public sealed record IncompleteRecord(Subject Subject, Lack Lack, string What, string Number, string Title, string Href, DateTime Since, string Who);

/// <summary>整理资料 (S-4.1.4a): a module tells which of its records lack a field, a signature, a photo or their end.</summary>
public interface IIncompleteRecords
{
    /// <summary>How far back it is looked, in days: what is older is filed as it is.</summary>
    public const int DaysBack = 180;

    int Order { get; }

    /// <summary>What staff call the module, e.g. 报修.</summary>
    string Module { get; }

    /// <summary>Who may open the records; the others are told number and lack only.</summary>
    string Permission { get; }

    /// <summary>Of each lack at most <paramref name="limit"/> since a moment, the oldest first, then by id.</summary>
    Task<IReadOnlyList<IncompleteRecord>> Of(DateTime since, int limit, CancellationToken ct);
}
