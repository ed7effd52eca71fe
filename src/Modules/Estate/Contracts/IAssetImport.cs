namespace Anju.Estate.Contracts;

/// <summary>What is wrong in one cell of an asset sheet.</summary>
public sealed record ImportFault(int Row, string Column, string Reason);

/// <param name="Sentence">What was found or stored, in words.</param>
public sealed record ImportSummary(bool IsClean, string Sentence, IReadOnlyList<ImportFault> Faults);

/// <summary>Imports an asset sheet into the current center, outside of a page.</summary>
public interface IAssetImport
{
    /// <param name="file">Path of an .xlsx on this machine.</param>
    /// <param name="community">Name of the community of rows that name none; may be empty.</param>
    /// <param name="progress">Told the number of rows handled.</param>
    Task<ImportSummary> Import(string file, string community, bool checkOnly, Action<int>? progress, CancellationToken ct);

    /// <summary>Writes a copy of the sheet that says in each bad row what is wrong.</summary>
    /// <param name="copy">Path of the new .xlsx; an older one is replaced.</param>
    void Mark(string file, string copy, IReadOnlyList<ImportFault> faults);
}
